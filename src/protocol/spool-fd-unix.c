/* spool-fd-unix.c: see spool-fd.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-fd.h"

#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/**
 * spool_fd_close:
 * @fd: (inout): a file descriptor, or -1; it becomes -1
 */
void
spool_fd_close (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static gboolean
wait_for_bytes (int fd, gint64 deadline_ns, GError **error)
{
  gint64 patience_ns = deadline_ns - spool_clock_now_ns ();

  for (;;)
    {
      struct pollfd polled = { fd, POLLIN, 0 };
      gint64 left_ns = deadline_ns - spool_clock_now_ns ();
      int n_ready;

      n_ready = poll (&polled, 1,
                      left_ns > 0 ? (int) MIN (left_ns / SPOOL_NS_PER_MS + 1, 3600 * 1000) : 0);
      if (n_ready > 0)
        return TRUE;
      if (n_ready == 0 && left_ns <= 0)
        break;
      if (n_ready < 0 && errno != EINTR)
        {
          g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read from its pipe: %s"),
                       g_strerror (errno));
          return FALSE;
        }
    }
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED, _ ("it did not answer within %.1f s"),
               spool_ns_to_seconds (MAX (patience_ns, 0)));
  return FALSE;
}

/**
 * spool_fd_read:
 * @fd: where from
 * @bytes: (out caller-allocates) (array length=n_bytes): where to
 * @n_bytes: at most how many, at least 1
 * @deadline_ns: until when to wait, on spool_clock_now_ns(), or %G_MAXINT64; only for pipes of
 *   spool_fd_open_pipe() and of children
 * @error: %SPOOL_ERROR_CANCELLED at the deadline, else %SPOOL_ERROR_FAILED
 *
 * Blocks until there are bytes. What has come by then is read even after the deadline, since who
 * was stopped for a while did not see it in time. Any thread, one at a time.
 *
 * Returns: how many bytes came, 0 at the end, -1 on errors.
 */
gssize
spool_fd_read (int fd, void *bytes, gsize n_bytes, gint64 deadline_ns, GError **error)
{
  gssize n_read;

  if (deadline_ns != G_MAXINT64 && !wait_for_bytes (fd, deadline_ns, error))
    return -1;
  do
    n_read = read (fd, bytes, n_bytes);
  while (n_read < 0 && errno == EINTR);
  if (n_read < 0)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read from its pipe: %s"),
                 g_strerror (errno));
  return n_read;
}

/**
 * spool_fd_write_all:
 * @fd: where to
 * @bytes: (array length=n_bytes): what
 * @n_bytes: how much
 * @error: %SPOOL_ERROR_CLOSED when nobody reads any more
 *
 * Blocks until all is written. Any thread, one at a time.
 *
 * Returns: whether that went well.
 */
gboolean
spool_fd_write_all (int fd, const void *bytes, gsize n_bytes, GError **error)
{
  const guint8 *next = bytes;

  while (n_bytes > 0)
    {
      gssize n_written = write (fd, next, n_bytes);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        {
          g_set_error (error, SPOOL_ERROR, errno == EPIPE ? SPOOL_ERROR_CLOSED : SPOOL_ERROR_FAILED,
                       _ ("can't write to its pipe: %s"), g_strerror (errno));
          return FALSE;
        }
      next += n_written;
      n_bytes -= (gsize) n_written;
    }
  return TRUE;
}

/**
 * spool_fd_allow_many:
 *
 * Lets this process have as many descriptors as it may, where the usual number is fewer: each
 * worker takes several. Its children inherit that.
 */
void
spool_fd_allow_many (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max;
  /* macOS refuses its own "unlimited" here; then the limit that was there stays. */
  (void) setrlimit (RLIMIT_NOFILE, &limit);
}

/**
 * spool_fd_prepare_standard:
 *
 * Makes stdin and stdout fit for frames, and lets writing to a closed pipe, or beyond the limit of
 * file sizes, be an error instead of the end of the process. Standard streams that are closed are
 * opened on nothing: else the first file to be opened would be in their place, and get what is
 * meant for them. What libraries log goes to stderr alone, be it for people who debug them. To be
 * called first thing in main(), before there are other threads.
 */
void
spool_fd_prepare_standard (void)
{
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF && open ("/dev/null", O_RDWR) < 0)
      break;
  g_log_writer_default_set_use_stderr (TRUE);
}
