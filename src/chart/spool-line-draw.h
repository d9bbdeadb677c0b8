/* spool-line-draw.h
 *
 * Draws the layout of a line chart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-line-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

void
spool_line_layout_draw (const SpoolLineLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);

G_END_DECLS
