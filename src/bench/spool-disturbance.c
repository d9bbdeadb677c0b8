/* spool-disturbance.c: what disturbed a run, from the machine's counters before and after it.
 *
 * A pure function of two snapshots: it neither looks at the machine nor waits. The snapshots
 * enclose all that belongs to a run, from before its process is started to after that is gone; what
 * our own processes used within is known, and the rest is others'.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-disturbance.h"

#include "workload/spool-clock.h"

#include <math.h>

/* Nobody sleeps that briefly; but two clocks can't be read at once. */
#define MIN_SUSPENDED_NS (100 * SPOOL_NS_PER_MS)

/* The system counts whole ticks, and gives each to whom it meets at its end. Over several CPUs
 * these errors partly cancel out. */
static double
get_inexactness_ns (const SpoolMachineSnapshot *snapshot)
{
  return (double) snapshot->tick_ns * (1 + sqrt (snapshot->n_cpus));
}

static double
get_growth_ns (const SpoolMachineSnapshot *before, guint64 ticks_before, guint64 ticks_after)
{
  return ticks_after > ticks_before ? (double) (ticks_after - ticks_before) * before->tick_ns : 0;
}

/* Others had more of the CPUs that we may use than the share that does no harm. */
static gboolean
is_loaded (const SpoolMachineSnapshot *before, const SpoolMachineSnapshot *after)
{
  double all_ns = (double) (after->now_ns - before->now_ns) * before->n_cpus;
  double busy_ns = get_growth_ns (before, before->busy_ticks, after->busy_ticks);
  double others_ns = busy_ns - (double) (after->own_cpu_ns - before->own_cpu_ns);

  return others_ns > SPOOL_DISTURBANCE_SHARE * all_ns + get_inexactness_ns (before);
}

/* Taken from the work as from the time: a machine that hardly works has little to be stolen, and
 * one whose CPUs all work shares the loss among them. */
static gboolean
is_stolen_from (const SpoolMachineSnapshot *before, const SpoolMachineSnapshot *after)
{
  double stolen_ns = get_growth_ns (before, before->stolen_ticks, after->stolen_ticks);
  double wanted_ns = get_growth_ns (before, before->busy_ticks, after->busy_ticks) + stolen_ns;
  double passed_ns = (double) (after->now_ns - before->now_ns);

  return stolen_ns >
         SPOOL_DISTURBANCE_SHARE * MAX (wanted_ns, passed_ns) + get_inexactness_ns (before);
}

/**
 * spool_disturbance_find:
 * @before: the machine before a run
 * @after: the machine after it
 *
 * Finds what disturbed a run:
 * loaded if other processes had more than 5 % of the CPUs that it may use;
 * stolen if the host of a virtual machine took more than 5 % of the time in which CPUs had work,
 * and of the time that passed; throttled if any CPU was slowed down by heat; suspended if the
 * machine slept. For the first two, some ticks are allowed on top, as the system counts in ticks:
 * of runs shorter than a few of them it can't be told. What the system doesn't tell disturbs
 * nothing. Any thread.
 *
 * Returns: flags; 0 if nothing disturbed it.
 */
SpoolRunFlags
spool_disturbance_find (const SpoolMachineSnapshot *before, const SpoolMachineSnapshot *after)
{
  SpoolRunFlags flags = 0;

  g_return_val_if_fail (before != NULL && after != NULL, 0);

  /* If CPUs came or went, the sums over them can't be compared. */
  if (before->n_cpus > 0 && before->n_cpus == after->n_cpus)
    {
      if (is_loaded (before, after))
        flags |= SPOOL_RUN_LOADED;
      if (is_stolen_from (before, after))
        flags |= SPOOL_RUN_STOLEN;
    }
  if (before->throttle_events >= 0 && after->throttle_events > before->throttle_events)
    flags |= SPOOL_RUN_THROTTLED;
  if (before->suspended_ns >= 0 && after->suspended_ns - before->suspended_ns > MIN_SUSPENDED_NS)
    flags |= SPOOL_RUN_SUSPENDED;
  return flags;
}
