/* spool-view-bars.c: what all charts have in common that show a bar for each configuration.
 *
 * A bar stands for a configuration, whether it has been measured or not, so that a chart that
 * grows keeps its shape: what comes is where a slot waited for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-view-bars.h"

#include "views/spool-view-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/**
 * spool_view_get_series:
 * @executor: how jobs are run
 *
 * Returns: its colour, the same in all charts. Any thread.
 */
SpoolSeries
spool_view_get_series (SpoolExecutorKind executor)
{
  switch (executor)
    {
    case SPOOL_EXECUTOR_SERIAL:
      return SPOOL_SERIES_SERIAL;
    case SPOOL_EXECUTOR_THREADS:
      return SPOOL_SERIES_THREADS;
    case SPOOL_EXECUTOR_PROCESSES:
      return SPOOL_SERIES_PROCESSES;
    case SPOOL_EXECUTOR_PROCESSES_FORK:
      return SPOOL_SERIES_PROCESSES_FORK;
    case SPOOL_EXECUTOR_THREADS_GIL:
      return SPOOL_SERIES_THREADS_GIL;
    case SPOOL_EXECUTOR_ASYNC:
      return SPOOL_SERIES_ASYNC;
    case SPOOL_N_EXECUTORS:
    default:
      g_return_val_if_reached (SPOOL_SERIES_SERIAL);
    }
}

static int
compare_walls (gconstpointer a, gconstpointer b)
{
  const SpoolRun *first = *(SpoolRun *const *) a, *second = *(SpoolRun *const *) b;

  return first->wall_ns < second->wall_ns ? -1 : first->wall_ns > second->wall_ns;
}

/**
 * spool_view_list_runs:
 * @report: a report
 * @configuration: one of its configurations
 *
 * Returns: (transfer container) (element-type SpoolRun): its runs, the quickest first. Any thread.
 */
GPtrArray *
spool_view_list_runs (const SpoolReport *report, const SpoolConfiguration *configuration)
{
  GPtrArray *runs;

  g_return_val_if_fail (report != NULL && configuration != NULL, NULL);

  runs = g_ptr_array_new ();
  for (guint i = 0; i < report->runs->len; i++)
    if (spool_configuration_has_run (configuration, g_ptr_array_index (report->runs, i)))
      g_ptr_array_add (runs, g_ptr_array_index (report->runs, i));
  g_ptr_array_sort (runs, compare_walls);
  return runs;
}

static guint64
count_jobs (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  guint64 jobs = spool_plan_get_entry (report->plan, row->configuration.entry)->jobs;

  return jobs * row->n_runs;
}

static SpoolBarFlags
find_flags (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  SpoolBarFlags flags = SPOOL_BAR_PLAIN;

  if (row->failed_jobs > 0)
    flags |= SPOOL_BAR_FAILED;
  /* Where no job succeeded the time says nothing of the work. */
  if (row->failed_jobs > 0 && row->failed_jobs >= count_jobs (report, row))
    flags |= SPOOL_BAR_GREYED;
  if (!report->complete && row->n_runs > 0 &&
      row->n_runs < spool_plan_get_least_rounds (report->plan))
    flags |= SPOOL_BAR_PROVISIONAL;
  return flags;
}

static char *
make_note (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  g_autofree char *title = NULL;

  if (row->failed_jobs == 0)
    return NULL;
  title = spool_configuration_dup_title (&row->configuration);
  /* Translators: executor with its workers, such as "4 threads: 2 of 24 jobs failed" */
  return g_strdup_printf (ngettext ("%s: %" PRIu64 " of %" PRIu64 " job failed",
                                    "%s: %" PRIu64 " of %" PRIu64 " jobs failed",
                                    (gulong) count_jobs (report, row)),
                          title, row->failed_jobs, count_jobs (report, row));
}

