/* spool-track-model.c
 *
 * The model of a time line: tracks with spans of time, in groups that lie below each other.
 *
 * A model is filled once and then only read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-model.h"

#include <math.h>

static void
track_free (gpointer data)
{
  SpoolTrack *track = data;

  g_free (track->label);
  g_free (track->note);
  g_array_unref (track->spans);
  g_free (track);
}

static void
group_free (gpointer data)
{
  SpoolTrackGroup *group = data;

  g_free (group->label);
  g_ptr_array_unref (group->tracks);
  g_free (group);
}

/**
 * spool_track_model_new:
 * @quantity: what the axis shows
 *
 * Models may be made and used in any thread, one at a time.
 *
 * Returns: (transfer full): an empty model
 */
SpoolTrackModel *
spool_track_model_new (SpoolQuantity quantity)
{
  SpoolTrackModel *self = g_new0 (SpoolTrackModel, 1);

  self->quantity = quantity;
  self->free_part = -1;
  self->parts = g_ptr_array_new_with_free_func (spool_part_free);
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  return self;
}

/**
 * spool_track_model_free:
 * @self: (transfer full) (nullable): a model
 *
 * Frees @self with all it holds.
 */
void
spool_track_model_free (SpoolTrackModel *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value_title);
  g_free (self->failed_text);
  g_free (self->item_text);
  g_free (self->empty_text);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->footnotes);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * spool_track_model_add_part:
 * @self: a model
 * @part: what spans may be; copied
 *
 * Returns: the index of the new part
 */
guint
spool_track_model_add_part (SpoolTrackModel *self, const SpoolPart *part)
{
  SpoolPart *copy;

  g_return_val_if_fail (self != NULL && part != NULL && part->text != NULL, 0);

  copy = g_memdup2 (part, sizeof *part);
  copy->text = g_strdup (part->text);
  g_ptr_array_add (self->parts, copy);
  return self->parts->len - 1;
}

/**
 * spool_track_model_add_group:
 * @self: the model
 * @label: what stands above its tracks
 *
 * Returns: the index of the new group
 */
guint
spool_track_model_add_group (SpoolTrackModel *self, const char *label)
{
  SpoolTrackGroup *group;

  g_return_val_if_fail (self != NULL && label != NULL, 0);

  group = g_new0 (SpoolTrackGroup, 1);
  group->label = g_strdup (label);
  group->tracks = g_ptr_array_new_with_free_func (track_free);
  g_ptr_array_add (self->groups, group);
  return self->groups->len - 1;
}

/**
 * spool_track_model_set_rank:
 * @self: the model
 * @group: a group of @self
 * @rank: 0, as groups have at first, for what is hidden last
 */
void
spool_track_model_set_rank (SpoolTrackModel *self, guint group, guint rank)
{
  g_return_if_fail (self != NULL && group < self->groups->len);

  ((SpoolTrackGroup *) g_ptr_array_index (self->groups, group))->rank = rank;
}

/**
 * spool_track_model_add_track:
 * @self: the model
 * @group: a group of @self
 * @label: what stands beside it
 * @note: (nullable): what descriptions say of it
 *
 * Returns: (transfer none): the new track, to be filled with spool_track_add_span()
 */
SpoolTrack *
spool_track_model_add_track (SpoolTrackModel *self,
                             guint group,
                             const char *label,
                             const char *note)
{
  SpoolTrackGroup *to;
  SpoolTrack *track;

  g_return_val_if_fail (self != NULL && group < self->groups->len && label != NULL, NULL);

  to = g_ptr_array_index (self->groups, group);
  track = g_new0 (SpoolTrack, 1);
  track->label = g_strdup (label);
  track->note = g_strdup (note);
  track->spans = g_array_new (FALSE, FALSE, sizeof (SpoolSpan));
  g_ptr_array_add (to->tracks, track);
  return track;
}

/**
 * spool_track_add_span:
 * @self: a track
 * @span: a span, copied; left out if it ends before it begins, or is not finite
 */
void
spool_track_add_span (SpoolTrack *self, const SpoolSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);

  if (isfinite (span->start) && isfinite (span->end) && span->start >= 0.0 &&
      span->end >= span->start)
    g_array_append_vals (self->spans, span, 1);
}

/**
 * spool_track_model_add_footnote:
 * @self: the model
 * @footnote: a line below the chart
 */
void
spool_track_model_add_footnote (SpoolTrackModel *self, const char *footnote)
{
  g_return_if_fail (self != NULL && footnote != NULL);

  g_ptr_array_add (self->footnotes, g_strdup (footnote));
}

/**
 * spool_track_model_add_notice:
 * @self: the model
 * @notice: a line below the chart that says what is missing in it; stays longer than footnotes
 */
void
spool_track_model_add_notice (SpoolTrackModel *self, const char *notice)
{
  g_return_if_fail (self != NULL && notice != NULL);

  g_ptr_array_insert (self->footnotes, (int) self->n_notices++, g_strdup (notice));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SpoolSpan *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static void
sort_track (SpoolTrack *track)
{
  for (guint i = 1; i < track->spans->len; i++)
    if (g_array_index (track->spans, SpoolSpan, i).start <
        g_array_index (track->spans, SpoolSpan, i - 1).start)
      {
        g_array_sort (track->spans, compare_spans);
        return;
      }
}

/**
 * spool_track_model_sort:
 * @self: the model
 *
 * Puts the spans of each track into the order in which they begin.
 */
void
spool_track_model_sort (SpoolTrackModel *self)
{
  g_return_if_fail (self != NULL);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const SpoolTrackGroup *group = g_ptr_array_index (self->groups, g);

      for (guint t = 0; t < group->tracks->len; t++)
        sort_track (g_ptr_array_index (group->tracks, t));
    }
}

/**
 * spool_track_model_get_n_items:
 * @self: the model
 *
 * Returns: the tracks of all groups
 */
guint
spool_track_model_get_n_items (const SpoolTrackModel *self)
{
  guint n_items = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint g = 0; g < self->groups->len; g++)
    n_items += ((const SpoolTrackGroup *) g_ptr_array_index (self->groups, g))->tracks->len;
  return n_items;
}

/**
 * spool_track_model_get_item:
 * @self: the model
 * @item: the number of a track, counted through all groups
 * @group: (out) (optional): its group
 *
 * Returns: (transfer none) (nullable): the track, %NULL if there is no such item
 */
const SpoolTrack *
spool_track_model_get_item (const SpoolTrackModel *self, guint item, const SpoolTrackGroup **group)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const SpoolTrackGroup *candidate = g_ptr_array_index (self->groups, g);

      if (item < candidate->tracks->len)
        {
          if (group != NULL)
            *group = candidate;
          return g_ptr_array_index (candidate->tracks, item);
        }
      item -= candidate->tracks->len;
    }
  return NULL;
}

/**
 * spool_track_model_get_maximum:
 * @self: the model
 *
 * Returns: where the last span ends, in base units; NAN if there is none
 */
double
spool_track_model_get_maximum (const SpoolTrackModel *self)
{
  double maximum = NAN;

  g_return_val_if_fail (self != NULL, NAN);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const SpoolTrackGroup *group = g_ptr_array_index (self->groups, g);

      for (guint t = 0; t < group->tracks->len; t++)
        {
          const SpoolTrack *track = g_ptr_array_index (group->tracks, t);

          for (guint s = 0; s < track->spans->len; s++)
            maximum = fmax (maximum, g_array_index (track->spans, SpoolSpan, s).end);
        }
    }
  return maximum;
}
