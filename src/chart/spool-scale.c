/* spool-scale.c
 *
 * Maps values to positions along an axis and chooses the ticks. Knows nothing of pixels.
 *
 * Each kind of scale is a row of functions in one table. Whatever the input, empty, not finite
 * or a single point, a scale has low < high afterwards, so that nobody after it has to care.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-scale.h"

#include <math.h>

/* A domain that ends just short of the next tick is extended to it: the frame then closes on a
 * grid line, and the bars lose no height that would be seen. */
#define EXTEND_SHARE 0.06

#define TINY 1e-30

typedef struct
{
  void (*widen) (SpoolScale *scale);
  void (*choose_ticks) (SpoolScale *scale, guint max_ticks);
  double (*position) (const SpoolScale *scale, double value);
  double (*tick) (const SpoolScale *scale, guint index);
} ScaleFunctions;

static void
linear_widen (SpoolScale *scale)
{
  double half;

  if (scale->high > scale->low)
    return;
  half = scale->low != 0.0 ? fabs (scale->low) / 2.0 : scale->unit.factor;
  if (scale->low != 0.0)
    scale->low -= half;
  scale->high += half;
}

static double
nice_step (double raw)
{
  double power = pow (10.0, floor (log10 (raw)));
  double share = raw / power;

  /* The tolerance keeps a raw step of exactly 2 from becoming 5. */
  if (share <= 1.0 + 1e-9)
    return power;
  if (share <= 2.0 + 1e-9)
    return 2.0 * power;
  if (share <= 5.0 + 1e-9)
    return 5.0 * power;
  return 10.0 * power;
}

static void
linear_extend (SpoolScale *scale, double low, double high)
{
  double last = ceil (high / scale->step - 1e-9) * scale->step;
  double first = floor (low / scale->step + 1e-9) * scale->step;
  double span = high - low;

  if (last - high < EXTEND_SHARE * span)
    scale->high = last * scale->unit.factor;
  if (low - first < EXTEND_SHARE * span)
    scale->low = first * scale->unit.factor;
}

static void
linear_choose_ticks (SpoolScale *scale, guint max_ticks)
{
  double low = scale->low / scale->unit.factor, high = scale->high / scale->unit.factor;

  scale->step = nice_step ((high - low) / MAX (1, max_ticks));
  scale->decimals = (int) MAX (0.0, -floor (log10 (scale->step) + 1e-9));
  linear_extend (scale, low, high);
  scale->first = (gint64) ceil (scale->low / scale->unit.factor / scale->step - 1e-9);
  scale->n_ticks =
      (guint) (floor (scale->high / scale->unit.factor / scale->step + 1e-9) - scale->first + 1);
}

static double
linear_position (const SpoolScale *scale, double value)
{
  return (value - scale->low) / (scale->high - scale->low);
}

static double
linear_tick (const SpoolScale *scale, guint index)
{
  /* A product, not a sum of steps, which would gather rounding errors. */
  return (double) (scale->first + index) * scale->step * scale->unit.factor;
}

static void
log2_widen (SpoolScale *scale)
{
  if (scale->high <= 0.0)
    scale->high = 2.0 * scale->unit.factor;
  if (scale->low <= 0.0)
    scale->low = MIN (scale->high / 2.0, scale->unit.factor);
  if (scale->high <= scale->low)
    scale->high = scale->low * 2.0;
}

static void
log2_choose_ticks (SpoolScale *scale, guint max_ticks)
{
  double low = log2 (scale->low / scale->unit.factor);
  double high = log2 (scale->high / scale->unit.factor);
  double count = floor (high + 1e-9) - ceil (low - 1e-9) + 1.0;

  scale->step = MAX (1.0, ceil (count / MAX (1, max_ticks)));
  scale->first = (gint64) ceil (low / scale->step - 1e-9);
  scale->n_ticks = (guint) MAX (0.0, floor (high / scale->step + 1e-9) - scale->first + 1);
  /* Powers of two below 1 need a decimal for each halving: 0.5, 0.25. */
  scale->decimals = (int) CLAMP (-(double) scale->first * scale->step, 0.0, 6.0);
}

