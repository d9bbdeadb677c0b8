/* spool-bar-layout.c
 *
 * Where everything of a bar chart stands. Plain numbers, no drawing.
 *
 * The height of the plot decides how many ticks there are, these decide how wide their labels
 * are, that decides how wide the bars are, and so how high the labels below them, and so the
 * height of the plot. A pass begins with a guess of that height; if it turns out wrong by so much
 * that there would be other ticks, a second pass begins with what came out of the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-layout.h"

#include "chart/spool-bar-columns.h"
#include "chart/spool-bar-shapes.h"
#include "chart/spool-bar-values.h"
#include "chart/spool-chart-frame.h"
#include "chart/spool-value-axis.h"

#include <math.h>

/* In pixels of the design. */
#define TICK_GAP 8.0
#define SIDE_PAD 6.0
#define VALUE_GAP 5.0
#define ROW_GAP 6.0
#define READABLE_LABEL 72.0
#define ARROW 8.0

/* A bar is at least as high as this lies below its value. */
#define LOG_FOOT 0.8

/* Notes beyond these are found in descriptions only. */
static const char *const note_marks[] = { "*", "†", "‡" };

typedef struct
{
  const SpoolBarModel *model;
  SpoolTextShaper *shaper;
  SpoolBarLayout *out;
  SpoolChartFrame frame;
  double heads_px[SPOOL_N_BLOCKS]; /* the frame's blocks before any was left out */
  double maximum;
  double line_px;
  double value_px; /* the height of a value above its bar */
  double gutter_px;
  gboolean explains_beyond; /* whether the legend says what the arrows are */

  GPtrArray *notes; /* (element-type utf8): different ones, as they come */
  SpoolText *category_title;
  gboolean category_title_in_gutter;
  SpoolValueAxis axis;
  SpoolBarColumns columns;
  SpoolLabelRow bar_row;
  SpoolLabelRow group_row;
} Builder;

static guint
count_ticks (const Builder *self, double plot_px)
{
  return spool_value_axis_count_ticks (plot_px, self->line_px);
}

/* Where bars begin: a logarithmic scale has no 0, and even the smallest bar is to be seen. */
static double
find_foot (const Builder *self)
{
  double minimum = self->model->logarithmic ? spool_bar_model_get_minimum (self->model) : NAN;

  return isnan (minimum) ? 0.0 : pow (10.0, floor (log10 (LOG_FOOT * minimum)));
}

static void
shape_ticks (Builder *self, double plot_px)
{
  SpoolScale *scale = &self->out->base.scale;
  double foot = find_foot (self);

  spool_scale_init (scale, foot > 0.0 ? SPOOL_SCALE_LOG10 : SPOOL_SCALE_LINEAR,
                    self->model->quantity, foot, self->maximum, count_ticks (self, plot_px));
  /* Where numbers would take the room of bars, or of each other, bars win. */
  spool_value_axis_init (&self->axis, self->shaper, scale, self->frame.unit_px,
                         0.3 * self->frame.width_px);
  if (plot_px < 2.5 * self->line_px)
    spool_value_axis_drop (&self->axis);
  self->gutter_px = self->axis.gutter_px;
}

static void
shape_category_title (Builder *self)
{
  double limit = MAX (self->gutter_px, 0.15 * self->frame.width_px);
  double width;

  self->category_title_in_gutter = FALSE;
  if (self->model->category_title == NULL || self->gutter_px == 0.0)
    return;
  self->category_title =
      spool_text_shaper_shape (self->shaper, self->model->category_title, SPOOL_TEXT_AXIS_TITLE,
                               MAX (1.0, self->frame.width_px - 2.0 * self->frame.margin_px), 1);
  width = self->category_title->width_px + TICK_GAP * self->frame.unit_px;
  if (width > limit)
    return;
  self->category_title_in_gutter = TRUE;
  self->gutter_px = MAX (self->gutter_px, width);
}

static void
shape_columns (Builder *self)
{
  double unit = self->frame.unit_px;
  double x = round (self->frame.margin_px + self->gutter_px + SIDE_PAD * unit);
  double width = self->frame.width_px - self->frame.margin_px - SIDE_PAD * unit - x;
  double turned = 0.28 * self->frame.height_px;

  spool_bar_columns_init (&self->columns, self->shaper, self->model, unit, x, width);
  spool_label_row_init (&self->bar_row, self->shaper, SPOOL_TEXT_CATEGORY,
                        (const void *) self->columns.bars->data, self->columns.bars->len, 1,
                        READABLE_LABEL * unit, turned);
  spool_label_row_init (&self->group_row, self->shaper, SPOOL_TEXT_GROUP,
                        (const void *) self->columns.groups->data, self->columns.groups->len, 3,
                        READABLE_LABEL * unit, turned);
}

