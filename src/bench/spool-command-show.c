/* spool-command-show.c: spool-bench show: a report as a table, a chart or an analysis.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-analysis-json.h"
#include "bench/spool-commands.h"
#include "bench/spool-option-values.h"
#include "bench/spool-outputs.h"
#include "chart/spool-chart-export.h"
#include "report/spool-format.h"
#include "report/spool-report-json.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

#define MIN_SIZE_PX 50
#define MAX_SIZE_PX 16384

/* The options as they were written. */
typedef struct
{
  char *view;
  char *size;
  char *scale;
  char *theme;
  gboolean json;
  GStrv outputs;
  GStrv files;
} Written;

static void
written_clear (Written *self)
{
  g_free (self->view);
  g_free (self->size);
  g_free (self->scale);
  g_free (self->theme);
  g_strfreev (self->outputs);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Written, written_clear)

static gboolean
parse_written (GStrv arguments, Written *to, GError **error)
{
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &to->view,
      N_ ("What charts show: time, speedup, phases or timeline [time]"), N_ ("VIEW") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &to->size, N_ ("The chart's size in pixels [1000x640]"),
      N_ ("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &to->scale,
      N_ ("1 or 2; 2 makes pictures of twice as many pixels each way [1]"), N_ ("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &to->theme, N_ ("light or dark [light]"), N_ ("THEME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &to->json, N_ ("Print the analysis as JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &to->outputs,
      N_ ("Write a file; its ending picks the format; may be given several times"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &to->files, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("REPORT"));
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_summary (
      context, _ ("Shows a report (.spool.json) as a table, or writes it as a chart, CSV, …"));
  g_option_context_set_description (
      context, _ ("Examples:\n"
                  "  spool-bench show report.spool.json\n"
                  "  spool-bench show report.spool.json --theme dark --scale 2 -o chart.png"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!spool_option_parse (context, &rest, error))
    return FALSE;
  if (to->files == NULL || g_strv_length (to->files) != 1)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("name one report to show"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_size (const char *text, SpoolChartOptions *options, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "x", -1);
  guint64 width, height;

  if (g_strv_length (sides) != 2)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("--size must be WIDTHxHEIGHT, such as 1000x640, not “%s”"), text);
      return FALSE;
    }
  if (!spool_option_unsigned ("--size", sides[0], MIN_SIZE_PX, MAX_SIZE_PX, &width, error) ||
      !spool_option_unsigned ("--size", sides[1], MIN_SIZE_PX, MAX_SIZE_PX, &height, error))
    return FALSE;
  options->width_px = (guint) width;
  options->height_px = (guint) height;
  return TRUE;
}

static gboolean
parse_choice (const char *option, const char *text, const char *const *choices, GError **error)
{
  g_autofree char *known = NULL;

  if (text == NULL || g_strv_contains (choices, text))
    return TRUE;
  known = g_strjoinv (", ", (GStrv) choices);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("%s can't be “%s”; there are: %s"), option,
               text, known);
  return FALSE;
}

/* Sides and scale may each be fine, and the picture still be too large. */
static gboolean
check_picture (const SpoolChartOptions *options, GError **error)
{
  g_autoptr (GError) said = NULL;

  if (spool_chart_export_check_size ((int) options->width_px, (int) options->height_px,
                                     (int) options->scale, &said))
    return TRUE;
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, said->message);
  return FALSE;
}

static gboolean
parse_chart_options (const Written *written, SpoolChartOptions *options, GError **error)
{
  const char *const themes[] = { "light", "dark", NULL };
  g_auto (GStrv) views = spool_view_dup_ids ();
  guint64 scale = 1;

  if (!parse_choice ("--view", written->view, (const char *const *) views, error) ||
      !parse_choice ("--theme", written->theme, themes, error))
    return FALSE;
  if (written->size != NULL && !parse_size (written->size, options, error))
    return FALSE;
  if (written->scale != NULL &&
      !spool_option_unsigned ("--scale", written->scale, 1, 2, &scale, error))
    return FALSE;
  if (written->view != NULL)
    options->view = spool_view_find (written->view);
  options->scale = (guint) scale;
  options->dark = written->theme != NULL && g_str_equal (written->theme, "dark");
  return check_picture (options, error);
}

static SpoolExit
print (const Written *written, const SpoolReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (written->json)
    spool_analysis_json_write (report, text);
  else if (written->outputs == NULL)
    spool_format_write_table (report, text);
  return spool_command_print (text->str);
}

/**
 * spool_command_show:
 * @arguments: the arguments, the first being the program's name
 *
 * Shows a report. Main thread.
 *
 * Returns: the exit status.
 */
SpoolExit
spool_command_show (GStrv arguments)
{
  g_auto (Written) written = { 0 };
  SpoolChartOptions options = SPOOL_CHART_OPTIONS_INIT;
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  SpoolExit status;

  if (!parse_written (arguments, &written, &error) ||
      !parse_chart_options (&written, &options, &error) ||
      (outputs = spool_outputs_new (written.outputs, &options, &error)) == NULL ||
      (report = spool_report_load (written.files[0], &error)) == NULL)
    return spool_command_fail ("show", error);
  status = print (&written, report);
  spool_outputs_write_all (outputs, report, NULL, errors);
  for (guint i = 0; i < errors->len; i++)
    g_printerr ("spool-bench: %s\n", (const char *) g_ptr_array_index (errors, i));
  return errors->len == 0 ? status : SPOOL_EXIT_FAILED;
}
