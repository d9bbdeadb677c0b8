/* spool-track-draw.h
 *
 * Draws the layout of a time line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-track-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

void
spool_track_layout_draw (const SpoolTrackLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);

G_END_DECLS