static double
row_block (double height_px, double gap_px)
{
  return height_px > 0.0 ? height_px + gap_px : 0.0;
}

static gboolean
has_failed_bars (const Builder *self)
{
  guint i;

  for (i = 0; i < spool_bar_model_get_n_items (self->model); i++)
    if (spool_bar_model_get_item (self->model, i, NULL)->flags & SPOOL_BAR_FAILED)
      return TRUE;
  return FALSE;
}

/* The 0 of the axis reaches half a line below the plot, and must not touch what is beside it. */
static double
row_gap (const Builder *self)
{
  return MAX (ROW_GAP * self->frame.unit_px, ceil (self->line_px / 2.0));
}

static void
set_blocks (Builder *self)
{
  double unit = self->frame.unit_px, *blocks = self->frame.blocks_px;
  guint i;

  for (i = 0; i < SPOOL_N_BLOCKS; i++)
    blocks[i] = self->heads_px[i];
  if (!isnan (self->maximum))
    blocks[SPOOL_BLOCK_VALUES] =
        self->value_px + VALUE_GAP * unit +
        (has_failed_bars (self) ? SPOOL_BAR_MARK_HEIGHT * unit : 0.0) +
        (spool_bar_shapes_has_beyond (self->out, self->model) ? ARROW * unit : 0.0);
  blocks[SPOOL_BLOCK_CATEGORIES] = row_block (self->bar_row.height_px, row_gap (self));
  blocks[SPOOL_BLOCK_GROUPS] = row_block (self->group_row.height_px, row_gap (self));
  if (self->bar_row.height_px == 0.0)
    self->category_title_in_gutter = FALSE;
  if (self->category_title != NULL && !self->category_title_in_gutter)
    blocks[SPOOL_BLOCK_CATEGORY_TITLE] = self->category_title->height_px + row_gap (self);
}

static void
clear_pass (Builder *self)
{
  spool_value_axis_clear (&self->axis);
  g_clear_pointer (&self->category_title, spool_text_free);
  spool_bar_columns_clear (&self->columns);
  spool_label_row_clear (&self->bar_row);
  spool_label_row_clear (&self->group_row);
}

/* Returns the height of the plot. */
static double
run_pass (Builder *self, double guess_px)
{
  shape_ticks (self, guess_px);
  shape_category_title (self);
  shape_columns (self);
  set_blocks (self);
  return spool_chart_frame_fit (&self->frame, spool_chart_frame_get_wanted_px (&self->frame));
}

static double
guess_height (const Builder *self)
{
  double height = self->frame.height_px - 2.0 * self->frame.margin_px - 4.0 * self->line_px;
  guint i;

  for (i = 0; i < SPOOL_N_BLOCKS; i++)
    height -= self->heads_px[i];
  return MAX (height, 0.45 * self->frame.height_px);
}

static void
set_plot (Builder *self, double plot_px)
{
  const double *blocks = self->frame.blocks_px;
  SpoolRect *plot = &self->out->base.plot;
  double half_line = self->axis.ticks->len > 0 ? ceil (self->line_px / 2.0) : 0.0;
  double below = blocks[SPOOL_BLOCK_CATEGORIES] + blocks[SPOOL_BLOCK_GROUPS] +
                 blocks[SPOOL_BLOCK_CATEGORY_TITLE] + spool_chart_frame_foot_px (&self->frame) +
                 self->frame.margin_px;
  double y =
      self->frame.margin_px + spool_chart_frame_head_px (&self->frame) + blocks[SPOOL_BLOCK_VALUES];
  double bottom = y + plot_px;

  /* The numbers at both ends of the axis reach beyond the plot by half a line. */
  y += MAX (0.0, half_line - blocks[SPOOL_BLOCK_VALUES] - self->frame.margin_px);
  bottom -= MAX (0.0, half_line - below);
  plot->x = round (self->frame.margin_px + self->gutter_px);
  plot->y = round (y);
  plot->width = MAX (1.0, round (self->frame.width_px - self->frame.margin_px) - plot->x);
  plot->height = MAX (1.0, round (bottom) - plot->y);
}

