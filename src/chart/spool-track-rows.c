/* spool-track-rows.c
 *
 * How high the tracks of a time line are, and which of its groups there is room for.
 *
 * Labels stand above their tracks, all tracks equally high. Where that is too much they stand
 * beside them. Where it still is, groups with many tracks get lower ones, down to a pixel, so that
 * they don't crowd out all others, and only then groups are hidden, the least important ones first;
 * those that stay grow into the room that is left. A single group that alone is too large loses its
 * last tracks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-rows.h"

#include <math.h>

/* In pixels of the design. */
#define MIN_TRACK 4.0
#define MAX_TRACK 30.0
#define GROUP_GAP 7.0
#define BESIDE_GAP 4.0

/* What a group may have of the plot, where not all have room. */
#define FAIR_SHARE 0.25

typedef struct
{
  SpoolTrackRows *out;
  const SpoolTrackModel *model;
  const SpoolTrackRoom *room;
  double track_px; /* the highest that a track may be */
  double limit_px; /* the highest that the tracks of a group may be together; 0 for no limit */
} Fitting;

static SpoolTrackRow *
get_row (const Fitting *self, guint group)
{
  return &g_array_index (self->out->rows, SpoolTrackRow, group);
}

static void
measure_row (const Fitting *self, guint group)
{
  const SpoolTrackGroup *of = g_ptr_array_index (self->model->groups, group);
  SpoolTrackRow *row = get_row (self, group);
  double label_px = self->room->line_px, limit_px = self->limit_px;

  row->n_tracks = of->tracks->len;
  row->track_px = self->track_px;
  if (limit_px > 0.0 && row->n_tracks * row->track_px > limit_px)
    row->track_px = MAX (1.0, floor (limit_px / row->n_tracks));
  row->height_px = row->n_tracks * row->track_px;
  row->height_px = self->out->beside ? MAX (row->height_px, label_px) : row->height_px + label_px;
}

/* Puts the rows that are shown below each other; those without a height stay hidden. */
static void
stack (const Fitting *self)
{
  double y = 0.0;
  double gap = round ((self->out->beside ? BESIDE_GAP : GROUP_GAP) * self->room->unit_px);

  self->out->height_px = 0.0;
  for (guint g = 0; g < self->out->rows->len; g++)
    {
      SpoolTrackRow *row = get_row (self, g);

      if (row->height_px == 0.0)
        continue;
      measure_row (self, g);
      row->y = y;
      self->out->height_px = y + row->height_px;
      y += row->height_px + gap;
    }
}

static gboolean
fits (const Fitting *self)
{
  stack (self);
  return self->out->height_px <= self->room->height_px;
}

static gboolean
try_all (Fitting *self, gboolean beside)
{
  double lowest = floor (MIN_TRACK * self->room->unit_px);

  self->out->beside = beside;
  self->track_px = lowest;
  if (!fits (self))
    return FALSE;
  self->track_px = floor (MAX_TRACK * self->room->unit_px);
  while (self->track_px > lowest && !fits (self))
    self->track_px -= 1.0;
  return fits (self);
}

/* The group that says least of those shown; the last of several. */
static guint
find_least (const Fitting *self)
{
  guint least = 0, highest = 0;

  for (guint g = 0; g < self->out->rows->len; g++)
    {
      guint rank = ((const SpoolTrackGroup *) g_ptr_array_index (self->model->groups, g))->rank;

      if (get_row (self, g)->height_px > 0.0 && rank >= highest)
        {
          least = g;
          highest = rank;
        }
    }
  return least;
}

static void
hide (const Fitting *self, guint group)
{
  *get_row (self, group) = (SpoolTrackRow){ 0 };
  self->out->n_hidden_groups++;
}

/* Shows hidden groups again that have room after all, such as small ones beside a large one that
 * had to go. */
static void
fill_up (const Fitting *self, guint rank)
{
  for (guint g = 0; g < self->out->rows->len; g++)
    {
      const SpoolTrackGroup *group = g_ptr_array_index (self->model->groups, g);

      if (group->rank != rank || get_row (self, g)->height_px > 0.0)
        continue;
      get_row (self, g)->height_px = 1.0;
      self->out->n_hidden_groups--;
      if (!fits (self))
        hide (self, g);
    }
  stack (self);
}

