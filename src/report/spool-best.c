/* spool-best.c: which configuration to use.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-best.h"

#include <math.h>

/* Whether one may do without the faster one. Not if its interval says that it is slower; nor if it
 * took so much longer that this is only for want of rounds. */
static gboolean
is_as_good (const SpoolAnalysisRow *row, const SpoolAnalysisRow *fastest)
{
  SpoolRatio time = spool_analysis_compare (row, fastest);
  SpoolVerdict verdict;

  spool_verdict_judge (&time, 1, &verdict);
  if (verdict == SPOOL_VERDICT_SLOWER || isnan (time.log_ratio))
    return FALSE;
  return time.log_ratio < spool_ratio_same_log ();
}

/**
 * spool_best_find:
 * @analysis: what the runs of a report come to
 * @entry: an entry of the plan
 *
 * The best is the configuration with the smallest number of workers that isn't worse than the
 * fastest, by the interval of their times' ratios in the same rounds; of several with as many
 * workers, the fastest. It is serial if even the fastest isn't faster.
 *
 * Returns: (transfer none) (nullable): its row; %NULL if nobody can tell whether anything is faster
 *   than serial. Any thread.
 */
SpoolAnalysisRow *
spool_best_find (const SpoolAnalysis *analysis, guint entry)
{
  SpoolAnalysisRow *fastest, *best;

  g_return_val_if_fail (analysis != NULL, NULL);

  best = fastest = spool_analysis_find_fastest (analysis, entry);
  if (fastest == NULL || fastest->verdict == SPOOL_VERDICT_UNCLEAR)
    return NULL;
  if (fastest->verdict != SPOOL_VERDICT_FASTER)
    return spool_analysis_find_serial (analysis, entry);
  for (guint i = 0; i < analysis->rows->len; i++)
    {
      SpoolAnalysisRow *row = g_ptr_array_index (analysis->rows, i);
      guint workers = row->configuration.workers;

      if (row->configuration.entry != entry || row->verdict != SPOOL_VERDICT_FASTER)
        continue;
      if (workers > best->configuration.workers ||
          (workers == best->configuration.workers && row->median_s >= best->median_s))
        continue;
      if (is_as_good (row, fastest))
        best = row;
    }
  return best;
}
