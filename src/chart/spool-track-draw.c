/* spool-track-draw.c
 *
 * Draws the layout of a time line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-draw.h"

#include "chart/spool-chart-draw.h"

#include <math.h>

/* The least strength of what is there at all. */
#define FAINT 0.3

static void
draw_rect (cairo_t *cr, const SpoolChartTheme *theme, const SpoolTrackRect *rect)
{
  const SpoolRect *area = &rect->area;
  SpoolColor color = rect->failed ? theme->failed : theme->parts[rect->color];

  if (!rect->failed && rect->share >= 1.0)
    {
      spool_part_draw (cr, theme, area, rect->color, rect->hatch);
      return;
    }
  /* Mixed, not translucent, so that the lines of the ticks don't shine through. What failed is
   * never faint. */
  if (!rect->failed)
    color = spool_color_mix (&theme->background, &color, FAINT + (1.0 - FAINT) * rect->share);
  spool_draw_set_color (cr, &color);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
}

static void
draw_swatch (const SpoolTrackLayout *layout,
             cairo_t *cr,
             const SpoolChartTheme *theme,
             const SpoolSwatch *swatch)
{
  SpoolTrackRect rect = { .area = swatch->area, .share = 1.0 };

  if (swatch->key < layout->legend_parts->len)
    {
      const SpoolPart *part = &g_array_index (layout->legend_parts, SpoolPart, swatch->key);

      rect.color = part->color;
      rect.hatch = part->hatch;
    }
  else
    rect.failed = TRUE;
  draw_rect (cr, theme, &rect);
}

/**
 * spool_track_layout_draw:
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw
 * @theme: the theme @layout was made for
 *
 * Draws all of a time line but its background.
 */
void
spool_track_layout_draw (const SpoolTrackLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  spool_draw_set_color (cr, &theme->grid);
  for (guint i = 0; i < layout->lines->len; i++)
    cairo_rectangle (cr, g_array_index (layout->lines, double, i), layout->base.plot.y, 1.0,
                     layout->base.plot.height);
  cairo_fill (cr);
  for (guint i = 0; i < layout->rects->len; i++)
    draw_rect (cr, theme, &g_array_index (layout->rects, SpoolTrackRect, i));
  spool_draw_axis (&layout->base, cr, theme);
  for (guint i = 0; i < layout->base.swatches->len; i++)
    draw_swatch (layout, cr, theme, &g_array_index (layout->base.swatches, SpoolSwatch, i));
  spool_draw_texts (&layout->base, cr, theme);
}
