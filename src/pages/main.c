/* main.c: spool-pages, the local web server, as a program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pages/spool-page-options.h"
#include "pages/spool-page-process.h"
#include "pages/spool-page-server.h"

#define EXIT_FAILED 1
#define EXIT_WRONG_USAGE 2

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* Ends the loop when nobody is left at the other end of stdin. A thread of its own, because Windows
 * can't wait for a pipe and for anything else at once. */
static gpointer
wait_for_eof (gpointer loop)
{
  char buffer[4096];
  gssize got;

  do
    got = read (0, buffer, sizeof buffer);
  while (got > 0 || (got < 0 && errno == EINTR));

  /* Not g_main_context_invoke (), which would call it here if the loop does not run yet; a loop
   * that starts after it was told to quit does not quit. */
  g_idle_add_full (G_PRIORITY_HIGH, quit, loop, (GDestroyNotify) g_main_loop_unref);
  return NULL;
}

static void
prepare_process (void)
{
  g_autofree char *locale_folder = spool_page_process_dup_locale_folder ();

  spool_page_process_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("spool-pages");
}

/* Help and version, the former from GOption, which then ends the process as if all were well. If
 * nobody reads them any more, they were not wanted. */
static void
print_or_exit (const char *text)
{
  g_autofree char *local = g_locale_from_utf8 (text, -1, NULL, NULL, NULL);

  if ((fputs (local != NULL ? local : text, stdout) >= 0 && fflush (stdout) == 0) || errno == EPIPE)
    return;
  g_printerr (_ ("spool-pages: can't write to the standard output: %s\n"), g_strerror (errno));
  exit (EXIT_FAILED);
}

static int
serve (SpoolPageServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *address = spool_page_server_get_address (server);

  spool_page_process_quit_on_signals (loop);
  if (printf ("%s\n", address) < 0 || fflush (stdout) != 0)
    {
      g_printerr (_ ("spool-pages: can't write the address to standard output: %s\n"),
                  g_strerror (errno));
      return EXIT_FAILED;
    }

  g_thread_unref (g_thread_new ("stdin", wait_for_eof, g_main_loop_ref (loop)));
  g_main_loop_run (loop);
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (SpoolPageServer) server = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;
  SpoolPageOptions options;

  prepare_process ();
  g_set_print_handler (print_or_exit);
  arguments = spool_page_process_dup_arguments (argv);
  spool_page_options_init (&options);
  if (!spool_page_options_parse (&options, &arguments, &error))
    {
      g_printerr (_ ("spool-pages: %s. See spool-pages --help\n"), error->message);
      return EXIT_WRONG_USAGE;
    }
  if (options.version)
    {
      g_print ("spool-pages %s\n", SPOOL_VERSION);
      return 0;
    }

  server = spool_page_server_new (&options, &error);
  if (server == NULL)
    {
      g_printerr (_ ("spool-pages: can't listen on 127.0.0.1, port %u: %s. Choose another with "
                     "--port, or any free one with --port 0\n"),
                  options.port, error->message);
      return EXIT_FAILED;
    }
  return serve (server);
}
