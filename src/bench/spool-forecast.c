/* spool-forecast.c: how long the rest of a plan will take.
 *
 * Before a configuration has run, its time is guessed from what its workload says of a job and from
 * the ceiling of the speed-up (rule 8); afterwards it takes as long as it did the last time, with
 * all that lies around the timed part. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-forecast.h"

#include <math.h>

/* Starting the process of a run, and another for each worker. */
#define RUN_OVERHEAD_S 0.005
#define WORKER_OVERHEAD_S 0.002

struct _SpoolForecast
{
  GArray *seconds; /* (element-type double), by configuration */
};

static double
guess (const SpoolPlan *plan, const SpoolConfiguration *configuration, guint usable_cpus)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (plan, configuration->entry);
  double job_s = entry->workload->predicted_job_s (entry->params);
  guint at_once = configuration->workers;

  if (entry->workload->bound (entry->params) == SPOOL_BOUND_CPU)
    at_once = MIN (at_once, MAX (usable_cpus, 1));
  return ceil ((double) entry->jobs / at_once) * job_s + RUN_OVERHEAD_S +
         configuration->workers * WORKER_OVERHEAD_S;
}

/**
 * spool_forecast_new:
 * @plan: a plan
 * @usable_cpus: how many CPUs can compute at once
 *
 * Returns: (transfer full): a forecast for it.
 */
SpoolForecast *
spool_forecast_new (const SpoolPlan *plan, guint usable_cpus)
{
  SpoolForecast *self;
  g_autoptr (GArray) configurations = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  self = g_new0 (SpoolForecast, 1);
  configurations = spool_plan_list_configurations (plan);
  self->seconds = g_array_sized_new (FALSE, FALSE, sizeof (double), configurations->len);
  for (guint i = 0; i < configurations->len; i++)
    {
      double seconds =
          guess (plan, &g_array_index (configurations, SpoolConfiguration, i), usable_cpus);

      g_array_append_val (self->seconds, seconds);
    }
  return self;
}

/**
 * spool_forecast_free:
 * @self: (transfer full) (nullable): a forecast
 */
void
spool_forecast_free (SpoolForecast *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->seconds);
  g_free (self);
}

/**
 * spool_forecast_learn:
 * @self: a forecast
 * @configuration: which one, in the plan's order
 * @seconds: how long it took, with all around it
 */
void
spool_forecast_learn (SpoolForecast *self, guint configuration, double seconds)
{
  g_return_if_fail (self != NULL && configuration < self->seconds->len);

  g_array_index (self->seconds, double, configuration) = seconds;
}

/**
 * spool_forecast_run_s:
 * @self: a forecast
 * @configuration: which one, in the plan's order
 *
 * Returns: how long it will take, in seconds.
 */
double
spool_forecast_run_s (const SpoolForecast *self, guint configuration)
{
  g_return_val_if_fail (self != NULL && configuration < self->seconds->len, 0);

  return g_array_index (self->seconds, double, configuration);
}

/**
 * spool_forecast_round_s:
 * @self: a forecast
 *
 * Returns: how long a round will take, in seconds.
 */
double
spool_forecast_round_s (const SpoolForecast *self)
{
  double sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->seconds->len; i++)
    sum += g_array_index (self->seconds, double, i);
  return sum;
}
