/* spool-track-layout.c
 *
 * Where everything of a time line stands. Plain numbers, no drawing.
 *
 * Where there are too many tracks for the picture some are hidden; a line below says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-layout.h"

#include "chart/spool-chart-frame.h"
#include "chart/spool-label-row.h"
#include "chart/spool-track-merge.h"
#include "chart/spool-track-rows.h"

#include <glib/gi18n.h>
#include <math.h>

/* In pixels of the design. */
#define LABEL_GAP 8.0
#define ROW_GAP 6.0
#define TICK_ROOM 90.0

/* What labels beside the tracks may have of the width. */
#define MAX_GUTTER 0.36

typedef struct
{
  const SpoolTrackModel *model;
  SpoolTextShaper *shaper;
  const SpoolChartTheme *theme;
  SpoolTrackLayout *out;
  SpoolChartFrame frame;
  SpoolLabelRow ticks;
  GArray *slots; /* (element-type SpoolLabelSlot) */
  double line_px;
  SpoolTrackRows rows;
} Builder;

static const SpoolTrackRow *
get_row (const Builder *self, guint group)
{
  return &g_array_index (self->rows.rows, SpoolTrackRow, group);
}

/* Which parts there are, and, as one more, whether something failed. */
static gboolean *
find_seen (const SpoolTrackModel *model)
{
  gboolean *seen = g_new0 (gboolean, model->parts->len + 1);

  for (guint i = 0; i < spool_track_model_get_n_items (model); i++)
    {
      const GArray *spans = spool_track_model_get_item (model, i, NULL)->spans;

      for (guint s = 0; s < spans->len; s++)
        {
          const SpoolSpan *span = &g_array_index (spans, SpoolSpan, s);

          if (span->part < model->parts->len && span->end > span->start)
            seen[span->failed ? model->parts->len : span->part] = TRUE;
        }
    }
  if (model->free_part >= 0)
    seen[model->free_part] = TRUE;
  return seen;
}

static void
add_hidden_note (const Builder *self, GPtrArray *footnotes)
{
  guint groups = self->out->n_hidden_groups, tracks = self->out->n_hidden_tracks;

  if (groups > 0)
    g_ptr_array_add (
        footnotes, g_strdup_printf (ngettext ("%u more run has no room in this picture.",
                                              "%u more runs have no room in this picture.", groups),
                                    groups));
  if (tracks > 0)
    g_ptr_array_add (
        footnotes,
        g_strdup_printf (ngettext ("%u more worker has no room in this picture.",
                                   "%u more workers have no room in this picture.", tracks),
                         tracks));
}

static void
init_frame (Builder *self)
{
  const SpoolTrackModel *model = self->model;
  g_autofree char *value_title =
      spool_unit_append_symbol (&self->out->base.scale.unit, model->value_title);
  g_autofree gboolean *seen = find_seen (model);
  g_autofree SpoolLegendEntry *legend = g_new0 (SpoolLegendEntry, model->parts->len + 1);
  g_autoptr (GPtrArray) footnotes = g_ptr_array_new_with_free_func (g_free);
  SpoolHeadings headings = { model->title, model->subtitle, value_title, legend };

  for (guint i = 0; i < model->parts->len; i++)
    if (seen[i])
      legend[headings.n_legend++] =
          (SpoolLegendEntry){ i, ((const SpoolPart *) g_ptr_array_index (model->parts, i))->text };
  if (seen[model->parts->len] && model->failed_text != NULL)
    legend[headings.n_legend++] = (SpoolLegendEntry){ model->parts->len, model->failed_text };
  add_hidden_note (self, footnotes);
  headings.n_notices = footnotes->len + model->n_notices;
  for (guint i = 0; i < model->footnotes->len; i++)
    g_ptr_array_add (footnotes, g_strdup (g_ptr_array_index (model->footnotes, i)));
  headings.footnotes = (const char *const *) footnotes->pdata;
  headings.n_footnotes = footnotes->len;
  headings.legend_matters = TRUE;
  spool_chart_frame_init (&self->frame, self->shaper, self->theme, self->out->base.width_px,
                          self->out->base.height_px, &headings);
}

static SpoolText *
shape_label (Builder *self, const char *label)
{
  return spool_text_shaper_shape (self->shaper, label, SPOOL_TEXT_TICK, 0.0, 1);
}