static double
log2_position (const SpoolScale *scale, double value)
{
  if (value <= 0.0)
    return 0.0;
  return log2 (value / scale->low) / log2 (scale->high / scale->low);
}

static double
log2_tick (const SpoolScale *scale, guint index)
{
  return exp2 ((double) (scale->first + index) * scale->step) * scale->unit.factor;
}

static const ScaleFunctions functions[] = {
  [SPOOL_SCALE_LINEAR] = { linear_widen, linear_choose_ticks, linear_position, linear_tick },
  [SPOOL_SCALE_LOG2] = { log2_widen, log2_choose_ticks, log2_position, log2_tick },
};

/* Nothing we show is that small; as a divisor it would give infinity. */
static double
flush_tiny (double value)
{
  return fabs (value) < TINY ? 0.0 : value;
}

/**
 * spool_scale_init:
 * @scale: (out caller-allocates): the scale
 * @kind: the mapping
 * @quantity: what the values are; decides the unit
 * @low: the smallest value to be shown, in base units; 0 for bars
 * @high: the largest value to be shown, in base units
 * @max_ticks: how many steps the axis may be divided into; a tick at either end may come on top
 *
 * Chooses domain, unit and ticks at 1, 2 or 5 times a power of ten. If @low or @high is not
 * finite, or all is 0 on a scale from 0, the scale is empty. May be called from any thread.
 */
void
spool_scale_init (SpoolScale *scale,
                  SpoolScaleKind kind,
                  SpoolQuantity quantity,
                  double low,
                  double high,
                  guint max_ticks)
{
  g_return_if_fail (scale != NULL);
  g_return_if_fail (kind < G_N_ELEMENTS (functions));

  *scale = (SpoolScale){ .kind = kind };
  low = flush_tiny (low);
  high = flush_tiny (high);
  scale->empty = !isfinite (low) || !isfinite (high) || (low == 0.0 && high == 0.0);
  scale->low = scale->empty ? 0.0 : MIN (low, high);
  scale->high = scale->empty ? 0.0 : MAX (low, high);
  scale->unit = spool_unit_choose (quantity, MAX (fabs (scale->low), fabs (scale->high)));
  functions[kind].widen (scale);
  functions[kind].choose_ticks (scale, max_ticks);
  if (scale->empty)
    scale->n_ticks = 0;
}

/**
 * spool_scale_position:
 * @scale: the scale
 * @value: in base units
 *
 * Returns: where @value lies, 0 at the scale's low end and 1 at its high end; beyond these for
 *   values outside, and 0 for what is no number
 */
double
spool_scale_position (const SpoolScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL, 0.0);

  if (isnan (value))
    return 0.0;
  return functions[scale->kind].position (scale, value);
}

/**
 * spool_scale_tick:
 * @scale: the scale
 * @index: less than @scale's n_ticks
 *
 * Returns: the value at the tick, in base units
 */
double
spool_scale_tick (const SpoolScale *scale, guint index)
{
  g_return_val_if_fail (scale != NULL && index < scale->n_ticks, 0.0);

  return functions[scale->kind].tick (scale, index);
}

/**
 * spool_scale_tick_label:
 * @scale: the scale
 * @index: less than @scale's n_ticks
 *
 * Returns: (transfer full): the label, without its unit unless that is "×"; zero is a plain "0"
 */
char *
spool_scale_tick_label (const SpoolScale *scale, guint index)
{
  double value;
  int decimals;

  g_return_val_if_fail (scale != NULL && index < scale->n_ticks, NULL);

  value = spool_scale_tick (scale, index);
  decimals = value == 0.0 ? 0 : scale->decimals;
  /* 1, 2, 4 beside 0.5 need no decimals. */
  if (scale->kind == SPOOL_SCALE_LOG2 && value >= scale->unit.factor)
    decimals = 0;
  if (scale->unit.quantity == SPOOL_QUANTITY_RATIO)
    return spool_unit_format_full (&scale->unit, value, decimals);
  return spool_unit_format (&scale->unit, value, decimals);
}
