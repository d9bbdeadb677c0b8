/* spool-line-shapes.h
 *
 * The parts of a line chart that are no text: lines and marks, and their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-line-model.h"

G_BEGIN_DECLS

/**
 * SpoolVertex:
 *
 * A corner of a line.
 */
typedef struct
{
  double x;
  double y;
} SpoolVertex;

/**
 * SpoolPath:
 * @first: the first of its corners in @vertices
 * @n_vertices: how many corners it has; points without a value are passed over
 * @kind: how it is drawn
 * @series: its colour, and the shape of its marks
 * @hollow: whether the marks are
 * @ordinal: how many lines of its kind come before it
 */
typedef struct
{
  guint first;
  guint n_vertices;
  SpoolLineKind kind;
  guint series;
  gboolean hollow;
  guint ordinal;
} SpoolPath;

/**
 * SpoolMark:
 * @x: its middle; NAN if it has no value
 * @y: its middle
 * @low_px: the y of the interval's low end; NAN if there is none
 * @high_px: the y of its high end
 * @path: the path it belongs to
 * @flags: how it is drawn
 * @failed: the mark of failure; of no width if there is none
 */
typedef struct
{
  double x;
  double y;
  double low_px;
  double high_px;
  guint path;
  SpoolPointFlags flags;
  SpoolRect failed;
} SpoolMark;

/**
 * SpoolLineLayout:
 * @base: what all layouts have; its items are the points of lines that are no guides
 * @paths: (element-type SpoolPath): the model's lines, in its order
 * @vertices: (element-type SpoolVertex): their corners
 * @marks: (element-type SpoolMark): in the order of the items
 * @columns: (element-type double): the x of each place, around which its marks stand
 * @mark_px: the radius of a mark
 * @stem_px: how thick the lines of whiskers are
 * @unit_px: one pixel of the design
 *
 * A swatch's key is a #SpoolLineLegend, or %SPOOL_N_LINE_LEGENDS and the index of a path.
 */
typedef struct
{
  SpoolChartLayout base;
  GArray *paths;
  GArray *vertices;
  GArray *marks;
  GArray *columns;
  double mark_px;
  double stem_px;
  double unit_px;
} SpoolLineLayout;

G_END_DECLS