static SpoolText *
shape_group (Builder *self, guint group, double width_px)
{
  const SpoolTrackGroup *of = g_ptr_array_index (self->model->groups, group);

  return spool_text_shaper_shape (self->shaper, of->label, SPOOL_TEXT_CATEGORY, width_px, 1);
}

/* How high a line is: letters of some scripts are higher than digits. */
static double
measure_line (Builder *self)
{
  g_autoptr (SpoolText) digit =
      spool_text_shaper_shape (self->shaper, "0", SPOOL_TEXT_CATEGORY, 0.0, 1);
  double highest = digit->height_px;

  for (guint g = 0; g < self->model->groups->len; g++)
    {
      g_autoptr (SpoolText) text = shape_group (self, g, 0.0);

      highest = MAX (highest, text->height_px);
    }
  return ceil (highest);
}

/* Tracks have labels of their own if these are no higher. */
static gboolean
has_labels (const Builder *self, guint group)
{
  return !self->rows.beside && get_row (self, group)->track_px >= 0.85 * self->line_px;
}

static double
measure_groups (Builder *self)
{
  double widest = 0.0;

  for (guint g = 0; g < self->model->groups->len; g++)
    {
      g_autoptr (SpoolText) text = shape_group (self, g, 0.0);

      widest = MAX (widest, text->width_px);
    }
  return widest + LABEL_GAP * self->theme->text_scale;
}

static double
measure_labels (Builder *self)
{
  double gutter = 0.0;

  for (guint g = 0; g < self->model->groups->len; g++)
    for (guint t = 0; has_labels (self, g) && t < get_row (self, g)->n_tracks; t++)
      {
        const SpoolTrackGroup *group = g_ptr_array_index (self->model->groups, g);
        const SpoolTrack *track = g_ptr_array_index (group->tracks, t);
        g_autoptr (SpoolText) text = shape_label (self, track->label);

        gutter = MAX (gutter, text->width_px + LABEL_GAP * self->theme->text_scale);
      }
  return gutter <= 0.3 * self->out->base.width_px ? gutter : 0.0;
}

static void
choose_rows (Builder *self, double plot_px, double beside_px)
{
  SpoolTrackRoom room = { plot_px, self->line_px, self->theme->text_scale,
                          beside_px <= MAX_GUTTER * self->frame.width_px };

  if (self->rows.rows != NULL)
    spool_track_rows_clear (&self->rows);
  spool_track_rows_init (&self->rows, self->model, &room);
  self->out->n_hidden_groups = self->rows.n_hidden_groups;
  self->out->n_hidden_tracks = self->rows.n_hidden_tracks;
}

static void
set_plot (Builder *self)
{
  SpoolRect *plot = &self->out->base.plot;
  double row_px = ceil (self->line_px + ROW_GAP * self->theme->text_scale);
  double plot_px, beside_px = measure_groups (self);

  self->frame.blocks_px[SPOOL_BLOCK_CATEGORIES] = row_px;
  plot_px = spool_chart_frame_fit (&self->frame, spool_chart_frame_get_wanted_px (&self->frame));
  choose_rows (self, plot_px, beside_px);
  plot->x = round (self->frame.margin_px + (self->rows.beside ? beside_px : measure_labels (self)));
  plot->y = round (self->frame.margin_px + spool_chart_frame_head_px (&self->frame));
  plot->width = MAX (1.0, round (self->frame.width_px - self->frame.margin_px) - plot->x);
  /* Few tracks don't fill the picture; the axis follows them. */
  plot->height = MAX (1.0, floor (plot_px));
  if (self->model->groups->len > 0)
    plot->height = MIN (plot->height, MAX (1.0, ceil (self->rows.height_px)));
}

