/* chart-drawing.c
 *
 * A chart drawn into memory, for tests that look at its pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-drawing.h"

#include "chart/spool-pango-shaper.h"

#include <math.h>

/* Takes @chart. */
void
drawing_init (Drawing *self, SpoolChart *chart, SpoolThemeFlags flags, gboolean rtl, int scale)
{
  SpoolTextShaper *shaper;
  cairo_t *cr;

  spool_chart_theme_init (&self->theme, flags);
  self->theme.rtl = rtl;
  self->scale = scale;
  self->chart = chart;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, DRAWING_WIDTH * scale,
                                              DRAWING_HEIGHT * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  cr = cairo_create (self->surface);
  shaper = spool_pango_shaper_new (&self->theme, cr);
  self->layout =
      spool_chart_create_layout (self->chart, shaper, &self->theme, DRAWING_WIDTH, DRAWING_HEIGHT);
  spool_chart_draw_layout (self->chart, self->layout, cr, &self->theme);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  spool_pango_shaper_free (shaper);
  cairo_surface_flush (self->surface);
}

void
drawing_clear (Drawing *self)
{
  spool_chart_layout_free (self->layout);
  cairo_surface_destroy (self->surface);
  g_assert_finalize_object (self->chart);
}

guint32
drawing_get_pixel (const Drawing *self, double x, double y)
{
  int row = (int) floor (y * self->scale), column = (int) floor (x * self->scale);
  const guchar *data = cairo_image_surface_get_data (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (row, <, DRAWING_HEIGHT * self->scale);
  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (column, <, DRAWING_WIDTH * self->scale);
  return ((const guint32 *) (gconstpointer) (data + (gsize) row * stride))[column] & 0xffffff;
}

/* How many pixels of @area, which stands on whole ones, are of just this colour. */
guint
drawing_count_pixels (const Drawing *self, const SpoolRect *area, guint32 pixel)
{
  double step = 1.0 / self->scale;
  guint n = 0;

  for (double y = area->y; y < area->y + area->height; y += step)
    for (double x = area->x; x < area->x + area->width; x += step)
      n += drawing_get_pixel (self, x, y) == pixel;
  return n;
}

guint32
drawing_to_pixel (const SpoolColor *color)
{
  return (guint32) (lround (color->red * 255) << 16 | lround (color->green * 255) << 8 |
                    lround (color->blue * 255));
}