static void
place_rows (Builder *self)
{
  SpoolChartLayout *layout = &self->out->base;
  double y = layout->plot.y + layout->plot.height, gap = row_gap (self);
  const double *blocks = self->frame.blocks_px;

  if (blocks[SPOOL_BLOCK_CATEGORIES] > 0.0)
    {
      SpoolText *title = self->category_title_in_gutter ? self->category_title : NULL;

      spool_label_row_place (&self->bar_row, (const void *) self->columns.bars->data, layout,
                             y + gap);
      if (title != NULL)
        spool_chart_layout_place (layout, g_steal_pointer (&self->category_title),
                                  layout->plot.x - TICK_GAP * self->frame.unit_px - title->width_px,
                                  y + gap, FALSE);
    }
  y += blocks[SPOOL_BLOCK_CATEGORIES];
  if (blocks[SPOOL_BLOCK_GROUPS] > 0.0)
    spool_label_row_place (&self->group_row, (const void *) self->columns.groups->data, layout,
                           y + gap);
  y += blocks[SPOOL_BLOCK_GROUPS];
  if (blocks[SPOOL_BLOCK_CATEGORY_TITLE] > 0.0)
    {
      double width = self->category_title->width_px;
      double x = layout->plot.x + (layout->plot.width - width) / 2.0;

      x = MAX (0.0, MIN (x, layout->width_px - width));
      spool_chart_layout_place (layout, g_steal_pointer (&self->category_title), x, y + gap, FALSE);
    }
}

static int
find_note (const Builder *self, const char *note)
{
  guint i;

  for (i = 0; i < self->notes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->notes, i), note))
      return (int) i;
  return -1;
}

static gboolean
place_values (Builder *self, SpoolBarValues which)
{
  guint i, n_items = self->out->bars->len;
  g_autofree const char **marks = g_new0 (const char *, n_items + 1);
  gboolean noted = self->frame.blocks_px[SPOOL_BLOCK_FOOTNOTES] > 0.0;

  for (i = 0; i < n_items; i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (self->model, i, NULL);
      int note = bar->note != NULL && noted ? find_note (self, bar->note) : -1;

      marks[i] = note >= 0 ? note_marks[note] : "";
    }
  if (self->frame.blocks_px[SPOOL_BLOCK_VALUES] == 0.0)
    which = SPOOL_BAR_VALUES_NONE;
  return spool_bar_values_place (self->out, self->model, self->shaper, marks, which);
}

static void
collect_notes (Builder *self)
{
  guint i;

  self->notes = g_ptr_array_new ();
  for (i = 0; i < spool_bar_model_get_n_items (self->model); i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (self->model, i, NULL);

      if (bar->note != NULL && self->notes->len < G_N_ELEMENTS (note_marks) &&
          find_note (self, bar->note) < 0)
        g_ptr_array_add (self->notes, (char *) bar->note);
    }
}

/* Whether the legend entry would explain something that this bar shows. */
static gboolean
bar_shows (const Builder *self, const SpoolBar *bar, SpoolBarLegend key)
{
  double plot_px = 0.6 * self->out->base.height_px;

  switch (key)
    {
    case SPOOL_BAR_LEGEND_START:
      return !self->model->logarithmic && bar->value > 0.0 &&
             bar->start / self->maximum * plot_px >= 1.0;
    case SPOOL_BAR_LEGEND_INTERVAL:
      return !isnan (bar->low);
    case SPOOL_BAR_LEGEND_RUN:
      return bar->n_runs > 0;
    case SPOOL_BAR_LEGEND_BEYOND:
      return self->explains_beyond;
    case SPOOL_BAR_LEGEND_PROVISIONAL:
      return (bar->flags & SPOOL_BAR_PROVISIONAL) != 0;
    case SPOOL_BAR_LEGEND_FAILED:
      return (bar->flags & SPOOL_BAR_FAILED) != 0;
    case SPOOL_BAR_LEGEND_GREYED:
      return (bar->flags & SPOOL_BAR_GREYED) != 0;
    case SPOOL_BAR_LEGEND_GUESS:
      return !isnan (bar->guess);
    case SPOOL_N_BAR_LEGENDS:
    default:
      return FALSE;
    }
}

static gboolean
part_is_seen (const Builder *self, guint part)
{
  double plot_px = 0.6 * self->out->base.height_px;

  for (guint i = 0; i < spool_bar_model_get_n_items (self->model); i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (self->model, i, NULL);

      if (bar->parts != NULL && bar->parts[part] / self->maximum * plot_px >= 0.5)
        return TRUE;
    }
  return FALSE;
}

