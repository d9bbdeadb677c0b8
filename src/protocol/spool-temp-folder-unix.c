/* spool-temp-folder-unix.c: a run's folder is held by a lock on a file in it.
 *
 * So that no sweep meets a folder whose lock is not yet held, it is made under another name and
 * renamed with the lock held.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-temp-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_NAME ".lock"

static int
take_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  int fd = g_open (path, flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

/* See spool-temp-folder-private.h. */
int
spool_temp_folder_make_locked (const char *path, const char *new_path)
{
  int fd, problem;

  if (g_mkdir (new_path, 0700) != 0 || (fd = take_lock (new_path, O_CREAT)) < 0)
    return -1;
  if (g_rename (new_path, path) == 0)
    return fd;
  problem = errno;
  close (fd);
  errno = problem;
  return -1;
}

/* See spool-temp-folder-private.h. */
int
spool_temp_folder_take_lock (const char *path)
{
  return take_lock (path, 0);
}

/* See spool-temp-folder-private.h. */
gboolean
spool_temp_folder_is_ours (const GStatBuf *about)
{
  return S_ISDIR (about->st_mode) && about->st_uid == getuid ();
}
