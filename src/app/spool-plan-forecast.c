/* spool-plan-forecast.c: how long a plan will take, before anything has been measured.
 *
 * From what the workloads say of their jobs, and from the limits that the plan sets. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-forecast.h"

#include <math.h>

typedef double (*JobTime) (const SpoolPlan *plan, const SpoolPlanEntry *entry);

static double
likely_job_s (const SpoolPlan *plan, const SpoolPlanEntry *entry)
{
  return entry->workload->predicted_job_s (entry->params);
}

/* Pages from elsewhere may keep a job until its time-out. What is done on this computer takes as
 * long as it takes, unless the plan sets a limit. */
static double
most_job_s (const SpoolPlan *plan, const SpoolPlanEntry *entry)
{
  double likely_s = likely_job_s (plan, entry);

  if (plan->job_time_limit_s > 0)
    return plan->job_time_limit_s;
  if (entry->workload == &spool_web_workload &&
      !spool_workload_needs_pages (entry->workload, entry->params))
    return MAX (likely_s, spool_params_get_number (entry->params, "timeout"));
  return likely_s;
}

static double
round_s (const SpoolPlan *plan, guint usable_cpus, JobTime job_s)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  double sum_s = 0;

  for (guint i = 0; i < configurations->len; i++)
    {
      const SpoolConfiguration *configuration =
          &g_array_index (configurations, SpoolConfiguration, i);
      const SpoolPlanEntry *entry = spool_plan_get_entry (plan, configuration->entry);
      guint at_once = configuration->workers;

      if (entry->workload->bound (entry->params) == SPOOL_BOUND_CPU)
        at_once = MIN (at_once, MAX (usable_cpus, 1));
      sum_s += ceil ((double) entry->jobs / at_once) * job_s (plan, entry);
    }
  return sum_s;
}

/* The first round always ends, and no round begins that would pass the limit. */
static double
limit_s (const SpoolPlan *plan, double one_round_s, double all_s)
{
  double limit = spool_plan_get_time_limit_s (plan);

  return limit > 0 ? MAX (one_round_s, MIN (all_s, limit)) : all_s;
}

/**
 * spool_plan_forecast_s:
 * @plan: a plan that has been checked
 * @usable_cpus: how many CPUs can compute at once
 *
 * Returns: how long measuring it will take, in seconds; of automatic rounds the fewest. Any thread.
 */
double
spool_plan_forecast_s (const SpoolPlan *plan, guint usable_cpus)
{
  double one_round_s;

  g_return_val_if_fail (plan != NULL, 0);

  one_round_s = round_s (plan, usable_cpus, likely_job_s);
  return limit_s (plan, one_round_s, one_round_s * spool_plan_get_least_rounds (plan));
}

/**
 * spool_plan_forecast_most_s:
 * @plan: a plan that has been checked
 * @usable_cpus: how many CPUs can compute at once
 *
 * Returns: how long measuring it may take in the worst case that the plan's limits know, in
 * seconds; at least spool_plan_forecast_s(), and just that if there are no limits. Any thread.
 */
double
spool_plan_forecast_most_s (const SpoolPlan *plan, guint usable_cpus)
{
  double one_round_s;
  guint rounds;

  g_return_val_if_fail (plan != NULL, 0);

  one_round_s = round_s (plan, usable_cpus, most_job_s);
  rounds = plan->rounds == SPOOL_AUTOMATIC_ROUNDS ? SPOOL_MAX_ROUNDS : plan->rounds;
  return MAX (limit_s (plan, one_round_s, one_round_s * rounds),
              spool_plan_forecast_s (plan, usable_cpus));
}