static guint
find_highest_rank (const Fitting *self)
{
  guint highest = 0;

  for (guint g = 0; g < self->out->rows->len; g++)
    highest =
        MAX (highest, ((const SpoolTrackGroup *) g_ptr_array_index (self->model->groups, g))->rank);
  return highest;
}

static guint
find_shown (const Fitting *self)
{
  guint g = 0;

  while (get_row (self, g)->height_px == 0.0)
    g++;
  return g;
}

/* Gives what is left to the groups whose tracks were made lower, and then to all. */
static void
grow (Fitting *self)
{
  double high_px = self->room->height_px, highest_px = floor (MAX_TRACK * self->room->unit_px);
  double low_px = self->limit_px;

  while (high_px - low_px >= 1.0)
    {
      self->limit_px = (low_px + high_px) / 2.0;
      if (fits (self))
        low_px = self->limit_px;
      else
        high_px = self->limit_px;
    }
  self->limit_px = low_px;
  while (self->track_px < highest_px && fits (self))
    self->track_px += 1.0;
  if (!fits (self))
    self->track_px -= 1.0;
  stack (self);
}

/* How low the largest groups may become: a run in low tracks tells more than one that isn't there.
 */
static double
find_lowest_limit (const Fitting *self)
{
  guint most = 1;

  for (guint g = 0; g < self->model->groups->len; g++)
    most = MAX (
        most, ((const SpoolTrackGroup *) g_ptr_array_index (self->model->groups, g))->tracks->len);
  return MIN (most, FAIR_SHARE * self->room->height_px);
}

static void
hide_some (Fitting *self)
{
  SpoolTrackRow *row;
  double room_px;

  self->out->beside = self->room->may_stand_beside;
  self->track_px = floor (MIN_TRACK * self->room->unit_px);
  self->limit_px = find_lowest_limit (self);
  while (!fits (self) && self->out->n_hidden_groups + 1 < self->out->rows->len)
    hide (self, find_least (self));
  if (fits (self))
    {
      for (guint rank = 0, highest = find_highest_rank (self); rank <= highest; rank++)
        fill_up (self, rank);
      grow (self);
      return;
    }
  row = get_row (self, find_shown (self));
  room_px = self->room->height_px - (self->out->beside ? 0.0 : self->room->line_px);
  self->out->n_hidden_tracks = row->n_tracks;
  row->n_tracks = (guint) MIN (row->n_tracks, MAX (1.0, floor (room_px / row->track_px)));
  self->out->n_hidden_tracks -= row->n_tracks;
  row->height_px = MIN (row->height_px, self->room->height_px);
  self->out->height_px = row->height_px;
}

/**
 * spool_track_rows_init:
 * @self: (out caller-allocates): the rows
 * @model: the groups and their tracks
 * @room: what there is
 *
 * Finds places for the groups of @model, from the top of the plot.
 */
void
spool_track_rows_init (SpoolTrackRows *self,
                       const SpoolTrackModel *model,
                       const SpoolTrackRoom *room)
{
  Fitting fitting = { self, model, room, 0.0, 0.0 };

  g_return_if_fail (self != NULL && model != NULL && room != NULL);

  *self = (SpoolTrackRows){ g_array_new (FALSE, TRUE, sizeof (SpoolTrackRow)), 0.0, FALSE, 0, 0 };
  g_array_set_size (self->rows, model->groups->len);
  for (guint g = 0; g < self->rows->len; g++)
    get_row (&fitting, g)->height_px = 1.0;
  if (self->rows->len == 0 || try_all (&fitting, FALSE))
    return;
  if (room->may_stand_beside && try_all (&fitting, TRUE))
    return;
  hide_some (&fitting);
}

/**
 * spool_track_rows_clear:
 * @self: the rows
 *
 * Frees what @self holds.
 */
void
spool_track_rows_clear (SpoolTrackRows *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->rows, g_array_unref);
}
