/* spool-bar-shapes.c
 *
 * The parts of a bar chart that are no text: bars, whiskers, runs and marks, and their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-shapes.h"

#include <math.h>

/* In pixels of the design. */
#define MARK 9.0
#define MARK_GAP 3.0
#define WIDE_BAR 24.0
#define THIN_BAR 9.0
#define GUESS_LINE 2.0
#define GUESS_OVERHANG 5.0

typedef struct
{
  SpoolBarLayout *out;
  const SpoolBarModel *model;
  const SpoolBarColumns *columns;
} Shaping;

static gboolean
is_beyond (const SpoolBarLayout *layout, double run)
{
  return run > layout->base.scale.high * (1.0 + 1e-9);
}

/* Whisker and runs stand beside each other, so that none hides the other: in wide bars the runs
 * on both sides, in thin ones on one. Where there is no room for both the whisker stays. */
static void
set_whisker (const Shaping *self, SpoolBarShape *shape)
{
  double bar = shape->area.width, unit = self->out->unit_px, stem = self->out->stem_px;
  double width = bar >= WIDE_BAR * unit ? CLAMP (0.28 * bar, 6.0 * unit, 12.0 * unit) : 0.4 * bar;

  shape->whisker_x = shape->middle_px;
  shape->whisker_px = MAX (round (width), stem);
  if (fmod (shape->whisker_px - stem, 2.0) != 0.0)
    shape->whisker_px += 1.0;
  if (bar < WIDE_BAR * unit && bar >= THIN_BAR * unit && shape->n_dots > 0)
    shape->whisker_x = round (shape->area.x + 0.3 * bar - stem / 2.0) + stem / 2.0;
  shape->whisker_px = MIN (shape->whisker_px, MAX (bar, stem));
}

/* The x of a run. They stand in the order in which they were measured, so that a trend over time
 * is seen as well as the spread. */
static double
dot_x (const Shaping *self, const SpoolBarShape *shape, guint run, guint n_runs)
{
  double bar = shape->area.width, radius = self->out->dot_px, unit = self->out->unit_px;
  double inset = radius + unit;
  double flank = (bar - shape->whisker_px) / 2.0 - 2.0 * inset;
  guint half = (n_runs + 1) / 2;

  if (isnan (shape->low_px))
    return shape->middle_px + (n_runs > 1 ? (double) run / (n_runs - 1) - 0.5 : 0.0) *
                                  MAX (0.0, 0.8 * bar - 2.0 * inset);
  if (bar < WIDE_BAR * unit)
    return shape->area.x + 0.74 * bar;
  if (run < half)
    return shape->area.x + inset + (half > 1 ? flank * run / (half - 1) : flank / 2.0);
  run -= half;
  half = n_runs - half;
  return shape->area.x + bar - inset - flank + (half > 1 ? flank * run / (half - 1) : flank / 2.0);
}

static void
add_dots (Shaping *self, SpoolBarShape *shape, const SpoolBar *bar)
{
  gboolean room = isnan (shape->low_px) || shape->area.width >= THIN_BAR * self->out->unit_px;
  guint r;

  shape->first_dot = self->out->dots->len;
  for (r = 0; r < bar->n_runs; r++)
    {
      SpoolDot dot;

      if (!isfinite (bar->runs[r]) || bar->runs[r] < 0.0)
        continue;
      if (is_beyond (self->out, bar->runs[r]))
        {
          shape->arrow_px = 0.0;
          continue;
        }
      if (!room)
        continue;
      dot.x = dot_x (self, shape, r, bar->n_runs);
      dot.y = spool_chart_layout_value_y (&self->out->base, bar->runs[r]);
      shape->top_px = MIN (shape->top_px, dot.y - self->out->dot_px);
      g_array_append_val (self->out->dots, dot);
    }
  shape->n_dots = self->out->dots->len - shape->first_dot;
}

static void
set_heights (Shaping *self, SpoolBarShape *shape, const SpoolBar *bar)
{
  const SpoolChartLayout *layout = &self->out->base;
  double bottom = layout->plot.y + layout->plot.height;

  shape->has_value = !isnan (bar->value);
  if (shape->has_value)
    {
      double height = round (bottom - spool_chart_layout_value_y (layout, bar->value));

      /* What took time at all is seen. */
      shape->area.height = bar->value > 0.0 ? MAX (height, 1.0) : 0.0;
      if (bar->value > 0.0 && bar->start > 0.0 && !self->model->logarithmic)
        shape->start_px = round (shape->area.height * MIN (bar->start / bar->value, 1.0));
    }
  shape->area.y = shape->top_px = bottom - shape->area.height;
  if (!isnan (bar->low))
    {
      shape->low_px = spool_chart_layout_value_y (layout, bar->low);
      shape->high_px = spool_chart_layout_value_y (layout, bar->high);
      shape->top_px = MIN (shape->top_px, shape->high_px);
    }
}

