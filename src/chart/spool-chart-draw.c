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

/* In pixels of the design: twice as far as it reaches around a letter. */
#define HALO 4.0

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
 * spool_draw_value_halos:
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw
 * @theme: the colours
 *
 * Draws, below where the values will be, what parts them from the lines that cross them.
 */
void
spool_draw_value_halos (const SpoolChartLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  cairo_save (cr);
  spool_draw_set_color (cr, &theme->background);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_set_line_width (cr, HALO * theme->text_scale);
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->texts, SpoolPlacedText, i);

      if (placed->text->style != SPOOL_TEXT_VALUE || placed->turned)
        continue;
      cairo_new_path (cr);
      cairo_save (cr);
      cairo_translate (cr, placed->area.x, placed->area.y);
      spool_pango_shaper_outline (placed->text, cr);
      cairo_restore (cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
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

static void
add_rect (cairo_t *cr, double x, double y, double width, double height, double grow)
{
  cairo_rectangle (cr, x - grow, y - grow, width + 2.0 * grow, height + 2.0 * grow);
}

static void
add_whisker (
    cairo_t *cr, double stem_px, double middle, double width, double low, double high, double grow)
{
  double left = middle - width / 2.0;
  double top = round (high - stem_px / 2.0), bottom = MAX (round (low - stem_px / 2.0), top);

  add_rect (cr, middle - stem_px / 2.0, top, stem_px, bottom - top + stem_px, grow);
  add_rect (cr, left, top, width, stem_px, grow);
  add_rect (cr, left, bottom, width, stem_px, grow);
}

/**
 * spool_draw_whisker:
 * @cr: where to draw
 * @theme: the colours
 * @stem_px: how thick its lines are
 * @middle: the x of its middle
 * @width: the width of its ends
 * @low: the y of its low end
 * @high: the y of its high end, which is not below @low
 *
 * Draws an interval.
 */
void
spool_draw_whisker (cairo_t *cr,
                    const SpoolChartTheme *theme,
                    double stem_px,
                    double middle,
                    double width,
                    double low,
                    double high)
{
  SpoolColor halo;

  g_return_if_fail (cr != NULL && theme != NULL);

  /* The halo parts the lines from bars that are nearly as dark, or as light. All three parts are
   * filled at once, so that overlaps don't show. */
  halo = theme->background;
  halo.alpha = 0.55;
  spool_draw_set_color (cr, &halo);
  add_whisker (cr, stem_px, middle, width, low, high, stem_px);
  cairo_fill (cr);
  spool_draw_set_color (cr, &theme->text);
  add_whisker (cr, stem_px, middle, width, low, high, 0.0);
  cairo_fill (cr);
}

/**
 * spool_draw_failed:
 * @cr: where to draw
 * @theme: the colours
 * @area: what to cover; nothing is drawn if it has no width
 *
 * Draws the mark of what failed.
 */
void
spool_draw_failed (cairo_t *cr, const SpoolChartTheme *theme, const SpoolRect *area)
{
  double inset;

  g_return_if_fail (cr != NULL && theme != NULL && area != NULL);

  if (area->width <= 0.0)
    return;
  inset = theme->text_scale;
  cairo_set_line_width (cr, MAX (1.0, MIN (2.0 * inset, area->width / 4.0)));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  spool_draw_set_color (cr, &theme->failed);
  cairo_move_to (cr, area->x + inset, area->y + inset);
  cairo_line_to (cr, area->x + area->width - inset, area->y + area->height - inset);
  cairo_move_to (cr, area->x + area->width - inset, area->y + inset);
  cairo_line_to (cr, area->x + inset, area->y + area->height - inset);
  cairo_stroke (cr);
}