static guint
collect_legend (const Builder *self, SpoolLegendEntry *entries)
{
  guint key, i, n_entries = 0;

  for (key = 0; key < SPOOL_N_BAR_LEGENDS; key++)
    {
      gboolean seen = FALSE;

      for (i = 0; !seen && i < spool_bar_model_get_n_items (self->model); i++)
        seen = bar_shows (self, spool_bar_model_get_item (self->model, i, NULL), key);
      if (seen && self->model->legends[key] != NULL)
        entries[n_entries++] = (SpoolLegendEntry){ key, self->model->legends[key] };
    }
  for (i = 0; i < self->model->parts->len; i++)
    if (part_is_seen (self, i))
      entries[n_entries++] = (SpoolLegendEntry){ SPOOL_N_BAR_LEGENDS + i,
                                                 spool_bar_model_get_part (self->model, i)->text };
  return n_entries;
}

static void
init_frame (Builder *self, const SpoolChartTheme *theme, double width_px, double height_px)
{
  SpoolUnit unit = spool_unit_choose (self->model->quantity, self->maximum);
  g_autofree char *value_title = spool_unit_append_symbol (&unit, self->model->value_title);
  g_autoptr (GPtrArray) footnotes = g_ptr_array_new_with_free_func (g_free);
  g_autofree SpoolLegendEntry *legend =
      g_new0 (SpoolLegendEntry, SPOOL_N_BAR_LEGENDS + self->model->parts->len);
  SpoolHeadings headings = { self->model->title, self->model->subtitle, value_title, legend };
  guint i;

  headings.n_legend = collect_legend (self, legend);
  for (i = 0; i < self->model->footnotes->len; i++)
    g_ptr_array_add (footnotes, g_strdup (g_ptr_array_index (self->model->footnotes, i)));
  for (i = 0; i < self->notes->len; i++)
    g_ptr_array_insert (footnotes, (int) (self->model->n_notices + i),
                        g_strdup_printf ("%s\302\240%s", note_marks[i],
                                         (char *) g_ptr_array_index (self->notes, i)));
  headings.footnotes = (const char *const *) footnotes->pdata;
  headings.n_footnotes = footnotes->len;
  headings.n_notices = self->model->n_notices;
  headings.legend_matters = self->model->parts->len > 0;
  spool_chart_frame_init (&self->frame, self->shaper, theme, width_px, height_px, &headings);
  for (i = 0; i < SPOOL_N_BLOCKS; i++)
    self->heads_px[i] = self->frame.blocks_px[i];
}

static void
mirror (SpoolBarLayout *layout)
{
  double width = layout->base.width_px;
  guint i;

  spool_chart_layout_mirror (&layout->base);
  for (i = 0; i < layout->bars->len; i++)
    {
      SpoolBarShape *shape = &g_array_index (layout->bars, SpoolBarShape, i);

      spool_rect_mirror (&shape->area, width);
      spool_rect_mirror (&shape->mark, width);
      spool_rect_mirror (&shape->leader, width);
      spool_rect_mirror (&shape->guess, width);
      shape->middle_px = width - shape->middle_px;
      shape->whisker_x = width - shape->whisker_x;
    }
  for (i = 0; i < layout->segments->len; i++)
    spool_rect_mirror (&g_array_index (layout->segments, SpoolSegment, i).area, width);
  for (i = 0; i < layout->dots->len; i++)
    {
      SpoolDot *dot = &g_array_index (layout->dots, SpoolDot, i);

      dot->x = width - dot->x;
    }
}

static void
layout_clear (SpoolChartLayout *base)
{
  SpoolBarLayout *layout = (SpoolBarLayout *) base;

  g_array_unref (layout->bars);
  g_array_unref (layout->dots);
  g_array_unref (layout->segments);
  g_array_unref (layout->legend_parts);
}

static SpoolBarLayout *
layout_alloc (const SpoolChartTheme *theme, double width_px, double height_px)
{
  SpoolBarLayout *layout = g_new0 (SpoolBarLayout, 1);

  spool_chart_layout_init (&layout->base, width_px, height_px, layout_clear);
  layout->bars = g_array_new (FALSE, FALSE, sizeof (SpoolBarShape));
  layout->dots = g_array_new (FALSE, FALSE, sizeof (SpoolDot));
  layout->segments = g_array_new (FALSE, FALSE, sizeof (SpoolSegment));
  layout->legend_parts = g_array_new (FALSE, FALSE, sizeof (SpoolPart));
  layout->unit_px = theme->text_scale;
  layout->dot_px = SPOOL_BAR_DOT_RADIUS * theme->text_scale;
  layout->arrow_px = ARROW * theme->text_scale;
  layout->stem_px = spool_bar_stem_px (theme->text_scale);
  return layout;
}

