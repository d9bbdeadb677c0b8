/* spool-child-darwin.c: what children take on macOS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-private.h"

#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"

#include <signal.h>
#include <sys/event.h>
#include <unistd.h>

/* See spool-child-private.h. Here a pipe is marked only after it has been made, and meanwhile
 * another thread may start a child. */
void
spool_child_shield (posix_spawn_file_actions_t *actions, short *flags)
{
  *flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
  posix_spawn_file_actions_addinherit_np (actions, STDERR_FILENO);
}

/* See spool-child-private.h. There is no such call here. */
gboolean
spool_child_close_from (int fd)
{
  return FALSE;
}

/* See spool-child-private.h. The child is known to the kernel until it is reaped, but it has no
 * end to tell of if it is over already: then adding the event is the error. */
void
spool_child_await_end (pid_t pid, gint64 deadline_ns)
{
  int fd = kqueue ();
  struct kevent event;
  gint64 left_ns;

  EV_SET (&event, pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
  if (fd >= 0 && kevent (fd, &event, 1, NULL, 0, NULL) == 0)
    while ((left_ns = deadline_ns - spool_clock_now_ns ()) > 0)
      {
        struct timespec wait = { left_ns / SPOOL_NS_PER_S, left_ns % SPOOL_NS_PER_S };

        if (kevent (fd, NULL, 0, &event, 1, &wait) > 0)
          break;
      }
  spool_fd_close (&fd);
}

/* See spool-child-private.h. The system's list has them in small letters. */
char *
spool_child_dup_signal_name (int number)
{
  return number > 0 && number < NSIG ? g_ascii_strup (sys_signame[number], -1) : NULL;
}

/* See spool-child-linux.c. macOS can't do that. */
void
spool_child_adopt_orphans (void)
{
}
