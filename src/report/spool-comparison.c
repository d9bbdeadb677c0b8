/* spool-comparison.c: two reports beside each other.
 *
 * Rounds of two reports have nothing to do with each other, so their times aren't paired: what
 * changed between the two, be it the machine's load, counts as a difference. Only the same work
 * can be compared; what else differs is said, for it may be just what somebody wants to know.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-comparison.h"

#include "report/spool-analysis.h"
#include "report/spool-differences.h"

#include <glib/gi18n.h>
#include <math.h>

#define NOT_THERE G_MAXUINT

static gboolean
entries_equal (const SpoolPlanEntry *a, const SpoolPlanEntry *b)
{
  return a->workload == b->workload && a->jobs == b->jobs &&
         spool_params_equal (a->params, b->params);
}

/* Plans may have their workloads in different orders, and the same one twice. */
static guint
find_entry (const SpoolPlan *plan, const SpoolPlanEntry *entry, const gboolean *taken)
{
  for (guint i = 0; i < plan->entries->len; i++)
    if (!taken[i] && entries_equal (spool_plan_get_entry (plan, i), entry))
      return i;
  return NOT_THERE;
}

/* Returns: which entry of @report's plan each of @base's is; %NULL if they don't have the same. */
static guint *
match_entries (const SpoolReport *base, const SpoolReport *report)
{
  gboolean taken[SPOOL_MAX_ENTRIES] = { FALSE };
  g_autofree guint *matches = g_new (guint, base->plan->entries->len);

  if (base->plan->entries->len != report->plan->entries->len)
    return NULL;
  for (guint i = 0; i < base->plan->entries->len; i++)
    {
      matches[i] = find_entry (report->plan, spool_plan_get_entry (base->plan, i), taken);
      if (matches[i] == NOT_THERE)
        return NULL;
      taken[matches[i]] = TRUE;
    }
  return g_steal_pointer (&matches);
}

static GArray *
list_logs (const SpoolAnalysisRow *row)
{
  GArray *logs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < row->values->len; i++)
    {
      double value = log (g_array_index (row->values, double, i));

      if (isfinite (value))
        g_array_append_val (logs, value);
    }
  return logs;
}

static SpoolRatio
compare_rows (const SpoolAnalysisRow *base, const SpoolAnalysisRow *row)
{
  g_autoptr (GArray) base_logs = list_logs (base);
  g_autoptr (GArray) logs = list_logs (row);

  /* Jobs that fail may be quick at that. */
  if (base->failed_jobs > 0 || row->failed_jobs > 0)
    return spool_ratio_of_pairs (NULL, 0);
  return spool_ratio_of_samples ((const double *) (gpointer) logs->data, logs->len,
                                 (const double *) (gpointer) base_logs->data, base_logs->len);
}

static void
add_rows (SpoolComparison *self,
          const SpoolAnalysis *base,
          const SpoolAnalysis *analysis,
          const guint *entries)
{
  const SpoolAnalysisRow *base_row;

  for (guint i = 0; (base_row = spool_analysis_nth (base, i)) != NULL; i++)
    {
      SpoolConfiguration configuration = base_row->configuration;
      SpoolComparisonRow to = { .configuration = configuration,
                                .base_s = base_row->median_s,
                                .base_low_s = base_row->low_s,
                                .base_high_s = base_row->high_s };
      const SpoolAnalysisRow *row;

      configuration.entry = entries[configuration.entry];
      row = spool_analysis_find (analysis, &configuration);
      if (row == NULL)
        continue;
      to.median_s = row->median_s;
      to.low_s = row->low_s;
      to.high_s = row->high_s;
      to.time = compare_rows (base_row, row);
      g_array_append_val (self->rows, to);
    }
}

static void
judge (SpoolComparison *self)
{
  g_autofree SpoolRatio *times = g_new (SpoolRatio, self->rows->len);
  g_autofree SpoolVerdict *verdicts = g_new (SpoolVerdict, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    times[i] = g_array_index (self->rows, SpoolComparisonRow, i).time;
  spool_verdict_judge (times, self->rows->len, verdicts);
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, SpoolComparisonRow, i).verdict = verdicts[i];
}

/**
 * spool_comparison_new:
 * @base: a report
 * @report: another one
 *
 * Compares the times of @report with those of @base, configuration by configuration, if both
 * measured the same jobs in the same mode.
 *
 * Returns: (transfer full): the comparison, which needs neither report afterwards. They mustn't
 *   change meanwhile; any thread.
 */
SpoolComparison *
spool_comparison_new (const SpoolReport *base, const SpoolReport *report)
{
  g_autofree guint *entries = NULL;
  g_autoptr (SpoolAnalysis) base_analysis = NULL;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  SpoolComparison *self;

  g_return_val_if_fail (base != NULL && report != NULL, NULL);

  self = g_new0 (SpoolComparison, 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpoolComparisonRow));
  self->differences = g_ptr_array_new_with_free_func (g_free);
  entries = match_entries (base, report);
  if (entries == NULL || base->plan->mode != report->plan->mode)
    {
      self->refused = spool_differences_dup_obstacle (base->plan, report->plan);
      return self;
    }
  base_analysis = spool_analysis_new (base);
  analysis = spool_analysis_new (report);
  add_rows (self, base_analysis, analysis, entries);
  judge (self);
  spool_differences_list (base, report, self->differences);
  return self;
}

/**
 * spool_comparison_free:
 * @self: (transfer full) (nullable): a comparison
 */
void
spool_comparison_free (SpoolComparison *self)
{
  if (self == NULL)
    return;
  g_free (self->refused);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->differences);
  g_free (self);
}
