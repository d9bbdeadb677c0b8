/* spool-line-layout.c
 *
 * Where everything of a line chart stands. Plain numbers, no drawing.
 *
 * Points of different lines at one place stand a little beside each other, so that those with the
 * same value are all seen, and their intervals too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-layout.h"

#include "chart/spool-chart-frame.h"
#include "chart/spool-label-row.h"
#include "chart/spool-line-values.h"
#include "chart/spool-value-axis.h"

#include <math.h>

/* In pixels of the design. */
#define SIDE_PAD 36.0
#define ROW_GAP 6.0
#define BESIDE 5.0
#define APART 13.0
#define MARK 4.5
#define READABLE_LABEL 40.0

/* Of the room between places, for all points of one. */
#define BESIDE_SHARE 0.7
#define APART_SHARE 0.2

/* Room above the highest and below the lowest value, as factors. */
#define HEAD_ROOM 1.08
#define FOOT_ROOM 1.06

typedef struct
{
  const SpoolLineModel *model;
  SpoolTextShaper *shaper;
  SpoolLineLayout *out;
  SpoolChartFrame frame;
  SpoolValueAxis axis;
  SpoolLabelRow row;
  SpoolText *category_title;
  SpoolScale across;
  GArray *places; /* (element-type double) */
  GArray *slots;  /* (element-type SpoolLabelSlot) */
  double line_px;
  double beside_px; /* from one line's points to the next line's at one place */
} Builder;

