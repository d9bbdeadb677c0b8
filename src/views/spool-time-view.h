/* spool-time-view.h: the times of a report as a bar chart and as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-bar-model.h"
#include "chart/spool-chart.h"
#include "report/spool-analysis.h"
#include "views/spool-view-options.h"

G_BEGIN_DECLS

SpoolBarModel *spool_time_view_make_model (const SpoolReport *report,
                                           const SpoolAnalysis *analysis)
                                           G_GNUC_WARN_UNUSED_RESULT;
SpoolChart    *spool_time_view_make_chart (const SpoolReport *report,
                                           const SpoolAnalysis *analysis,
                                           const SpoolViewOptions *options)
                                          G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
