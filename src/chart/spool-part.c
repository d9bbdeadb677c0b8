/* spool-part.c
 *
 * What a bar or a lane is divided into: parts with a colour and perhaps a hatching.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-part.h"

#include "chart/spool-chart-draw.h"

#include <math.h>

/* In pixels of the design. */
#define RISING_STEP 6.0
#define FALLING_STEP 4.0
#define RISING_LINE 1.5
#define FALLING_LINE 1.0

/**
 * spool_part_free:
 * @part: (transfer full) (type SpoolPart): a part on the heap, with its text
 *
 * Frees @part; to be given to arrays.
 */
void
spool_part_free (gpointer part)
{
  SpoolPart *self = part;

  g_free ((char *) self->text);
  g_free (self);
}

/**
 * spool_part_draw_hatching:
 * @cr: where to draw; clipped to the shape that is hatched
 * @area: what to cover
 * @color: the colour of the lines
 * @hatch: which lines
 * @unit_px: one pixel of the design
 *
 * Draws the lines of a hatching. They are laid out from the chart's corner, not @area's, so that
 * the hatchings of neighbours go on from one to the next.
 */
void
spool_part_draw_hatching (
    cairo_t *cr, const SpoolRect *area, const SpoolColor *color, SpoolHatch hatch, double unit_px)
{
  gboolean rising = hatch == SPOOL_HATCH_RISING;
  double step = (rising ? RISING_STEP : FALLING_STEP) * unit_px;
  double bottom = area->y + area->height, right = area->x + area->width;
  /* Each line is x + y = c if it rises, x - y = c if it falls. */
  double first = rising ? area->x + area->y : area->x - bottom;
  double last = rising ? right + bottom : right - area->y;

  g_return_if_fail (cr != NULL && area != NULL && color != NULL);

  if (hatch == SPOOL_HATCH_NONE || !(step > 0.0))
    return;
  cairo_set_line_width (cr, (rising ? RISING_LINE : FALLING_LINE) * unit_px);
  spool_draw_set_color (cr, color);
  for (double c = floor (first / step) * step; c <= last + step; c += step)
    {
      cairo_move_to (cr, rising ? c - bottom : c + bottom, bottom);
      cairo_line_to (cr, rising ? c - area->y : c + area->y, area->y);
    }
  cairo_stroke (cr);
}

/**
 * spool_part_draw:
 * @cr: where to draw
 * @theme: the colours
 * @area: what to cover, on whole pixels
 * @color: which part it is
 * @hatch: its hatching
 *
 * Draws a part, also as its sample in a legend.
 */
void
spool_part_draw (cairo_t *cr,
                 const SpoolChartTheme *theme,
                 const SpoolRect *area,
                 SpoolPartColor color,
                 SpoolHatch hatch)
{
  g_return_if_fail (cr != NULL && theme != NULL && area != NULL);
  g_return_if_fail (color < SPOOL_N_PART_COLORS);

  if (area->width <= 0.0 || area->height <= 0.0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  spool_draw_set_color (cr, &theme->parts[color]);
  if (hatch == SPOOL_HATCH_NONE)
    cairo_fill (cr);
  else
    {
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      spool_part_draw_hatching (cr, area, &theme->background, hatch, theme->text_scale);
    }
  cairo_restore (cr);
}
