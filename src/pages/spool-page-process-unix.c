/* spool-page-process-unix.c: what it takes to be a server program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/spool-page-process.h"

#include <glib-unix.h>
#include <signal.h>
#include <sys/resource.h>

/**
 * spool_page_process_dup_locale_folder:
 *
 * Returns: (transfer full): where the translations are.
 */
char *
spool_page_process_dup_locale_folder (void)
{
  return g_strdup (SPOOL_LOCALEDIR);
}

/**
 * spool_page_process_dup_arguments:
 * @argv: (array zero-terminated=1): what main() got
 *
 * Returns: (transfer full): the arguments.
 */
GStrv
spool_page_process_dup_arguments (char **argv)
{
  return g_strdupv (argv);
}

/* libsoup stops listening for good when a connection finds no descriptor left. */
static void
allow_many_descriptors (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max;
  /* macOS refuses its own "unlimited" here; then the limit that was there stays. */
  (void) setrlimit (RLIMIT_NOFILE, &limit);
}

/**
 * spool_page_process_prepare:
 *
 * Lets a client that goes be no end of the server, many clients come, and messages go to stderr.
 * What main() does first.
 */
void
spool_page_process_prepare (void)
{
  signal (SIGPIPE, SIG_IGN);
  /* Stdout is for the address alone. */
  g_log_writer_default_set_use_stderr (TRUE);
  allow_many_descriptors ();
}

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/**
 * spool_page_process_quit_on_signals:
 * @loop: the main loop
 *
 * Lets whatever asks a program to end quit @loop.
 */
void
spool_page_process_quit_on_signals (GMainLoop *loop)
{
  g_unix_signal_add_full (G_PRIORITY_HIGH, SIGTERM, quit, loop, NULL);
  g_unix_signal_add_full (G_PRIORITY_HIGH, SIGINT, quit, loop, NULL);
}
