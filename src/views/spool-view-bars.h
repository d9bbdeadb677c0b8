/* spool-view-bars.h: what all charts have in common that show a bar for each configuration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-bar-model.h"
#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolViewFillBar:
 * @report: a report
 * @row: what the runs of the bar's configuration come to
 * @bar: the bar, to which the numbers are to be added; copied right afterwards
 * @data: what the caller gave
 */
typedef void (*SpoolViewFillBar) (const SpoolReport *report,
                                  const SpoolAnalysisRow *row,
                                  SpoolBar *bar,
                                  gpointer data);

SpoolSeries spool_view_get_series (SpoolExecutorKind executor);
GPtrArray *spool_view_list_runs (const SpoolReport *report,
                                 const SpoolConfiguration *configuration) G_GNUC_WARN_UNUSED_RESULT;
SpoolBarModel *spool_view_bars_new (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
void spool_view_bars_fill (SpoolBarModel *model,
                           const SpoolReport *report,
                           const SpoolAnalysis *analysis,
                           SpoolViewFillBar fill,
                           gpointer data);
void spool_view_bars_tell_hidden (SpoolBarModel *model, const SpoolReport *report, guint hidden);

G_END_DECLS
