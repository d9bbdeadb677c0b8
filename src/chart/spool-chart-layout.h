/* spool-chart-layout.h
 *
 * Where everything of a chart stands: what all kinds of charts have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-text.h"
#include "chart/spool-scale.h"

G_BEGIN_DECLS

/**
 * SpoolRect:
 *
 * A rectangle in pixels at scale 1, from the top left corner of the chart.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SpoolRect;

/**
 * SpoolPlacedText:
 * @text: (owned): the text
 * @area: what it covers, after turning
 * @turned: it reads from bottom to top
 * @in_plot: its place is one in the plot, as a tick's or a value's is, and goes where that goes
 */
typedef struct
{
  SpoolText *text;
  SpoolRect area;
  gboolean turned;
  gboolean in_plot;
} SpoolPlacedText;

/**
 * SpoolSwatch:
 * @area: the sample in the legend
 * @key: what it is a sample of; its meaning belongs to the kind of chart
 */
typedef struct
{
  SpoolRect area;
  guint key;
} SpoolSwatch;

typedef struct _SpoolChartLayout SpoolChartLayout;

/**
 * SpoolChartLayout:
 * @width_px: the width of the chart
 * @height_px: its height
 * @whole_px: the height that it would need to leave nothing out without which it is hard to read:
 *   legend, titles of axes, names and values
 * @plot: where values are: its bottom is the scale's low end and its top the high end
 * @scale: the value axis
 * @texts: (element-type SpoolPlacedText): all texts
 * @swatches: (element-type SpoolSwatch): the legend's samples
 * @grid: (element-type double): the y of each tick's line, whole pixels
 * @items: (element-type SpoolRect): what the pointer can be on, in the order of the chart's items
 * @mirrored: whether left and right have been swapped
 * @clear: frees what a kind of layout has beside this
 *
 * The head of every kind of layout. Plain numbers, no drawing.
 */
struct _SpoolChartLayout
{
  double width_px;
  double height_px;
  double whole_px;
  SpoolRect plot;
  SpoolScale scale;
  GArray *texts;
  GArray *swatches;
  GArray *grid;
  GArray *items;
  gboolean mirrored;
  void (*clear) (SpoolChartLayout *self);
};

void spool_chart_layout_init (SpoolChartLayout *self,
                              double width_px,
                              double height_px,
                              void (*clear) (SpoolChartLayout *self));
void spool_chart_layout_free (SpoolChartLayout *self);
void spool_chart_layout_place (
    SpoolChartLayout *self, SpoolText *text, double x, double y, gboolean turned);
void spool_chart_layout_explain (SpoolChartLayout *self, SpoolTextShaper *shaper, const char *text);
void spool_chart_layout_prune (SpoolChartLayout *self);
double spool_chart_layout_value_y (const SpoolChartLayout *self, double value);
void spool_chart_layout_mirror (SpoolChartLayout *self);
void spool_chart_layout_bind_to_plot (SpoolChartLayout *self, guint first);
double spool_chart_layout_mirror_around_plot (SpoolChartLayout *self);
int spool_chart_layout_hit (const SpoolChartLayout *self, double x, double y);
gboolean spool_chart_layout_get_item (const SpoolChartLayout *self, guint item, SpoolRect *area);

gboolean spool_rect_intersects (const SpoolRect *a, const SpoolRect *b);
void spool_rect_mirror (SpoolRect *rect, double width_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolChartLayout, spool_chart_layout_free)

G_END_DECLS
