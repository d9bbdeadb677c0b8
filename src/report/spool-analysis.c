/* spool-analysis.c: what the runs of a report come to, per configuration.
 *
 * What is shown are medians, with intervals from the order of the values. What is judged are the
 * ratios to serial's time in the same round, so that what drifts from round to round drops out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-analysis.h"

#include "report/spool-ceiling.h"
#include "report/spool-noise-floor.h"
#include "report/spool-statistics.h"
#include "workload/spool-clock.h"

#include <math.h>

static void
row_free (gpointer data)
{
  SpoolAnalysisRow *row = data;

  g_array_unref (row->values);
  g_array_unref (row->logs);
  g_free (row);
}

static void
keep_log (GArray *logs, guint round, double seconds)
{
  const double none = NAN;

  while (logs->len <= round)
    g_array_append_val (logs, none);
  if (seconds > 0)
    g_array_index (logs, double, round) = log (seconds);
}

static void
collect_runs (const SpoolReport *report, SpoolAnalysisRow *row, GArray *starts_s)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);
      double wall_s = spool_ns_to_seconds (run->wall_ns);
      double start_s = spool_ns_to_seconds (run->phases.start_ns);

      if (!spool_configuration_has_run (&row->configuration, run))
        continue;
      row->n_runs++;
      row->failed_jobs += run->failed_jobs;
      g_array_append_val (row->values, wall_s);
      keep_log (row->logs, run->round, wall_s);
      g_array_append_val (starts_s, start_s);
    }
}

static SpoolAnalysisRow *
row_new (const SpoolReport *report,
         const SpoolConfiguration *configuration,
         const SpoolCeiling *ceiling)
{
  SpoolAnalysisRow *row = g_new0 (SpoolAnalysisRow, 1);
  g_autoptr (GArray) starts_s = g_array_new (FALSE, FALSE, sizeof (double));
  const double *values;

  row->configuration = *configuration;
  row->values = g_array_new (FALSE, FALSE, sizeof (double));
  row->logs = g_array_new (FALSE, FALSE, sizeof (double));
  collect_runs (report, row, starts_s);
  values = (const double *) (gpointer) row->values->data;
  row->median_s = spool_statistics_median (values, row->n_runs);
  spool_statistics_median_interval (values, row->n_runs, &row->low_s, &row->high_s);
  row->min_s = spool_statistics_minimum (values, row->n_runs);
  row->max_s = spool_statistics_maximum (values, row->n_runs);
  row->start_s =
      spool_statistics_median ((const double *) (gpointer) starts_s->data, starts_s->len);
  row->speedup = row->speedup_low = row->speedup_high = NAN;
  row->efficiency = row->efficiency_low = row->efficiency_high = NAN;
  row->ceiling = spool_ceiling_get (ceiling, configuration->executor, configuration->workers);
  row->by_serial = spool_ratio_of_pairs (NULL, 0);
  return row;
}

static void
compare_with_serial (SpoolAnalysisRow *row, const SpoolAnalysisRow *serial)
{
  guint workers = row->configuration.workers;

  /* Jobs that failed took a time of their own, which is no time of the work. */
  if (!(row->median_s > 0) || !(serial->median_s > 0) || row->failed_jobs > 0 ||
      serial->failed_jobs > 0)
    return;
  row->speedup = serial->median_s / row->median_s;
  row->efficiency = row->speedup / workers;
  if (row == serial)
    return;
  row->by_serial = spool_analysis_compare (row, serial);
  if (row->by_serial.n < SPOOL_VERDICT_MIN_VALUES)
    return;
  /* The speed-up is one by the time's ratio, and so its ends change places. */
  row->speedup_low = 1 / spool_ratio_get_high (&row->by_serial);
  row->speedup_high = 1 / spool_ratio_get_low (&row->by_serial);
  row->efficiency_low = row->speedup_low / workers;
  row->efficiency_high = row->speedup_high / workers;
}

/* Noise that is common to a round drops out of the ratios, but not out of the floor: what the
 * ratios tell apart from serial is no noise, however small it is. */
static gboolean
is_within_noise (const SpoolAnalysisRow *row, double floor_log)
{
  return row->verdict != SPOOL_VERDICT_FASTER && row->verdict != SPOOL_VERDICT_SLOWER &&
         fabs (row->by_serial.log_ratio) < floor_log;
}

