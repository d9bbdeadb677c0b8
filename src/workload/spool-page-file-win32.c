/* spool-page-file-win32.c: the file that a page is written to: the bytes as they are, with no
 * carriage returns put in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-page-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <sys/stat.h>

static gboolean
write_bytes (int fd, const guint8 *bytes, gsize n_bytes)
{
  gsize n_written = 0;

  while (n_written < n_bytes)
    {
      int n = _write (fd, bytes + n_written, (unsigned) MIN (n_bytes - n_written, G_MAXINT));

      if (n < 0)
        return FALSE;
      n_written += (gsize) n;
    }
  return TRUE;
}

/* See spool-page-file-unix.c. */
int
spool_page_file_write (const char *path, const guint8 *bytes, gsize n_bytes)
{
  int fd = g_open (path, _O_WRONLY | _O_CREAT | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
  int problem = 0;

  if (fd < 0)
    return errno;
  if (!write_bytes (fd, bytes, n_bytes))
    problem = errno;
  else if (_filelengthi64 (fd) > (gint64) n_bytes)
    problem = _chsize_s (fd, (gint64) n_bytes);
  if (_close (fd) != 0 && problem == 0)
    problem = errno;
  return problem;
}
