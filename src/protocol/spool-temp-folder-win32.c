/* spool-temp-folder-win32.c: a run's folder is held by an open file beside it.
 *
 * Windows renames no folder with an open file in it. So the file lies beside; while it is open
 * nobody else can open it, and it goes when it is closed, which the system does for who dies. It is
 * made before the folder, so that no sweep meets a folder that nobody holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-temp-folder-private.h"

#include <errno.h>
#include <io.h>
#include <windows.h>

#define LOCK_ENDING ".lock"

static int
open_lock (const char *folder)
{
  g_autofree char *path = g_strconcat (folder, LOCK_ENDING, NULL);
  g_autofree gunichar2 *wide_path = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  HANDLE handle = INVALID_HANDLE_VALUE;

  if (wide_path != NULL)
    handle = CreateFileW ((const wchar_t *) wide_path, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                          OPEN_ALWAYS, FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, NULL);
  if (handle != INVALID_HANDLE_VALUE)
    return _open_osfhandle ((intptr_t) handle, 0);
  errno = GetLastError () == ERROR_PATH_NOT_FOUND ? ENOTDIR : EACCES;
  return -1;
}

/* See spool-temp-folder-private.h. */
int
spool_temp_folder_make_locked (const char *path, const char *new_path)
{
  int fd = open_lock (path), problem;

  if (fd < 0)
    return -1;
  if (g_mkdir (path, 0700) == 0)
    return fd;
  problem = errno;
  _close (fd);
  errno = problem;
  return -1;
}

/* See spool-temp-folder-private.h. */
int
spool_temp_folder_take_lock (const char *path)
{
  return open_lock (path);
}

/* See spool-temp-folder-private.h. Each user has a temporary folder of their own. */
gboolean
spool_temp_folder_is_ours (const GStatBuf *about)
{
  return S_ISDIR (about->st_mode);
}
