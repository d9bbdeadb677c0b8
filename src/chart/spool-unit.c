/* spool-unit.c
 *
 * The unit in which the numbers of one chart are shown, and how they are written.
 *
 * Numbers that are compared must stand in one unit and with one number of decimals: "870 ms"
 * beside "1.2 s" has to be worked out, "0.87" beside "1.20" is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-unit.h"

#include <glib/gi18n.h>
#include <math.h>


/* Values nearer to each other than this share are the same to the eye, so that no digit is
 * spent on telling them apart. */
#define TELLABLE 0.01

/* More significant digits than this in the largest value is precision nobody has measured. */
#define MAX_SIGNIFICANT 4

typedef struct
{
  double from_s; /* the smallest maximum that is shown in this unit */
  double factor;
  const char *symbol;
} TimeUnit;

static const TimeUnit time_units[] = {
  { 7200.0, 3600.0, NC_ ("unit symbol", "h") }, { 120.0, 60.0, NC_ ("unit symbol", "min") },
  { 1.0, 1.0, NC_ ("unit symbol", "s") },       { 1e-3, 1e-3, NC_ ("unit symbol", "ms") },
  { 1e-6, 1e-6, NC_ ("unit symbol", "µs") },    { 0.0, 1e-9, NC_ ("unit symbol", "ns") },
};

static SpoolUnit
choose_time (double maximum_s)
{
  SpoolUnit unit = { SPOOL_QUANTITY_TIME, NULL, 1.0 };
  guint i;

  /* Without a value the second is the least surprising unit. */
  if (!isfinite (maximum_s) || maximum_s <= 0.0)
    maximum_s = 1.0;
  for (i = 0; i + 1 < G_N_ELEMENTS (time_units); i++)
    if (maximum_s >= time_units[i].from_s)
      break;
  unit.symbol = g_dpgettext2 (NULL, "unit symbol", time_units[i].symbol);
  unit.factor = time_units[i].factor;
  return unit;
}

/**
 * spool_unit_choose:
 * @quantity: what is shown
 * @maximum: the largest absolute value to be shown, in base units (seconds for times)
 *
 * Chooses the one unit for all numbers of a chart. May be called from any thread.
 *
 * Returns: the unit
 */
SpoolUnit
spool_unit_choose (SpoolQuantity quantity, double maximum)
{
  SpoolUnit unit = { quantity, "", 1.0 };

  if (quantity == SPOOL_QUANTITY_TIME)
    return choose_time (maximum);
  if (quantity == SPOOL_QUANTITY_RATIO)
    unit.symbol = C_ ("unit symbol", "×");
  return unit;
}

/* The power of ten of the first significant digit: 1 for 87, -1 for 0.14. */
static int
magnitude (double value)
{
  return (int) floor (log10 (fabs (value)) + 1e-12);
}

static double
rounded (double value, int decimals)
{
  double power = pow (10.0, decimals);

  return round (value * power) / power;
}

static gboolean
all_tellable (const SpoolUnit *unit, const double *values, gsize n_values, int decimals)
{
  gsize i, j;

  for (i = 0; i < n_values; i++)
    for (j = 0; j < i; j++)
      {
        double a = values[i] / unit->factor, b = values[j] / unit->factor;

        if (!isfinite (a) || !isfinite (b))
          continue;
        if (fabs (a - b) > TELLABLE * MAX (fabs (a), fabs (b)) &&
            rounded (a, decimals) == rounded (b, decimals))
          return FALSE;
      }
  return TRUE;
}

static double
smallest_not_zero (const double *values, gsize n_values, double *largest)
{
  double smallest = 0.0;
  gsize i;

  *largest = 0.0;
  for (i = 0; i < n_values; i++)
    {
      double value = fabs (values[i]);

      if (!isfinite (value) || value == 0.0)
        continue;
      if (smallest == 0.0 || value < smallest)
        smallest = value;
      *largest = MAX (*largest, value);
    }
  return smallest;
}

/**
 * spool_unit_decimals:
 * @unit: the unit
 * @values: (array length=n_values): the values in base units; those not finite are passed over
 * @n_values: how many
 * @fewest: (out) (optional): with how many decimals they can still be told apart
 *
 * How many decimals all @values need so that those which differ by more than a hundredth can
 * be told apart and the smallest has two significant digits, unless that would give the largest
 * more than four.
 *
 * Returns: the number of decimals, 0 or more
 */
