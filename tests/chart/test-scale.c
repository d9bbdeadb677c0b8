/* test-scale.c
 *
 * Scales by numbers: domains, ticks, labels, and whatever else may come in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-scale.h"

#include <float.h>
#include <math.h>

typedef struct
{
  const char *name;
  SpoolScaleKind kind;
  SpoolQuantity quantity;
  double low;
  double high;
  guint max_ticks;
  const char *symbol;
  const char *labels; /* joined by spaces */
} Row;

static const Row rows[] = {
  { "seconds", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 1.71, 4, "s", "0 0.5 1.0 1.5" },
  { "seconds-fine", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 1.71, 9, "s",
    "0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6 1.8" },
  { "extended", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 1.95, 4, "s", "0 0.5 1.0 1.5 2.0" },
  { "milliseconds", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 0.87, 5, "ms",
    "0 200 400 600 800" },
  { "microseconds", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 42e-6, 5, "µs", "0 10 20 30 40" },
  { "nanoseconds", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 7e-9, 4, "ns", "0 2 4 6" },
  { "below-nanosecond", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 4e-10, 4, "ns",
    "0 0.1 0.2 0.3 0.4" },
  { "two-minutes", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 120.0, 4, "min",
    "0 0.5 1.0 1.5 2.0" },
  { "minutes", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 1710.0, 6, "min", "0 5 10 15 20 25 30" },
  { "hours", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 31000.0, 4, "h", "0 5" },
  { "just-a-second", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0, 1.0, 2, "s", "0 0.5 1.0" },
  { "ratio", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_RATIO, 0, 10.7, 5, "×", "0× 5× 10×" },
  { "ratio-not-from-zero", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_RATIO, 0.92, 1.13, 5, "×",
    "0.95× 1.00× 1.05× 1.10×" },
  { "number", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_NUMBER, 1, 16, 4, "", "5 10 15" },
  { "below-zero", SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_NUMBER, -3, 3, 3, "", "-2 0 2" },
  { "log2", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_NUMBER, 1, 16, 9, "", "1 2 4 8 16" },
  { "log10", SPOOL_SCALE_LOG10, SPOOL_QUANTITY_TIME, 0.01, 0.66, 9, "ms", "10 20 50 100 200 500" },
  { "log10-few", SPOOL_SCALE_LOG10, SPOOL_QUANTITY_TIME, 0.01, 20, 4, "s", "0.01 0.1 1 10" },
  { "log2-few", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_NUMBER, 1, 256, 5, "", "1 4 16 64 256" },
  { "log2-fraction", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 0.5, 4, 5, "×", "0.5× 1× 2× 4×" },
  { "log2-narrow", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 0.7, 2.2, 5, "×", "0.75× 1× 1.5× 2×" },
  { "log2-eighth", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 0.125, 2, 9, "×",
    "0.125× 0.25× 0.5× 1× 2×" },
  { "log2-slow", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 0.03, 2.1, 9, "×",
    "0.05× 0.1× 0.2× 0.5× 1× 2×" },
  { "log2-slower", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 0.0015, 2.1, 5, "×", "0.01× 0.1× 1×" },
  { "log2-slowest", SPOOL_SCALE_LOG2, SPOOL_QUANTITY_RATIO, 1e-6, 3.0, 3, "×",
    "0.000001× 0.0001× 0.01× 1×" },
};

