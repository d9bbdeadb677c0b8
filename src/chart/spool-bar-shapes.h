/* spool-bar-shapes.h
 *
 * The parts of a bar chart that are no text: bars, whiskers, runs and marks, and their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-columns.h"
#include "chart/spool-bar-model.h"
#include "chart/spool-chart-layout.h"

G_BEGIN_DECLS

/* In pixels of the design. */
#define SPOOL_BAR_DOT_RADIUS 1.7
#define SPOOL_BAR_MARK_HEIGHT 12.0

/**
 * SpoolBarShape:
 * @area: the bar; of no height if there is no value
 * @start_px: the height of the start-up part, from the bottom
 * @middle_px: the x of its middle
 * @top_px: the y of whatever is highest of it: bar, whisker, run, guess or mark
 * @label_px: the y above which its value may stand: @top_px, or below a guess far above the rest
 * @arrow_px: the y of the tip of the arrow for runs beyond the scale; NAN if there is none
 * @low_px: the y of the interval's low end; NAN if there is none
 * @high_px: the y of its high end
 * @guess: the line of what was expected; of no width if nothing was
 * @whisker_x: the x of the whisker's middle
 * @whisker_px: the width of the whisker's ends
 * @mark: where the mark of failure goes; of no width if there is none
 * @leader: the line from its top up to its value; of no width if that stands right above
 * @has_value: there is a value, if only 0
 * @first_dot: the first of its runs in @dots
 * @n_dots: how many runs lie within the scale
 * @first_segment: the first of its parts in @segments
 * @n_segments: how many parts are high enough to be seen
 * @series: the colour
 * @flags: how it is drawn
 */
typedef struct
{
  SpoolRect area;
  double start_px;
  double middle_px;
  double top_px;
  double label_px;
  double arrow_px;
  double low_px;
  double high_px;
  SpoolRect guess;
  double whisker_x;
  double whisker_px;
  SpoolRect mark;
  SpoolRect leader;
  gboolean has_value;
  guint first_dot;
  guint n_dots;
  guint first_segment;
  guint n_segments;
  guint series;
  SpoolBarFlags flags;
} SpoolBarShape;

/**
 * SpoolDot:
 * @x: the middle of the dot
 * @y: the middle of the dot
 *
 * A single run.
 */
typedef struct
{
  double x;
  double y;
} SpoolDot;

/**
 * SpoolSegment:
 * @area: what it covers
 * @color: which part it is
 * @hatch: its hatching
 *
 * A part of a bar.
 */
typedef struct
{
  SpoolRect area;
  SpoolPartColor color;
  SpoolHatch hatch;
} SpoolSegment;

/**
 * SpoolBarLayout:
 * @base: what all layouts have; its items are the bars, group by group
 * @bars: (element-type SpoolBarShape): the bars, in the order of the items
 * @dots: (element-type SpoolDot): the single runs
 * @segments: (element-type SpoolSegment): the parts of bars, each from the bottom up
 * @legend_parts: (element-type SpoolPart): what the keys from #SPOOL_N_BAR_LEGENDS on stand for;
 *   without texts
 * @dot_px: the radius of a dot
 * @arrow_px: the height of an arrow
 * @stem_px: how thick the lines of whiskers are
 * @unit_px: one pixel of the design
 */
typedef struct
{
  SpoolChartLayout base;
  GArray *bars;
  GArray *dots;
  GArray *segments;
  GArray *legend_parts;
  double dot_px;
  double arrow_px;
  double stem_px;
  double unit_px;
} SpoolBarLayout;

void spool_bar_shapes_fill (SpoolBarLayout *layout,
                            const SpoolBarModel *model,
                            const SpoolBarColumns *columns);
gboolean spool_bar_shapes_has_beyond (const SpoolBarLayout *layout, const SpoolBarModel *model);

G_END_DECLS
