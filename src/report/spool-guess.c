/* spool-guess.c: what somebody expected before measuring.
 *
 * A guess is a share of serial's time, for nobody can know how fast a machine is; serial itself
 * can't be guessed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-guess.h"

#include <math.h>

static gboolean
find (const SpoolPlan *plan, const SpoolConfiguration *configuration, guint *index)
{
  for (*index = 0; *index < plan->guesses->len; ++*index)
    if (spool_configuration_equal (&g_array_index (plan->guesses, SpoolGuess, *index).configuration,
                                   configuration))
      return TRUE;
  return FALSE;
}

/**
 * spool_guess_get:
 * @plan: a plan
 * @configuration: one of its configurations
 *
 * Returns: how long somebody expected it to take, as a share of serial's time; NAN if nobody did.
 *   Any thread.
 */
double
spool_guess_get (const SpoolPlan *plan, const SpoolConfiguration *configuration)
{
  guint index;

  g_return_val_if_fail (plan != NULL && configuration != NULL, NAN);

  return find (plan, configuration, &index) ? g_array_index (plan->guesses, SpoolGuess, index).share
                                            : NAN;
}

/**
 * spool_guess_set:
 * @plan: a plan that hasn't been started
 * @configuration: one of its configurations, but not serial
 * @share: how long it is expected to take, as a share of serial's time; NAN to expect nothing
 */
void
spool_guess_set (SpoolPlan *plan, const SpoolConfiguration *configuration, double share)
{
  SpoolGuess guess;
  guint index;

  g_return_if_fail (plan != NULL && configuration != NULL);
  g_return_if_fail (configuration->executor != SPOOL_EXECUTOR_SERIAL);
  g_return_if_fail (isnan (share) || (share >= SPOOL_GUESS_MIN && share <= SPOOL_GUESS_MAX));

  guess = (SpoolGuess){ *configuration, share };
  if (!find (plan, configuration, &index))
    {
      if (!isnan (share))
        g_array_append_val (plan->guesses, guess);
    }
  else if (isnan (share))
    g_array_remove_index (plan->guesses, index);
  else
    g_array_index (plan->guesses, SpoolGuess, index) = guess;
}

static gboolean
is_measured (const GArray *configurations, const SpoolConfiguration *wanted)
{
  for (guint i = 0; i < configurations->len; i++)
    if (spool_configuration_equal (&g_array_index (configurations, SpoolConfiguration, i), wanted))
      return TRUE;
  return FALSE;
}

static gboolean
measures_same (const SpoolPlan *plan, const SpoolPlan *other, const SpoolConfiguration *wanted)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  const SpoolPlanEntry *entry, *other_entry;

  if (wanted->entry >= plan->entries->len)
    return FALSE;
  entry = spool_plan_get_entry (plan, wanted->entry);
  other_entry = spool_plan_get_entry (other, wanted->entry);
  if (entry->workload != other_entry->workload || entry->jobs != other_entry->jobs)
    return FALSE;
  return is_measured (configurations, wanted);
}

/**
 * spool_guess_adopt:
 * @plan: a checked plan that hasn't been started
 * @from: another one
 *
 * Takes over what was expected of @from, as far as @plan measures the same.
 */
void
spool_guess_adopt (SpoolPlan *plan, const SpoolPlan *from)
{
  g_return_if_fail (plan != NULL && from != NULL);

  for (guint i = 0; i < from->guesses->len; i++)
    {
      const SpoolGuess *guess = &g_array_index (from->guesses, SpoolGuess, i);

      if (measures_same (plan, from, &guess->configuration))
        spool_guess_set (plan, &guess->configuration, guess->share);
    }
}

/**
 * spool_guess_prune:
 * @plan: a checked plan that hasn't been started
 *
 * Forgets what was expected of configurations that the plan doesn't measure any more: a report that
 * has such guesses could not be read.
 */
void
spool_guess_prune (SpoolPlan *plan)
{
  g_autoptr (GArray) configurations = NULL;

  g_return_if_fail (plan != NULL);

  configurations = spool_plan_list_configurations (plan);
  for (guint i = plan->guesses->len; i-- > 0;)
    if (!is_measured (configurations, &g_array_index (plan->guesses, SpoolGuess, i).configuration))
      g_array_remove_index (plan->guesses, i);
}
