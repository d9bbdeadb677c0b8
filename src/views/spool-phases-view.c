/* spool-phases-view.c: where the time of a report's configurations went, as stacked bars.
 *
 * A bar is as high as in the chart of the times, so that both can be compared. Its parts are those
 * of the run that took the median time: medians of parts need not sum to the median of their sums,
 * and would have to be bent until they do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-phases-view.h"

#include "chart/spool-bar-chart.h"
#include "report/spool-text.h"
#include "views/spool-view-bars.h"
#include "views/spool-view-text.h"
#include "workload/spool-clock.h"

#include <glib/gi18n.h>
#include <math.h>

static const SpoolPart kinds[SPOOL_N_PHASE_PARTS] = {
  [SPOOL_PHASE_PART_START] = { NC_ ("phase", "Starting"), SPOOL_PART_START, SPOOL_HATCH_NONE },
  [SPOOL_PHASE_PART_WAIT] = { NC_ ("phase", "Waiting for a job"), SPOOL_PART_WAIT,
                              SPOOL_HATCH_NONE },
  [SPOOL_PHASE_PART_WORK] = { NC_ ("phase", "Working"), SPOOL_PART_WORK, SPOOL_HATCH_NONE },
  [SPOOL_PHASE_PART_LOCK] = { NC_ ("phase", "Working: waits for the lock"), SPOOL_PART_WORK,
                              SPOOL_HATCH_RISING },
  [SPOOL_PHASE_PART_BLOCKED] = { NC_ ("phase", "Working: waits for input or output"),
                                 SPOOL_PART_WORK, SPOOL_HATCH_FALLING },
  [SPOOL_PHASE_PART_IDLE] = { NC_ ("phase", "Nothing left to do"), SPOOL_PART_IDLE,
                              SPOOL_HATCH_NONE },
  [SPOOL_PHASE_PART_STOP] = { NC_ ("phase", "Stopping"), SPOOL_PART_STOP, SPOOL_HATCH_NONE },
};

/**
 * spool_phases_view_get_part:
 * @part: a part
 *
 * Returns: how it is drawn, its text translated. Any thread.
 */
SpoolPart
spool_phases_view_get_part (SpoolPhasePart part)
{
  SpoolPart kind = { "", SPOOL_PART_WORK, SPOOL_HATCH_NONE };

  g_return_val_if_fail (part < SPOOL_N_PHASE_PARTS, kind);

  kind = kinds[part];
  kind.text = g_dpgettext2 (NULL, "phase", kind.text);
  return kind;
}

/**
 * spool_phases_view_split:
 * @run: a run
 * @parts_s: (out caller-allocates) (array fixed-size=7): seconds, by #SpoolPhasePart
 *
 * Splits the wall time of @run, as the mean over its lanes. Any thread.
 */
void
spool_phases_view_split (const SpoolRun *run, double *parts_s)
{
  const SpoolPhases *phases;
  double lock = 0.0, blocked = 0.0, work;

  g_return_if_fail (run != NULL && parts_s != NULL);

  phases = &run->phases;
  for (guint i = 0; i < run->n_lanes; i++)
    {
      lock += (double) run->lanes[i].lock_wait_ns / run->n_lanes;
      blocked += (double) run->lanes[i].blocked_ns / run->n_lanes;
    }
  work = (double) phases->work_ns;
  lock = CLAMP (lock, 0.0, work);
  blocked = CLAMP (blocked, 0.0, work - lock);
  parts_s[SPOOL_PHASE_PART_START] = (double) phases->start_ns / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_WAIT] = (double) phases->wait_ns / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_WORK] = (work - lock - blocked) / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_LOCK] = lock / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_BLOCKED] = blocked / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_IDLE] = (double) phases->idle_ns / SPOOL_NS_PER_S;
  parts_s[SPOOL_PHASE_PART_STOP] = (double) phases->stop_ns / SPOOL_NS_PER_S;
}

/**
 * spool_phases_view_find_parts:
 * @report: a report
 * @row: a row of what its runs come to
 * @parts_s: (out caller-allocates) (array fixed-size=7): seconds, by #SpoolPhasePart
 *
 * Tells how the median run spent its time; of an even number of runs, the mean of the two in the
 * middle, whose walls have the median as their mean. Any thread.
 *
 * Returns: %FALSE if there is nothing to split
 */
gboolean
spool_phases_view_find_parts (const SpoolReport *report,
                              const SpoolAnalysisRow *row,
                              double *parts_s)
{
  g_autoptr (GPtrArray) runs = spool_view_list_runs (report, &row->configuration);
  double low_s[SPOOL_N_PHASE_PARTS], high_s[SPOOL_N_PHASE_PARTS], sum = 0.0;

  g_return_val_if_fail (parts_s != NULL, FALSE);

  if (runs->len == 0)
    return FALSE;
  spool_phases_view_split (g_ptr_array_index (runs, (runs->len - 1) / 2), low_s);
  spool_phases_view_split (g_ptr_array_index (runs, runs->len / 2), high_s);
  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    sum += parts_s[p] = (low_s[p] + high_s[p]) / 2.0;
  return sum > 0.0;
}

/* There is no whisker on parts; the words have its numbers. */
static char *
dup_interval (const SpoolAnalysisRow *row)
{
  g_autofree char *low = spool_text_dup_seconds (row->low_s);
  g_autofree char *high = spool_text_dup_seconds (row->high_s);

  return isnan (row->low_s) ? NULL : g_strdup_printf (_ ("95 %% interval: %s to %s"), low, high);
}

static void
fill_bar (const SpoolReport *report, const SpoolAnalysisRow *row, SpoolBar *bar, gpointer data)
{
  double *parts_s = data;

  bar->value = row->median_s;
  bar->parts = spool_phases_view_find_parts (report, row, parts_s) ? parts_s : NULL;
  bar->details = dup_interval (row);
}

/**
 * spool_phases_view_make_model:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 *
 * Makes a chart of the median time of each configuration, split into starting, waiting, working,
 * idling and stopping, with what jobs waited for hatched within work.
 *
 * Returns: (transfer full): the model. Neither argument is needed afterwards; any thread.
 */
SpoolBarModel *
spool_phases_view_make_model (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  SpoolBarModel *model;
  double parts_s[SPOOL_N_PHASE_PARTS];

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  model = spool_view_bars_new (report);
  model->value_title = g_strdup (_ ("Median run, mean over its workers"));
  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    {
      SpoolPart part = spool_phases_view_get_part (p);

      spool_bar_model_add_part (model, part.text, part.color, part.hatch);
    }
  spool_view_bars_fill (model, report, analysis, fill_bar, parts_s);
  return model;
}

/**
 * spool_phases_view_make_chart:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 * @options: which executors are not shown
 *
 * Returns: (transfer full): the chart of where its time went, as files show it. Any thread.
 */
SpoolChart *
spool_phases_view_make_chart (const SpoolReport *report,
                              const SpoolAnalysis *analysis,
                              const SpoolViewOptions *options)
{
  SpoolBarModel *model = spool_phases_view_make_model (report, analysis);

  g_return_val_if_fail (model != NULL && options != NULL, NULL);

  spool_view_bars_tell_hidden (model, report, options->hidden);
  return spool_bar_chart_new (model);
}
