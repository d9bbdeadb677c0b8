/* spool-own-cpu-linux.c: how much of the CPUs another process has used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-own-cpu.h"

#include "workload/spool-clock.h"

#include <sys/types.h>
#include <time.h>

/**
 * spool_own_cpu_of_child:
 * @pid: a child that still runs
 *
 * Returns: how much CPU time it has used that spool_own_cpu_now_ns() does not know of yet, without
 * its own children; 0 if that isn't known. Any thread.
 */
gint64
spool_own_cpu_of_child (gint64 pid)
{
  struct timespec used;
  clockid_t clock;

  if (clock_getcpuclockid ((pid_t) pid, &clock) != 0 || clock_gettime (clock, &used) != 0)
    return 0;
  return used.tv_sec * SPOOL_NS_PER_S + used.tv_nsec;
}
