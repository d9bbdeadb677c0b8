/* spool-track-layout.h
 *
 * Where everything of a time line stands. Plain numbers, no drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-chart-theme.h"
#include "chart/spool-track-model.h"

G_BEGIN_DECLS

/**
 * SpoolTrackRect:
 * @area: what it covers, on whole pixels
 * @color: its colour
 * @hatch: its hatching
 * @share: how strong it is, from 0 to 1: how much of the time it stands for is covered
 * @failed: whether it is shown as failed instead
 */
typedef struct
{
  SpoolRect area;
  SpoolPartColor color;
  SpoolHatch hatch;
  double share;
  gboolean failed;
} SpoolTrackRect;

/**
 * SpoolTrackLayout:
 * @base: what all layouts have; its items are the tracks, those without room without a height
 * @rects: (element-type SpoolTrackRect): what is drawn of the tracks; none covers another
 * @lines: (element-type double): the x of each tick's line, whole pixels
 * @legend_parts: (element-type SpoolPart): what the swatches' keys stand for, without texts; the
 *   key behind the last stands for what failed
 * @n_hidden_groups: how many groups there is no room for
 * @n_hidden_tracks: how many tracks of the groups that are shown there is no room for
 */
typedef struct
{
  SpoolChartLayout base;
  GArray *rects;
  GArray *lines;
  GArray *legend_parts;
  guint n_hidden_groups;
  guint n_hidden_tracks;
} SpoolTrackLayout;

SpoolTrackLayout *spool_track_layout_new (const SpoolTrackModel *model,
                                          SpoolTextShaper *shaper,
                                          const SpoolChartTheme *theme,
                                          double width_px,
                                          double height_px,
                                          double from,
                                          double to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
