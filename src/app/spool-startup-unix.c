/* spool-startup-unix.c: pipes may break, and GTK knows what the desktop likes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <signal.h>

/**
 * spool_startup_prepare:
 * @argc: what main() got
 * @argv: (array length=argc): what main() got
 *
 * Lets options be answered where they were given, and a bench that ends while it is written to be
 * an error like any other. First in main().
 */
void
spool_startup_prepare (int argc, char **argv)
{
  signal (SIGPIPE, SIG_IGN);
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
