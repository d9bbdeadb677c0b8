/* spool-self-win32.c: where the running program is, as Windows tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-self.h"

#include <windows.h>

/* The longest path there is, with the zero at its end. */
#define MAX_LETTERS 32768

/* See spool-self-linux.c. */
char *
spool_self_dup_path (void)
{
  g_autofree wchar_t *path = g_new (wchar_t, MAX_LETTERS);
  DWORD n_letters = GetModuleFileNameW (NULL, path, MAX_LETTERS);

  if (n_letters == 0 || n_letters == MAX_LETTERS)
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) path, n_letters, NULL, NULL, NULL);
}

/* See spool-self-linux.c. */
char *
spool_self_dup_file_name (const char *program)
{
  return g_strconcat (program, ".exe", NULL);
}
