/* spool-chart-frame.c
 *
 * What stands around a plot, and what is left out when there is no room for all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-frame.h"

#include <math.h>

/* In pixels of the design; all grow with the text. */
#define MARGIN 18.0
#define SWATCH 11.0
#define SWATCH_GAP 6.0
#define LEGEND_GAP 18.0
#define HEADING_GAP 12.0
#define TITLE_GAP 4.0

/* A plot of this height, in pixels of the design, is enough; but of the chart it has at least and
 * asks at most for these shares. */
#define WANTED_PLOT 64.0
#define LEAST_PLOT_SHARE 0.36
#define MOST_PLOT_SHARE 0.6

static double
inner_width (const SpoolChartFrame *self)
{
  return MAX (1.0, self->width_px - 2.0 * self->margin_px);
}

static SpoolText *
shape_optional (const SpoolChartFrame *self,
                SpoolTextShaper *shaper,
                const char *string,
                SpoolTextStyle style,
                int max_lines)
{
  if (string == NULL || string[0] == '\0')
    return NULL;
  return spool_text_shaper_shape (shaper, string, style, inner_width (self), max_lines);
}

static double
entry_width (const SpoolChartFrame *self, guint index)
{
  const SpoolText *text = g_ptr_array_index (self->legend, index);

  return (SWATCH + SWATCH_GAP) * self->unit_px + text->width_px;
}

static double
legend_width (const SpoolChartFrame *self)
{
  double width = 0.0;
  guint i;

  for (i = 0; i < self->legend->len; i++)
    width += entry_width (self, i) + (i > 0 ? LEGEND_GAP * self->unit_px : 0.0);
  return width;
}

static double
legend_row_height (const SpoolChartFrame *self)
{
  const SpoolText *text = g_ptr_array_index (self->legend, 0);

  return text->height_px + 3.0 * self->unit_px;
}

/* Moves @x to where the next entry goes; TRUE if that is a new row. */
static gboolean
next_entry (const SpoolChartFrame *self, guint index, double *x)
{
  double width = entry_width (self, index);

  if (index == 0 || *x + width <= self->margin_px + inner_width (self) + 0.5)
    return FALSE;
  *x = self->margin_px;
  return TRUE;
}

static guint
count_legend_rows (const SpoolChartFrame *self)
{
  double x = self->margin_px;
  guint i, rows = 1;

  for (i = 0; i < self->legend->len; i++)
    {
      if (next_entry (self, i, &x))
        rows++;
      x += entry_width (self, i) + LEGEND_GAP * self->unit_px;
    }
  return rows;
}

static void
shape_legend (SpoolChartFrame *self, SpoolTextShaper *shaper, const SpoolHeadings *headings)
{
  double room = inner_width (self) - (SWATCH + SWATCH_GAP) * self->unit_px;
  double beside;
  guint i;

  for (i = 0; i < headings->n_legend; i++)
    {
      const SpoolLegendEntry *entry = &headings->legend[i];

      g_ptr_array_add (
          self->legend,
          spool_text_shaper_shape (shaper, entry->text, SPOOL_TEXT_LEGEND, MAX (1.0, room), 1));
      g_array_append_val (self->legend_keys, entry->key);
    }
  if (headings->n_legend == 0)
    return;

  beside = self->value_title != NULL ? self->value_title->width_px + LEGEND_GAP * self->unit_px : 0;
  self->legend_in_title_row =
      self->value_title != NULL && beside + legend_width (self) <= inner_width (self);
  if (!self->legend_in_title_row)
    self->blocks_px[SPOOL_BLOCK_LEGEND] =
        count_legend_rows (self) * legend_row_height (self) + 5.0 * self->unit_px;
}

static void
shape_footnotes (SpoolChartFrame *self, SpoolTextShaper *shaper, const SpoolHeadings *headings)
{
  double *blocks = self->blocks_px;
  guint i;

  for (i = 0; i < headings->n_footnotes; i++)
    {
      SpoolBlock block = i < headings->n_notices ? SPOOL_BLOCK_NOTICES : SPOOL_BLOCK_FOOTNOTES;
      SpoolText *text =
          shape_optional (self, shaper, headings->footnotes[i], SPOOL_TEXT_FOOTNOTE, 2);

      if (text == NULL)
        continue;
      /* The gap is above the first one, and goes with it. */
      if (self->footnotes->len == 0)
        blocks[block] = HEADING_GAP * self->unit_px;
      self->n_notices += block == SPOOL_BLOCK_NOTICES;
      g_ptr_array_add (self->footnotes, text);
      blocks[block] += text->height_px;
    }
}

/**
 * spool_chart_frame_init:
 * @self: (out caller-allocates): the frame
 * @shaper: makes the texts
 * @theme: for the size of the text
 * @width_px: the width of the chart
 * @height_px: its height
 * @headings: the texts; not needed afterwards
 *
 * Shapes all texts and sets the blocks they belong to. The other blocks are set by the kind of
 * chart.
 */
