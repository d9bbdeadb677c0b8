/* spool-line-draw.c
 *
 * Draws the layout of a line chart.
 *
 * A series is told by its colour and by the shape of its marks, so that either is enough. Samples
 * in the legend are drawn by the same functions as the lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-draw.h"

#include "chart/spool-chart-draw.h"

#include <math.h>

/* In pixels of the design. */
#define LINE 2.0
#define GUIDE 1.5
#define WHISKER 7.0
#define HOLLOW 1.8

#define MAX_CORNERS 12

/* Corners in radii; a shape without corners is a circle. */
typedef struct
{
  guint n_corners;
  double corners[MAX_CORNERS][2];
} Shape;

/* By series. Sizes are balanced by eye: a square of the circle's width would look larger. */
static const Shape shapes[SPOOL_N_SERIES] = {
  { 0, { { 0 } } },
  { 4, { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } } },
  { 3, { { 0.0, -1.2 }, { 1.15, 0.85 }, { -1.15, 0.85 } } },
  { 4, { { 0.0, -1.35 }, { 1.2, 0.0 }, { 0.0, 1.35 }, { -1.2, 0.0 } } },
  { 3, { { 0.0, 1.2 }, { 1.15, -0.85 }, { -1.15, -0.85 } } },
  { 12,
    { { -0.4, -1.15 },
      { 0.4, -1.15 },
      { 0.4, -0.4 },
      { 1.15, -0.4 },
      { 1.15, 0.4 },
      { 0.4, 0.4 },
      { 0.4, 1.15 },
      { -0.4, 1.15 },
      { -0.4, 0.4 },
      { -1.15, 0.4 },
      { -1.15, -0.4 },
      { -0.4, -0.4 } } },
};

typedef struct
{
  const SpoolLineLayout *layout;
  const SpoolChartTheme *theme;
  cairo_t *cr;
} Pen;

static void
add_shape (const Pen *pen, guint series, double x, double y, double radius)
{
  const Shape *shape = &shapes[series % SPOOL_N_SERIES];

  cairo_new_path (pen->cr);
  if (shape->n_corners == 0)
    cairo_arc (pen->cr, x, y, radius, 0.0, 2.0 * G_PI);
  for (guint i = 0; i < shape->n_corners; i++)
    cairo_line_to (pen->cr, x + shape->corners[i][0] * radius, y + shape->corners[i][1] * radius);
  cairo_close_path (pen->cr);
}

static void
draw_shape (const Pen *pen, const SpoolPath *path, double x, double y, SpoolPointFlags flags)
{
  SpoolColor color = spool_chart_theme_get_series (pen->theme, path->series);

  if (flags & SPOOL_POINT_GREYED)
    color = pen->theme->greyed;
  /* The ring parts the mark from lines and from other marks. */
  add_shape (pen, path->series, x, y, pen->layout->mark_px);
  spool_draw_set_color (pen->cr, &pen->theme->background);
  cairo_set_line_width (pen->cr, 2.0 * pen->layout->unit_px);
  cairo_stroke_preserve (pen->cr);
  spool_draw_set_color (pen->cr, path->hollow ? &pen->theme->background : &color);
  if (!path->hollow)
    {
      cairo_fill (pen->cr);
      return;
    }
  cairo_fill_preserve (pen->cr);
  spool_draw_set_color (pen->cr, &color);
  cairo_set_line_width (pen->cr, HOLLOW * pen->layout->unit_px);
  cairo_stroke (pen->cr);
}

static void
set_line (const Pen *pen, SpoolLineKind kind, guint series)
{
  double unit = pen->layout->unit_px;
  const double dashes[] = { 7.0 * unit, 4.0 * unit }, dots[] = { 0.01, 3.5 * unit };
  SpoolColor color = pen->theme->dim;

  if (kind == SPOOL_LINE_MEASURED)
    color = spool_chart_theme_get_series (pen->theme, series);
  spool_draw_set_color (pen->cr, &color);
  cairo_set_line_width (pen->cr, (kind == SPOOL_LINE_IDEAL ? GUIDE : LINE) * unit);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
  if (kind == SPOOL_LINE_IDEAL)
    cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  if (kind != SPOOL_LINE_CEILING)
    return;
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (pen->cr, dots, G_N_ELEMENTS (dots), 0.0);
}

