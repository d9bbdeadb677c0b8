/* spool-track-merge.c
 *
 * Makes of a track's spans, however many, at most as many stretches as there are pixels.
 *
 * Each span adds to the columns that it covers; each column shows the part that covers most of it,
 * as strongly as all parts together cover it. Columns that look the same make one stretch. So the
 * time it takes grows with the spans, and the drawing only with the width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-merge.h"

#include <math.h>

/* A span that is narrower has no gap beside it, which would take too much of it. */
#define MIN_APART 5.0

typedef struct
{
  guint n_columns;
  guint n_parts;
  float *cover;   /* by column, then part: the share of the column */
  guint8 *failed; /* by column */
  guint8 *gaps;   /* by column: one that is left free */
  int free_part;  /* what columns are where nothing stands; -1 for nothing */
  double end;     /* of the last span, in columns */
} Columns;

static void
cover (Columns *self, guint column, guint part, double share)
{
  self->cover[(gsize) column * self->n_parts + part] += (float) share;
}

static void
add_span (Columns *self, const SpoolSpan *span, const SpoolScale *scale)
{
  double from = spool_scale_position (scale, span->start) * self->n_columns;
  double to = MIN (spool_scale_position (scale, span->end) * self->n_columns, self->n_columns);
  gboolean begins_before = from < 0.0;
  guint first, last;

  self->end = MAX (self->end, to);
  if (from >= self->n_columns || to < 0.0 || span->part >= self->n_parts)
    return;
  from = MAX (from, 0.0);
  first = (guint) from;
  last = MIN ((guint) to, self->n_columns - 1);
  if (first == last)
    cover (self, first, span->part, to - from);
  else
    {
      cover (self, first, span->part, first + 1 - from);
      for (guint column = first + 1; column < last; column++)
        cover (self, column, span->part, 1.0);
      cover (self, last, span->part, to - last);
    }
  for (guint column = first; span->failed && column <= last; column++)
    self->failed[column] = TRUE;
  if (span->apart && !begins_before && to - from >= MIN_APART)
    self->gaps[first] = TRUE;
}

static SpoolStretch
look_at (const Columns *self, guint column)
{
  const float *covers = self->cover + (gsize) column * self->n_parts;
  SpoolStretch stretch = { column, 1, 0, 0, self->failed[column] };
  double sum = 0.0;

  for (guint part = 0; part < self->n_parts; part++)
    {
      sum += covers[part];
      if (covers[part] > covers[stretch.part])
        stretch.part = part;
    }
  stretch.level = (guint) lround (MIN (sum, 1.0) * SPOOL_STRETCH_LEVELS);
  /* What took time at all is seen. */
  if (sum > 0.0 || stretch.failed)
    stretch.level = MAX (stretch.level, 1);
  if (self->gaps[column])
    stretch.level = 0;
  else if (stretch.level == 0 && self->free_part >= 0 && column + 1 <= self->end)
    {
      stretch.part = (guint) self->free_part;
      stretch.level = SPOOL_STRETCH_LEVELS;
    }
  return stretch;
}

static gboolean
look_same (const SpoolStretch *a, const SpoolStretch *b)
{
  return a->part == b->part && a->level == b->level && a->failed == b->failed;
}

/**
 * spool_track_merge:
 * @track: a track
 * @scale: the axis
 * @n_columns: how many pixels it is wide
 * @n_parts: how many parts the model has
 * @free_part: what is shown where nothing stands before the end of the last span; -1 for nothing
 * @stretches: (element-type SpoolStretch): what to add the stretches to, from left to right; where
 *   nothing is there is none
 */
void
spool_track_merge (const SpoolTrack *track,
                   const SpoolScale *scale,
                   guint n_columns,
                   guint n_parts,
                   int free_part,
                   GArray *stretches)
{
  Columns columns = {
    .n_columns = n_columns, .n_parts = n_parts, .free_part = free_part, .end = 0.0
  };
  SpoolStretch current = { 0 };

  g_return_if_fail (track != NULL && scale != NULL && stretches != NULL);

  columns.cover = g_new0 (float, (gsize) n_columns *n_parts + 1);
  columns.failed = g_new0 (guint8, n_columns + 1);
  columns.gaps = g_new0 (guint8, n_columns + 1);
  for (guint i = 0; i < track->spans->len; i++)
    add_span (&columns, &g_array_index (track->spans, SpoolSpan, i), scale);
  for (guint column = 0; column < n_columns; column++)
    {
      SpoolStretch next = look_at (&columns, column);

      if (current.n_columns > 0 && look_same (&current, &next))
        {
          current.n_columns++;
          continue;
        }
      if (current.level > 0)
        g_array_append_val (stretches, current);
      current = next;
    }
  if (current.level > 0)
    g_array_append_val (stretches, current);
  g_free (columns.cover);
  g_free (columns.failed);
  g_free (columns.gaps);
}