static void
place_ticks (Builder *self)
{
  SpoolChartLayout *layout = &self->out->base;
  const SpoolScale *scale = &layout->scale;
  guint first = layout->texts->len;

  self->slots = g_array_new (FALSE, TRUE, sizeof (SpoolLabelSlot));
  for (guint i = 0; i < scale->n_ticks; i++)
    {
      double position = spool_scale_position (scale, spool_scale_tick (scale, i));
      double x =
          layout->plot.x + MIN (round (position * layout->plot.width), layout->plot.width - 1.0);
      SpoolLabelSlot slot = { spool_scale_tick_label (scale, i), x + 0.5,
                              TICK_ROOM * self->theme->text_scale };

      g_array_append_val (self->slots, slot);
      g_array_append_val (self->out->lines, x);
    }
  spool_label_row_init (&self->ticks, self->shaper, SPOOL_TEXT_TICK,
                        (const void *) self->slots->data, self->slots->len, 1, 0.0, 0.0);
  self->ticks.gap_px = self->line_px / 2.0;
  if (self->slots->len > 0 && self->frame.blocks_px[SPOOL_BLOCK_CATEGORIES] > 0.0)
    spool_label_row_place (&self->ticks, (const void *) self->slots->data, layout,
                           layout->plot.y + layout->plot.height +
                               ROW_GAP * self->theme->text_scale);
  spool_chart_layout_bind_to_plot (layout, first);
}

static void
add_rects (Builder *self, const SpoolTrack *track, double y, double track_px)
{
  const SpoolRect *plot = &self->out->base.plot;
  double gap = track_px >= 6.0 ? 2.0 : track_px >= 3.0 ? 1.0 : 0.0;
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (SpoolStretch));

  spool_track_merge (track, &self->out->base.scale, (guint) plot->width, self->model->parts->len,
                     self->model->free_part, stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      const SpoolStretch *stretch = &g_array_index (stretches, SpoolStretch, i);
      const SpoolPart *part = g_ptr_array_index (self->model->parts, stretch->part);
      SpoolTrackRect rect = {
        { plot->x + stretch->first, y, stretch->n_columns, track_px - gap },
        part->color,
        part->hatch,
        (double) stretch->level / SPOOL_STRETCH_LEVELS,
        stretch->failed,
      };

      g_array_append_val (self->out->rects, rect);
    }
}

static void
place_track (Builder *self, const SpoolTrack *track, double y, double track_px, gboolean labelled)
{
  SpoolChartLayout *layout = &self->out->base;
  SpoolRect hit = { layout->plot.x, y, layout->plot.width, track_px };

  add_rects (self, track, y, track_px);
  g_array_append_val (layout->items, hit);
  if (labelled && layout->plot.x > self->frame.margin_px)
    {
      SpoolText *text = shape_label (self, track->label);

      spool_chart_layout_place (
          layout, text, layout->plot.x - LABEL_GAP * self->theme->text_scale - text->width_px,
          y + (track_px - text->height_px) / 2.0, FALSE);
    }
}

/* Places the label of a group; returns where its tracks begin. */
static double
place_heading (Builder *self, guint group)
{
  SpoolChartLayout *layout = &self->out->base;
  const SpoolTrackRow *row = get_row (self, group);
  double y = layout->plot.y + row->y, tracks_px = row->n_tracks * row->track_px;
  SpoolText *text = shape_group (self, group, self->rows.beside ? 0.0 : layout->plot.width);

  if (!self->rows.beside)
    {
      spool_chart_layout_place (layout, text, layout->plot.x, round (y), FALSE);
      return round (y + self->line_px);
    }
  spool_chart_layout_place (layout, text, self->frame.margin_px,
                            round (y + (row->height_px - text->height_px) / 2.0), FALSE);
  return round (y + MAX (0.0, row->height_px - tracks_px) / 2.0);
}

static void
place_groups (Builder *self)
{
  SpoolRect none = { 0.0, 0.0, 0.0, 0.0 };

  for (guint g = 0; g < self->model->groups->len; g++)
    {
      const SpoolTrackGroup *group = g_ptr_array_index (self->model->groups, g);
      const SpoolTrackRow *row = get_row (self, g);
      double y = row->height_px > 0.0 ? place_heading (self, g) : 0.0;

      for (guint t = 0; t < group->tracks->len; t++)
        if (t < row->n_tracks)
          {
            place_track (self, g_ptr_array_index (group->tracks, t), y, row->track_px,
                         has_labels (self, g));
            y += row->track_px;
          }
        else
          g_array_append_val (self->out->base.items, none);
    }
}

static void
mirror (SpoolTrackLayout *layout)
{
  double moved = spool_chart_layout_mirror_around_plot (&layout->base);

  for (guint i = 0; i < layout->rects->len; i++)
    g_array_index (layout->rects, SpoolTrackRect, i).area.x += moved;
  for (guint i = 0; i < layout->lines->len; i++)
    g_array_index (layout->lines, double, i) += moved;
}