/* The rows of an entry stand together, serial first. */
static void
judge_entry (SpoolAnalysis *self, guint first, guint n_rows)
{
  SpoolAnalysisRow **rows = (SpoolAnalysisRow **) self->rows->pdata + first;
  g_autofree SpoolRatio *times = g_new (SpoolRatio, n_rows);
  g_autofree SpoolVerdict *verdicts = g_new (SpoolVerdict, n_rows);
  const double *serial_logs = (const double *) (gpointer) rows[0]->logs->data;
  double floor_log = spool_noise_floor_of_logs (serial_logs, rows[0]->logs->len);

  g_array_append_val (self->noise_floors, floor_log);
  for (guint i = 1; i < n_rows; i++)
    times[i - 1] = rows[i]->by_serial;
  spool_verdict_judge (times, n_rows - 1, verdicts);
  for (guint i = 1; i < n_rows; i++)
    {
      rows[i]->verdict = verdicts[i - 1];
      rows[i]->greyed = is_within_noise (rows[i], floor_log);
    }
}

static void
judge (SpoolAnalysis *self)
{
  guint first = 0;

  for (guint i = 1; i <= self->rows->len; i++)
    if (i == self->rows->len ||
        spool_analysis_nth (self, i)->configuration.executor == SPOOL_EXECUTOR_SERIAL)
      {
        judge_entry (self, first, i - first);
        first = i;
      }
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
  SpoolCeiling ceiling = { 0 };

  g_return_val_if_fail (report != NULL, NULL);

  configurations = spool_plan_list_configurations (report->plan);
  self = g_new0 (SpoolAnalysis, 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->noise_floors = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < configurations->len; i++)
    {
      const SpoolConfiguration *configuration =
          &g_array_index (configurations, SpoolConfiguration, i);
      gboolean is_serial = configuration->executor == SPOOL_EXECUTOR_SERIAL;
      SpoolAnalysisRow *row;

      /* Serial is the first of its entry. */
      if (is_serial)
        ceiling = spool_ceiling_of_entry (report, configuration->entry);
      row = row_new (report, configuration, &ceiling);
      if (is_serial)
        serial = row;
      compare_with_serial (row, serial);
      g_ptr_array_add (self->rows, row);
    }
  judge (self);
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
  g_array_unref (self->noise_floors);
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

      if (spool_configuration_equal (&row->configuration, configuration))
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

/**
 * spool_analysis_compare:
 * @row: a configuration's row
 * @base: that of the one to compare it with
 *
 * Returns: how many times as long the first one took, in the same rounds. Any thread.
 */
SpoolRatio
spool_analysis_compare (const SpoolAnalysisRow *row, const SpoolAnalysisRow *base)
{
  g_return_val_if_fail (row != NULL && base != NULL, spool_ratio_of_pairs (NULL, 0));

  return spool_ratio_of_rounds ((const double *) (gpointer) row->logs->data, row->logs->len,
                                (const double *) (gpointer) base->logs->data, base->logs->len);
}

/**
 * spool_analysis_beats_ceiling:
 * @row: a configuration's row
 *
 * Returns: whether it seems to be faster than serial, and by more than is possible, so that words
 *   on what is possible would contradict those on what was measured. Any thread.
 */
gboolean
spool_analysis_beats_ceiling (const SpoolAnalysisRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  /* As fast as serial, give or take a little, is no more than possible. */
  return row->speedup > row->ceiling &&
         (row->speedup >= SPOOL_RATIO_SAME || row->verdict == SPOOL_VERDICT_FASTER);
}

/**
 * spool_analysis_get_noise_floor:
 * @self: an analysis
 * @entry: an entry of the plan
 *
 * Returns: the smallest ratio of times, above 1, that is more than serial's own noise; NAN with
 *   fewer than three rounds. Any thread.
 */
double
spool_analysis_get_noise_floor (const SpoolAnalysis *self, guint entry)
{
  g_return_val_if_fail (self != NULL && entry < self->noise_floors->len, NAN);

  return exp (g_array_index (self->noise_floors, double, entry));
}
