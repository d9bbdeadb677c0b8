/* spool-own-cpu-unix.c: how much of the CPUs this program and its children have used.
 *
 * What is left of the machine's work after that is what others did to disturb us.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-own-cpu.h"

#include "workload/spool-clock.h"

#include <sys/resource.h>

/**
 * spool_own_cpu_now_ns:
 *
 * Returns: how much CPU time this process has used, and its children that have ended and been
 * waited for, with theirs; -1 if that isn't known. Any thread.
 */
gint64
spool_own_cpu_now_ns (void)
{
  struct rusage usage;

  if (getrusage (RUSAGE_CHILDREN, &usage) != 0)
    return -1;
  return spool_clock_cpu_ns (NULL, NULL) +
         (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * SPOOL_NS_PER_S +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000;
}
