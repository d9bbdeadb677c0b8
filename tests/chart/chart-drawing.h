/* chart-drawing.h
 *
 * A chart drawn into memory, for tests that look at its pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart.h"

#define DRAWING_WIDTH 640
#define DRAWING_HEIGHT 420

typedef struct
{
  SpoolChart *chart;
  SpoolChartTheme theme;
  SpoolChartLayout *layout;
  cairo_surface_t *surface;
  int scale;
} Drawing;

void
drawing_init (Drawing *self, SpoolChart *chart, SpoolThemeFlags flags, gboolean rtl, int scale);
void drawing_clear (Drawing *self);
guint32 drawing_get_pixel (const Drawing *self, double x, double y);
guint drawing_count_pixels (const Drawing *self, const SpoolRect *area, guint32 pixel);
guint32 drawing_to_pixel (const SpoolColor *color);
