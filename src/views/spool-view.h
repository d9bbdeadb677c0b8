/* spool-view.h: the table of ways to look at a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart.h"
#include "report/spool-analysis.h"
#include "views/spool-view-options.h"

G_BEGIN_DECLS

/**
 * SpoolView:
 * @id: its name on the command line
 * @title: its name for people; to be translated
 * @chart_title: what its chart is called by those who can't see it; to be translated
 * @scale: how it shows values if nobody chooses; %SPOOL_VIEW_SCALE_DEFAULT if there is no choice
 * @make_chart: makes its chart of a report, complete or growing, and of what its runs come to
 *   without what is hidden; nothing of it is needed afterwards
 *
 * One way to look at a report.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *chart_title;
  SpoolViewScale scale;
  SpoolChart *(*make_chart) (const SpoolReport *report,
                             const SpoolAnalysis *analysis,
                             const SpoolViewOptions *options);
} SpoolView;

const SpoolView *spool_view_nth (guint n);
const SpoolView *spool_view_find (const char *id);
GStrv spool_view_dup_ids (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolChart *spool_view_make_chart (const SpoolView *self,
                                   const SpoolReport *report,
                                   const SpoolAnalysis *analysis,
                                   const SpoolViewOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
