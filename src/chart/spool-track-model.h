/* spool-track-model.h
 *
 * The model of a time line: tracks with spans of time, in groups that lie below each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-part.h"
#include "chart/spool-unit.h"

G_BEGIN_DECLS

/**
 * SpoolSpan:
 * @start: where it begins, in base units
 * @end: where it ends
 * @part: which of the model's parts it is
 * @failed: whether it is shown as failed
 * @apart: whether it is parted from its neighbours by a gap, as a thing of its own
 * @number: which of these things it is, counted from 1; 0 if it is none
 */
typedef struct
{
  double start;
  double end;
  guint16 part;
  guint8 failed;
  guint8 apart;
  guint32 number;
} SpoolSpan;

/**
 * SpoolTrack:
 * @label: what stands beside it
 * @note: (nullable): what descriptions say of it
 * @spans: (element-type SpoolSpan): its spans, in any order until spool_track_model_sort(); where
 *   two overlap, the longer one in each pixel is seen
 */
typedef struct
{
  char *label;
  char *note;
  GArray *spans;
} SpoolTrack;

/**
 * SpoolTrackGroup:
 * @label: what stands above its tracks, or beside them
 * @rank: the higher it is, the earlier the group is hidden where not all have room
 * @tracks: (element-type SpoolTrack): its tracks
 */
typedef struct
{
  char *label;
  guint rank;
  GPtrArray *tracks;
} SpoolTrackGroup;

/**
 * SpoolTrackModel:
 * @quantity: what the axis shows
 * @title: (nullable): what the chart says
 * @subtitle: (nullable): what should be known beside the title
 * @value_title: (nullable): what the axis shows; the unit is appended
 * @failed_text: (nullable): how the legend calls what failed
 * @item_text: (nullable): how one of the things apart is called, with “%u” for its number
 * @empty_text: (nullable): what stands in the place of tracks if there are none
 * @free_part: which of the parts a track is wherever no span stands before the end of its last one;
 *   -1, as at first, if that means nothing
 * @parts: (element-type SpoolPart): what spans may be
 * @footnotes: (element-type utf8): lines below the chart, notices first
 * @n_notices: how many of them say that something is missing
 * @groups: (element-type SpoolTrackGroup): the groups
 *
 * Plain data, like #SpoolBarModel. There may be millions of spans.
 */
typedef struct
{
  SpoolQuantity quantity;
  char *title;
  char *subtitle;
  char *value_title;
  char *failed_text;
  char *item_text;
  char *empty_text;
  int free_part;
  GPtrArray *parts;
  GPtrArray *footnotes;
  guint n_notices;
  GPtrArray *groups;
} SpoolTrackModel;

SpoolTrackModel *spool_track_model_new (SpoolQuantity quantity) G_GNUC_WARN_UNUSED_RESULT;
void spool_track_model_free (SpoolTrackModel *self);
guint spool_track_model_add_part (SpoolTrackModel *self, const SpoolPart *part);
guint spool_track_model_add_group (SpoolTrackModel *self, const char *label);
void spool_track_model_set_rank (SpoolTrackModel *self, guint group, guint rank);
SpoolTrack *spool_track_model_add_track (SpoolTrackModel *self,
                                         guint group,
                                         const char *label,
                                         const char *note);
void spool_track_add_span (SpoolTrack *self, const SpoolSpan *span);
void spool_track_model_add_footnote (SpoolTrackModel *self, const char *footnote);
void spool_track_model_add_notice (SpoolTrackModel *self, const char *notice);

void spool_track_model_sort (SpoolTrackModel *self);

guint spool_track_model_get_n_items (const SpoolTrackModel *self);
const SpoolTrack *spool_track_model_get_item (const SpoolTrackModel *self,
                                              guint item,
                                              const SpoolTrackGroup **group);
double spool_track_model_get_maximum (const SpoolTrackModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolTrackModel, spool_track_model_free)

G_END_DECLS
