/* spool-page-process-win32.c: what it takes to be a server program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/spool-page-process.h"

#include <fcntl.h>
#include <io.h>
#include <windows.h>

/* The longest path there is, with the zero at its end. */
#define MAX_LETTERS 32768

/* Of <prefix>\bin\program.exe it is <prefix>\share\locale. */
static char *
find_beside (void)
{
  g_autofree wchar_t *wide_path = g_new (wchar_t, MAX_LETTERS);
  DWORD n_letters = GetModuleFileNameW (NULL, wide_path, MAX_LETTERS);
  g_autofree char *path =
      g_utf16_to_utf8 ((const gunichar2 *) wide_path, n_letters, NULL, NULL, NULL);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *prefix = folder != NULL ? g_path_get_dirname (folder) : NULL;

  return prefix != NULL ? g_build_filename (prefix, "share", "locale", NULL)
                        : g_strdup (SPOOL_LOCALEDIR);
}

/* See spool-page-process-unix.c. gettext wants names in the system's encoding. */
char *
spool_page_process_dup_locale_folder (void)
{
  g_autofree char *found = find_beside ();
  char *encoded = g_win32_locale_filename_from_utf8 (found);

  return encoded != NULL ? encoded : g_steal_pointer (&found);
}

/* See spool-page-process-unix.c. What main() gets went through the code page, which lacks letters.
 */
GStrv
spool_page_process_dup_arguments (char **argv)
{
  return g_win32_get_command_line ();
}

/* GLib's own writer can't be told to spare stdout here: its libraries have begun threads by now. */
static GLogWriterOutput
write_to_stderr (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autofree char *text = NULL;

  if (g_log_writer_default_would_drop (level, G_LOG_DOMAIN))
    return G_LOG_WRITER_HANDLED;
  text = g_log_writer_format_fields (level, fields, n_fields, FALSE);
  g_printerr ("%s\n", text);
  return G_LOG_WRITER_HANDLED;
}

/* See spool-page-process-unix.c. A crash must be the end, too, and not a question in a window; and
 * what is written must not get carriage returns put in. */
void
spool_page_process_prepare (void)
{
  SetErrorMode (GetErrorMode () | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
  _setmode (0, _O_BINARY);
  _setmode (1, _O_BINARY);
  g_log_set_writer_func (write_to_stderr, NULL, NULL);
}

/* See spool-page-process-unix.c. Ctrl+C ends a program here as it is, which is what a server that
 * keeps nothing wants. */
void
spool_page_process_quit_on_signals (GMainLoop *loop)
{
}
