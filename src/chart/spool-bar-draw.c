/* spool-bar-draw.c
 *
 * Draws the layout of a bar chart.
 *
 * Samples in the legend are drawn by the same functions as the bars, so that they can't differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-draw.h"

#include "chart/spool-chart-draw.h"

#include <math.h>

/* In pixels of the design. */
#define RADIUS 3.5

#define START_SHARE 0.5
#define PROVISIONAL_SHARE 0.62

typedef struct
{
  const SpoolBarLayout *layout;
  const SpoolChartTheme *theme;
  cairo_t *cr;
  double unit;
} Pen;

static gboolean
high_contrast (const Pen *pen)
{
  return (pen->theme->flags & SPOOL_THEME_HIGH_CONTRAST) != 0;
}

static SpoolColor
bar_color (const Pen *pen, const SpoolBarShape *shape)
{
  if (shape->flags & SPOOL_BAR_GREYED)
    return pen->theme->greyed;
  return spool_chart_theme_get_series (pen->theme, shape->series);
}

static SpoolColor
lighter (const Pen *pen, const SpoolColor *color, double share)
{
  return spool_color_mix (color, &pen->theme->background, share);
}

static void
draw_outline (const Pen *pen, const SpoolRect *area, double radius, const SpoolColor *color)
{
  double width = MAX (1.0, round (pen->unit));
  SpoolRect inner = { area->x + width / 2.0, area->y + width / 2.0, area->width - width,
                      area->height - width / 2.0 };

  if (inner.width <= 0.0 || inner.height <= 0.0)
    return;
  cairo_set_line_width (pen->cr, width);
  spool_draw_set_color (pen->cr, color);
  spool_draw_round_top (pen->cr, &inner, MAX (0.0, radius - width / 2.0));
  cairo_stroke (pen->cr);
}

static void
draw_start (const Pen *pen, const SpoolRect *area, double start_px, const SpoolColor *fill)
{
  static const SpoolColor white = { 1.0, 1.0, 1.0, 1.0 };
  SpoolColor start = spool_color_mix (fill, &white, START_SHARE);
  double bottom = area->y + area->height;

  spool_draw_set_color (pen->cr, &start);
  cairo_rectangle (pen->cr, area->x, bottom - start_px, area->width, start_px);
  cairo_fill (pen->cr);
  /* A fine line keeps the two parts apart also where their colours are not told apart. */
  if (start_px >= 3.0 && area->height - start_px >= 2.0)
    {
      spool_draw_set_color (pen->cr, &pen->theme->background);
      cairo_rectangle (pen->cr, area->x, bottom - start_px, area->width, 1.0);
      cairo_fill (pen->cr);
    }
}

static void
draw_bar (const Pen *pen, const SpoolRect *area, double start_px, guint series, SpoolBarFlags flags)
{
  SpoolBarShape shape = { .series = series, .flags = flags };
  SpoolColor color = bar_color (pen, &shape), fill = color;
  double radius = MIN (RADIUS * pen->unit, area->width / 3.0);

  if (area->height <= 0.0)
    return;
  if (flags & SPOOL_BAR_PROVISIONAL)
    fill = lighter (pen, &color, PROVISIONAL_SHARE);
  cairo_save (pen->cr);
  spool_draw_round_top (pen->cr, area, radius);
  spool_draw_set_color (pen->cr, &fill);
  if (start_px >= 1.0 || (flags & SPOOL_BAR_FAILED))
    {
      cairo_fill_preserve (pen->cr);
      cairo_clip (pen->cr);
      if (start_px >= 1.0)
        draw_start (pen, area, start_px, &fill);
      if (flags & SPOOL_BAR_FAILED)
        spool_part_draw_hatching (pen->cr, area, &pen->theme->background, SPOOL_HATCH_RISING,
                                  pen->unit);
    }
  else
    cairo_fill (pen->cr);
  cairo_restore (pen->cr);
  if (high_contrast (pen))
    draw_outline (pen, area, radius, &pen->theme->text);
  else if (flags & (SPOOL_BAR_PROVISIONAL | SPOOL_BAR_FAILED))
    draw_outline (pen, area, radius, &color);
}

/* A bar whose value is still to come keeps its place by a dash on the axis. */
static void
draw_pending (const Pen *pen, const SpoolBarShape *shape)
{
  double height = MAX (2.0, round (2.0 * pen->unit));

  SpoolColor color = spool_color_mix (&pen->theme->grid, &pen->theme->axis, 0.35);

  spool_draw_set_color (pen->cr, &color);
  cairo_rectangle (pen->cr, shape->area.x, shape->area.y - height, shape->area.width, height);
  cairo_fill (pen->cr);
}

