/* spool-child-darwin.c: what children take on macOS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-unix.h"

#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"

#include <crt_externs.h>
#include <signal.h>
#include <sys/event.h>
#include <sys/wait.h>
#include <unistd.h>

/* See spool-child-unix.h. Here a pipe is marked only after it has been made, and meanwhile
 * another thread may start a child. */
void
spool_child_shield (posix_spawn_file_actions_t *actions, short *flags)
{
  *flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
  posix_spawn_file_actions_addinherit_np (actions, STDERR_FILENO);
}

/* See spool-child-unix.h. */
char **
spool_child_get_environment (void)
{
  return *_NSGetEnviron ();
}

/* See spool-child-unix.h. There is no such call here. */
gboolean
spool_child_close_from (int fd)
{
  return FALSE;
}

static gboolean
has_ended (pid_t pid)
{
  siginfo_t info = { 0 };

  return waitid (P_PID, (id_t) pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

/* See spool-child-unix.h. The child is known to the kernel until it is reaped, but it has no
 * end to tell of if it is over already: then adding the event is the error. */
void
spool_child_await_end (pid_t pid, gint64 deadline_ns)
{
  int fd = kqueue ();
  struct kevent event;
  gint64 left_ns;

  EV_SET (&event, pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
  if (fd >= 0 && kevent (fd, &event, 1, NULL, 0, NULL) != 0)
    spool_fd_close (&fd);
  while (!has_ended (pid) && (left_ns = deadline_ns - spool_clock_now_ns ()) > 0)
    {
      struct timespec wait = { left_ns / SPOOL_NS_PER_S, left_ns % SPOOL_NS_PER_S };

      /* Without a queue: look every millisecond. */
      if (fd < 0)
        g_usleep (1000);
      else if (kevent (fd, NULL, 0, &event, 1, &wait) > 0)
        break;
    }
  spool_fd_close (&fd);
}

/* See spool-child-unix.h. The system's list has them in small letters. */
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