static gboolean
is_seen (const SpoolLineModel *model, SpoolLineLegend key)
{
  for (guint i = 0; i < spool_line_model_get_n_items (model); i++)
    {
      const SpoolPoint *point = spool_line_model_get_item (model, i, NULL);

      if ((key == SPOOL_LINE_LEGEND_INTERVAL && !isnan (point->low)) ||
          (key == SPOOL_LINE_LEGEND_GREYED && !isnan (point->y) &&
           (point->flags & SPOOL_POINT_GREYED)) ||
          (key == SPOOL_LINE_LEGEND_FAILED && (point->flags & SPOOL_POINT_FAILED)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_values (const SpoolLineModel *model)
{
  for (guint i = 0; i < spool_line_model_get_n_items (model); i++)
    if (!isnan (spool_line_model_get_item (model, i, NULL)->y))
      return TRUE;
  return FALSE;
}

/* Without anything to hold against them, guides would be taken for what was measured. */
static gboolean
is_drawn (const SpoolLineModel *model, guint index)
{
  return spool_line_model_get_line (model, index)->kind == SPOOL_LINE_MEASURED ||
         has_values (model);
}

static void
init_frame (Builder *self, const SpoolChartTheme *theme, double width_px, double height_px)
{
  const SpoolLineModel *model = self->model;
  g_autofree SpoolLegendEntry *legend =
      g_new0 (SpoolLegendEntry, model->lines->len + SPOOL_N_LINE_LEGENDS);
  SpoolHeadings headings = { model->title, model->subtitle, model->value_title, legend };

  for (guint i = 0; i < model->lines->len; i++)
    if (is_drawn (model, i))
      legend[headings.n_legend++] =
          (SpoolLegendEntry){ SPOOL_N_LINE_LEGENDS + i,
                              spool_line_model_get_line (model, i)->label };
  for (guint key = 0; key < SPOOL_N_LINE_LEGENDS; key++)
    if (model->legends[key] != NULL && is_seen (model, key))
      legend[headings.n_legend++] = (SpoolLegendEntry){ key, model->legends[key] };
  headings.footnotes = (const char *const *) model->footnotes->pdata;
  headings.n_footnotes = model->footnotes->len;
  headings.n_notices = model->n_notices;
  headings.legend_matters = TRUE;
  spool_chart_frame_init (&self->frame, self->shaper, theme, width_px, height_px, &headings);
  if (model->category_title != NULL)
    self->category_title =
        spool_text_shaper_shape (self->shaper, model->category_title, SPOOL_TEXT_AXIS_TITLE,
                                 MAX (1.0, self->frame.width_px - 2.0 * self->frame.margin_px), 1);
}

static void
init_scales (Builder *self)
{
  SpoolScale *scale = &self->out->base.scale;
  gboolean linear = self->model->linear;
  SpoolScaleKind kind = linear ? SPOOL_SCALE_LINEAR : SPOOL_SCALE_LOG2;
  guint n_ticks = spool_value_axis_count_ticks (0.6 * self->frame.height_px, self->line_px);
  guint n = self->places->len;
  double low, high;

  spool_line_model_get_range (self->model, &low, &high);
  if (isnan (low))
    low = high = 1.0;
  /* 1 is what all are held against. With 2 there are two numbers, and so a scale. */
  spool_scale_init (scale, kind, self->model->quantity, linear ? 0.0 : MIN (low, 1.0) / FOOT_ROOM,
                    MAX (high * HEAD_ROOM, 2.0), n_ticks);
  spool_scale_init (&self->across, kind, SPOOL_QUANTITY_NUMBER,
                    n > 0 ? g_array_index (self->places, double, 0) : 1.0,
                    n > 0 ? g_array_index (self->places, double, n - 1) : 1.0, 8);
  spool_value_axis_init (&self->axis, self->shaper, scale, self->frame.unit_px,
                         0.3 * self->frame.width_px);
}

/* From the sides of the plot to the first and the last place. */
static double
side_px (const Builder *self)
{
  return MIN (SIDE_PAD * self->frame.unit_px, 0.1 * self->out->base.plot.width);
}

static double
place_x (const Builder *self, double place)
{
  const SpoolRect *plot = &self->out->base.plot;
  double pad = side_px (self);

  return plot->x + pad + spool_scale_position (&self->across, place) * (plot->width - 2.0 * pad);
}

static void
set_columns (Builder *self)
{
  SpoolRect *plot = &self->out->base.plot;

  plot->x = round (self->frame.margin_px + self->axis.gutter_px);
  plot->width = MAX (1.0, round (self->frame.width_px - self->frame.margin_px) - plot->x);
  self->slots = g_array_new (FALSE, TRUE, sizeof (SpoolLabelSlot));
  for (guint i = 0; i < self->places->len; i++)
    {
      double place = g_array_index (self->places, double, i);
      SpoolLabelSlot slot = { g_strdup_printf ("%'.0f", place), round (place_x (self, place)),
                              1.0 };
      SpoolLabelSlot *before = i > 0 ? &g_array_index (self->slots, SpoolLabelSlot, i - 1) : NULL;
      double distance = before != NULL ? slot.middle_px - before->middle_px : plot->width;

      slot.room_px = MAX (1.0, distance - 3.0 * self->frame.unit_px);
      if (before != NULL)
        before->room_px = MIN (before->room_px, slot.room_px);
      g_array_append_val (self->slots, slot);
      g_array_append_val (self->out->columns, slot.middle_px);
    }
  spool_label_row_init (&self->row, self->shaper, SPOOL_TEXT_CATEGORY,
                        (const void *) self->slots->data, self->slots->len, 1,
                        READABLE_LABEL * self->frame.unit_px, 0.0);
}

static void
set_rows (Builder *self)
{
  double *blocks = self->frame.blocks_px, unit = self->frame.unit_px;
  double plot_px, gap = MAX (ROW_GAP * unit, self->line_px / 2.0);
  SpoolRect *plot = &self->out->base.plot;

  blocks[SPOOL_BLOCK_VALUES] = ceil (self->line_px);
  if (self->row.height_px > 0.0)
    blocks[SPOOL_BLOCK_CATEGORIES] = ceil (self->row.height_px + gap);
  if (self->category_title != NULL)
    blocks[SPOOL_BLOCK_CATEGORY_TITLE] = ceil (self->category_title->height_px + 2.0 * unit);
  plot_px = spool_chart_frame_fit (&self->frame, spool_chart_frame_get_wanted_px (&self->frame));
  if (plot_px < 2.5 * self->line_px)
    spool_value_axis_drop (&self->axis);
  plot->y = round (self->frame.margin_px + spool_chart_frame_head_px (&self->frame) +
                   blocks[SPOOL_BLOCK_VALUES]);
  plot->height = MAX (1.0, floor (plot_px));
}

static void
place_rows (Builder *self)
{
  SpoolChartLayout *layout = &self->out->base;
  const double *blocks = self->frame.blocks_px;
  double y = layout->plot.y + layout->plot.height;
  guint first = layout->texts->len;
  SpoolText *title = self->category_title;

  if (blocks[SPOOL_BLOCK_CATEGORIES] > 0.0)
    spool_label_row_place (&self->row, (const void *) self->slots->data, layout,
                           y + blocks[SPOOL_BLOCK_CATEGORIES] - self->row.height_px);
  y += blocks[SPOOL_BLOCK_CATEGORIES];
  if (blocks[SPOOL_BLOCK_CATEGORY_TITLE] > 0.0)
    spool_chart_layout_place (layout, g_steal_pointer (&self->category_title),
                              layout->plot.x + (layout->plot.width - title->width_px) / 2.0,
                              y + 2.0 * self->frame.unit_px, FALSE);
  spool_chart_layout_bind_to_plot (layout, first);
}

/* How far from one line's points to the next line's at one place: so far that marks don't touch, if
 * that is little of the way to the next place, and if they stay within the plot; else a little. */
static double
find_beside (const Builder *self, guint n_lines)
{
  double narrowest = G_MAXDOUBLE, unit = self->frame.unit_px;
  double side = side_px (self) - self->out->mark_px - unit, apart;

  for (guint i = 0; i < self->slots->len; i++)
    narrowest = MIN (narrowest, g_array_index (self->slots, SpoolLabelSlot, i).room_px);
  if (n_lines < 2)
    return 0.0;
  apart = MIN (APART * unit, MIN (APART_SHARE * narrowest / n_lines, 2.0 * side / (n_lines - 1)));
  return floor (MAX (apart, MIN (BESIDE * unit, BESIDE_SHARE * narrowest / n_lines)));
}

static void
add_mark (Builder *self, guint path, const SpoolPoint *point, double x)
{
  SpoolLineLayout *out = self->out;
  SpoolMark mark = { NAN, NAN, NAN, NAN, path, point->flags };
  double reach = out->mark_px + 3.0 * out->unit_px;
  SpoolRect hit = { x - reach, out->base.plot.y, 2.0 * reach, 0.0 };

  if (!isnan (point->y))
    {
      mark.x = x;
      mark.y = spool_chart_layout_value_y (&out->base, point->y);
      hit = (SpoolRect){ x - reach, mark.y - reach, 2.0 * reach, 2.0 * reach };
      if (!isnan (point->low))
        {
          mark.low_px = spool_chart_layout_value_y (&out->base, point->low);
          mark.high_px = spool_chart_layout_value_y (&out->base, point->high);
        }
    }
  if (point->flags & SPOOL_POINT_FAILED)
    {
      double size = 2.0 * (out->mark_px + out->unit_px);
      double bottom = out->base.plot.y + out->base.plot.height;

      mark.failed =
          (SpoolRect){ x - size / 2.0, (isnan (mark.x) ? bottom - size / 2.0 : mark.y) - size / 2.0,
                       size, size };
      if (isnan (mark.x))
        hit = mark.failed;
    }
  g_array_append_val (out->marks, mark);
  g_array_append_val (out->base.items, hit);
}

/* Guides may leave the plot, where they are clipped; so that they keep their direction their
 * corners are not moved into it. */
static double
unclamped_y (const Builder *self, double value)
{
  const SpoolRect *plot = &self->out->base.plot;

  return plot->y + plot->height * (1.0 - spool_scale_position (&self->out->base.scale, value));
}

/* How many paths of a kind there are so far. */
static guint
count_kind (const Builder *self, SpoolLineKind kind)
{
  guint n_paths = 0;

  for (guint i = 0; i < self->out->paths->len; i++)
    n_paths += g_array_index (self->out->paths, SpoolPath, i).kind == kind;
  return n_paths;
}

static gboolean
has_place (const SpoolLine *line, double place)
{
  for (guint i = 0; i < line->points->len; i++)
    if (g_array_index (line->points, SpoolPoint, i).x == place)
      return TRUE;
  return FALSE;
}

/* How many measured lines before the one at @end have a point at @place. */
static guint
count_lines_at (const SpoolLineModel *model, double place, guint end)
{
  guint n_lines = 0;

  for (guint i = 0; i < end; i++)
    {
      const SpoolLine *line = spool_line_model_get_line (model, i);

      n_lines += line->kind == SPOOL_LINE_MEASURED && has_place (line, place);
    }
  return n_lines;
}

/* How far a line's point stands beside its place. Those at one place stand evenly around it, and
 * a single one on it: sideways is no measure, and on a slope it looks like height. */
static double
shift_px (const Builder *self, guint index, double place)
{
  guint n_all = count_lines_at (self->model, place, self->model->lines->len);
  double rank = count_lines_at (self->model, place, index);

  return round ((rank - (n_all - 1) / 2.0) * self->beside_px);
}

static void
add_line (Builder *self, guint index)
{
  const SpoolLine *line = spool_line_model_get_line (self->model, index);
  SpoolLineLayout *out = self->out;
  SpoolPath path = { out->vertices->len,           0, line->kind, line->series, line->hollow,
                     count_kind (self, line->kind) };

  for (guint i = 0; is_drawn (self->model, index) && i < line->points->len; i++)
    {
      const SpoolPoint *point = &g_array_index (line->points, SpoolPoint, i);
      SpoolVertex vertex = { round (place_x (self, point->x)), unclamped_y (self, point->y) };

      if (line->kind == SPOOL_LINE_MEASURED)
        {
          vertex.x += shift_px (self, index, point->x);
          add_mark (self, index, point, vertex.x);
        }
      if (!isnan (point->y))
        g_array_append_val (out->vertices, vertex);
    }
  path.n_vertices = out->vertices->len - path.first;
  g_array_append_val (out->paths, path);
}

static void
add_lines (Builder *self)
{
  guint most = 1;

  for (guint i = 0; i < self->places->len; i++)
    most = MAX (most, count_lines_at (self->model, g_array_index (self->places, double, i),
                                      self->model->lines->len));
  self->beside_px = find_beside (self, most);
  for (guint i = 0; i < self->model->lines->len; i++)
    add_line (self, i);
}

static void
mirror (SpoolLineLayout *layout)
{
  double moved = spool_chart_layout_mirror_around_plot (&layout->base);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      SpoolMark *mark = &g_array_index (layout->marks, SpoolMark, i);

      mark->x += moved;
      mark->failed.x += moved;
    }
  for (guint i = 0; i < layout->vertices->len; i++)
    g_array_index (layout->vertices, SpoolVertex, i).x += moved;
  for (guint i = 0; i < layout->columns->len; i++)
    g_array_index (layout->columns, double, i) += moved;
}

static void
layout_clear (SpoolChartLayout *base)
{
  SpoolLineLayout *layout = (SpoolLineLayout *) base;

  g_array_unref (layout->paths);
  g_array_unref (layout->vertices);
  g_array_unref (layout->marks);
  g_array_unref (layout->columns);
}

static SpoolLineLayout *
layout_alloc (const SpoolChartTheme *theme, double width_px, double height_px)
{
  SpoolLineLayout *layout = g_new0 (SpoolLineLayout, 1);

  spool_chart_layout_init (&layout->base, width_px, height_px, layout_clear);
  layout->paths = g_array_new (FALSE, FALSE, sizeof (SpoolPath));
  layout->vertices = g_array_new (FALSE, FALSE, sizeof (SpoolVertex));
  layout->marks = g_array_new (FALSE, FALSE, sizeof (SpoolMark));
  layout->columns = g_array_new (FALSE, FALSE, sizeof (double));
  layout->unit_px = theme->text_scale;
  layout->mark_px = MARK * theme->text_scale;
  layout->stem_px = MAX (1.0, round (1.2 * theme->text_scale));
  return layout;
}

static void
builder_clear (Builder *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    g_free ((char *) g_array_index (self->slots, SpoolLabelSlot, i).string);
  g_array_unref (self->slots);
  g_array_unref (self->places);
  g_clear_pointer (&self->category_title, spool_text_free);
  spool_label_row_clear (&self->row);
  spool_value_axis_clear (&self->axis);
  spool_chart_frame_clear (&self->frame);
}

/**
 * spool_line_layout_new:
 * @model: what to show
 * @shaper: makes the texts
 * @theme: size of the text, and direction
 * @width_px: the width of the chart, at scale 1
 * @height_px: its height
 *
 * Lays out a line chart. To be called from the thread that made @shaper.
 *
 * Returns: (transfer full): the layout, to be freed by spool_chart_layout_free() of its base
 */
SpoolLineLayout *
spool_line_layout_new (const SpoolLineModel *model,
                       SpoolTextShaper *shaper,
                       const SpoolChartTheme *theme,
                       double width_px,
                       double height_px)
{
  Builder self = { .model = model, .shaper = shaper };
  g_autoptr (SpoolText) line = NULL;

  g_return_val_if_fail (model != NULL && shaper != NULL && theme != NULL, NULL);
  g_return_val_if_fail (width_px > 0.0 && height_px > 0.0, NULL);

  self.out = layout_alloc (theme, width_px, height_px);
  line = spool_text_shaper_shape (shaper, "0", SPOOL_TEXT_VALUE, 0.0, 1);
  self.line_px = line->height_px;
  self.places = spool_line_model_list_places (model);
  init_frame (&self, theme, width_px, height_px);
  init_scales (&self);
  set_columns (&self);
  set_rows (&self);
  add_lines (&self);
  spool_chart_frame_place (&self.frame, &self.out->base);
  spool_value_axis_place (&self.axis, &self.out->base, self.frame.unit_px);
  place_rows (&self);
  spool_line_values_place (self.out, model, shaper,
                           self.out->base.plot.y - self.frame.blocks_px[SPOOL_BLOCK_VALUES]);
  if (!has_values (model))
    spool_chart_layout_explain (&self.out->base, shaper, model->empty_text);
  spool_chart_layout_prune (&self.out->base);
  if (theme->rtl)
    mirror (self.out);
  builder_clear (&self);
  return self.out;
}
