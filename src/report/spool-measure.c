/* spool-measure.c: medians of what the runs of a configuration have beside their times.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-measure.h"

#include "report/spool-statistics.h"
#include "workload/spool-clock.h"

#include <math.h>

static double
measure_run (const SpoolRun *run, SpoolMeasure measure)
{
  double blocked_ns = 0, lock_wait_ns = 0;

  for (guint i = 0; i < run->n_lanes; i++)
    {
      blocked_ns += (double) run->lanes[i].blocked_ns;
      lock_wait_ns += (double) run->lanes[i].lock_wait_ns / run->n_lanes;
    }
  switch (measure)
    {
    case SPOOL_MEASURE_BLOCKED:
      return blocked_ns / SPOOL_NS_PER_S;
    case SPOOL_MEASURE_LOCK_WAIT:
      return lock_wait_ns / SPOOL_NS_PER_S;
    case SPOOL_MEASURE_CPU:
      return (double) (run->cpu_user_ns + run->cpu_system_ns) / SPOOL_NS_PER_S;
    case SPOOL_MEASURE_MEMORY:
      return (double) run->peak_rss_bytes;
    default:
      g_assert_not_reached ();
    }
}

/**
 * spool_measure_median:
 * @report: a report
 * @configuration: a configuration of its plan
 * @measure: what to look at
 *
 * Returns: its median over the runs of @configuration; NAN if there are none. Any thread.
 */
double
spool_measure_median (const SpoolReport *report,
                      const SpoolConfiguration *configuration,
                      SpoolMeasure measure)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (report != NULL && configuration != NULL, NAN);

  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);
      double value;

      if (!spool_configuration_has_run (configuration, run))
        continue;
      value = measure_run (run, measure);
      g_array_append_val (values, value);
    }
  if (values->len == 0)
    return NAN;
  return spool_statistics_median ((const double *) (gpointer) values->data, values->len);
}
