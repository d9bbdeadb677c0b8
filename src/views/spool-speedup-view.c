/* spool-speedup-view.c: how much faster than serial the configurations of a report are.
 *
 * Beside what was measured stand two lines to hold it against: as fast as there are workers, and
 * what is possible with whole jobs and the CPUs there are, for the executor that is limited least.
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

/* What the line of a workload shows. */
typedef struct
{
  SpoolCeiling ceiling;
  SpoolExecutorKind executor; /* of those that are shown the one that may become fastest; serial if
                                 there is no other */
} Limit;

static double
find_ceiling (const Limit *limit, guint workers)
{
  if (limit->executor == SPOOL_EXECUTOR_SERIAL)
    return NAN;
  return spool_ceiling_get (&limit->ceiling, limit->executor, workers);
}

static Limit
find_limit (const SpoolReport *report, const SpoolAnalysis *analysis, guint entry, guint most)
{
  Limit limit = { spool_ceiling_of_entry (report, entry), SPOOL_EXECUTOR_SERIAL };
  const SpoolAnalysisRow *row;
  double highest = 0.0;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      SpoolExecutorKind executor = row->configuration.executor;
      double ceiling = spool_ceiling_get (&limit.ceiling, executor, most);

      if (row->configuration.entry != entry || executor == SPOOL_EXECUTOR_SERIAL)
        continue;
      /* What isn't known may be higher than what is. */
      if (isnan (ceiling) || ceiling > highest)
        {
          limit.executor = executor;
          highest = ceiling;
        }
    }
  return limit;
}

/* Whether the lines are out of reach for some that are shown. */
static gboolean
some_take_turns (const SpoolAnalysis *analysis, const Limit *limits)
{
  const SpoolAnalysisRow *row;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      const SpoolConfiguration *configuration = &row->configuration;
      const Limit *limit = &limits[configuration->entry];

      if (configuration->executor != SPOOL_EXECUTOR_SERIAL &&
          spool_ceiling_get (&limit->ceiling, configuration->executor, configuration->workers) <
              find_ceiling (limit, configuration->workers))
        return TRUE;
    }
  return FALSE;
}

static gboolean
have_same_ceiling (const Limit *limit, const Limit *other, guint most)
{
  for (guint workers = 1; workers <= most; workers++)
    {
      double first = find_ceiling (limit, workers);
      double second = find_ceiling (other, workers);

      if (first != second && !(isnan (first) && isnan (second)))
        return FALSE;
    }
  return TRUE;
}

/* The same for several workloads is drawn once. */
static gboolean
was_drawn (const Limit *limits, guint entry, guint most)
{
  for (guint other = 0; other < entry; other++)
    if (have_same_ceiling (&limits[entry], &limits[other], most))
      return TRUE;
  return FALSE;
}

/* @title: (nullable): of the workload, if there are other lines */
static char *
dup_ceiling_label (const char *title, gboolean parallel)
{
  if (title == NULL)
    /* Translators: the ceiling of all that is shown, or only of workers that do not take turns
     * under a lock or in one thread */
    return g_strdup (parallel ? _ ("Possible at best in parallel") : _ ("Possible at best"));
  if (parallel)
    /* Translators: followed by a workload: Possible at best in parallel: Cosines */
    return g_strdup_printf (_ ("Possible at best in parallel: %s"), title);
  /* Translators: followed by a workload: Possible at best: Web Pages */
  return g_strdup_printf (_ ("Possible at best: %s"), title);
}

static void
add_ceiling (
    SpoolLineModel *model, const Limit *limit, const char *title, gboolean parallel, guint most)
{
  g_autofree char *label = dup_ceiling_label (title, parallel);
  guint line = spool_line_model_add_line (model, label, SPOOL_LINE_CEILING, 0, FALSE);

  /* Between the counts that were measured, too: that is where its steps are. */
  for (guint workers = 1; workers <= most; workers++)
    {
      SpoolPoint point = SPOOL_POINT_INIT;

      point.x = workers;
      point.y = find_ceiling (limit, workers);
      spool_line_model_add_point (model, line, &point);
    }
}

static void
add_ceilings (SpoolLineModel *model,
              const SpoolReport *report,
              const SpoolAnalysis *analysis,
              guint most)
{
  guint n_entries = report->plan->entries->len;
  g_autofree Limit *limits = g_new (Limit, n_entries);
  gboolean only = TRUE, parallel;

  for (guint entry = 0; entry < n_entries; entry++)
    {
      limits[entry] = find_limit (report, analysis, entry, most);
      only = only && have_same_ceiling (&limits[0], &limits[entry], most);
    }
  parallel = some_take_turns (analysis, limits);
  for (guint entry = 0; entry < n_entries; entry++)
    {
      const SpoolWorkload *workload = spool_plan_get_entry (report->plan, entry)->workload;

      if (!was_drawn (limits, entry, most) && !isnan (find_ceiling (&limits[entry], most)))
        add_ceiling (model, &limits[entry], only ? NULL : _ (workload->title), parallel, most);
    }
}

static void
add_ideal (SpoolLineModel *model, guint most)
{
  guint line = spool_line_model_add_line (model, C_ ("line of a chart", "Ideal"), SPOOL_LINE_IDEAL,
                                          0, FALSE);
  SpoolPoint point = SPOOL_POINT_INIT;

  point.x = point.y = 1.0;
  spool_line_model_add_point (model, line, &point);
  point.x = point.y = most;
  spool_line_model_add_point (model, line, &point);
}

/**
 * spool_speedup_view_make_model:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 *
 * Makes a chart of the speed-up over serial against the number of workers: a line for each
 * executor, with 95 % intervals, and below them the ideal and the ceiling of those in @analysis.
 *
 * Returns: (transfer full): the model. Neither argument is needed afterwards; any thread.
 */
SpoolLineModel *
spool_speedup_view_make_model (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  SpoolLineModel *model;
  g_autofree char *disturbed = NULL;
  g_autofree char *no_intervals = NULL;
  guint most;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  most = find_most_workers (analysis);
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
  if (most > 1)
    {
      add_ideal (model, most);
      add_ceilings (model, report, analysis, most);
    }
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
