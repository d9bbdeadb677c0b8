/* spool-ceiling.c: how much faster workers can be at best.
 *
 * Jobs are whole: 4 jobs on 3 workers take two turns, as on 2. And what only computes gains
 * nothing from more workers than there are CPUs to compute on. Without knowing this, people look
 * for the fault in threads or processes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-ceiling.h"

#include <math.h>

/**
 * spool_ceiling_of_speedup:
 * @bound: what the jobs spend their time on
 * @jobs: how many there are, all equally long
 * @workers: how many workers
 * @usable_cpus: how many of them can compute at the same time; 0: not known
 *
 * Returns: how many times faster than serial the workers are if starting them, handing out jobs
 *   and everything else takes no time at all; NAN if that can't be told. Any thread.
 */
double
spool_ceiling_of_speedup (SpoolBound bound, guint64 jobs, guint workers, guint usable_cpus)
{
  guint64 at_once = workers;

  if (bound == SPOOL_BOUND_CPU && usable_cpus == 0 && workers > 1)
    return NAN;
  if (bound == SPOOL_BOUND_CPU && usable_cpus > 0)
    at_once = MIN (workers, usable_cpus);
  if (jobs == 0 || at_once == 0)
    return NAN;
  return (double) jobs / (double) (jobs / at_once + (jobs % at_once != 0));
}
