/* spool-speedup-view.c: how much faster than serial the configurations of a report are.
 *
 * Beside what was measured stand two lines to hold it against: as fast as there are workers, and
 * what is possible with whole jobs and the CPUs there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-speedup-view.h"

#include "chart/spool-line-chart.h"
#include "report/spool-ceiling.h"
#include "views/spool-view-bars.h"
#include "views/spool-view-text.h"

#include <glib/gi18n.h>
#include <math.h>

static void
add_point (SpoolLineModel *model, guint line, const SpoolAnalysisRow *row)
{
  SpoolPoint point = SPOOL_POINT_INIT;

  point.x = row->configuration.workers;
  point.y = row->speedup;
  point.low = row->speedup_low;
  point.high = row->speedup_high;
  point.limit = row->ceiling;
  /* Jobs may be quick at failing, so the analysis gives no speed-up then; the mark says why. */
  if (row->failed_jobs > 0)
    point.flags |= SPOOL_POINT_FAILED;
  if (row->greyed)
    point.flags |= SPOOL_POINT_GREYED;
  spool_line_model_add_point (model, line, &point);
}

static void
add_measured (SpoolLineModel *model, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  const SpoolConfiguration *previous = NULL;
  const SpoolAnalysisRow *row;
  guint line = 0;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      const SpoolConfiguration *configuration = &row->configuration;

      if (previous == NULL || previous->entry != configuration->entry ||
          previous->executor != configuration->executor)
        {
          g_autofree char *label = spool_view_text_dup_group (report, configuration);

          line = spool_line_model_add_line (model, label, SPOOL_LINE_MEASURED,
                                            spool_view_get_series (configuration->executor),
                                            configuration->entry % 2 == 1);
        }
      add_point (model, line, row);
      previous = configuration;
    }
}

static guint
find_most_workers (const SpoolAnalysis *analysis)
{
  const SpoolAnalysisRow *row;
  guint most = 1;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    most = MAX (most, row->configuration.workers);
  return most;
}

/* Of workers that don't take turns, as nobody looks for a line in what does. */
static double
find_ceiling (const SpoolCeiling *ceiling, guint workers)
{
  return spool_ceiling_get (ceiling, SPOOL_EXECUTOR_THREADS, workers);
}

static gboolean
have_same_ceiling (const SpoolCeiling *ceiling, const SpoolCeiling *other, guint most)
{
  for (guint workers = 1; workers <= most; workers++)
    {
      double first = find_ceiling (ceiling, workers);
      double second = find_ceiling (other, workers);

      if (first != second && !(isnan (first) && isnan (second)))
        return FALSE;
    }
  return TRUE;
}

/* The same for several workloads is drawn once. */
static gboolean
was_drawn (const SpoolCeiling *ceilings, guint entry, guint most)
{
  for (guint other = 0; other < entry; other++)
    if (have_same_ceiling (&ceilings[entry], &ceilings[other], most))
      return TRUE;
  return FALSE;
}

static void
add_ceiling (SpoolLineModel *model,
             const SpoolReport *report,
             const SpoolCeiling *ceilings,
             guint entry,
             guint most)
{
  const SpoolWorkload *workload = spool_plan_get_entry (report->plan, entry)->workload;
  gboolean only = TRUE;
  g_autofree char *label = NULL;
  guint line;

  for (guint other = 0; other < report->plan->entries->len; other++)
    only = only && have_same_ceiling (&ceilings[entry], &ceilings[other], most);
  label = only ? g_strdup (_ ("Possible at best"))
               /* Translators: followed by a workload: Possible at best: Web Pages */
               : g_strdup_printf (_ ("Possible at best: %s"), _ (workload->title));
  line = spool_line_model_add_line (model, label, SPOOL_LINE_CEILING, 0, FALSE);
  /* Between the counts that were measured, too: that is where its steps are. */
  for (guint workers = 1; workers <= most; workers++)
    {
      SpoolPoint point = SPOOL_POINT_INIT;

      point.x = workers;
      point.y = find_ceiling (&ceilings[entry], workers);
      spool_line_model_add_point (model, line, &point);
    }
}

static void
add_guides (SpoolLineModel *model, const SpoolReport *report, guint most)
{
  SpoolPoint point = SPOOL_POINT_INIT;
  guint line, n_entries = report->plan->entries->len;
  g_autofree SpoolCeiling *ceilings = NULL;

  if (most == 1)
    return;
  line = spool_line_model_add_line (model, C_ ("line of a chart", "Ideal"), SPOOL_LINE_IDEAL, 0,
                                    FALSE);
  point.x = point.y = 1.0;
  spool_line_model_add_point (model, line, &point);
  point.x = point.y = most;
  spool_line_model_add_point (model, line, &point);
  ceilings = g_new (SpoolCeiling, n_entries);
  for (guint entry = 0; entry < n_entries; entry++)
    ceilings[entry] = spool_ceiling_of_entry (report, entry);
  for (guint entry = 0; entry < n_entries; entry++)
    if (!was_drawn (ceilings, entry, most) && !isnan (find_ceiling (&ceilings[entry], most)))
      add_ceiling (model, report, ceilings, entry, most);
}

/**
 * spool_speedup_view_make_model:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 *
 * Makes a chart of the speed-up over serial against the number of workers: a line for each
 * executor, with 95 % intervals, and below them the ideal and the ceiling.
 *
 * Returns: (transfer full): the model. Neither argument is needed afterwards; any thread.
 */
SpoolLineModel *
spool_speedup_view_make_model (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  SpoolLineModel *model;
  g_autofree char *disturbed = NULL;
  g_autofree char *no_intervals = NULL;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  model->title = spool_view_text_dup_title (report);
  model->subtitle = spool_view_text_dup_subtitle (report);
  model->value_title = g_strdup (_ ("Speed-up over serial"));
  model->category_title = g_strdup (_ ("Workers"));
  model->empty_text = spool_view_text_dup_empty (report);
  /* xgettext:no-c-format */
  model->legends[SPOOL_LINE_LEGEND_INTERVAL] = g_strdup (_ ("95 % interval"));
  model->legends[SPOOL_LINE_LEGEND_GREYED] = g_strdup (_ ("Within serial's own noise"));
  model->legends[SPOOL_LINE_LEGEND_FAILED] = g_strdup (_ ("Jobs failed"));
  add_measured (model, report, analysis);
  add_guides (model, report, find_most_workers (analysis));
  no_intervals = spool_view_text_dup_no_intervals (report);
  if (no_intervals != NULL)
    spool_line_model_add_footnote (model, no_intervals);
  disturbed = spool_view_text_dup_disturbed (report);
  if (disturbed != NULL)
    spool_line_model_add_footnote (model, disturbed);
  return model;
}

/**
 * spool_speedup_view_make_chart:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 * @options: which executors are not shown, and whether the axes are linear instead of logarithmic
 *
 * Returns: (transfer full): the chart of its speed-ups, as files show it. Any thread.
 */
SpoolChart *
spool_speedup_view_make_chart (const SpoolReport *report,
                               const SpoolAnalysis *analysis,
                               const SpoolViewOptions *options)
{
  SpoolLineModel *model = spool_speedup_view_make_model (report, analysis);
  g_autofree char *hidden = NULL;

  g_return_val_if_fail (model != NULL && options != NULL, NULL);

  hidden = spool_view_text_dup_hidden (report, options->hidden);
  if (hidden != NULL)
    spool_line_model_add_notice (model, hidden);
  model->linear = options->scale == SPOOL_VIEW_SCALE_LINEAR;
  return spool_line_chart_new (model);
}
