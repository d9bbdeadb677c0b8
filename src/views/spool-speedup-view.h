/* spool-speedup-view.h: how much faster than serial the configurations of a report are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart.h"
#include "chart/spool-line-model.h"
#include "report/spool-analysis.h"
#include "views/spool-view-options.h"

G_BEGIN_DECLS

SpoolLineModel *spool_speedup_view_make_model (const SpoolReport *report,
                                               const SpoolAnalysis *analysis)
                                               G_GNUC_WARN_UNUSED_RESULT;
SpoolChart     *spool_speedup_view_make_chart (const SpoolReport *report,
                                               const SpoolAnalysis *analysis,
                                               const SpoolViewOptions *options)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
