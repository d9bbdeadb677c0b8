/* spool-console-unix.c: the terminal that this program may have been started from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-console.h"

#include <unistd.h>

/**
 * spool_console_dup_arguments:
 * @argc: what main() got
 * @argv: (array length=argc): what main() got
 *
 * Returns: (transfer full): the arguments, as the names of files want them.
 */
GStrv
spool_console_dup_arguments (int argc, char **argv)
{
  return g_strdupv (argv);
}

/**
 * spool_console_begin:
 *
 * Makes the terminal show UTF-8, where that takes something. Before anything is said.
 *
 * Returns: what spool_console_end() wants to know.
 */
guint
spool_console_begin (void)
{
  return 0;
}

/**
 * spool_console_end:
 * @before: what spool_console_begin() gave
 *
 * Leaves the terminal as it was. Last in main().
 */
void
spool_console_end (guint before)
{
}

/**
 * spool_console_shows_progress:
 *
 * Returns: whether stderr is a terminal on which a line can be drawn again and again.
 */
gboolean
spool_console_shows_progress (void)
{
  return isatty (STDERR_FILENO);
}
