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

static void
warn_of_disturbances (GPtrArray *list, const SpoolReport *base, const SpoolReport *report)
{
  guint n_base = spool_report_count_disturbed (base), n = spool_report_count_disturbed (report);

  if (n_base > 0 || n > 0)
    g_ptr_array_add (
        list, g_strdup_printf (_ ("Something disturbed %u of %u runs of the first report, and %u "
                                  "of %u of the second. See the warnings of each before you trust "
                                  "the verdicts."),
                               n_base, base->runs->len, n, report->runs->len));
}

/* One that has no median hasn't been measured at all, which shows in its time. */
static gboolean
has_too_few_rounds (const SpoolComparisonRow *row)
{
  return row->verdict == SPOOL_VERDICT_UNCLEAR && !isnan (row->base_s) && !isnan (row->median_s) &&
         (isnan (row->base_low_s) || isnan (row->low_s));
}

static void
warn_of_few_rounds (GPtrArray *list, const GArray *rows)
{
  guint n_few = 0;

  for (guint i = 0; i < rows->len; i++)
    n_few += has_too_few_rounds (&g_array_index (rows, SpoolComparisonRow, i));
  if (n_few > 0)
    g_ptr_array_add (
        list, g_strdup_printf (
                  /* Translators: The second %u is 6. */
                  ngettext ("%u configuration has too few rounds to be judged: each report needs "
                            "at least %u.",
                            "%u configurations have too few rounds to be judged: each report "
                            "needs at least %u.",
                            n_few),
                  n_few, SPOOL_VERDICT_MIN_VALUES));
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
  self->warnings = g_ptr_array_new_with_free_func (g_free);
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
  warn_of_disturbances (self->warnings, base, report);
  warn_of_few_rounds (self->warnings, self->rows);
  return self;
}

/* An interval that leaves out 1 is that of a difference, if it stood alone. */
static gboolean
is_unclear_by_correction (const SpoolComparisonRow *row)
{
  return row->verdict == SPOOL_VERDICT_UNCLEAR && row->time.n >= SPOOL_VERDICT_MIN_VALUES &&
         (spool_ratio_get_low (&row->time) > 1 || spool_ratio_get_high (&row->time) < 1);
}

/**
 * spool_comparison_get_note:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): why verdicts are unclear though their intervals look clear,
 *   translated; %NULL if none is. Any thread.
 */
const char *
spool_comparison_get_note (const SpoolComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (is_unclear_by_correction (&g_array_index (self->rows, SpoolComparisonRow, i)))
      return _ ("Verdicts are corrected for the number of comparisons (Holm), intervals are not. "
                "So a verdict may be unclear where the interval leaves out 1.");
  return NULL;
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
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
