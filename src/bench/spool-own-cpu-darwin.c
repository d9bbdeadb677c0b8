/* spool-own-cpu-darwin.c: how much of the CPUs another process has used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-own-cpu.h"

#include "workload/spool-clock.h"
#include "workload/spool-mach.h"

#include <libproc.h>
#include <sys/resource.h>

/* See spool-own-cpu-linux.c. */
gint64
spool_own_cpu_of_child (gint64 pid)
{
  struct rusage_info_v2 used = { 0 };

  if (proc_pid_rusage ((int) pid, RUSAGE_INFO_V2, (rusage_info_t *) &used) != 0)
    return 0;
  return spool_ticks_to_ns ((gint64) (used.ri_user_time + used.ri_system_time),
                            spool_mach_frequency ());
}
