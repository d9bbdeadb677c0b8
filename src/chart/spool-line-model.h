/* spool-line-model.h
 *
 * The model of a line chart: points with intervals, joined to lines, and guides beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-unit.h"

G_BEGIN_DECLS

/**
 * SpoolLineKind:
 * @SPOOL_LINE_MEASURED: points that were measured: marked, joined, with intervals
 * @SPOOL_LINE_IDEAL: a dashed guide
 * @SPOOL_LINE_CEILING: a dotted guide
 *
 * Guides have no marks, belong to no item, and end where the plot does.
 */
typedef enum
{
  SPOOL_LINE_MEASURED,
  SPOOL_LINE_IDEAL,
  SPOOL_LINE_CEILING,
} SpoolLineKind;

/**
 * SpoolPointFlags:
 * @SPOOL_POINT_GREYED: stands there, but says little
 * @SPOOL_POINT_FAILED: something failed; has a mark, on the axis if it has no value
 */
typedef enum
{
  SPOOL_POINT_PLAIN = 0,
  SPOOL_POINT_GREYED = 1 << 0,
  SPOOL_POINT_FAILED = 1 << 1,
} SpoolPointFlags;

/**
 * SpoolPoint:
 * @x: where it stands, greater than 0
 * @y: its value, greater than 0; NAN if not known yet
 * @low: the low end of its interval, NAN if there is none
 * @high: the high end
 * @limit: what @y could be at best, NAN if not known; for descriptions
 * @flags: how it is drawn
 *
 * Begin with SPOOL_POINT_INIT.
 */
typedef struct
{
  double x;
  double y;
  double low;
  double high;
  double limit;
  SpoolPointFlags flags;
} SpoolPoint;

#define SPOOL_POINT_INIT ((SpoolPoint){ NAN, NAN, NAN, NAN, NAN, SPOOL_POINT_PLAIN })

/**
 * SpoolLine:
 * @label: what it is
 * @kind: how it is drawn
 * @series: its colour, and the shape of its marks
 * @hollow: whether the marks are, to tell apart lines of one series
 * @points: (element-type SpoolPoint): from left to right
 */
typedef struct
{
  char *label;
  SpoolLineKind kind;
  guint series;
  gboolean hollow;
  GArray *points;
} SpoolLine;

/**
 * SpoolLineLegend:
 *
 * What the legend explains beside the lines, if it has a text and is there to be seen.
 */
typedef enum
{
  SPOOL_LINE_LEGEND_INTERVAL,
  SPOOL_LINE_LEGEND_GREYED,
  SPOOL_LINE_LEGEND_FAILED,
  SPOOL_N_LINE_LEGENDS
} SpoolLineLegend;

/**
 * SpoolLineModel:
 * @quantity: what the values are
 * @title: (nullable): what the chart says
 * @subtitle: (nullable): what should be known beside the title
 * @value_title: (nullable): what the heights are
 * @category_title: (nullable): what the places from left to right are
 * @empty_text: (nullable): what stands in the plot if no point has a value
 * @legends: the texts of the legend, by #SpoolLineLegend; each may be %NULL
 * @footnotes: (element-type utf8): lines below the chart, notices first
 * @n_notices: how many of them say that something is missing
 * @lines: (element-type SpoolLine): the lines; those drawn first come first
 * @linear: whether equal differences are equal distances on both axes; else equal factors are
 *
 * Plain data, like #SpoolBarModel.
 */
typedef struct
{
  SpoolQuantity quantity;
  char *title;
  char *subtitle;
  char *value_title;
  char *category_title;
  char *empty_text;
  char *legends[SPOOL_N_LINE_LEGENDS];
  GPtrArray *footnotes;
  guint n_notices;
  GPtrArray *lines;
  gboolean linear;
} SpoolLineModel;

SpoolLineModel *spool_line_model_new (SpoolQuantity quantity) G_GNUC_WARN_UNUSED_RESULT;
void spool_line_model_free (SpoolLineModel *self);
guint spool_line_model_add_line (
    SpoolLineModel *self, const char *label, SpoolLineKind kind, guint series, gboolean hollow);
void spool_line_model_add_point (SpoolLineModel *self, guint line, const SpoolPoint *point);
void spool_line_model_add_footnote (SpoolLineModel *self, const char *footnote);
void spool_line_model_add_notice (SpoolLineModel *self, const char *notice);

guint spool_line_model_get_n_items (const SpoolLineModel *self);
const SpoolLine *spool_line_model_get_line (const SpoolLineModel *self, guint line);
const SpoolPoint *
spool_line_model_get_item (const SpoolLineModel *self, guint item, const SpoolLine **line);
GArray *spool_line_model_list_places (const SpoolLineModel *self) G_GNUC_WARN_UNUSED_RESULT;
void spool_line_model_get_range (const SpoolLineModel *self, double *low, double *high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolLineModel, spool_line_model_free)

G_END_DECLS
