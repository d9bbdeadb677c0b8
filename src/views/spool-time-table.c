/* spool-time-table.c: the numbers of the time chart as rows of texts.
 *
 * For a table on the screen: short, with units, in the user's language. What other programs read
 * has full digits and is written by the report's formats.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-time-table.h"

#include "chart/spool-unit.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define NOTHING "–"

static const char *const titles[SPOOL_N_TIME_COLUMNS] = {
  [SPOOL_TIME_COLUMN_CONFIGURATION] = NC_ ("column", "Configuration"),
  [SPOOL_TIME_COLUMN_MEDIAN] = NC_ ("column", "Median"),
  [SPOOL_TIME_COLUMN_INTERVAL] = NC_ ("column", "95 % Interval"),
  [SPOOL_TIME_COLUMN_SPEEDUP] = NC_ ("column", "Speed-Up"),
  [SPOOL_TIME_COLUMN_VERDICT] = NC_ ("column", "Verdict"),
  [SPOOL_TIME_COLUMN_START] = NC_ ("column", "Start"),
  [SPOOL_TIME_COLUMN_RUNS] = NC_ ("column", "Runs"),
  [SPOOL_TIME_COLUMN_FAILED] = NC_ ("column", "Failed Jobs"),
};

/**
 * spool_time_table_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what stands at its head, translated. Any thread.
 */
const char *
spool_time_table_get_title (SpoolTimeColumn column)
{
  g_return_val_if_fail (column < SPOOL_N_TIME_COLUMNS, NULL);

  return g_dpgettext2 (NULL, "column", titles[column]);
}

static char *
dup_configuration (const SpoolReport *report, const SpoolConfiguration *configuration)
{
  g_autofree char *title = spool_configuration_dup_title (configuration);

  if (report->plan->entries->len == 1)
    return g_steal_pointer (&title);
  return g_strdup_printf (
      C_ ("workload and executor", "%s: %s"),
      _ (spool_plan_get_entry (report->plan, configuration->entry)->workload->title), title);
}

static char *
dup_interval (const SpoolAnalysisRow *row)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (row->low_s) || !isfinite (row->high_s))
    return g_strdup (NOTHING);
  low = spool_text_dup_seconds (row->low_s);
  high = spool_text_dup_seconds (row->high_s);
  /* Translators: the two ends of an interval, such as "1.80 s – 1.90 s" */
  return g_strdup_printf (C_ ("interval", "%s – %s"), low, high);
}

/* As the chart of the speed-ups writes it: where starting a worker takes hundreds of times as long
 * as the work, two decimals would say that nothing is left of it. */
static char *
dup_speedup (const SpoolAnalysisRow *row)
{
  SpoolUnit unit;

  if (!isfinite (row->speedup))
    return g_strdup (NOTHING);
  unit = spool_unit_choose (SPOOL_QUANTITY_RATIO, row->speedup);
  return spool_unit_format_full (&unit, row->speedup,
                                 spool_unit_decimals_alone (&unit, row->speedup));
}

/* Serial starts nothing: what was measured there is how long it takes to read the clock. */
static char *
dup_start (const SpoolAnalysisRow *row)
{
  return row->configuration.executor == SPOOL_EXECUTOR_SERIAL
             ? g_strdup (NOTHING)
             : spool_text_dup_seconds (row->start_s);
}

/**
 * spool_time_table_dup_cell:
 * @report: a report
 * @row: a row of its analysis
 * @column: a column
 *
 * Returns: (transfer full): what stands there, translated; a dash for what isn't known. Any thread.
 */
char *
spool_time_table_dup_cell (const SpoolReport *report,
                           const SpoolAnalysisRow *row,
                           SpoolTimeColumn column)
{
  g_return_val_if_fail (report != NULL && row != NULL, NULL);

  switch (column)
    {
    case SPOOL_TIME_COLUMN_CONFIGURATION:
      return dup_configuration (report, &row->configuration);
    case SPOOL_TIME_COLUMN_MEDIAN:
      return spool_text_dup_seconds (row->median_s);
    case SPOOL_TIME_COLUMN_INTERVAL:
      return dup_interval (row);
    case SPOOL_TIME_COLUMN_SPEEDUP:
      return dup_speedup (row);
    case SPOOL_TIME_COLUMN_VERDICT:
      return g_strdup (row->verdict == SPOOL_VERDICT_NONE || !isfinite (row->speedup)
                           ? NOTHING
                           : spool_verdict_get_title (row->verdict));
    case SPOOL_TIME_COLUMN_START:
      return dup_start (row);
    case SPOOL_TIME_COLUMN_RUNS:
      return g_strdup_printf ("%u", row->n_runs);
    case SPOOL_TIME_COLUMN_FAILED:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, row->failed_jobs);
    case SPOOL_N_TIME_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
