/* spool-chart-draw.c
 *
 * Draws what all kinds of charts have in common.
 *
 * Lines are filled rectangles on whole pixels rather than strokes: they stay crisp at each scale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-draw.h"

#include "chart/spool-pango-shaper.h"

#include <math.h>

/**
 * spool_draw_set_color:
 * @cr: where to draw
 * @color: the colour
 *
 * Makes @color the source of @cr.
 */
void
spool_draw_set_color (cairo_t *cr, const SpoolColor *color)
{
  g_return_if_fail (cr != NULL && color != NULL);

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/**
 * spool_draw_grid:
 * @layout: a layout
 * @cr: where to draw
 * @theme: the colours
 *
 * Draws the line of each tick.
 */
void
spool_draw_grid (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  guint i;

  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  spool_draw_set_color (cr, &theme->grid);
  for (i = 0; i < layout->grid->len; i++)
    cairo_rectangle (cr, layout->plot.x, g_array_index (layout->grid, double, i),
                     layout->plot.width, 1.0);
  cairo_fill (cr);
}

/**
 * spool_draw_axis:
 * @layout: a layout
 * @cr: where to draw
 * @theme: the colours
 *
 * Draws the line on which everything stands, just below the plot.
 */
void
spool_draw_axis (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  spool_draw_set_color (cr, &theme->axis);
  cairo_rectangle (cr, layout->plot.x, layout->plot.y + layout->plot.height, layout->plot.width,
                   1.0);
  cairo_fill (cr);
}

static const SpoolColor *
text_color (SpoolTextStyle style, const SpoolChartTheme *theme)
{
  switch (style)
    {
    case SPOOL_TEXT_TITLE:
    case SPOOL_TEXT_VALUE:
    case SPOOL_TEXT_CATEGORY:
    case SPOOL_TEXT_GROUP:
      return &theme->text;
    case SPOOL_TEXT_SUBTITLE:
    case SPOOL_TEXT_LEGEND:
    case SPOOL_TEXT_AXIS_TITLE:
    case SPOOL_TEXT_TICK:
    case SPOOL_TEXT_FOOTNOTE:
    case SPOOL_N_TEXT_STYLES:
    default:
      return &theme->dim;
    }
}

/**
 * spool_draw_texts:
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw
 * @theme: the colours
 *
 * Draws all texts.
 */
void
spool_draw_texts (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  guint i;

  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  for (i = 0; i < layout->texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->texts, SpoolPlacedText, i);

      cairo_save (cr);
      spool_draw_set_color (cr, text_color (placed->text->style, theme));
      if (placed->turned)
        {
          cairo_translate (cr, placed->area.x, placed->area.y + placed->area.height);
          cairo_rotate (cr, -G_PI_2);
        }
      else
        cairo_translate (cr, placed->area.x, placed->area.y);
      spool_pango_shaper_draw (placed->text, cr);
      cairo_restore (cr);
    }
}

/**
 * spool_draw_round_top:
 * @cr: where to draw
 * @rect: a rectangle
 * @radius_px: how round; made smaller if @rect is
 *
 * Adds the outline of @rect to the path, its two upper corners rounded.
 */
void
spool_draw_round_top (cairo_t *cr, const SpoolRect *rect, double radius_px)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;
  double radius = MIN (radius_px, MIN (rect->width / 2.0, rect->height));

  cairo_new_sub_path (cr);
  cairo_move_to (cr, rect->x, bottom);
  if (radius > 0.0)
    {
      cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 1.5 * G_PI);
      cairo_arc (cr, right - radius, rect->y + radius, radius, 1.5 * G_PI, 2.0 * G_PI);
    }
  else
    {
      cairo_line_to (cr, rect->x, rect->y);
      cairo_line_to (cr, right, rect->y);
    }
  cairo_line_to (cr, right, bottom);
  cairo_close_path (cr);
}
