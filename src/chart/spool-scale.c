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

/* Where a logarithmic scale goes below this, powers of two have more digits than they are worth. */
#define LEAST_HALVING 0.12

/* More ticks than this show enough without those between the powers of two. */
#define ENOUGH_TICKS 6

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

/* The ticks of a logarithmic scale, counted from the one at 1: powers of two, with 1.5 times them
 * between if there is much room, or 1, 2 and 5 times powers of ten where halving would need many
 * digits, or these powers alone. */
static double
log2_value (SpoolLogTicks ticks, gint64 place)
{
  static const double tens[] = { 1.0, 2.0, 5.0 };
  gint64 group;

  switch (ticks)
    {
    case SPOOL_LOG_TICKS_HALVES:
      group = place >> 1;
      return ldexp (place - 2 * group == 0 ? 1.0 : 1.5, (int) group);
    case SPOOL_LOG_TICKS_TENS_BY_THREE:
      group = (place - ((place % 3 + 3) % 3)) / 3;
      return tens[place - 3 * group] * pow (10.0, (double) group);
    case SPOOL_LOG_TICKS_TENS:
      return pow (10.0, (double) place);
    case SPOOL_LOG_TICKS_TWOS:
    default:
      return exp2 ((double) place);
    }
}

/* About where @value lies among @ticks; a little too far left. */
static gint64
log2_place (SpoolLogTicks ticks, double value)
{
  switch (ticks)
    {
    case SPOOL_LOG_TICKS_HALVES:
      return (gint64) floor (2.0 * log2 (value)) - 1;
    case SPOOL_LOG_TICKS_TENS_BY_THREE:
      return (gint64) floor (3.0 * log10 (value)) - 1;
    case SPOOL_LOG_TICKS_TENS:
      return (gint64) floor (log10 (value)) - 1;
    case SPOOL_LOG_TICKS_TWOS:
    default:
      return (gint64) floor (log2 (value)) - 1;
    }
}

/* Takes each @step-th of @ticks that lies on the scale. */
static void
log2_take (SpoolScale *scale, SpoolLogTicks ticks, gint64 step)
{
  double low = scale->low / scale->unit.factor, high = scale->high / scale->unit.factor;
  gint64 first = log2_place (ticks, low) / step - 1, end;

  while (log2_value (ticks, first * step) < low * (1.0 - 1e-9))
    first++;
  end = first;
  while (log2_value (ticks, end * step) <= high * (1.0 + 1e-9))
    end++;
  scale->log_ticks = ticks;
  scale->step = (double) step;
  scale->first = first;
  scale->n_ticks = (guint) (end - first);
}

static void
choose_log_ticks (SpoolScale *scale, guint max_ticks, gboolean tens)
{
  SpoolLogTicks coarse = tens ? SPOOL_LOG_TICKS_TENS : SPOOL_LOG_TICKS_TWOS;

  max_ticks = MAX (1, max_ticks);
  log2_take (scale, tens ? SPOOL_LOG_TICKS_TENS_BY_THREE : SPOOL_LOG_TICKS_HALVES, 1);
  /* A step is what lies between two ticks. What is between powers of two is worth showing only
   * where these alone would be too few to read a value from. */
  if (scale->n_ticks <= max_ticks + 1 && (tens || scale->n_ticks <= ENOUGH_TICKS))
    return;
  for (gint64 step = 1;; step++)
    {
      log2_take (scale, coarse, step);
      if (scale->n_ticks <= max_ticks + 1)
        return;
    }
}

static void
log2_choose_ticks (SpoolScale *scale, guint max_ticks)
{
  choose_log_ticks (scale, max_ticks, scale->low / scale->unit.factor < LEAST_HALVING);
}

static void
log10_choose_ticks (SpoolScale *scale, guint max_ticks)
{
  choose_log_ticks (scale, max_ticks, TRUE);
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
  return log2_value (scale->log_ticks, (scale->first + index) * (gint64) scale->step) *
         scale->unit.factor;
}

static const ScaleFunctions functions[] = {
  [SPOOL_SCALE_LINEAR] = { linear_widen, linear_choose_ticks, linear_position, linear_tick },
  [SPOOL_SCALE_LOG2] = { log2_widen, log2_choose_ticks, log2_position, log2_tick },
  [SPOOL_SCALE_LOG10] = { log2_widen, log10_choose_ticks, log2_position, log2_tick },
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
 * Chooses domain, unit and ticks: at 1, 2 or 5 times a power of ten, on logarithmic scales at
 * powers of two where these are short to write. If @low or @high is not
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
 * spool_scale_init_part:
 * @scale: (out caller-allocates): the scale
 * @quantity: what the values are; decides the unit
 * @low: the value at position 0, in base units
 * @high: the value at position 1; above @low
 * @max_ticks: how many steps the axis may be divided into
 *
 * Makes a linear scale that goes from @low to @high and not beyond. May be called from any thread.
 */
void
spool_scale_init_part (
    SpoolScale *scale, SpoolQuantity quantity, double low, double high, guint max_ticks)
{
  double factor;

  g_return_if_fail (scale != NULL && isfinite (low) && isfinite (high) && low < high);

  spool_scale_init (scale, SPOOL_SCALE_LINEAR, quantity, low, high, max_ticks);
  factor = scale->unit.factor;
  scale->low = low;
  scale->high = high;
  scale->first = (gint64) ceil (low / factor / scale->step - 1e-9);
  scale->n_ticks =
      (guint) MAX (0, floor (high / factor / scale->step + 1e-9) - (double) scale->first + 1);
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

/* On a logarithmic scale each tick has the decimals that it needs: 0.25, 0.5, 1. */
static int
count_decimals (double value)
{
  int decimals = 0;

  while (decimals < 9 && fabs (value - round (value)) > 1e-6 * value)
    {
      value *= 10.0;
      decimals++;
    }
  return decimals;
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
  if (scale->kind != SPOOL_SCALE_LINEAR)
    decimals = count_decimals (value / scale->unit.factor);
  if (scale->unit.quantity == SPOOL_QUANTITY_RATIO)
    return spool_unit_format_full (&scale->unit, value, decimals);
  return spool_unit_format (&scale->unit, value, decimals);
}
