/* spool-track-merge.h
 *
 * Makes of a track's spans, however many, at most as many stretches as there are pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-scale.h"
#include "chart/spool-track-model.h"

G_BEGIN_DECLS

/* The shares of a pixel that are told apart. */
#define SPOOL_STRETCH_LEVELS 8

/**
 * SpoolStretch:
 * @first: its first column of pixels
 * @n_columns: how many columns it has
 * @part: what most of each column is
 * @level: how much of each column is covered, of %SPOOL_STRETCH_LEVELS
 * @failed: whether something failed there, be it short
 */
typedef struct
{
  guint first;
  guint n_columns;
  guint part;
  guint level;
  gboolean failed;
} SpoolStretch;

void spool_track_merge (const SpoolTrack *track,
                        const SpoolScale *scale,
                        guint n_columns,
                        guint n_parts,
                        int free_part,
                        GArray *stretches);

G_END_DECLS
