/* spool-scale.h
 *
 * Maps values to positions along an axis and chooses the ticks. Knows nothing of pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-unit.h"

G_BEGIN_DECLS

/**
 * SpoolScaleKind:
 * @SPOOL_SCALE_LINEAR: equal differences are equal distances
 * @SPOOL_SCALE_LOG2: equal factors are equal distances; a tick at each power of two
 */
typedef enum
{
  SPOOL_SCALE_LINEAR,
  SPOOL_SCALE_LOG2,
} SpoolScaleKind;

/**
 * SpoolScale:
 * @kind: the mapping
 * @unit: the unit of the labels
 * @low: the value at position 0, in base units
 * @high: the value at position 1; greater than @low
 * @empty: nothing was there to show: the axis has no ticks
 * @first: the number of the first tick, counted from zero in steps
 * @step: the distance of two ticks, in units of @unit (the exponents' distance for log2)
 * @n_ticks: how many ticks there are
 * @decimals: the decimals of the ticks' labels
 */
typedef struct
{
  SpoolScaleKind kind;
  SpoolUnit unit;
  double low;
  double high;
  gboolean empty;
  gint64 first;
  double step;
  guint n_ticks;
  int decimals;
} SpoolScale;

void spool_scale_init (SpoolScale *scale,
                       SpoolScaleKind kind,
                       SpoolQuantity quantity,
                       double low,
                       double high,
                       guint max_ticks);
double spool_scale_position (const SpoolScale *scale, double value);
double spool_scale_tick (const SpoolScale *scale, guint index);
char *spool_scale_tick_label (const SpoolScale *scale, guint index) G_GNUC_MALLOC;

G_END_DECLS
