/* spool-child-linux.c: what children take on Linux.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-unix.h"

#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"

#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* See spool-child-unix.h. Here descriptors are marked from the moment that they are there. */
void
spool_child_shield (posix_spawn_file_actions_t *actions, short *flags)
{
}

/* See spool-child-unix.h. */
char **
spool_child_get_environment (void)
{
  return environ;
}

/* See spool-child-unix.h. An older kernel, or a sandbox, does not know the call. */
gboolean
spool_child_close_from (int fd)
{
  return close_range ((unsigned) fd, ~0U, 0) == 0;
}

/* See spool-child-unix.h. */
void
spool_child_await_end (pid_t pid, gint64 deadline_ns)
{
  int fd = (int) syscall (SYS_pidfd_open, pid, 0);
  gint64 left_ns;

  while ((left_ns = deadline_ns - spool_clock_now_ns ()) > 0)
    {
      struct pollfd polled = { fd, POLLIN, 0 };
      siginfo_t info = { 0 };

      if (fd < 0)
        {
          /* An older kernel: look every millisecond. */
          if (waitid (P_PID, (id_t) pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
              info.si_pid != 0)
            break;
          g_usleep (1000);
        }
      else if (poll (&polled, 1, (int) MIN (left_ns / SPOOL_NS_PER_MS + 1, 3600 * 1000)) > 0)
        break;
    }
  spool_fd_close (&fd);
}

/* See spool-child-unix.h. */
char *
spool_child_dup_signal_name (int number)
{
  return g_strdup (sigabbrev_np (number));
}

/**
 * spool_child_adopt_orphans:
 *
 * From now on the children of our children, should those die, become ours where the system can do
 * that, and spool_child_wait() waits for them too. Else whoever is the system's first process does
 * so whenever it likes, and meanwhile they would still seem to be there.
 */
void
spool_child_adopt_orphans (void)
{
  prctl (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}
