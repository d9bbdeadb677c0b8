/* spool-analysis.c: what the runs of a report come to, per configuration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-analysis.h"

#include "report/spool-statistics.h"
#include "workload/spool-clock.h"

#include <math.h>

static void
row_free (gpointer data)
{
  SpoolAnalysisRow *row = data;

  g_array_unref (row->values);
  g_free (row);
}

static void
collect_runs (const SpoolReport *report, SpoolAnalysisRow *row, GArray *starts_s)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);
      double wall_s = spool_ns_to_seconds (run->wall_ns);
      double start_s = spool_ns_to_seconds (run->phases.start_ns);

      if (run->entry != row->configuration.entry || run->executor != row->configuration.executor ||
          run->workers != row->configuration.workers)
        continue;
      row->n_runs++;
      row->failed_jobs += run->failed_jobs;
      g_array_append_val (row->values, wall_s);
      g_array_append_val (starts_s, start_s);
    }
}

static SpoolAnalysisRow *
row_new (const SpoolReport *report, const SpoolConfiguration *configuration)
{
  SpoolAnalysisRow *row = g_new0 (SpoolAnalysisRow, 1);
  g_autoptr (GArray) starts_s = g_array_new (FALSE, FALSE, sizeof (double));
  const double *values;

  row->configuration = *configuration;
  row->values = g_array_new (FALSE, FALSE, sizeof (double));
  collect_runs (report, row, starts_s);
  values = (const double *) (gpointer) row->values->data;
  row->median_s = spool_statistics_median (values, row->n_runs);
  spool_statistics_median_interval (values, row->n_runs, &row->low_s, &row->high_s);
  row->min_s = spool_statistics_minimum (values, row->n_runs);
  row->max_s = spool_statistics_maximum (values, row->n_runs);
  row->start_s =
      spool_statistics_median ((const double *) (gpointer) starts_s->data, starts_s->len);
  row->speedup = NAN;
  row->efficiency = NAN;
  return row;
}

static void
compare_with_serial (SpoolAnalysisRow *row, const SpoolAnalysisRow *serial)
{
  if (!(row->median_s > 0) || !(serial->median_s > 0))
    return;
  row->speedup = serial->median_s / row->median_s;
  row->efficiency = row->speedup / row->configuration.workers;
}

/**
 * spool_analysis_new:
 * @report: a report, complete or not
 *
 * Runs that aren't of any configuration in the report's plan don't count.
 *
 * Returns: (transfer full): what its runs come to. The report mustn't change meanwhile, and isn't
 * needed afterwards; any thread.
 */
SpoolAnalysis *
spool_analysis_new (const SpoolReport *report)
{
  g_autoptr (GArray) configurations = NULL;
  SpoolAnalysis *self;
  const SpoolAnalysisRow *serial = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  configurations = spool_plan_list_configurations (report->plan);
  self = g_new0 (SpoolAnalysis, 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < configurations->len; i++)
    {
      SpoolAnalysisRow *row =
          row_new (report, &g_array_index (configurations, SpoolConfiguration, i));

      /* Serial is the first of its entry. */
      if (row->configuration.executor == SPOOL_EXECUTOR_SERIAL)
        serial = row;
      compare_with_serial (row, serial);
      g_ptr_array_add (self->rows, row);
    }
  return self;
}

/**
 * spool_analysis_free:
 * @self: (transfer full) (nullable): an analysis
 */
void
spool_analysis_free (SpoolAnalysis *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * spool_analysis_nth:
 * @self: an analysis
 * @n: a position
 *
 * Returns: (transfer none) (nullable): the row there, %NULL behind the last.
 */
SpoolAnalysisRow *
spool_analysis_nth (const SpoolAnalysis *self, guint n)
{
  g_return_val_if_fail (self != NULL, NULL);

  return n < self->rows->len ? g_ptr_array_index (self->rows, n) : NULL;
}

/**
 * spool_analysis_find:
 * @self: an analysis
 * @configuration: a configuration
 *
 * Returns: (transfer none) (nullable): its row.
 */
SpoolAnalysisRow *
spool_analysis_find (const SpoolAnalysis *self, const SpoolConfiguration *configuration)
{
  g_return_val_if_fail (self != NULL && configuration != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpoolAnalysisRow *row = g_ptr_array_index (self->rows, i);

      if (row->configuration.entry == configuration->entry &&
          row->configuration.executor == configuration->executor &&
          row->configuration.workers == configuration->workers)
        return row;
    }
  return NULL;
}

/**
 * spool_analysis_find_serial:
 * @self: an analysis
 * @entry: an entry of the plan
 *
 * Returns: (transfer none) (nullable): serial's row.
 */
SpoolAnalysisRow *
spool_analysis_find_serial (const SpoolAnalysis *self, guint entry)
{
  SpoolConfiguration serial = { entry, SPOOL_EXECUTOR_SERIAL, 1 };

  return spool_analysis_find (self, &serial);
}

/**
 * spool_analysis_find_fastest:
 * @self: an analysis
 * @entry: an entry of the plan
 *
 * Jobs that fail may be quick at that, so a configuration with such jobs is never the fastest.
 *
 * Returns: (transfer none) (nullable): the row of the smallest median beside serial's; %NULL if
 * there is none yet.
 */
SpoolAnalysisRow *
spool_analysis_find_fastest (const SpoolAnalysis *self, guint entry)
{
  SpoolAnalysisRow *fastest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpoolAnalysisRow *row = g_ptr_array_index (self->rows, i);

      if (row->configuration.entry != entry || row->n_runs == 0 || row->failed_jobs > 0 ||
          row->configuration.executor == SPOOL_EXECUTOR_SERIAL)
        continue;
      if (fastest == NULL || row->median_s < fastest->median_s)
        fastest = row;
    }
  return fastest;
}
