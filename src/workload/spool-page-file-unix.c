/* spool-page-file-unix.c: the file that a page is written to.
 *
 * It is written over, and what is longer is cut off. Emptying the file first would look the same,
 * but ext4 takes that for the replacement of a file and writes it to the disk at each close (its
 * mount option auto_da_alloc), and then the disk is all that is measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-page-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_bytes (int fd, const guint8 *bytes, gsize n_bytes)
{
  gsize n_written = 0;

  while (n_written < n_bytes)
    {
      gssize n = write (fd, bytes + n_written, n_bytes - n_written);

      if (n < 0 && errno != EINTR)
        return FALSE;
      n_written += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/**
 * spool_page_file_write:
 * @path: a file, which may not be there yet
 * @bytes: (array length=n_bytes): what it shall hold
 * @n_bytes: how much that is
 *
 * Opens the file, writes all, and closes it. Any thread.
 *
 * Returns: 0, or the errno of what went wrong.
 */
int
spool_page_file_write (const char *path, const guint8 *bytes, gsize n_bytes)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  struct stat about;
  int problem = 0;

  if (fd < 0)
    return errno;
  if (!write_bytes (fd, bytes, n_bytes) || fstat (fd, &about) != 0 ||
      (about.st_size > (goffset) n_bytes && ftruncate (fd, (off_t) n_bytes) != 0))
    problem = errno;
  if (close (fd) != 0 && problem == 0)
    problem = errno;
  return problem;
}
