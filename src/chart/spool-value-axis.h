/* spool-value-axis.h
 *
 * The numbers beside a value axis, and the lines across the plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"

G_BEGIN_DECLS

/**
 * SpoolValueAxis:
 * @ticks: (element-type SpoolText): a text for each tick, or none if there is no room for them
 * @gutter_px: the width beside the plot that they need
 */
typedef struct
{
  GPtrArray *ticks;
  double gutter_px;
} SpoolValueAxis;

guint spool_value_axis_count_ticks (double plot_px, double line_px);
void spool_value_axis_init (SpoolValueAxis *self,
                            SpoolTextShaper *shaper,
                            const SpoolScale *scale,
                            double unit_px,
                            double max_gutter_px);
void spool_value_axis_clear (SpoolValueAxis *self);
void spool_value_axis_drop (SpoolValueAxis *self);
void spool_value_axis_place (SpoolValueAxis *self, SpoolChartLayout *layout, double unit_px);

G_END_DECLS
