/* spool-startup-unix.c: pipes may break, and GTK knows what the desktop likes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* Help and version, the former from GOption, which then ends the process as if all were well. If
 * nobody reads them any more, they were not wanted. */
static void
print_or_exit (const char *text)
{
  g_autofree char *local = g_locale_from_utf8 (text, -1, NULL, NULL, NULL);

  if ((fputs (local != NULL ? local : text, stdout) >= 0 && fflush (stdout) == 0) || errno == EPIPE)
    return;
  g_printerr (_ ("spool: can't write to the standard output: %s\n"), g_strerror (errno));
  exit (1);
}

/**
 * spool_startup_prepare:
 * @argc: what main() got
 * @argv: (array length=argc): what main() got
 *
 * Lets options be answered where they were given, an answer that can't be written end the program
 * with status 1, and a bench that ends while it is written to be an error like any other. First in
 * main().
 */
void
spool_startup_prepare (int argc, char **argv)
{
  signal (SIGPIPE, SIG_IGN);
  g_set_print_handler (print_or_exit);
}

/**
 * spool_startup_choose_font:
 *
 * Sees to it that the window has a font. Once GTK has been initialised; only the thread of the main
 * context.
 */
void
spool_startup_choose_font (void)
{
}