void
spool_chart_frame_init (SpoolChartFrame *self,
                        SpoolTextShaper *shaper,
                        const SpoolChartTheme *theme,
                        double width_px,
                        double height_px,
                        const SpoolHeadings *headings)
{
  double unit;

  g_return_if_fail (self != NULL && shaper != NULL && theme != NULL && headings != NULL);

  *self = (SpoolChartFrame){ .width_px = width_px, .height_px = height_px };
  self->unit_px = unit = theme->text_scale;
  self->legend_matters = headings->legend_matters;
  self->margin_px = floor (MIN (MARGIN * unit, 0.05 * MIN (width_px, height_px)));
  self->legend = spool_text_new_list ();
  self->legend_keys = g_array_new (FALSE, FALSE, sizeof (guint));
  self->footnotes = spool_text_new_list ();

  if (theme->paint_title)
    self->title = shape_optional (self, shaper, headings->title, SPOOL_TEXT_TITLE, 2);
  self->subtitle = shape_optional (self, shaper, headings->subtitle, SPOOL_TEXT_SUBTITLE, 3);
  self->value_title =
      shape_optional (self, shaper, headings->value_title, SPOOL_TEXT_AXIS_TITLE, 2);
  if (self->title != NULL)
    self->blocks_px[SPOOL_BLOCK_TITLE] = self->title->height_px + HEADING_GAP * unit;
  if (self->subtitle != NULL)
    self->blocks_px[SPOOL_BLOCK_SUBTITLE] =
        self->subtitle->height_px + (self->title != NULL ? TITLE_GAP : HEADING_GAP) * unit;
  if (self->value_title != NULL)
    self->blocks_px[SPOOL_BLOCK_VALUE_TITLE] = self->value_title->height_px + 5.0 * unit;
  shape_legend (self, shaper, headings);
  shape_footnotes (self, shaper, headings);
}

/**
 * spool_chart_frame_clear:
 * @self: the frame
 *
 * Frees what was not placed.
 */
void
spool_chart_frame_clear (SpoolChartFrame *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, spool_text_free);
  g_clear_pointer (&self->subtitle, spool_text_free);
  g_clear_pointer (&self->value_title, spool_text_free);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
  g_clear_pointer (&self->legend_keys, g_array_unref);
  g_clear_pointer (&self->footnotes, g_ptr_array_unref);
}

static double
plot_height (const SpoolChartFrame *self)
{
  double height = self->height_px - 2.0 * self->margin_px;
  guint i;

  for (i = 0; i < SPOOL_N_BLOCKS; i++)
    height -= self->blocks_px[i];
  return height;
}

/* The inverse of what a plot wants, for one that isn't tiny. */
static double
whole_height (const SpoolChartFrame *self)
{
  double height = 2.0 * self->margin_px;
  guint i;

  for (i = SPOOL_BLOCK_CATEGORY_TITLE; i < SPOOL_N_BLOCKS; i++)
    height += self->blocks_px[i];
  return ceil (MAX (height / (1.0 - LEAST_PLOT_SHARE), height + WANTED_PLOT * self->unit_px));
}

/* Leaves a block out. A legend in the row of the values' title takes no height of its own, but is
 * crowded out as well, and keeps the title while it stands there. */
static void
drop_block (SpoolChartFrame *self, SpoolBlock block)
{
  if (block == SPOOL_BLOCK_VALUE_TITLE && self->legend_in_title_row)
    return;
  self->blocks_px[block] = 0.0;
  if (block == SPOOL_BLOCK_LEGEND)
    self->legend_in_title_row = FALSE;
}

/**
 * spool_chart_frame_get_wanted_px:
 * @self: a frame
 *
 * Returns: the height below which a plot would tell too little, so that what is around it is left
 *   out first
 */
double
spool_chart_frame_get_wanted_px (const SpoolChartFrame *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return MAX (LEAST_PLOT_SHARE * self->height_px,
              MIN (MOST_PLOT_SHARE * self->height_px, WANTED_PLOT * self->unit_px));
}

/**
 * spool_chart_frame_fit:
 * @self: a frame with all blocks set
 * @wanted_px: the height the plot should have
 *
 * Sets blocks to 0 in their order until the plot is high enough, and tells the height at which
 * that would hardly be needed.
 *
 * Returns: the height of the plot
 */
double
spool_chart_frame_fit (SpoolChartFrame *self, double wanted_px)
{
  /* The second try at the values' title is for when the legend has left its row. */
  static const SpoolBlock with_legend[] = {
    SPOOL_BLOCK_SUBTITLE,       SPOOL_BLOCK_TITLE,       SPOOL_BLOCK_FOOTNOTES,
    SPOOL_BLOCK_CATEGORY_TITLE, SPOOL_BLOCK_VALUE_TITLE, SPOOL_BLOCK_LEGEND,
    SPOOL_BLOCK_VALUE_TITLE,    SPOOL_BLOCK_NOTICES,     SPOOL_BLOCK_GROUPS,
    SPOOL_BLOCK_VALUES,         SPOOL_BLOCK_CATEGORIES,
  };
  guint n_blocks;

  g_return_val_if_fail (self != NULL, 0.0);

  self->whole_px = whole_height (self);
  n_blocks = self->legend_matters ? G_N_ELEMENTS (with_legend) : SPOOL_N_BLOCKS;
  for (guint i = 0; i < n_blocks && plot_height (self) < wanted_px; i++)
    drop_block (self, self->legend_matters ? with_legend[i] : i);
  return floor (MAX (plot_height (self), 1.0));
}