static void
layout_clear (SpoolChartLayout *base)
{
  SpoolTrackLayout *layout = (SpoolTrackLayout *) base;

  g_array_unref (layout->rects);
  g_array_unref (layout->lines);
  g_array_unref (layout->legend_parts);
}

static SpoolTrackLayout *
layout_alloc (const SpoolTrackModel *model, double width_px, double height_px)
{
  SpoolTrackLayout *layout = g_new0 (SpoolTrackLayout, 1);

  spool_chart_layout_init (&layout->base, width_px, height_px, layout_clear);
  layout->rects = g_array_new (FALSE, FALSE, sizeof (SpoolTrackRect));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (double));
  layout->legend_parts = g_array_new (FALSE, FALSE, sizeof (SpoolPart));
  for (guint i = 0; i < model->parts->len; i++)
    {
      SpoolPart part = *(const SpoolPart *) g_ptr_array_index (model->parts, i);

      part.text = NULL;
      g_array_append_val (layout->legend_parts, part);
    }
  return layout;
}

static void
builder_clear (Builder *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    g_free ((char *) g_array_index (self->slots, SpoolLabelSlot, i).string);
  g_array_unref (self->slots);
  spool_label_row_clear (&self->ticks);
  spool_track_rows_clear (&self->rows);
  spool_chart_frame_clear (&self->frame);
}

/* The line that says how much is hidden takes room itself, so that more may be hidden. */
static void
fit (Builder *self)
{
  guint n_groups, n_tracks;

  init_frame (self);
  set_plot (self);
  do
    {
      n_groups = self->out->n_hidden_groups;
      n_tracks = self->out->n_hidden_tracks;
      if (n_groups + n_tracks == 0)
        return;
      spool_chart_frame_clear (&self->frame);
      init_frame (self);
      set_plot (self);
    }
  while (n_groups < self->out->n_hidden_groups || n_tracks < self->out->n_hidden_tracks);
}

/* A part of the axis is shown as it is, without being extended to the next ticks: else it would
 * grow when it is moved. */
static void
init_scale (Builder *self, double from, double to)
{
  SpoolScale *scale = &self->out->base.scale;
  double maximum = spool_track_model_get_maximum (self->model);
  guint n_ticks =
      (guint) CLAMP (self->out->base.width_px / (TICK_ROOM * self->theme->text_scale), 1.0, 12.0);
  double span;

  spool_scale_init (scale, SPOOL_SCALE_LINEAR, self->model->quantity, 0.0, maximum, n_ticks);
  if (scale->empty || (from <= 0.0 && to >= 1.0))
    return;
  span = scale->high;
  spool_scale_init_part (scale, self->model->quantity, from * span, to * span, n_ticks);
}

/**
 * spool_track_layout_new:
 * @model: what to show
 * @shaper: makes the texts
 * @theme: size of the text, and direction
 * @width_px: the width of the chart, at scale 1
 * @height_px: its height
 * @from: where the axis begins, as a share of the whole
 * @to: where it ends; 1 for the whole
 *
 * Lays out a time line. To be called from the thread that made @shaper.
 *
 * Returns: (transfer full): the layout, to be freed by spool_chart_layout_free() of its base
 */
SpoolTrackLayout *
spool_track_layout_new (const SpoolTrackModel *model,
                        SpoolTextShaper *shaper,
                        const SpoolChartTheme *theme,
                        double width_px,
                        double height_px,
                        double from,
                        double to)
{
  Builder self = { .model = model, .shaper = shaper, .theme = theme };

  g_return_val_if_fail (model != NULL && shaper != NULL && theme != NULL, NULL);
  g_return_val_if_fail (width_px > 0.0 && height_px > 0.0, NULL);
  g_return_val_if_fail (from >= 0.0 && from < to && to <= 1.0, NULL);

  self.out = layout_alloc (model, width_px, height_px);
  self.line_px = measure_line (&self);
  init_scale (&self, from, to);
  fit (&self);
  spool_chart_frame_place (&self.frame, &self.out->base);
  place_ticks (&self);
  place_groups (&self);
  if (model->groups->len == 0)
    spool_chart_layout_explain (&self.out->base, shaper, model->empty_text);
  spool_chart_layout_prune (&self.out->base);
  if (theme->rtl)
    mirror (self.out);
  builder_clear (&self);
  return self.out;
}
