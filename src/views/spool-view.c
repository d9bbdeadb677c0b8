/* spool-view.c: the table of ways to look at a report.
 *
 * Whoever offers views reads them from here, so that a new one is a row of this table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-view.h"

#include "views/spool-phases-view.h"
#include "views/spool-speedup-view.h"
#include "views/spool-time-view.h"
#include "views/spool-timeline-view.h"

#include <glib/gi18n.h>

static const SpoolView views[] = {
  { "time", N_ ("Time"), N_ ("Chart of the times"), SPOOL_VIEW_SCALE_LINEAR,
    spool_time_view_make_chart },
  { "speedup", N_ ("Speed-Up"), N_ ("Chart of the speed-ups"), SPOOL_VIEW_SCALE_LOG,
    spool_speedup_view_make_chart },
  { "phases", N_ ("Phases"), N_ ("Chart of where the time went"), SPOOL_VIEW_SCALE_DEFAULT,
    spool_phases_view_make_chart },
  { "timeline", N_ ("Timeline"), N_ ("Chart of what each worker did"), SPOOL_VIEW_SCALE_DEFAULT,
    spool_timeline_view_make_chart },
};

/**
 * spool_view_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the view there, %NULL behind the last. The first is the one
 * to begin with. Any thread.
 */
const SpoolView *
spool_view_nth (guint n)
{
  return n < G_N_ELEMENTS (views) ? &views[n] : NULL;
}

/**
 * spool_view_find:
 * @id: the name of a view
 *
 * Returns: (transfer none) (nullable): the view of that name. Any thread.
 */
const SpoolView *
spool_view_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].id, id))
      return &views[i];
  return NULL;
}

/**
 * spool_view_dup_ids:
 *
 * Returns: (transfer full): the names of all views. Any thread.
 */
GStrv
spool_view_dup_ids (void)
{
  GStrv ids = g_new0 (char *, G_N_ELEMENTS (views) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    ids[i] = g_strdup (views[i].id);
  return ids;
}

/* Rows of another analysis, without those of hidden executors. */
static SpoolAnalysis
filter (const SpoolAnalysis *analysis, guint hidden)
{
  SpoolAnalysis shown = { g_ptr_array_new (), analysis->noise_floors };
  SpoolAnalysisRow *row;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    if (!(hidden & (1u << row->configuration.executor)))
      g_ptr_array_add (shown.rows, row);
  return shown;
}

/**
 * spool_view_make_chart:
 * @self: a view
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 * @options: (nullable): what to show, and how; %NULL for all of it in the usual way
 *
 * Returns: (transfer full): its chart of the report. Nothing else is needed afterwards. Any thread.
 */
SpoolChart *
spool_view_make_chart (const SpoolView *self,
                       const SpoolReport *report,
                       const SpoolAnalysis *analysis,
                       const SpoolViewOptions *options)
{
  const SpoolViewOptions usual = { 0 };
  SpoolAnalysis shown;
  SpoolChart *chart;

  g_return_val_if_fail (self != NULL && report != NULL && analysis != NULL, NULL);

  if (options == NULL)
    options = &usual;
  shown = filter (analysis, options->hidden);
  chart = self->make_chart (report, &shown, options);
  g_ptr_array_unref (shown.rows);
  if (options->to > 0)
    spool_chart_set_part (chart, options->from, options->to);
  return chart;
}
