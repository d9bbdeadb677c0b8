/* spool-startup-win32.c: options are answered in the console that they were given in.
 *
 * A program with windows has no console and no stdout, not even that of who started it, until it
 * asks for it. It asks only when there is an option: else Ctrl-C there would end the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <io.h>
#include <stdio.h>
#include <windows.h>

static gboolean
has_option (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == '-')
      return TRUE;
  return FALSE;
}

/* A stream that was redirected stays so. */
static void
open_on_console (FILE *stream)
{
  if (_fileno (stream) < 0 || _get_osfhandle (_fileno (stream)) < 0)
    freopen ("CONOUT$", "w", stream);
}

/* See spool-startup-unix.c. */
void
spool_startup_prepare (int argc, char **argv)
{
  if (!has_option (argc, argv) || !AttachConsole (ATTACH_PARENT_PROCESS))
    return;
  open_on_console (stdout);
  open_on_console (stderr);
}
