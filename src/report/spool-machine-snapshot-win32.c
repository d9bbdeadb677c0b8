/* spool-machine-snapshot-win32.c: how much the machine has done until now, on Windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-snapshot.h"

#include "workload/spool-clock.h"

#include <windows.h>

#define NS_PER_UNIT 100 /* of Windows's own times */
/* What a CPU does is looked at 64 times a second, and counted for what it did until then. */
#define TICK_NS (SPOOL_NS_PER_S / 64)

static guint64
filetime_to_ns (FILETIME time)
{
  return ((guint64) time.dwHighDateTime << 32 | time.dwLowDateTime) * NS_PER_UNIT;
}

/* One clock goes on while the machine sleeps, the other doesn't. */
static gint64
find_suspended_ns (void)
{
  ULONGLONG awake_units;

  if (!QueryUnbiasedInterruptTime (&awake_units))
    return -1;
  return MAX ((gint64) (GetTickCount64 () * SPOOL_NS_PER_MS - awake_units * NS_PER_UNIT), 0);
}

/**
 * spool_machine_snapshot_take:
 * @self: (out): what is told
 * @root: of no use here
 *
 * See spool-machine-snapshot.c. Windows tells neither of throttling nor of stolen time; and how
 * busy the CPUs are only of all together, be they allowed to us or not. Any thread.
 */
void
spool_machine_snapshot_take (SpoolMachineSnapshot *self, const char *root)
{
  FILETIME idle, kernel, user;

  g_return_if_fail (self != NULL);

  *self = (SpoolMachineSnapshot){ .now_ns = spool_clock_now_ns (),
                                  .suspended_ns = find_suspended_ns (),
                                  .tick_ns = TICK_NS,
                                  .throttle_events = -1 };
  if (!GetSystemTimes (&idle, &kernel, &user))
    return;
  /* The kernel's time has the idle time in it. */
  self->n_cpus = GetActiveProcessorCount (ALL_PROCESSOR_GROUPS);
  self->busy_ticks =
      (filetime_to_ns (kernel) + filetime_to_ns (user) - filetime_to_ns (idle)) / TICK_NS;
}
