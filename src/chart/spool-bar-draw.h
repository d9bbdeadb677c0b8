/* spool-bar-draw.h
 *
 * Draws the layout of a bar chart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

void
spool_bar_layout_draw (const SpoolBarLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);

G_END_DECLS
