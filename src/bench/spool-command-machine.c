/* spool-command-machine.c: spool-bench machine: what a report says of this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-option-values.h"
#include "report/spool-machine.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/**
 * spool_command_machine:
 * @arguments: the arguments, the first being the program's name
 *
 * Describes the machine. Main thread.
 *
 * Returns: the exit status.
 */
SpoolExit
spool_command_machine (GStrv arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json,
                                     N_ ("Print it as JSON, as in a report"), NULL },
                                   { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolMachine) machine = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  g_option_context_set_summary (context, _ ("Describes this machine as reports do."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (spool_option_parse (context, &rest, &error) && rest[0] != NULL && rest[1] != NULL)
    g_set_error (&error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” is not an option"), rest[1]);
  if (error != NULL)
    return spool_command_fail ("machine", error);
  machine = spool_machine_read ("/");
  text = as_json ? spool_machine_to_json (machine) : spool_machine_to_table (machine);
  lines = g_strconcat (text, g_str_has_suffix (text, "\n") ? "" : "\n", NULL);
  return spool_command_print (lines);
}