/* Wider than the bar, so that it isn't taken for a part of it, but apart from its neighbour's. */
static void
set_guess (Shaping *self, SpoolBarShape *shape, const SpoolBar *bar)
{
  const SpoolChartLayout *layout = &self->out->base;
  double unit = self->out->unit_px, bottom = layout->plot.y + layout->plot.height;
  double gap = self->columns->pitch_px - shape->area.width;
  double overhang = floor (CLAMP (gap / 2.0 - 1.0, 0.0, GUESS_OVERHANG * unit));
  double line = MAX (2.0, round (GUESS_LINE * unit));
  double y;

  if (isnan (bar->guess))
    return;
  y = round (spool_chart_layout_value_y (layout, bar->guess) - line / 2.0);
  shape->guess = (SpoolRect){ shape->area.x - overhang, MIN (y, bottom - line),
                              shape->area.width + 2.0 * overhang, line };
  shape->top_px = MIN (shape->top_px, shape->guess.y);
}

static void
add_mark (Shaping *self, SpoolBarShape *shape)
{
  double unit = self->out->unit_px, size = MIN (MARK * unit, shape->area.width + 2.0);

  shape->mark = (SpoolRect){ shape->middle_px - size / 2.0, shape->top_px - size - MARK_GAP * unit,
                             size, size };
  shape->top_px = shape->label_px = shape->mark.y;
}

/* Edges are rounded, not heights, so that the parts fill the bar to the pixel. */
static void
add_segments (Shaping *self, SpoolBarShape *shape, const SpoolBar *bar)
{
  double bottom = shape->area.y + shape->area.height, below = 0.0, edge = bottom;

  shape->first_segment = self->out->segments->len;
  for (guint p = 0; bar->parts != NULL && bar->value > 0.0 && p < self->model->parts->len; p++)
    {
      const SpoolPart *part = spool_bar_model_get_part (self->model, p);
      SpoolSegment segment = { shape->area, part->color, part->hatch };

      below += bar->parts[p];
      segment.area.y = bottom - round (shape->area.height * MIN (below / bar->value, 1.0));
      segment.area.height = edge - segment.area.y;
      edge = segment.area.y;
      if (segment.area.height > 0.0)
        g_array_append_val (self->out->segments, segment);
    }
  shape->n_segments = self->out->segments->len - shape->first_segment;
}

static void
add_bar (Shaping *self, guint item)
{
  const SpoolBarGroup *group = NULL;
  const SpoolBar *bar = spool_bar_model_get_item (self->model, item, &group);
  const SpoolLabelSlot *slot = &g_array_index (self->columns->bars, SpoolLabelSlot, item);
  const SpoolRect *plot = &self->out->base.plot;
  double bar_px = self->columns->bar_px, pitch = self->columns->pitch_px;
  SpoolRect hit = { slot->middle_px - pitch / 2.0, plot->y, pitch, plot->height };
  SpoolBarShape shape = { .area = { slot->middle_px - bar_px / 2.0, 0.0, bar_px, 0.0 },
                          .middle_px = slot->middle_px,
                          .arrow_px = NAN,
                          .low_px = NAN,
                          .high_px = NAN,
                          .n_dots = bar->n_runs,
                          .series = group->series,
                          .flags = bar->flags };

  set_heights (self, &shape, bar);
  add_segments (self, &shape, bar);
  set_whisker (self, &shape);
  add_dots (self, &shape, bar);
  shape.label_px = shape.top_px;
  set_guess (self, &shape, bar);
  if (bar->flags & SPOOL_BAR_FAILED)
    add_mark (self, &shape);
  g_array_append_val (self->out->bars, shape);
  g_array_append_val (self->out->base.items, hit);
}

/**
 * spool_bar_shapes_fill:
 * @layout: a layout that has its plot and scale
 * @model: the bars
 * @columns: where they stand
 *
 * Sets the bars, runs and items of @layout; what was there before is replaced.
 */
void
spool_bar_shapes_fill (SpoolBarLayout *layout,
                       const SpoolBarModel *model,
                       const SpoolBarColumns *columns)
{
  Shaping self = { layout, model, columns };
  guint i;

  g_return_if_fail (layout != NULL && model != NULL && columns != NULL);

  g_array_set_size (layout->bars, 0);
  g_array_set_size (layout->dots, 0);
  g_array_set_size (layout->segments, 0);
  g_array_set_size (layout->base.items, 0);
  for (i = 0; i < columns->bars->len; i++)
    add_bar (&self, i);
}

/**
 * spool_bar_shapes_has_beyond:
 * @layout: a layout that has its scale
 * @model: the bars
 *
 * Returns: whether there are runs above the scale
 */
gboolean
spool_bar_shapes_has_beyond (const SpoolBarLayout *layout, const SpoolBarModel *model)
{
  guint i, r;

  g_return_val_if_fail (layout != NULL && model != NULL, FALSE);

  for (i = 0; i < spool_bar_model_get_n_items (model); i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (model, i, NULL);

      for (r = 0; r < bar->n_runs; r++)
        if (is_beyond (layout, bar->runs[r]))
          return TRUE;
    }
  return FALSE;
}
