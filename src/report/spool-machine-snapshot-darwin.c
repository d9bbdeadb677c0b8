/* spool-machine-snapshot-darwin.c: how much the machine has done until now, on macOS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-snapshot.h"

#include "workload/spool-clock.h"

#include <mach/mach.h>
#include <time.h>
#include <unistd.h>

/* One clock goes on while the machine sleeps, the other doesn't. */
static gint64
find_suspended_ns (void)
{
  gint64 awake_ns = (gint64) clock_gettime_nsec_np (CLOCK_UPTIME_RAW);

  return MAX ((gint64) clock_gettime_nsec_np (CLOCK_MONOTONIC_RAW) - awake_ns, 0);
}

/**
 * spool_machine_snapshot_take:
 * @self: (out): what is told
 * @root: of no use here
 *
 * See spool-machine-snapshot.c. macOS tells neither of throttling nor of stolen time; the CPUs'
 * ticks are 32-bit counters, which begin anew after some weeks. Any thread.
 */
void
spool_machine_snapshot_take (SpoolMachineSnapshot *self, const char *root)
{
  host_cpu_load_info_data_t load = { 0 };
  mach_msg_type_number_t count = HOST_CPU_LOAD_INFO_COUNT;
  mach_port_t host = mach_host_self ();

  g_return_if_fail (self != NULL);

  *self = (SpoolMachineSnapshot){ .now_ns = spool_clock_now_ns (),
                                  .suspended_ns = find_suspended_ns (),
                                  .tick_ns = SPOOL_NS_PER_S / sysconf (_SC_CLK_TCK),
                                  .throttle_events = -1 };
  if (host_statistics (host, HOST_CPU_LOAD_INFO, (host_info_t) &load, &count) == KERN_SUCCESS)
    {
      self->n_cpus = g_get_num_processors ();
      self->busy_ticks = (guint64) load.cpu_ticks[CPU_STATE_USER] +
                         load.cpu_ticks[CPU_STATE_SYSTEM] + load.cpu_ticks[CPU_STATE_NICE];
    }
  mach_port_deallocate (mach_task_self (), host);
}
