/* spool-own-cpu-win32.c: how much of the CPUs this program and its children have used.
 *
 * spool_child_adopt_orphans() has put us into a job object that all of them are in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-own-cpu.h"

#include "workload/spool-clock.h"

#include <windows.h>

#define NS_PER_UNIT 100 /* of Windows's own times */

/* See spool-own-cpu-unix.c. Who is in no job, or in one whose times are not kept, used more itself
 * than the job tells. */
gint64
spool_own_cpu_now_ns (void)
{
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION used = { 0 };
  gint64 own_ns = spool_clock_cpu_ns (NULL, NULL), all_ns;

  if (!QueryInformationJobObject (NULL, JobObjectBasicAccountingInformation, &used, sizeof used,
                                  NULL))
    return -1;
  all_ns = (used.TotalUserTime.QuadPart + used.TotalKernelTime.QuadPart) * NS_PER_UNIT;
  return all_ns >= own_ns ? all_ns : -1;
}

/* See spool-own-cpu-linux.c. The job's times have those of who still runs. */
gint64
spool_own_cpu_of_child (gint64 pid)
{
  return 0;
}
