/* spool-command-compare.c: spool-bench compare: two reports of the same jobs beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-option-values.h"
#include "bench/spool-comparison-json.h"
#include "report/spool-comparison-table.h"
#include "report/spool-report-json.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

static GStrv
parse (GStrv arguments, gboolean *as_json, GError **error)
{
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, as_json, N_ ("Print the comparison as JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("REPORT REPORT"));
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_summary (
      context, _ ("Tells by how much the times of the second report (.spool.json) are longer than "
                  "those of\nthe first, for each configuration that both have."));
  g_option_context_set_description (
      context, _ ("Both must have measured the same jobs: workload, parameters, number and mode. "
                  "Other\ndifferences are listed.\n\n"
                  "Exit status: 0 compared; 1 the reports can't be read or compared; 2 wrong "
                  "usage."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!spool_option_parse (context, &rest, error))
    return NULL;
  if (files == NULL || g_strv_length (files) != 2)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("name two reports to compare"));
  else
    return g_steal_pointer (&files);
  return NULL;
}

static SpoolExit
print (const SpoolComparison *comparison, const SpoolReport *base, gboolean as_json)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (as_json)
    spool_comparison_json_write (comparison, base, text);
  else if (comparison->refused == NULL)
    spool_comparison_write_table (comparison, base, text);
  return spool_command_print (text->str);
}

/**
 * spool_command_compare:
 * @arguments: the arguments, the first being the program's name
 *
 * Compares two reports. Main thread.
 *
 * Returns: the exit status.
 */
SpoolExit
spool_command_compare (GStrv arguments)
{
  gboolean as_json = FALSE;
  g_auto (GStrv) files = NULL;
  g_autoptr (SpoolReport) base = NULL;
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolComparison) comparison = NULL;
  SpoolExit printed;
  g_autoptr (GError) error = NULL;

  files = parse (arguments, &as_json, &error);
  if (files == NULL || (base = spool_report_load (files[0], &error)) == NULL ||
      (report = spool_report_load (files[1], &error)) == NULL)
    return spool_command_fail ("compare", error);
  comparison = spool_comparison_new (base, report);
  printed = print (comparison, base, as_json);
  if (comparison->refused == NULL)
    return printed;
  g_set_error (&error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("the reports can't be compared: %s"),
               comparison->refused);
  return spool_command_fail ("compare", error);
}
