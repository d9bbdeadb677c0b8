/* spool-fd-linux.c: pipes on Linux.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-fd.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/**
 * spool_fd_open_pipe:
 * @ends: (out caller-allocates): where to read, and where to write
 *
 * Makes a pipe that no child inherits, from which one can read with deadlines. Any thread.
 *
 * Returns: whether there is one; if not, errno tells why.
 */
gboolean
spool_fd_open_pipe (int ends[2])
{
  return pipe2 (ends, O_CLOEXEC) == 0;
}

/**
 * spool_fd_await_hangup:
 * @fd: where somebody else reads
 *
 * Blocks until whoever writes to the other end has gone, though there may be bytes left to read.
 * Never returns for a file, which has no other end. Any thread.
 */
void
spool_fd_await_hangup (int fd)
{
  /* A pipe's end is always told; a socket's has to be asked for. */
  struct pollfd polled = { fd, POLLRDHUP, 0 };

  while (poll (&polled, 1, -1) <= 0)
    ;
}
