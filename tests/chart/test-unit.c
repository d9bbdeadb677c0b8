/* test-unit.c
 *
 * Units and the digits of numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-unit.h"

#include <math.h>

#define NBSP "\302\240"

typedef struct
{
  double maximum_s;
  const char *symbol;
  double factor;
} ChooseRow;

static const ChooseRow choose_rows[] = {
  { 1e-12, "ns", 1e-9 },  { 9.9e-7, "ns", 1e-9 },  { 1e-6, "µs", 1e-6 },  { 9.99e-4, "µs", 1e-6 },
  { 1e-3, "ms", 1e-3 },   { 0.999, "ms", 1e-3 },   { 1.0, "s", 1.0 },     { 119.9, "s", 1.0 },
  { 120.0, "min", 60.0 }, { 7199.0, "min", 60.0 }, { 7200.0, "h", 3600 }, { 1e9, "h", 3600.0 },
  { 0.0, "s", 1.0 },      { -1.0, "s", 1.0 },      { NAN, "s", 1.0 },     { INFINITY, "s", 1.0 },
};

static void
test_choose (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (choose_rows); i++)
    {
      SpoolUnit unit = spool_unit_choose (SPOOL_QUANTITY_TIME, choose_rows[i].maximum_s);

      g_assert_cmpstr (unit.symbol, ==, choose_rows[i].symbol);
      g_assert_cmpfloat (unit.factor, ==, choose_rows[i].factor);
    }
  g_assert_cmpstr (spool_unit_choose (SPOOL_QUANTITY_RATIO, 5.0).symbol, ==, "×");
  g_assert_cmpstr (spool_unit_choose (SPOOL_QUANTITY_NUMBER, 5.0).symbol, ==, "");
}

typedef struct
{
  const char *name;
  double values[4];
  guint n_values;
  int decimals;
  int fewest;
} DecimalsRow;

static const DecimalsRow decimals_rows[] = {
  { "lesson", { 1.71, 0.87, 0.45, 0.14 }, 4, 2, 1 },
  { "large", { 8610, 4780, 253, 310 }, 4, 0, 0 },
  { "near", { 1.712, 1.745, 1.78, 1.2 }, 4, 2, 2 },
  { "same-within-a-hundredth", { 1.712, 1.7125, 1.713, 1.714 }, 4, 1, 0 },
  { "at-most-four-digits", { 1710, 0.0012, NAN, NAN }, 4, 0, 0 },
  { "one", { 1.71, 0, 0, 0 }, 1, 1, 0 },
  { "none", { 0, 0, 0, 0 }, 0, 0, 0 },
  { "not-finite", { NAN, INFINITY, -INFINITY, NAN }, 4, 0, 0 },
  { "zeros", { 0.0, 0.0, 0.0, 2.0 }, 4, 1, 0 },
};

static void
test_decimals (gconstpointer data)
{
  const DecimalsRow *row = data;
  SpoolUnit unit = spool_unit_choose (SPOOL_QUANTITY_TIME, 1.0);
  int fewest;

  g_assert_cmpint (spool_unit_decimals (&unit, row->values, row->n_values, &fewest), ==,
                   row->decimals);
  g_assert_cmpint (fewest, ==, row->fewest);
}

/* The digits are those of the unit that is shown, not of the second. */
static void
test_decimals_in_unit (void)
{
  static const double values[] = { 87e-6, 12.5e-6, 13.1e-6 };
  SpoolUnit unit = spool_unit_choose (SPOOL_QUANTITY_TIME, values[0]);

  g_assert_cmpint (spool_unit_decimals (&unit, values, G_N_ELEMENTS (values), NULL), ==, 1);
}

static void
test_decimals_alone (void)
{
  SpoolUnit unit = spool_unit_choose (SPOOL_QUANTITY_RATIO, 1.0);

  g_assert_cmpint (spool_unit_decimals_alone (&unit, 102.8), ==, 0);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, 19.94), ==, 1);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, 1.0), ==, 2);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, 0.97), ==, 2);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, 0.0021), ==, 4);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, NAN), ==, 0);
  g_assert_cmpint (spool_unit_decimals_alone (&unit, 0.0), ==, 0);
}

static void
test_decimals_of_small (void)
{
  SpoolUnit unit = spool_unit_choose (SPOOL_QUANTITY_TIME, 100.0);

  g_assert_cmpint (spool_unit_decimals_of (&unit, 50.0, 1), ==, 1);
  g_assert_cmpint (spool_unit_decimals_of (&unit, 0.06, 1), ==, 1);
  g_assert_cmpint (spool_unit_decimals_of (&unit, 0.004, 1), ==, 3);
  g_assert_cmpint (spool_unit_decimals_of (&unit, 0.0, 1), ==, 1);
  g_assert_cmpint (spool_unit_decimals_of (&unit, NAN, 2), ==, 2);
}

static void
assert_format (
    const SpoolUnit *unit, double value, int decimals, const char *bare, const char *full)
{
  g_autofree char *number = spool_unit_format (unit, value, decimals);
  g_autofree char *with_unit = spool_unit_format_full (unit, value, decimals);

  g_assert_cmpstr (number, ==, bare);
  g_assert_cmpstr (with_unit, ==, full);
}

static void
test_format (void)
{
  SpoolUnit seconds = spool_unit_choose (SPOOL_QUANTITY_TIME, 1.0);
  SpoolUnit microseconds = spool_unit_choose (SPOOL_QUANTITY_TIME, 1e-5);
  SpoolUnit ratio = spool_unit_choose (SPOOL_QUANTITY_RATIO, 1.0);
  SpoolUnit number = spool_unit_choose (SPOOL_QUANTITY_NUMBER, 1.0);

  assert_format (&seconds, 0.8749, 2, "0.87", "0.87" NBSP "s");
  assert_format (&seconds, -1e-9, 2, "0.00", "0.00" NBSP "s");
  assert_format (&seconds, NAN, 2, "–", "–");
  assert_format (&seconds, INFINITY, 2, "–", "–");
  assert_format (&microseconds, 4.25e-6, 1, "4.2", "4.2" NBSP "µs");
  assert_format (&ratio, 10.68, 1, "10.7", "10.7×");
  assert_format (&number, 16, 0, "16", "16");
}

static void
assert_title (const SpoolUnit *unit, const char *title, const char *expected)
{
  g_autofree char *whole = spool_unit_append_symbol (unit, title);

  g_assert_cmpstr (whole, ==, expected);
}

static void
test_title (void)
{
  SpoolUnit seconds = spool_unit_choose (SPOOL_QUANTITY_TIME, 1.0);
  SpoolUnit number = spool_unit_choose (SPOOL_QUANTITY_NUMBER, 1.0);

  assert_title (&seconds, "Median time", "Median time" NBSP "[s]");
  assert_title (&seconds, NULL, "[s]");
  assert_title (&seconds, "", "[s]");
  assert_title (&number, "Workers", "Workers");
  assert_title (&number, NULL, "");
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit/choose", test_choose);
  for (i = 0; i < G_N_ELEMENTS (decimals_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/unit/decimals/", decimals_rows[i].name, NULL);

      g_test_add_data_func (path, &decimals_rows[i], test_decimals);
    }
  g_test_add_func ("/unit/decimals-in-unit", test_decimals_in_unit);
  g_test_add_func ("/unit/decimals-alone", test_decimals_alone);
  g_test_add_func ("/unit/decimals-of-small", test_decimals_of_small);
  g_test_add_func ("/unit/format", test_format);
  g_test_add_func ("/unit/title", test_title);
  return g_test_run ();
}
