/* spool-chart-draw.h
 *
 * Draws what all kinds of charts have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-chart-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

void spool_draw_set_color (cairo_t *cr, const SpoolColor *color);
void spool_draw_grid (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);
void spool_draw_axis (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);
void
spool_draw_value_halos (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);
void spool_draw_texts (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme);
void spool_draw_round_top (cairo_t *cr, const SpoolRect *rect, double radius_px);
void spool_draw_whisker (cairo_t *cr,
                         const SpoolChartTheme *theme,
                         double stem_px,
                         double middle,
                         double width,
                         double low,
                         double high);
void spool_draw_failed (cairo_t *cr, const SpoolChartTheme *theme, const SpoolRect *area);

G_END_DECLS
