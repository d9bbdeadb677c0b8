/* spool-startup-win32.c: options are answered in the console that they were given in.
 *
 * A program with windows has no console and no stdout, not even that of who started it, until it
 * asks for it. It asks only when there is an option: else Ctrl-C there would end the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <gtk/gtk.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* As large as Windows' own. */
#define ANY_FONT "Sans 9"

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

/* See spool-startup-unix.c. GTK asks Windows for its font. If it gets none, as under Wine, it takes
 * one that is called "(null)", and text is in whichever font comes first. */
void
spool_startup_choose_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &font, NULL);
  if (font == NULL || g_ascii_strncasecmp (font, "(null)", strlen ("(null)")) == 0)
    g_object_set (settings, "gtk-font-name", ANY_FONT, NULL);
}
