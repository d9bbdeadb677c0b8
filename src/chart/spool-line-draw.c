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

/* The dashes of guides. Of several ceilings each has its own, since they share a colour. */
static void
set_dashes (const Pen *pen, const SpoolPath *path)
{
  static const double ideal[] = { 7.0, 4.0 };
  static const double ceilings[][4] = { { 0.01, 3.5, 0.01, 3.5 },
                                        { 8.0, 4.0, 0.01, 4.0 },
                                        { 14.0, 5.0, 14.0, 5.0 } };
  const double *pattern =
      path->kind == SPOOL_LINE_IDEAL ? ideal : ceilings[path->ordinal % G_N_ELEMENTS (ceilings)];
  int n_dashes = path->kind == SPOOL_LINE_IDEAL ? 2 : 4;
  double dashes[4];

  for (int i = 0; i < n_dashes; i++)
    dashes[i] = pattern[i] * pen->layout->unit_px;
  cairo_set_dash (pen->cr, dashes, n_dashes, 0.0);
}

static void
stroke_path (const Pen *pen, const SpoolPath *path)
{
  double unit = pen->layout->unit_px;
  SpoolColor color = pen->theme->dim;

  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
  if (path->kind == SPOOL_LINE_CEILING)
    {
      /* What is below is erased: dashes on dashes would make a third kind of line. */
      spool_draw_set_color (pen->cr, &pen->theme->background);
      cairo_set_line_width (pen->cr, (LINE + 2.0) * unit);
      cairo_stroke_preserve (pen->cr);
      cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
    }
  if (path->kind == SPOOL_LINE_MEASURED)
    color = spool_chart_theme_get_series (pen->theme, path->series);
  else
    set_dashes (pen, path);
  spool_draw_set_color (pen->cr, &color);
  cairo_set_line_width (pen->cr, (path->kind == SPOOL_LINE_IDEAL ? GUIDE : LINE) * unit);
  cairo_stroke (pen->cr);
}

static void
draw_path (const Pen *pen, const SpoolPath *path)
{
  cairo_new_path (pen->cr);
  for (guint v = 0; v < path->n_vertices; v++)
    {
      const SpoolVertex *vertex =
          &g_array_index (pen->layout->vertices, SpoolVertex, path->first + v);

      cairo_line_to (pen->cr, vertex->x, vertex->y);
    }
  stroke_path (pen, path);
}

/* What was measured lies above what it is held against. */
static void
draw_paths (const Pen *pen)
{
  static const SpoolLineKind order[] = { SPOOL_LINE_IDEAL, SPOOL_LINE_CEILING,
                                         SPOOL_LINE_MEASURED };
  const SpoolRect *plot = &pen->layout->base.plot;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (pen->cr);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < pen->layout->paths->len; i++)
      {
        const SpoolPath *path = &g_array_index (pen->layout->paths, SpoolPath, i);

        if (path->kind == order[k])
          draw_path (pen, path);
      }
  cairo_restore (pen->cr);
}

/* A line at each place tells which of the points around it belong there. */
static void
draw_columns (const Pen *pen)
{
  const SpoolRect *plot = &pen->layout->base.plot;

  spool_draw_set_color (pen->cr, &pen->theme->grid);
  for (guint i = 0; i < pen->layout->columns->len; i++)
    cairo_rectangle (pen->cr, floor (g_array_index (pen->layout->columns, double, i)), plot->y, 1.0,
                     plot->height);
  cairo_fill (pen->cr);
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
  if (path->n_vertices > 1)
    {
      cairo_move_to (pen->cr, area->x - reach, center);
      cairo_line_to (pen->cr, area->x + area->width + reach, center);
      stroke_path (pen, path);
    }
  cairo_restore (pen->cr);
  if (path->kind == SPOOL_LINE_MEASURED)
    draw_shape (pen, path, area->x + area->width / 2.0, center, SPOOL_POINT_PLAIN);
}

static void
draw_swatch (const Pen *pen, const SpoolSwatch *swatch)
{
  static const SpoolPath plain = { 0, 0, SPOOL_LINE_MEASURED, 0, FALSE, 0 };
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
  draw_columns (&pen);
  draw_paths (&pen);
  spool_draw_axis (&layout->base, cr, theme);
  spool_draw_value_halos (&layout->base, cr, theme);
  draw_marks (&pen);
  for (guint i = 0; i < layout->base.swatches->len; i++)
    draw_swatch (&pen, &g_array_index (layout->base.swatches, SpoolSwatch, i));
  spool_draw_texts (&layout->base, cr, theme);
  cairo_restore (cr);
}