/**
 * spool_chart_frame_head_px:
 * @self: the frame
 *
 * Returns: the height of what stands above the plot and its values, without the margin
 */
double
spool_chart_frame_head_px (const SpoolChartFrame *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->blocks_px[SPOOL_BLOCK_TITLE] + self->blocks_px[SPOOL_BLOCK_SUBTITLE] +
         self->blocks_px[SPOOL_BLOCK_LEGEND] + self->blocks_px[SPOOL_BLOCK_VALUE_TITLE];
}

/**
 * spool_chart_frame_foot_px:
 * @self: the frame
 *
 * Returns: the height of what stands below the plot and its titles, without the margin
 */
double
spool_chart_frame_foot_px (const SpoolChartFrame *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->blocks_px[SPOOL_BLOCK_NOTICES] + self->blocks_px[SPOOL_BLOCK_FOOTNOTES];
}

static void
place_legend (SpoolChartFrame *self, SpoolChartLayout *layout, double x, double y)
{
  double unit = self->unit_px;
  guint i;

  for (i = 0; i < self->legend->len; i++)
    {
      SpoolText *text = g_ptr_array_index (self->legend, i);
      double width = entry_width (self, i);
      SpoolSwatch swatch = { { x, 0.0, SWATCH * unit, SWATCH * unit },
                             g_array_index (self->legend_keys, guint, i) };

      if (!self->legend_in_title_row && next_entry (self, i, &x))
        y += legend_row_height (self);
      swatch.area.x = x;
      swatch.area.y = y + (text->height_px - SWATCH * unit) / 2.0;
      g_array_append_val (layout->swatches, swatch);
      spool_chart_layout_place (layout, text, x + (SWATCH + SWATCH_GAP) * unit, y, FALSE);
      x += width + LEGEND_GAP * unit;
    }
  /* The layout owns the texts now. */
  g_ptr_array_set_free_func (self->legend, NULL);
  g_ptr_array_set_size (self->legend, 0);
}

static void
place_footnotes (SpoolChartFrame *self, SpoolChartLayout *layout)
{
  double y = self->height_px - self->margin_px - spool_chart_frame_foot_px (self) +
             HEADING_GAP * self->unit_px;
  guint i;

  if (self->blocks_px[SPOOL_BLOCK_FOOTNOTES] == 0.0)
    g_ptr_array_set_size (self->footnotes, (int) self->n_notices);
  for (i = 0; i < self->footnotes->len; i++)
    {
      SpoolText *text = g_ptr_array_index (self->footnotes, i);
      double height = text->height_px;

      spool_chart_layout_place (layout, text, self->margin_px, y, FALSE);
      y += height;
    }
  g_ptr_array_set_free_func (self->footnotes, NULL);
  g_ptr_array_set_size (self->footnotes, 0);
}

/**
 * spool_chart_frame_place:
 * @self: a frame that was fitted
 * @layout: where the texts go
 *
 * Moves the texts of all blocks that stayed into @layout.
 */
void
spool_chart_frame_place (SpoolChartFrame *self, SpoolChartLayout *layout)
{
  double x, y;

  g_return_if_fail (self != NULL && layout != NULL);

  layout->whole_px = self->whole_px;
  x = y = self->margin_px;
  if (self->blocks_px[SPOOL_BLOCK_TITLE] > 0.0)
    {
      double height = self->title->height_px;

      spool_chart_layout_place (layout, g_steal_pointer (&self->title), x, y, FALSE);
      if (self->blocks_px[SPOOL_BLOCK_SUBTITLE] > 0.0)
        spool_chart_layout_place (layout, g_steal_pointer (&self->subtitle), x,
                                  y + height + TITLE_GAP * self->unit_px, FALSE);
    }
  else if (self->blocks_px[SPOOL_BLOCK_SUBTITLE] > 0.0)
    spool_chart_layout_place (layout, g_steal_pointer (&self->subtitle), x, y, FALSE);
  y += self->blocks_px[SPOOL_BLOCK_TITLE] + self->blocks_px[SPOOL_BLOCK_SUBTITLE];
  if (self->blocks_px[SPOOL_BLOCK_LEGEND] > 0.0)
    place_legend (self, layout, x, y);
  else if (self->legend_in_title_row)
    place_legend (self, layout, self->width_px - self->margin_px - legend_width (self), y);
  y += self->blocks_px[SPOOL_BLOCK_LEGEND];
  if (self->blocks_px[SPOOL_BLOCK_VALUE_TITLE] > 0.0)
    spool_chart_layout_place (layout, g_steal_pointer (&self->value_title), x, y, FALSE);
  if (spool_chart_frame_foot_px (self) > 0.0)
    place_footnotes (self, layout);
}