int
spool_unit_decimals (const SpoolUnit *unit, const double *values, gsize n_values, int *fewest)
{
  double smallest, largest;
  int decimals, most, least = 0;

  g_return_val_if_fail (unit != NULL, 0);
  g_return_val_if_fail (values != NULL || n_values == 0, 0);

  smallest = smallest_not_zero (values, n_values, &largest);
  if (fewest != NULL)
    *fewest = 0;
  if (smallest == 0.0)
    return 0;
  most = MAX (0, MAX_SIGNIFICANT - 1 - magnitude (largest / unit->factor));
  decimals = CLAMP (1 - magnitude (smallest / unit->factor), 0, most);
  while (least < most && !all_tellable (unit, values, n_values, least))
    least++;
  if (fewest != NULL)
    *fewest = least;
  return MAX (decimals, least);
}

/**
 * spool_unit_decimals_of:
 * @unit: the unit
 * @value: one value of the chart, in base units
 * @decimals: what spool_unit_decimals() gave for all of them
 *
 * A value far below the others would be written "0.0". It gets as many decimals as it needs for
 * one significant digit; all others keep @decimals.
 *
 * Returns: the decimals for @value
 */
int
spool_unit_decimals_of (const SpoolUnit *unit, double value, int decimals)
{
  g_return_val_if_fail (unit != NULL, 0);

  value /= unit->factor;
  if (!isfinite (value) || value == 0.0 || rounded (value, decimals) != 0.0)
    return decimals;
  return CLAMP (-magnitude (value), decimals, 12);
}

/**
 * spool_unit_decimals_alone:
 * @unit: the unit
 * @value: a value that stands by itself, in base units
 *
 * On a scale of factors values may be hundreds of times as large as others, so that one number of
 * decimals for all would give some too many digits and others none.
 *
 * Returns: as many decimals as give three significant digits, and two of what is less than one
 */
int
spool_unit_decimals_alone (const SpoolUnit *unit, double value)
{
  g_return_val_if_fail (unit != NULL, 0);

  value /= unit->factor;
  if (!isfinite (value) || value == 0.0)
    return 0;
  return CLAMP ((fabs (value) < 1.0 ? 1 : 2) - magnitude (value), 0, 12);
}

/**
 * spool_unit_format:
 * @unit: the unit
 * @value: in base units
 * @decimals: how many decimals
 *
 * Writes the bare number in the locale of the user, for where the unit stands elsewhere.
 *
 * Returns: (transfer full): the text; a dash if @value is no number
 */
char *
spool_unit_format (const SpoolUnit *unit, double value, int decimals)
{
  g_return_val_if_fail (unit != NULL, NULL);

  value /= unit->factor;
  if (!isfinite (value))
    return g_strdup ("–");
  /* A plain zero, so that nothing reads "-0". */
  if (rounded (value, decimals) == 0.0)
    value = 0.0;
  return g_strdup_printf ("%'.*f", decimals, value);
}

/**
 * spool_unit_format_full:
 * @unit: the unit
 * @value: in base units
 * @decimals: how many decimals
 *
 * Writes the number with its unit, for where it stands alone.
 *
 * Returns: (transfer full): such as "0.87 s" or "10.7×"
 */
char *
spool_unit_format_full (const SpoolUnit *unit, double value, int decimals)
{
  g_autofree char *number = spool_unit_format (unit, value, decimals);

  if (unit->symbol[0] == '\0' || !isfinite (value))
    return g_steal_pointer (&number);
  if (unit->quantity == SPOOL_QUANTITY_RATIO)
    return g_strconcat (number, unit->symbol, NULL);
  /* Translators: a number and its unit, with a no-break space between: 0.87 s */
  return g_strdup_printf (C_ ("number and unit", "%s\u00a0%s"), number, unit->symbol);
}

/**
 * spool_unit_append_symbol:
 * @unit: the unit
 * @title: (nullable): what an axis shows, such as "Median time"
 *
 * Returns: (transfer full): the title of the axis, such as "Median time [s]"
 */
char *
spool_unit_append_symbol (const SpoolUnit *unit, const char *title)
{
  g_return_val_if_fail (unit != NULL, NULL);

  if (unit->symbol[0] == '\0')
    return g_strdup (title != NULL ? title : "");
  if (title == NULL || title[0] == '\0')
    return g_strdup_printf ("[%s]", unit->symbol);
  /* Translators: the title of an axis and its unit, with a no-break space between:
   * Median time [s] */
  return g_strdup_printf (C_ ("axis title", "%s\u00a0[%s]"), title, unit->symbol);
}