static void
add_bar (SpoolBarModel *model,
         guint group,
         const SpoolReport *report,
         const SpoolAnalysisRow *row,
         SpoolViewFillBar fill,
         gpointer data)
{
  SpoolBar bar = SPOOL_BAR_INIT;
  g_autofree char *label = g_strdup_printf ("%u", row->configuration.workers);
  g_autofree char *note = make_note (report, row);

  bar.label = label;
  bar.flags = find_flags (report, row);
  bar.note = note;
  fill (report, row, &bar, data);
  spool_bar_model_add_bar (model, group, &bar);
  g_free ((char *) bar.details);
}

static void
set_legends (SpoolBarModel *model)
{
  const char *const texts[SPOOL_N_BAR_LEGENDS] = {
    [SPOOL_BAR_LEGEND_START] = _ ("Starting the workers"),
    /* xgettext:no-c-format */
    [SPOOL_BAR_LEGEND_INTERVAL] = _ ("95 % interval of the median"),
    [SPOOL_BAR_LEGEND_RUN] = _ ("Single run"),
    [SPOOL_BAR_LEGEND_BEYOND] = _ ("Runs beyond the chart"),
    [SPOOL_BAR_LEGEND_PROVISIONAL] = _ ("Not all rounds measured"),
    [SPOOL_BAR_LEGEND_FAILED] = _ ("Jobs failed"),
    [SPOOL_BAR_LEGEND_GREYED] = _ ("No job succeeded"),
    [SPOOL_BAR_LEGEND_GUESS] = _ ("Your guess"),
  };

  for (guint i = 0; i < SPOOL_N_BAR_LEGENDS; i++)
    model->legends[i] = g_strdup (texts[i]);
}

/**
 * spool_view_bars_new:
 * @report: a report
 *
 * Returns: (transfer full): a model of times that has its texts, but no bars and no title of the
 * values. Any thread.
 */
SpoolBarModel *
spool_view_bars_new (const SpoolReport *report)
{
  SpoolBarModel *model;

  g_return_val_if_fail (report != NULL, NULL);

  model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  model->title = spool_view_text_dup_title (report);
  model->subtitle = spool_view_text_dup_subtitle (report);
  model->category_title = g_strdup (_ ("Workers"));
  model->empty_text = spool_view_text_dup_empty (report);
  set_legends (model);
  return model;
}

/**
 * spool_view_bars_fill:
 * @model: a model from spool_view_bars_new()
 * @report: the report that it was made for
 * @analysis: what its runs come to
 * @fill: (scope call): sets the numbers of each bar
 * @data: for @fill
 *
 * Adds a bar for each configuration, with its label, flags and note, and says below the chart what
 * disturbed the runs. Any thread.
 */
void
spool_view_bars_fill (SpoolBarModel *model,
                      const SpoolReport *report,
                      const SpoolAnalysis *analysis,
                      SpoolViewFillBar fill,
                      gpointer data)
{
  const SpoolConfiguration *previous = NULL;
  const SpoolAnalysisRow *row;
  g_autofree char *disturbed = NULL;
  guint group = 0;

  g_return_if_fail (model != NULL && report != NULL && analysis != NULL && fill != NULL);

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      const SpoolConfiguration *configuration = &row->configuration;

      if (previous == NULL || previous->entry != configuration->entry ||
          previous->executor != configuration->executor)
        {
          g_autofree char *label = spool_view_text_dup_group (report, configuration);

          group = spool_bar_model_add_group (model, label,
                                             spool_view_get_series (configuration->executor));
        }
      add_bar (model, group, report, row, fill, data);
      previous = configuration;
    }
  disturbed = spool_view_text_dup_disturbed (report);
  if (disturbed != NULL)
    spool_bar_model_add_footnote (model, disturbed);
}

/**
 * spool_view_bars_tell_hidden:
 * @model: a model from spool_view_bars_new()
 * @report: the report that it was made for
 * @hidden: executors that are not shown, a bit for each (1 << kind)
 *
 * Says below the chart how many executors are missing, if any. Any thread.
 */
void
spool_view_bars_tell_hidden (SpoolBarModel *model, const SpoolReport *report, guint hidden)
{
  g_autofree char *text = NULL;

  g_return_if_fail (model != NULL && report != NULL);

  text = spool_view_text_dup_hidden (report, hidden);
  if (text != NULL)
    spool_bar_model_add_notice (model, text);
}
