/* spool-view.h: the table of ways to look at a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart.h"
#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolView:
 * @id: its name on the command line
 * @title: its name for people; to be translated
 * @chart_title: what its chart is called by those who can't see it; to be translated
 * @make_chart: makes its chart of a report, complete or growing, and of what its runs come to;
 *   neither is needed afterwards
 *
 * One way to look at a report.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *chart_title;
  SpoolChart *(*make_chart) (const SpoolReport *report, const SpoolAnalysis *analysis);
} SpoolView;

const SpoolView *spool_view_nth (guint n);
const SpoolView *spool_view_find (const char *id);
GStrv spool_view_dup_ids (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolChart *spool_view_make_chart (const SpoolView *self,
                                   const SpoolReport *report,
                                   const SpoolAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
