/* spool-clock-unix.c: what this process has used of the CPUs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <sys/resource.h>

static gint64
timeval_to_ns (struct timeval time)
{
  return time.tv_sec * SPOOL_NS_PER_S + time.tv_usec * 1000;
}

/**
 * spool_clock_cpu_ns:
 * @user_ns: (out) (optional): CPU time in user code
 * @system_ns: (out) (optional): CPU time in the kernel
 *
 * What this process, with all its threads, has used of the CPUs since it began; children are not
 * in it.
 *
 * Returns: the sum of both, in nanoseconds. Any thread.
 */
gint64
spool_clock_cpu_ns (gint64 *user_ns, gint64 *system_ns)
{
  struct rusage usage = { 0 };
  gint64 user, system;

  getrusage (RUSAGE_SELF, &usage);
  user = timeval_to_ns (usage.ru_utime);
  system = timeval_to_ns (usage.ru_stime);
  if (user_ns != NULL)
    *user_ns = user;
  if (system_ns != NULL)
    *system_ns = system;
  return user + system;
}
