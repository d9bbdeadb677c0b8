/* spool-link-win32.c: what a link points to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-link.h"

#include <windows.h>

/* The longest path there is, with the zero at its end. */
#define MAX_LETTERS 32768
/* What stands before paths that have no limit. */
#define LONG_PREFIX "\\\\?\\"
#define LONG_SHARE_PREFIX "\\\\?\\UNC\\"

static char *
shorten (const char *path)
{
  if (g_str_has_prefix (path, LONG_SHARE_PREFIX))
    return g_strconcat ("\\\\", path + strlen (LONG_SHARE_PREFIX), NULL);
  return g_strdup (g_str_has_prefix (path, LONG_PREFIX) ? path + strlen (LONG_PREFIX) : path);
}

/* The path of an open file, without links in it. */
static char *
get_path (HANDLE file)
{
  g_autofree wchar_t *wide_path = g_new (wchar_t, MAX_LETTERS);
  g_autofree char *path = NULL;
  DWORD n_letters = GetFinalPathNameByHandleW (file, wide_path, MAX_LETTERS, 0);

  if (n_letters == 0 || n_letters >= MAX_LETTERS)
    return NULL;
  path = g_utf16_to_utf8 ((const gunichar2 *) wide_path, n_letters, NULL, NULL, NULL);
  return path != NULL ? shorten (path) : NULL;
}

/* See spool-link-unix.c. */
char *
spool_link_follow (const char *path)
{
  g_autofree gunichar2 *wide_path = NULL;
  char *target = NULL;
  HANDLE file;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return g_strdup (path);
  wide_path = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  if (wide_path == NULL)
    return g_strdup (path);
  file = CreateFileW ((const wchar_t *) wide_path, 0,
                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
                      FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file != INVALID_HANDLE_VALUE)
    {
      target = get_path (file);
      CloseHandle (file);
    }
  return target != NULL ? target : g_strdup (path);
}
