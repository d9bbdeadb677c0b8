/* spool-rounds.c: how many rounds automatic plans take.
 *
 * Stopping when a difference has been found would find one sooner or later, even where there is
 * none. So what stops a plan is how well the differences are known and not how great they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-rounds.h"

#include <math.h>

/* How far the widest interval goes to either side. Whatever can't be compared, since its jobs fail
 * or its runs do, won't be known better after more rounds. */
static double
find_widest (const SpoolAnalysis *analysis)
{
  double widest = 0;

  for (guint i = 0; i < analysis->rows->len; i++)
    widest = fmax (widest, spool_analysis_nth (analysis, i)->by_serial.half_width);
  return widest;
}

/**
 * spool_rounds_are_enough:
 * @analysis: what the runs so far come to
 * @rounds_done: how many rounds they are
 *
 * Returns: whether each comparison is known well enough to end an automatic plan. Any thread.
 */
gboolean
spool_rounds_are_enough (const SpoolAnalysis *analysis, guint rounds_done)
{
  g_return_val_if_fail (analysis != NULL, TRUE);

  return rounds_done >= SPOOL_VERDICT_MIN_VALUES &&
         find_widest (analysis) < log (SPOOL_ROUNDS_NARROW);
}

/**
 * spool_rounds_foresee:
 * @analysis: what the runs so far come to
 * @rounds_done: how many rounds they are
 *
 * An interval gets narrower with the square root of the number of rounds.
 *
 * Returns: how many rounds an automatic plan will have taken in the end, as far as one can tell:
 *   at least %SPOOL_VERDICT_MIN_VALUES, and @rounds_done only if they are enough or there can't be
 *   more. Any thread.
 */
guint
spool_rounds_foresee (const SpoolAnalysis *analysis, guint rounds_done)
{
  double excess, rounds;

  g_return_val_if_fail (analysis != NULL, SPOOL_VERDICT_MIN_VALUES);

  if (rounds_done < SPOOL_VERDICT_MIN_VALUES)
    return SPOOL_VERDICT_MIN_VALUES;
  if (rounds_done >= SPOOL_MAX_ROUNDS || spool_rounds_are_enough (analysis, rounds_done))
    return rounds_done;
  excess = find_widest (analysis) / log (SPOOL_ROUNDS_NARROW);
  rounds = fmin (ceil (rounds_done * excess * excess), SPOOL_MAX_ROUNDS);
  return MAX ((guint) rounds, rounds_done + 1);
}
