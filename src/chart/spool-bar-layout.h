/* spool-bar-layout.h
 *
 * Where everything of a bar chart stands. Plain numbers, no drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-shapes.h"
#include "chart/spool-chart-theme.h"

G_BEGIN_DECLS

SpoolBarLayout *spool_bar_layout_new (const SpoolBarModel *model,
                                      SpoolTextShaper *shaper,
                                      const SpoolChartTheme *theme,
                                      double width_px,
                                      double height_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
