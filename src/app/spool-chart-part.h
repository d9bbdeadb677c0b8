/* spool-chart-part.h: which part of a chart's axis of time is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolChartPart:
 * @from: where it begins, as a share of the whole
 * @to: where it ends, above @from and at most 1
 */
typedef struct
{
  double from;
  double to;
} SpoolChartPart;

#define SPOOL_CHART_PART_WHOLE ((SpoolChartPart){ 0.0, 1.0 })

gboolean spool_chart_part_is_whole (const SpoolChartPart *self);
void     spool_chart_part_zoom     (SpoolChartPart *self,
                                    double factor,
                                    double about);
void     spool_chart_part_move     (SpoolChartPart *self,
                                    double by);

G_END_DECLS
