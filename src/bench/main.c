/* main.c: spool-bench, the command line and the conductor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/spool-commands.h"
#include "bench/spool-console.h"
#include "protocol/spool-fd.h"
#include "workload/spool-error.h"
#include "workload/spool-locale.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  const char *name;
  SpoolExit (*call) (GStrv arguments);
  const char *summary;
} Command;

static const Command commands[] = {
  { "run", spool_command_run, N_ ("Measure: the same jobs under each executor") },
  { "show", spool_command_show, N_ ("Show a report as a table or a chart") },
  { "compare", spool_command_compare, N_ ("Compare the times of two reports") },
  { "list", spool_command_list, N_ ("List workloads, executors and lessons") },
  { "machine", spool_command_machine, N_ ("Describe this machine as reports do") },
};

static char *
make_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, "%s\n\n", _ ("Usage: spool-bench COMMAND [OPTION…]"));
  g_string_append_printf (
      help, "%s\n\n",
      _ ("For a job of yours: how many workers, and should they be threads or processes?\n"
         "Spool runs the same jobs under each executor, times them fairly and compares."));
  g_string_append_printf (help, "%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (help, "\n%s\n",
                          _ ("“spool-bench COMMAND --help” explains a command. To begin with:\n"
                             "  spool-bench run --lesson web-threads -o chart.png"));
  return g_string_free (g_steal_pointer (&help), FALSE);
}

/**
 * spool_command_fail:
 * @command: (nullable): which command
 * @error: why it failed
 *
 * Tells people what went wrong.
 *
 * Returns: the exit status that goes with it.
 */
SpoolExit
spool_command_fail (const char *command, const GError *error)
{
  gboolean usage = g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_autofree char *message = NULL;

  /* Words of the command line may be in it, which may be anything. */
  message = g_utf8_make_valid (error->message, -1);
  g_printerr ("spool-bench: %s\n", message);
  if (usage && command != NULL)
    g_printerr (_ ("“spool-bench %s --help” explains the options.\n"), command);
  else if (usage)
    g_printerr ("%s\n", _ ("“spool-bench --help” explains the commands."));
  return usage ? SPOOL_EXIT_USAGE : SPOOL_EXIT_FAILED;
}

/**
 * spool_command_print:
 * @text: results, in UTF-8
 *
 * Prints results to the standard output. If nobody reads them any more, they were not wanted, and
 * that is no failure.
 *
 * Returns: the exit status that goes with it.
 */
SpoolExit
spool_command_print (const char *text)
{
  if ((fputs (text, stdout) >= 0 && fflush (stdout) == 0) || errno == EPIPE)
    return SPOOL_EXIT_OK;
  g_printerr (_ ("spool-bench: can't write to the standard output: %s\n"), g_strerror (errno));
  return SPOOL_EXIT_FAILED;
}

/* The help of a command is printed by GOption, which then ends the process as if all were well. */
static void
print_or_exit (const char *text)
{
  SpoolExit status = spool_command_print (text);

  if (status != SPOOL_EXIT_OK)
    exit ((int) status);
}

static SpoolExit
call_command (GStrv argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      {
        g_autofree char *name = g_strdup_printf ("spool-bench %s", argv[1]);

        g_set_prgname (name);
        return commands[i].call (arguments);
      }
  error = g_error_new (SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("there is no command “%s”"), argv[1]);
  return spool_command_fail (NULL, error);
}

static SpoolExit
answer (GStrv argv)
{
  g_autofree char *help = make_help ();

  if (argv[0] == NULL || argv[1] == NULL)
    {
      fputs (help, stderr);
      return SPOOL_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    return spool_command_print (help);
  if (g_str_equal (argv[1], "--version"))
    return spool_command_print ("spool-bench " SPOOL_VERSION "\n");
  return call_command (argv);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) arguments = NULL;
  guint console_before;
  SpoolExit status;

  spool_fd_prepare_standard ();
  console_before = spool_console_begin ();
  spool_locale_init ();
  g_set_print_handler (print_or_exit);
  arguments = spool_console_dup_arguments (argc, argv);
  status = answer (arguments);
  fflush (NULL);
  spool_console_end (console_before);
  return (int) status;
}
