/* spool-comparison-view.h: two reports beside each other, as a bar chart and in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-bar-model.h"
#include "chart/spool-chart.h"
#include "report/spool-comparison.h"

G_BEGIN_DECLS

SpoolBarModel *spool_comparison_view_make_model (const SpoolComparison *comparison,
                                                 const SpoolReport *base) G_GNUC_WARN_UNUSED_RESULT;
SpoolChart *spool_comparison_view_make_chart (const SpoolComparison *comparison,
                                              const SpoolReport *base) G_GNUC_WARN_UNUSED_RESULT;
char *spool_comparison_view_dup_title (const SpoolComparisonRow *row,
                                       const SpoolReport *base) G_GNUC_WARN_UNUSED_RESULT;
char *spool_comparison_view_dup_times (const SpoolComparisonRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *spool_comparison_view_dup_ratio (const SpoolComparisonRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *
spool_comparison_view_dup_summary (const SpoolComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