static void
lay_out_bars (Builder *self)
{
  double guess = guess_height (self);
  double plot = run_pass (self, guess);

  if (count_ticks (self, plot) != count_ticks (self, guess))
    {
      clear_pass (self);
      plot = run_pass (self, plot);
    }
  set_plot (self, plot);
  spool_bar_shapes_fill (self->out, self->model, &self->columns);
}

/* Turned values need more height above the bars, so that all has to be laid out anew. */
static gboolean
turn_values (Builder *self)
{
  SpoolUnit *unit = &self->out->base.scale.unit;
  int decimals = spool_bar_model_get_decimals (self->model, unit, NULL);
  g_autofree char *string = spool_unit_format (unit, self->maximum, decimals);
  g_autoptr (SpoolText) text =
      spool_text_shaper_shape (self->shaper, string, SPOOL_TEXT_VALUE, 0.0, 1);

  gboolean grouped = self->frame.blocks_px[SPOOL_BLOCK_GROUPS] > 0.0;

  if (self->columns.distance_px < self->line_px || text->width_px > 0.2 * self->frame.height_px)
    return FALSE;
  self->value_px = text->width_px;
  clear_pass (self);
  lay_out_bars (self);
  if (!grouped || self->frame.blocks_px[SPOOL_BLOCK_GROUPS] > 0.0)
    return TRUE;
  /* Better to know what a bar is than its exact height. */
  self->value_px = self->line_px;
  clear_pass (self);
  lay_out_bars (self);
  return FALSE;
}

/* What the legend has to explain depends on the scale, and that on the room beside the legend. */
static void
lay_out_with_legend (Builder *self, const SpoolChartTheme *theme)
{
  const SpoolChartLayout *base = &self->out->base;

  init_frame (self, theme, base->width_px, base->height_px);
  lay_out_bars (self);
  if (!spool_bar_shapes_has_beyond (self->out, self->model))
    return;
  self->explains_beyond = TRUE;
  spool_chart_frame_clear (&self->frame);
  clear_pass (self);
  init_frame (self, theme, base->width_px, base->height_px);
  lay_out_bars (self);
}

static void
build (Builder *self, const SpoolChartTheme *theme)
{
  lay_out_with_legend (self, theme);
  if (!place_values (self, SPOOL_BAR_VALUES_LEVEL) &&
      !(turn_values (self) && place_values (self, SPOOL_BAR_VALUES_TURNED)))
    place_values (self, SPOOL_BAR_VALUES_EXTREMES);
  spool_chart_frame_place (&self->frame, &self->out->base);
  spool_value_axis_place (&self->axis, &self->out->base, self->frame.unit_px);
  place_rows (self);
  clear_pass (self);
}

/**
 * spool_bar_layout_new:
 * @model: what to show
 * @shaper: makes the texts
 * @theme: size of the text, and direction
 * @width_px: the width of the chart, at scale 1
 * @height_px: its height
 *
 * Lays out a bar chart. To be called from the thread that made @shaper.
 *
 * Returns: (transfer full): the layout, to be freed by spool_chart_layout_free() of its base
 */
SpoolBarLayout *
spool_bar_layout_new (const SpoolBarModel *model,
                      SpoolTextShaper *shaper,
                      const SpoolChartTheme *theme,
                      double width_px,
                      double height_px)
{
  g_autoptr (SpoolText) line = NULL;
  Builder self = { .model = model, .shaper = shaper };

  g_return_val_if_fail (model != NULL && shaper != NULL && theme != NULL, NULL);
  g_return_val_if_fail (width_px > 0.0 && height_px > 0.0, NULL);

  self.out = layout_alloc (theme, width_px, height_px);
  for (guint i = 0; i < model->parts->len; i++)
    {
      SpoolPart part = *spool_bar_model_get_part (model, i);

      part.text = NULL;
      g_array_append_val (self.out->legend_parts, part);
    }
  self.maximum = spool_bar_model_get_maximum (model);
  line = spool_text_shaper_shape (shaper, "0", SPOOL_TEXT_VALUE, 0.0, 1);
  self.line_px = self.value_px = line->height_px;
  collect_notes (&self);
  build (&self, theme);
  if (isnan (self.maximum))
    spool_chart_layout_explain (&self.out->base, shaper, model->empty_text);
  spool_chart_layout_prune (&self.out->base);
  if (theme->rtl)
    mirror (self.out);
  spool_chart_frame_clear (&self.frame);
  g_ptr_array_unref (self.notes);
  return self.out;
}
