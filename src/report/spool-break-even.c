/* spool-break-even.c: from which length of a job on a pool of workers pays.
 *
 * Jobs that do nothing show what a pool costs: its start, handing out the jobs, and its end. Jobs
 * that compute for L seconds take serial the time T0 + J × L. A pool of w workers takes T + R × L:
 * T is its time for jobs that do nothing, and R the number of jobs that the busiest worker or CPU
 * has to do, max (ceil (J / w), J / CPUs), see spool_ceiling_get(). Both take equally long at L =
 * (T - T0) / (J - R).
 *
 * Workers that are ready first may begin before the others are, so the pool is rather a little
 * better than that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-break-even.h"

#include "report/spool-ceiling.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/**
 * spool_break_even_applies:
 * @entry: an entry of a plan
 *
 * Returns: whether its jobs do nothing, so that they show what a pool costs. Any thread.
 */
gboolean
spool_break_even_applies (const SpoolPlanEntry *entry)
{
  g_return_val_if_fail (entry != NULL, FALSE);

  return entry->workload == &spool_sleep_workload &&
         entry->workload->bound (entry->params) == SPOOL_BOUND_CPU;
}

/* How many jobs fewer than serial the busiest CPU has to do; NAN if that isn't known. */
static double
find_saved_jobs (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  SpoolCeiling ceiling = spool_ceiling_of_entry (report, row->configuration.entry);
  double jobs = (double) ceiling.jobs;

  return jobs - jobs / spool_ceiling_get (&ceiling, row->configuration.executor,
                                          row->configuration.workers);
}

/* MAX() would make a number of NAN. */
static double
at_least_zero (double seconds)
{
  return seconds < 0 ? 0 : seconds;
}

/**
 * spool_break_even_find:
 * @report: a report
 * @analysis: what its runs come to
 * @row: a row of it, of an entry to which this applies
 *
 * Returns: what that pool costs, and when it pays on the report's machine. Any thread.
 */
SpoolBreakEven
spool_break_even_find (const SpoolReport *report,
                       const SpoolAnalysis *analysis,
                       const SpoolAnalysisRow *row)
{
  SpoolBreakEven self = { NAN, NAN, NAN, NAN };
  const SpoolAnalysisRow *serial;
  double n_saved;

  g_return_val_if_fail (report != NULL && analysis != NULL && row != NULL, self);

  serial = spool_analysis_find_serial (analysis, row->configuration.entry);
  if (row == serial || serial->failed_jobs > 0 || row->failed_jobs > 0)
    return self;
  self.pool_s = row->median_s - serial->median_s;
  n_saved = find_saved_jobs (report, row);
  /* Not so if it isn't known, either. */
  if (!(n_saved > 0))
    return self;
  self.job_s = at_least_zero (self.pool_s / n_saved);
  self.low_s = at_least_zero ((row->low_s - serial->high_s) / n_saved);
  self.high_s = at_least_zero ((row->high_s - serial->low_s) / n_saved);
  return self;
}

/* Of each executor the smallest pool speaks for all. */
static gboolean
is_smallest (const SpoolAnalysis *analysis, const SpoolAnalysisRow *row)
{
  for (guint i = 0; i < analysis->rows->len; i++)
    {
      const SpoolAnalysisRow *other = spool_analysis_nth (analysis, i);

      if (other->configuration.entry == row->configuration.entry &&
          other->configuration.executor == row->configuration.executor &&
          other->configuration.workers < row->configuration.workers)
        return FALSE;
    }
  return TRUE;
}

static void
append_pool (GString *list, const SpoolAnalysisRow *row, const char *time)
{
  g_autofree char *title = spool_configuration_dup_title (&row->configuration);

  if (list->len > 0)
    g_string_append (list, C_ ("between two times", ", "));
  /* Translators: a time and a pool of workers, such as "160 µs with 2 threads" */
  g_string_append_printf (list, C_ ("a time and a pool", "%s with %s"), time, title);
}

static char *
list_pools (const SpoolReport *report, const SpoolAnalysis *analysis, guint entry, gboolean lengths)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < analysis->rows->len; i++)
    {
      const SpoolAnalysisRow *row = spool_analysis_nth (analysis, i);
      g_autofree char *time = NULL;
      SpoolBreakEven found;

      if (row->configuration.entry != entry || row->by_serial.n < SPOOL_VERDICT_MIN_VALUES ||
          !is_smallest (analysis, row))
        continue;
      found = spool_break_even_find (report, analysis, row);
      if (!(lengths ? found.job_s > 0 : found.pool_s > 0))
        continue;
      /* The model is no better than two digits. */
      time = lengths ? spool_text_dup_rough_seconds (found.job_s)
                     : spool_text_dup_seconds (found.pool_s);
      append_pool (list, row, time);
    }
  return g_strdup (list->str);
}

/**
 * spool_break_even_dup_costs:
 * @report: a report
 * @analysis: what its runs come to
 * @entry: an entry of its plan to which this applies
 *
 * Returns: (transfer full) (nullable): what the pools cost, in words, translated; %NULL if there is
 *   none, too few rounds to tell, or warm pools, whose start and end aren't timed. Any thread.
 */
char *
spool_break_even_dup_costs (const SpoolReport *report, const SpoolAnalysis *analysis, guint entry)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  if (report->plan->mode == SPOOL_MODE_WARM)
    return NULL;
  list = list_pools (report, analysis, entry, FALSE);
  if (*list == '\0')
    return NULL;
  /* Translators: %s is a list such as "160 µs with 2 threads, 1.9 ms with 2 processes" */
  return g_strdup_printf (_ ("The pool alone costs %s."), list);
}

/**
 * spool_break_even_dup_lengths:
 * @report: a report
 * @analysis: what its runs come to
 * @entry: an entry of its plan to which this applies
 *
 * Returns: (transfer full) (nullable): from which length of a job on the pools pay on the report's
 *   machine, in words, translated; %NULL if nobody knows, as with warm pools. Any thread.
 */
char *
spool_break_even_dup_lengths (const SpoolReport *report, const SpoolAnalysis *analysis, guint entry)
{
  g_autofree char *list = NULL;
  guint cpus;
  guint64 jobs;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  if (report->plan->mode == SPOOL_MODE_WARM)
    return NULL;
  cpus = report->machine->usable_cpus;
  jobs = spool_plan_get_entry (report->plan, entry)->jobs;
  if (cpus == 1)
    return g_strdup (_ ("With 1 CPU, jobs that compute gain nothing from more workers."));
  list = list_pools (report, analysis, entry, TRUE);
  if (*list == '\0')
    return NULL;
  /* Translators: the number is how many jobs, and %s is a list such as "20 µs with 2 threads, 240
   * µs with 2 processes" */
  return g_strdup_printf (
      ngettext ("A pool pays off if its %" PRIu64 " job computes for longer than about %s.",
                "A pool pays off if each of %" PRIu64 " jobs computes for longer than about %s.",
                (gulong) jobs),
      jobs, list);
}
