/* spool-fd-darwin.c: pipes on macOS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-fd.h"

#include <fcntl.h>
#include <sys/event.h>
#include <unistd.h>

/* See spool-fd-linux.c. Between these calls another thread may start a child: see
 * spool_child_shield(). */
gboolean
spool_fd_open_pipe (int ends[2])
{
  if (pipe (ends) != 0)
    return FALSE;
  fcntl (ends[0], F_SETFD, FD_CLOEXEC);
  fcntl (ends[1], F_SETFD, FD_CLOEXEC);
  return TRUE;
}

/* See spool-fd-linux.c. poll() tells of nothing but what it was asked for here; this tells of each
 * change, be it bytes or the end. */
void
spool_fd_await_hangup (int fd)
{
  int queue = kqueue ();
  struct kevent event;

  EV_SET (&event, fd, EVFILT_READ, EV_ADD | EV_CLEAR, 0, 0, NULL);
  while (kevent (queue, &event, 1, NULL, 0, NULL) != 0)
    pause (); /* it cannot be watched, so nobody knows */
  do
    event.flags = 0;
  while (kevent (queue, NULL, 0, &event, 1, NULL) != 1 || (event.flags & EV_EOF) == 0);
  spool_fd_close (&queue);
}
