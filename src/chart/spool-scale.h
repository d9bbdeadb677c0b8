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
 * @SPOOL_SCALE_LOG2: equal factors are equal distances; ticks double where they are short to write
 * @SPOOL_SCALE_LOG10: the same, with ticks at powers of ten and 2 and 5 times these
 */
typedef enum
{
  SPOOL_SCALE_LINEAR,
  SPOOL_SCALE_LOG2,
  SPOOL_SCALE_LOG10,
} SpoolScaleKind;

/**
 * SpoolLogTicks:
 * @SPOOL_LOG_TICKS_TWOS: powers of two
 * @SPOOL_LOG_TICKS_HALVES: these and 1.5 times each
 * @SPOOL_LOG_TICKS_TENS: powers of ten
 * @SPOOL_LOG_TICKS_TENS_BY_THREE: 1, 2 and 5 times each of these
 */
typedef enum
{
  SPOOL_LOG_TICKS_TWOS,
  SPOOL_LOG_TICKS_HALVES,
  SPOOL_LOG_TICKS_TENS,
  SPOOL_LOG_TICKS_TENS_BY_THREE,
} SpoolLogTicks;

/**
 * SpoolScale:
 * @kind: the mapping
 * @unit: the unit of the labels
 * @low: the value at position 0, in base units
 * @high: the value at position 1; greater than @low
 * @empty: nothing was there to show: the axis has no ticks
 * @first: the number of the first tick, counted from zero in steps
 * @step: the distance of two ticks, in units of @unit; on a logarithmic scale, each how-manieth of
 *   @log_ticks is taken
 * @n_ticks: how many ticks there are
 * @decimals: the decimals of the ticks' labels, unless each has its own
 * @log_ticks: where ticks may be on a logarithmic scale
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
  SpoolLogTicks log_ticks;
} SpoolScale;

void spool_scale_init (SpoolScale *scale,
                       SpoolScaleKind kind,
                       SpoolQuantity quantity,
                       double low,
                       double high,
                       guint max_ticks);
void spool_scale_init_part (
    SpoolScale *scale, SpoolQuantity quantity, double low, double high, guint max_ticks);
double spool_scale_position (const SpoolScale *scale, double value);
double spool_scale_tick (const SpoolScale *scale, guint index);
char *spool_scale_tick_label (const SpoolScale *scale, guint index) G_GNUC_MALLOC;

G_END_DECLS