static void
draw_dot (const Pen *pen, double x, double y)
{
  double radius = pen->layout->dot_px;
  SpoolColor ring = pen->theme->background, ink = pen->theme->text;

  /* The ring parts the dot from the bar, and dots from each other. */
  ring.alpha = 0.75;
  spool_draw_set_color (pen->cr, &ring);
  cairo_arc (pen->cr, x, y, radius + 0.7 * pen->unit, 0.0, 2.0 * G_PI);
  cairo_fill (pen->cr);
  ink.alpha = 0.8;
  spool_draw_set_color (pen->cr, &ink);
  cairo_arc (pen->cr, x, y, radius, 0.0, 2.0 * G_PI);
  cairo_fill (pen->cr);
}

static void
draw_arrow (const Pen *pen, double middle, double top)
{
  double height = 0.7 * pen->layout->arrow_px, half = 0.55 * height;

  spool_draw_set_color (pen->cr, &pen->theme->text);
  cairo_move_to (pen->cr, middle, top);
  cairo_line_to (pen->cr, middle + half, top + height);
  cairo_line_to (pen->cr, middle - half, top + height);
  cairo_close_path (pen->cr);
  cairo_fill (pen->cr);
}

/* A broken line, for it isn't a value. The rim keeps it apart from the bar that it crosses. */
static void
draw_guess (const Pen *pen, const SpoolRect *line)
{
  const double dashes[] = { 4.0 * pen->unit, 2.5 * pen->unit };
  double y = line->y + line->height / 2.0;

  if (line->width <= 0.0)
    return;
  cairo_save (pen->cr);
  cairo_move_to (pen->cr, line->x, y);
  cairo_line_to (pen->cr, line->x + line->width, y);
  spool_draw_set_color (pen->cr, &pen->theme->background);
  cairo_set_line_width (pen->cr, line->height + 2.0 * pen->unit);
  cairo_stroke_preserve (pen->cr);
  spool_draw_set_color (pen->cr, &pen->theme->text);
  cairo_set_line_width (pen->cr, line->height);
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_leader (const Pen *pen, const SpoolRect *leader)
{
  spool_draw_set_color (pen->cr, &pen->theme->dim);
  cairo_rectangle (pen->cr, leader->x, leader->y, leader->width, leader->height);
  cairo_fill (pen->cr);
}

/* The bar's outline clips its parts, so that only the uppermost has round corners. What is still
 * growing or doesn't take part is paler as a whole. */
static void
draw_segments (const Pen *pen, const SpoolBarShape *shape)
{
  gboolean pale = (shape->flags & (SPOOL_BAR_PROVISIONAL | SPOOL_BAR_GREYED)) != 0;
  double radius = MIN (RADIUS * pen->unit, shape->area.width / 3.0);

  cairo_save (pen->cr);
  spool_draw_round_top (pen->cr, &shape->area, radius);
  cairo_clip (pen->cr);
  /* Pale, not translucent: lines of the grid don't shine through. */
  if (pale)
    {
      spool_draw_set_color (pen->cr, &pen->theme->background);
      cairo_paint (pen->cr);
      cairo_push_group (pen->cr);
    }
  for (guint i = 0; i < shape->n_segments; i++)
    {
      const SpoolSegment *segment =
          &g_array_index (pen->layout->segments, SpoolSegment, shape->first_segment + i);

      spool_part_draw (pen->cr, pen->theme, &segment->area, segment->color, segment->hatch);
      /* A fine line keeps parts apart also where their colours are not told apart. */
      if (i > 0 && segment->area.height >= 3.0)
        {
          spool_draw_set_color (pen->cr, &pen->theme->background);
          cairo_rectangle (pen->cr, segment->area.x, segment->area.y + segment->area.height - 1.0,
                           segment->area.width, 1.0);
          cairo_fill (pen->cr);
        }
    }
  if (pale)
    {
      cairo_pop_group_to_source (pen->cr);
      cairo_paint_with_alpha (pen->cr, 1.0 - PROVISIONAL_SHARE);
    }
  cairo_restore (pen->cr);
  if (high_contrast (pen))
    draw_outline (pen, &shape->area, radius, &pen->theme->text);
}

static void
draw_shape (const Pen *pen, const SpoolBarShape *shape)
{
  guint i;

  if (shape->n_segments > 0)
    draw_segments (pen, shape);
  else if (shape->has_value)
    draw_bar (pen, &shape->area, shape->start_px, shape->series, shape->flags);
  else
    draw_pending (pen, shape);
  /* Below what was measured. */
  draw_guess (pen, &shape->guess);
  for (i = 0; i < shape->n_dots; i++)
    {
      const SpoolDot *dot = &g_array_index (pen->layout->dots, SpoolDot, shape->first_dot + i);

      draw_dot (pen, dot->x, dot->y);
    }
  if (!isnan (shape->low_px))
    spool_draw_whisker (pen->cr, pen->theme, pen->layout->stem_px, shape->whisker_x,
                        shape->whisker_px, shape->low_px, shape->high_px);
  spool_draw_failed (pen->cr, pen->theme, &shape->mark);
  draw_leader (pen, &shape->leader);
  if (!isnan (shape->arrow_px))
    draw_arrow (pen, shape->middle_px, shape->arrow_px);
}

/* A bar that looks like what the entry explains, where that is seen best: a sample in a colour that
 * no such bar has would explain nothing. */
static SpoolBarShape
find_sample (const Pen *pen, SpoolBarLegend key)
{
  SpoolBarShape best = { .series = SPOOL_SERIES_SERIAL };
  gboolean found = FALSE;

  for (guint i = 0; i < pen->layout->bars->len; i++)
    {
      const SpoolBarShape *shape = &g_array_index (pen->layout->bars, SpoolBarShape, i);
      gboolean shows = key == SPOOL_BAR_LEGEND_START ? shape->start_px >= 1.0
                                                     : (shape->flags & SPOOL_BAR_PROVISIONAL) != 0;

      if (shows && (!found || shape->start_px > best.start_px))
        {
          best = *shape;
          found = TRUE;
        }
    }
  return best;
}

/* What looks pale: a bar, or of bars with parts the part that most are made of. */
static void
draw_pale_sample (const Pen *pen, const SpoolRect *area, guint series, SpoolBarFlags flags)
{
  SpoolColor veil = pen->theme->background;

  if (pen->layout->legend_parts->len == 0)
    {
      draw_bar (pen, area, 0.0, series, flags);
      return;
    }
  veil.alpha = PROVISIONAL_SHARE;
  spool_part_draw (pen->cr, pen->theme, area, SPOOL_PART_WORK, SPOOL_HATCH_NONE);
  spool_draw_set_color (pen->cr, &veil);
  cairo_rectangle (pen->cr, area->x, area->y, area->width, area->height);
  cairo_fill (pen->cr);
}

/* What @key stands for, in @whole, which is @area in whole pixels. */
static void
draw_sample (const Pen *pen, SpoolBarLegend key, const SpoolRect *area, const SpoolRect *whole)
{
  double middle = whole->x + floor (whole->width / 2.0) + 0.5;
  double center = area->y + area->height / 2.0;
  SpoolBarShape like = find_sample (pen, key);

  switch (key)
    {
    case SPOOL_BAR_LEGEND_START:
      draw_bar (pen, whole, round (whole->height * 0.5), like.series, like.flags);
      break;
    case SPOOL_BAR_LEGEND_INTERVAL:
      spool_draw_whisker (pen->cr, pen->theme, pen->layout->stem_px, middle, 7.0 * pen->unit,
                          whole->y + whole->height, whole->y);
      break;
    case SPOOL_BAR_LEGEND_RUN:
      draw_dot (pen, middle, center);
      break;
    case SPOOL_BAR_LEGEND_BEYOND:
      draw_arrow (pen, middle, center - 0.35 * pen->layout->arrow_px);
      break;
    case SPOOL_BAR_LEGEND_PROVISIONAL:
      draw_pale_sample (pen, whole, like.series, SPOOL_BAR_PROVISIONAL);
      break;
    case SPOOL_BAR_LEGEND_FAILED:
      spool_draw_failed (pen->cr, pen->theme, area);
      break;
    case SPOOL_BAR_LEGEND_GREYED:
      draw_pale_sample (pen, whole, 0, SPOOL_BAR_GREYED);
      break;
    case SPOOL_BAR_LEGEND_GUESS:
      draw_guess (pen, &(SpoolRect){ whole->x - 2.0, round (center) - 1.0, whole->width + 4.0,
                                     MAX (2.0, round (2.0 * pen->unit)) });
      break;
    case SPOOL_N_BAR_LEGENDS:
    default:
      g_assert_not_reached ();
    }
}

static void
draw_swatch (const Pen *pen, const SpoolSwatch *swatch)
{
  const SpoolRect *area = &swatch->area;
  SpoolRect whole = { round (area->x), round (area->y), round (area->width), round (area->height) };
  const SpoolPart *part;

  if (swatch->key < SPOOL_N_BAR_LEGENDS)
    {
      draw_sample (pen, swatch->key, area, &whole);
      return;
    }
  part = &g_array_index (pen->layout->legend_parts, SpoolPart, swatch->key - SPOOL_N_BAR_LEGENDS);
  spool_part_draw (pen->cr, pen->theme, &whole, part->color, part->hatch);
}

/**
 * spool_bar_layout_draw:
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw
 * @theme: the theme @layout was made for
 *
 * Draws all of a bar chart but its background.
 */
void
spool_bar_layout_draw (const SpoolBarLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  Pen pen = { layout, theme, cr, 0.0 };
  guint i;

  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  pen.unit = layout->unit_px;
  spool_draw_grid (&layout->base, cr, theme);
  for (i = 0; i < layout->bars->len; i++)
    draw_shape (&pen, &g_array_index (layout->bars, SpoolBarShape, i));
  spool_draw_axis (&layout->base, cr, theme);
  for (i = 0; i < layout->base.swatches->len; i++)
    draw_swatch (&pen, &g_array_index (layout->base.swatches, SpoolSwatch, i));
  spool_draw_texts (&layout->base, cr, theme);
}