static void
draw_paths (const Pen *pen)
{
  const SpoolRect *plot = &pen->layout->base.plot;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (pen->cr);
  for (guint i = 0; i < pen->layout->paths->len; i++)
    {
      const SpoolPath *path = &g_array_index (pen->layout->paths, SpoolPath, i);

      set_line (pen, path->kind, path->series);
      for (guint v = 0; v < path->n_vertices; v++)
        {
          const SpoolVertex *vertex =
              &g_array_index (pen->layout->vertices, SpoolVertex, path->first + v);

          cairo_line_to (pen->cr, vertex->x, vertex->y);
        }
      cairo_stroke (pen->cr);
    }
  cairo_restore (pen->cr);
}

static void
draw_marks (const Pen *pen)
{
  double unit = pen->layout->unit_px;

  /* Intervals below all marks: what was found is more than how sure it is. */
  for (guint i = 0; i < pen->layout->marks->len; i++)
    {
      const SpoolMark *mark = &g_array_index (pen->layout->marks, SpoolMark, i);

      if (!isnan (mark->low_px))
        spool_draw_whisker (pen->cr, pen->theme, pen->layout->stem_px,
                            mark->x + fmod (pen->layout->stem_px, 2.0) / 2.0, WHISKER * unit,
                            mark->low_px, mark->high_px);
    }
  for (guint i = 0; i < pen->layout->marks->len; i++)
    {
      const SpoolMark *mark = &g_array_index (pen->layout->marks, SpoolMark, i);

      if (!isnan (mark->x))
        draw_shape (pen, &g_array_index (pen->layout->paths, SpoolPath, mark->path), mark->x,
                    mark->y, mark->flags);
      spool_draw_failed (pen->cr, pen->theme, &mark->failed);
    }
}

static void
draw_path_swatch (const Pen *pen, const SpoolRect *area, const SpoolPath *path)
{
  double center = area->y + area->height / 2.0, reach = 2.0 * pen->layout->unit_px;

  cairo_save (pen->cr);
  set_line (pen, path->kind, path->series);
  if (path->n_vertices > 1)
    {
      cairo_move_to (pen->cr, area->x - reach, center);
      cairo_line_to (pen->cr, area->x + area->width + reach, center);
      cairo_stroke (pen->cr);
    }
  cairo_restore (pen->cr);
  if (path->kind == SPOOL_LINE_MEASURED)
    draw_shape (pen, path, area->x + area->width / 2.0, center, SPOOL_POINT_PLAIN);
}

static void
draw_swatch (const Pen *pen, const SpoolSwatch *swatch)
{
  static const SpoolPath plain = { 0, 0, SPOOL_LINE_MEASURED, 0, FALSE };
  const SpoolRect *area = &swatch->area;
  double middle = area->x + area->width / 2.0;

  if (swatch->key >= SPOOL_N_LINE_LEGENDS)
    draw_path_swatch (
        pen, area,
        &g_array_index (pen->layout->paths, SpoolPath, swatch->key - SPOOL_N_LINE_LEGENDS));
  else if (swatch->key == SPOOL_LINE_LEGEND_INTERVAL)
    spool_draw_whisker (pen->cr, pen->theme, pen->layout->stem_px, floor (middle) + 0.5,
                        WHISKER * pen->layout->unit_px, area->y + area->height, area->y);
  else if (swatch->key == SPOOL_LINE_LEGEND_GREYED)
    draw_shape (pen, &plain, middle, area->y + area->height / 2.0, SPOOL_POINT_GREYED);
  else
    spool_draw_failed (pen->cr, pen->theme, area);
}

/**
 * spool_line_layout_draw:
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw
 * @theme: the theme @layout was made for
 *
 * Draws all of a line chart but its background.
 */
void
spool_line_layout_draw (const SpoolLineLayout *layout, cairo_t *cr, const SpoolChartTheme *theme)
{
  Pen pen = { layout, theme, cr };

  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  cairo_save (cr);
  spool_draw_grid (&layout->base, cr, theme);
  draw_paths (&pen);
  spool_draw_axis (&layout->base, cr, theme);
  draw_marks (&pen);
  for (guint i = 0; i < layout->base.swatches->len; i++)
    draw_swatch (&pen, &g_array_index (layout->base.swatches, SpoolSwatch, i));
  spool_draw_texts (&layout->base, cr, theme);
  cairo_restore (cr);
}
