/* spool-console-win32.c: the console that this program may have been started from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-console.h"

#include <windows.h>

#ifndef ENABLE_VIRTUAL_TERMINAL_PROCESSING
#define ENABLE_VIRTUAL_TERMINAL_PROCESSING 0x0004
#endif

/* See spool-console-unix.c. What main() gets went through the code page, which lacks letters. */
GStrv
spool_console_dup_arguments (int argc, char **argv)
{
  return g_win32_get_command_line ();
}

/* See spool-console-unix.c. The code page belongs to the console, not to us; without a console it
 * is 0. */
guint
spool_console_begin (void)
{
  guint before = GetConsoleOutputCP ();

  if (before != 0)
    SetConsoleOutputCP (CP_UTF8);
  return before;
}

/* See spool-console-unix.c. */
void
spool_console_end (guint before)
{
  if (before != 0)
    SetConsoleOutputCP (before);
}

/* See spool-console-unix.c. Older consoles would show the controls that clear the line. */
gboolean
spool_console_shows_progress (void)
{
  HANDLE console = GetStdHandle (STD_ERROR_HANDLE);
  DWORD mode;

  return GetConsoleMode (console, &mode) &&
         SetConsoleMode (console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}
