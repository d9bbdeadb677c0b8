/* spool-machine-snapshot.h: how much the machine has done until now, to be compared with later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolMachineSnapshot:
 * @now_ns: when it was taken, by spool_clock_now_ns()
 * @suspended_ns: how long the machine has slept since its start; -1 if unknown
 * @n_cpus: how many CPUs the next two are the sums of: those that this process may use; 0 if they
 *   are unknown
 * @tick_ns: the unit of the next two, and how exact they are for each CPU
 * @busy_ticks: for how long the CPUs have worked for whomever
 * @stolen_ticks: for how long they would have worked, had the host of this virtual machine not
 *   worked for others
 * @own_cpu_ns: how much of @busy_ticks was ours, which who takes the snapshot fills in
 * @throttle_events: see #SpoolMachine
 *
 * Counters, of which only the growth between two snapshots tells something.
 */
typedef struct
{
  gint64 now_ns;
  gint64 suspended_ns;
  guint n_cpus;
  gint64 tick_ns;
  guint64 busy_ticks;
  guint64 stolen_ticks;
  gint64 own_cpu_ns;
  gint64 throttle_events;
} SpoolMachineSnapshot;

void spool_machine_snapshot_take (SpoolMachineSnapshot *self,
                                  const char *root);

G_END_DECLS
