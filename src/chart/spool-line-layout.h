/* spool-line-layout.h
 *
 * Where everything of a line chart stands. Plain numbers, no drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-theme.h"
#include "chart/spool-line-shapes.h"

G_BEGIN_DECLS

SpoolLineLayout *spool_line_layout_new (const SpoolLineModel *model,
                                        SpoolTextShaper *shaper,
                                        const SpoolChartTheme *theme,
                                        double width_px,
                                        double height_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
