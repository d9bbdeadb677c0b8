/* spool-track-rows.h
 *
 * How high the tracks of a time line are, and which of its groups there is room for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-track-model.h"

G_BEGIN_DECLS

/**
 * SpoolTrackRoom:
 * @height_px: the height of the plot
 * @line_px: the height of a line of text
 * @unit_px: one pixel of the design
 * @may_stand_beside: whether there is width for the groups' labels left of the tracks
 *
 * What rows have to make do with.
 */
typedef struct
{
  double height_px;
  double line_px;
  double unit_px;
  gboolean may_stand_beside;
} SpoolTrackRoom;

/**
 * SpoolTrackRow:
 * @y: where the group begins, from the top of the plot
 * @height_px: its height, with its label; 0 if it is hidden
 * @track_px: how high each of its tracks is, with the gap below it
 * @n_tracks: how many of them are shown
 *
 * A group of tracks.
 */
typedef struct
{
  double y;
  double height_px;
  double track_px;
  guint n_tracks;
} SpoolTrackRow;

/**
 * SpoolTrackRows:
 * @rows: (element-type SpoolTrackRow): by group
 * @height_px: how high all are
 * @beside: labels stand left of the tracks and not above them
 * @n_hidden_groups: how many groups there is no room for
 * @n_hidden_tracks: how many tracks of those that are shown there is no room for
 */
typedef struct
{
  GArray *rows;
  double height_px;
  gboolean beside;
  guint n_hidden_groups;
  guint n_hidden_tracks;
} SpoolTrackRows;

void spool_track_rows_init (SpoolTrackRows *self,
                            const SpoolTrackModel *model,
                            const SpoolTrackRoom *room);
void spool_track_rows_clear (SpoolTrackRows *self);

G_END_DECLS
