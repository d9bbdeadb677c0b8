/* spool-time-view.c: the times of a report as a bar chart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-time-view.h"

#include "chart/spool-bar-chart.h"
#include "report/spool-guess.h"
#include "report/spool-text.h"
#include "views/spool-phases-view.h"
#include "views/spool-view-bars.h"
#include "views/spool-view-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* Where the time went that starting the workers didn't take, as words. */
static char *
dup_phases (const double *parts_s)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (SpoolPhasePart p = SPOOL_PHASE_PART_START + 1; p < SPOOL_N_PHASE_PARTS; p++)
    {
      g_autofree char *time = spool_text_dup_seconds (parts_s[p]);

      if (!(parts_s[p] > 0))
        continue;
      /* Translators: a part of a time, and how long it was: Working: 0.45 s */
      g_string_append_printf (text,
                              text->len > 0 ? _ (" · %s: %s") : C_ ("part of a time", "%s: %s"),
                              spool_phases_view_get_part (p).text, time);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* The parts are those of the chart of the phases, also the start, whose median over all runs would
 * be another number for the same thing, and would not add up to the bar. */
static void
fill_bar (const SpoolReport *report, const SpoolAnalysisRow *row, SpoolBar *bar, gpointer data)
{
  double parts_s[SPOOL_N_PHASE_PARTS];
  gboolean has_parts = spool_phases_view_find_parts (report, row, parts_s);

  /* Guesses are shares of serial's time. */
  bar->guess = row->median_s * row->speedup * spool_guess_get (report->plan, &row->configuration);
  bar->value = row->median_s;
  bar->low = row->low_s;
  bar->high = row->high_s;
  /* With warm pools the workers are ready before the timed part, which is what the mode says. */
  bar->start =
      has_parts && report->plan->mode != SPOOL_MODE_WARM ? parts_s[SPOOL_PHASE_PART_START] : NAN;
  bar->runs = (const double *) (gpointer) row->values->data;
  bar->n_runs = row->n_runs;
  bar->details = has_parts ? dup_phases (parts_s) : NULL;
  if (row->greyed)
    bar->flags |= SPOOL_BAR_GREYED;
}

/* Bars without a job that succeeded bear a mark and a note of their own, so the words are for the
 * others if there are both. */
static void
explain_grey (SpoolBarModel *model, const SpoolAnalysis *analysis)
{
  const SpoolAnalysisRow *row;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    if (row->greyed)
      {
        g_free (model->legends[SPOOL_BAR_LEGEND_GREYED]);
        model->legends[SPOOL_BAR_LEGEND_GREYED] = g_strdup (_ ("Within serial's own noise"));
        return;
      }
}

/**
 * spool_time_view_make_model:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 *
 * Makes a chart of the median time of each configuration, with intervals, single runs and the time
 * that starting the workers took. What hasn't been measured yet has a bar without a value.
 *
 * Returns: (transfer full): the model. Neither argument is needed afterwards; any thread.
 */
SpoolBarModel *
spool_time_view_make_model (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  SpoolBarModel *model;
  g_autofree char *no_intervals = NULL;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  model = spool_view_bars_new (report);
  model->value_title = g_strdup (_ ("Median time"));
  spool_view_bars_fill (model, report, analysis, fill_bar, NULL);
  explain_grey (model, analysis);
  no_intervals = spool_view_text_dup_no_intervals (report);
  if (no_intervals != NULL)
    spool_bar_model_add_footnote (model, no_intervals);
  return model;
}

/**
 * spool_time_view_make_chart:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 * @options: which executors are not shown, and whether the times are on a logarithmic scale
 *
 * Returns: (transfer full): the chart of its times, as files show it. Any thread.
 */
SpoolChart *
spool_time_view_make_chart (const SpoolReport *report,
                            const SpoolAnalysis *analysis,
                            const SpoolViewOptions *options)
{
  SpoolBarModel *model = spool_time_view_make_model (report, analysis);

  g_return_val_if_fail (model != NULL && options != NULL, NULL);

  spool_view_bars_tell_hidden (model, report, options->hidden);
  model->logarithmic = options->scale == SPOOL_VIEW_SCALE_LOG;
  if (model->logarithmic)
    {
      g_free (model->value_title);
      model->value_title = g_strdup (_ ("Median time, logarithmic"));
    }
  return spool_bar_chart_new (model);
}