static char *
join_labels (const SpoolScale *scale)
{
  GString *joined = g_string_new (NULL);
  guint i;

  for (i = 0; i < scale->n_ticks; i++)
    {
      g_autofree char *label = spool_scale_tick_label (scale, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", label);
    }
  return g_string_free (joined, FALSE);
}

static void
test_ticks (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *labels = NULL;
  SpoolScale scale;
  guint i;

  spool_scale_init (&scale, row->kind, row->quantity, row->low, row->high, row->max_ticks);
  labels = join_labels (&scale);
  g_assert_cmpstr (scale.unit.symbol, ==, row->symbol);
  g_assert_cmpstr (labels, ==, row->labels);
  g_assert_false (scale.empty);
  g_assert_cmpfloat (scale.low, <=, row->low);
  g_assert_cmpfloat (scale.high, >=, row->high * (1.0 - 1e-12));
  for (i = 0; i < scale.n_ticks; i++)
    {
      double position = spool_scale_position (&scale, spool_scale_tick (&scale, i));

      g_assert_cmpfloat (position, >=, -1e-9);
      g_assert_cmpfloat (position, <=, 1.0 + 1e-9);
    }
}

static void
test_position (void)
{
  SpoolScale scale;

  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0.0, 2.0, 4);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 0.0), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 0.5), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 2.0), 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 3.0), 1.5, 1e-12);
  g_assert_cmpfloat (spool_scale_position (&scale, NAN), ==, 0.0);

  spool_scale_init (&scale, SPOOL_SCALE_LOG2, SPOOL_QUANTITY_NUMBER, 1.0, 16.0, 9);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 1.0), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 4.0), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 16.0), 1.0, 1e-12);
  g_assert_cmpfloat (spool_scale_position (&scale, 0.0), ==, 0.0);
  g_assert_cmpfloat (spool_scale_position (&scale, -1.0), ==, 0.0);
}

/* Whatever comes in, low < high and the position of anything is a number. */
static void
test_odd_input (void)
{
  static const double odd[] = { 0.0,     -1.0,   1.0,   NAN,    INFINITY, -INFINITY,
                                DBL_MIN, 1e-300, 1e300, 5e-324, 1e-9,     3600.0 };
  guint kind, i, j;

  for (kind = SPOOL_SCALE_LINEAR; kind <= SPOOL_SCALE_LOG10; kind++)
    for (i = 0; i < G_N_ELEMENTS (odd); i++)
      for (j = 0; j < G_N_ELEMENTS (odd); j++)
        {
          SpoolScale scale;

          spool_scale_init (&scale, kind, SPOOL_QUANTITY_TIME, odd[i], odd[j], 5);
          g_assert_true (scale.low < scale.high);
          g_assert_true (isfinite (spool_scale_position (&scale, 1.0)));
          g_assert_cmpuint (scale.n_ticks, <=, 64);
          if (!isfinite (odd[i]) || !isfinite (odd[j]))
            g_assert_true (scale.empty);
        }
}

static void
test_empty (void)
{
  SpoolScale scale;

  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0.0, NAN, 5);
  g_assert_true (scale.empty);
  g_assert_cmpuint (scale.n_ticks, ==, 0);
  g_assert_cmpstr (scale.unit.symbol, ==, "s");

  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0.0, 0.0, 5);
  g_assert_true (scale.empty);
}

static void
test_single_point (void)
{
  SpoolScale scale;

  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_RATIO, 2.0, 2.0, 4);
  g_assert_false (scale.empty);
  g_assert_cmpfloat_with_epsilon (spool_scale_position (&scale, 2.0), 0.5, 1e-9);
  g_assert_cmpuint (scale.n_ticks, >=, 2);
}

/* Ticks are products of the step: none drifts off a round number. */
static void
test_no_drift (void)
{
  SpoolScale scale;

  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_NUMBER, 0.0, 1.0, 10);
  g_assert_cmpuint (scale.n_ticks, ==, 11);
  g_assert_cmpfloat (spool_scale_tick (&scale, 10), ==, 1.0);
  g_assert_cmpfloat (spool_scale_tick (&scale, 5), ==, 0.5);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/scale/ticks/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_ticks);
    }
  g_test_add_func ("/scale/position", test_position);
  g_test_add_func ("/scale/odd-input", test_odd_input);
  g_test_add_func ("/scale/empty", test_empty);
  g_test_add_func ("/scale/single-point", test_single_point);
  g_test_add_func ("/scale/no-drift", test_no_drift);
  return g_test_run ();
}
