/* test-statistics.c: numbers against printed tables and known answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-statistics.h"

#include <math.h>

static const double one_to_ten[] = { 7, 3, 10, 1, 5, 2, 9, 4, 8, 6 };

static void
test_plain (void)
{
  g_assert_cmpfloat (spool_statistics_minimum (one_to_ten, 10), ==, 1);
  g_assert_cmpfloat (spool_statistics_maximum (one_to_ten, 10), ==, 10);
  g_assert_cmpfloat_with_epsilon (spool_statistics_mean (one_to_ten, 10), 5.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_statistics_deviation (one_to_ten, 10), 3.0276503540974917,
                                  1e-12);
  g_assert_cmpfloat (spool_statistics_median (one_to_ten, 10), ==, 5.5);
  g_assert_cmpfloat (spool_statistics_median (one_to_ten, 9), ==, 5);
  g_assert_cmpfloat (one_to_ten[0], ==, 7);
}

/* As R's quantile() and NumPy's percentile() give by default. */
static void
test_quantiles (void)
{
  static const double four[] = { 40, 10, 30, 20 };

  g_assert_cmpfloat (spool_statistics_quantile (four, 4, 0), ==, 10);
  g_assert_cmpfloat (spool_statistics_quantile (four, 4, 1), ==, 40);
  g_assert_cmpfloat_with_epsilon (spool_statistics_quantile (four, 4, 0.25), 17.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_statistics_quantile (four, 4, 0.9), 37, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_statistics_quantile (one_to_ten, 10, 0.75), 7.75, 1e-12);
}

static void
test_few (void)
{
  static const double one[] = { 3 };
  double low = 0, high = 0;

  g_assert_true (isnan (spool_statistics_minimum (NULL, 0)));
  g_assert_true (isnan (spool_statistics_maximum (NULL, 0)));
  g_assert_true (isnan (spool_statistics_mean (NULL, 0)));
  g_assert_true (isnan (spool_statistics_median (NULL, 0)));
  g_assert_true (isnan (spool_statistics_deviation (NULL, 0)));
  g_assert_true (isnan (spool_statistics_deviation (one, 1)));
  g_assert_cmpfloat (spool_statistics_median (one, 1), ==, 3);
  g_assert_cmpfloat (spool_statistics_mean (one, 1), ==, 3);
  spool_statistics_median_interval (one_to_ten, 5, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

/* A mean of large numbers that hardly differ. */
static void
test_large (void)
{
  static const double large[] = { 1e15 + 1, 1e15 + 2, 1e15 + 3 };

  g_assert_cmpfloat (spool_statistics_mean (large, 3), ==, 1e15 + 2);
  g_assert_cmpfloat_with_epsilon (spool_statistics_deviation (large, 3), 1, 1e-9);
}

/* The rank is one more than the critical value of the two-sided sign test at 5 %, which is
 * printed in books of tables: n = 6: 0, 9: 1, 12: 2, 15: 3, 17: 4, 20: 5, 23: 6, 25: 7, 28: 8,
 * 30: 9, 40: 13, 50: 17, 100: 39. */
static void
test_ranks (void)
{
  static const guint rows[][2] = { { 0, 0 },   { 1, 0 },   { 5, 0 },   { 6, 1 },   { 8, 1 },
                                   { 9, 2 },   { 11, 2 },  { 12, 3 },  { 14, 3 },  { 15, 4 },
                                   { 16, 4 },  { 17, 5 },  { 19, 5 },  { 20, 6 },  { 22, 6 },
                                   { 23, 7 },  { 25, 8 },  { 28, 9 },  { 30, 10 }, { 40, 14 },
                                   { 50, 18 }, { 99, 40 }, { 100, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (spool_statistics_interval_rank (rows[i][0]), ==, rows[i][1]);
}

/* The same by counting: of all 2^n ways to lie below or above the median, those with fewer than k
 * below are at most a fortieth, and with k they are more. */
static void
test_ranks_by_counting (void)
{
  for (guint n = 1; n <= 60; n++)
    {
      gsize rank = spool_statistics_interval_rank (n);
      guint64 ways = 1, tail = 0;

      for (guint k = 0; k < rank; k++)
        {
          tail += ways;
          ways = (guint64) ((unsigned __int128) ways * (n - k) / (k + 1));
        }
      g_assert_true ((unsigned __int128) tail * 40 <= (unsigned __int128) 1 << n);
      g_assert_true ((unsigned __int128) (tail + ways) * 40 > (unsigned __int128) 1 << n);
    }
}

/* Of many values the rank is near n / 2 - 0.98 sqrt (n), also where 2^-n is below all doubles. */
static void
test_many_ranks (void)
{
  for (guint n = 1000; n < 100000; n *= 3)
    {
      double expected = n / 2.0 - 0.98 * sqrt (n);

      g_assert_cmpfloat_with_epsilon ((double) spool_statistics_interval_rank (n), expected, 1.5);
    }
}

static void
test_interval (void)
{
  double low = 0, high = 0;

  spool_statistics_median_interval (one_to_ten, 10, &low, &high);
  g_assert_cmpfloat (low, ==, 2);
  g_assert_cmpfloat (high, ==, 9);
  spool_statistics_median_interval (one_to_ten, 6, &low, &high);
  g_assert_cmpfloat (low, ==, 1);
  g_assert_cmpfloat (high, ==, 10);
}

/* The interval must hold the true median in at least 95 % of all samples, whatever the values are
 * distributed like: here the square of what is even from 0 to 1, whose median is 0.25. */
static void
test_coverage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static const guint sizes[] = { 6, 9, 17 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n_held = 0;

      for (guint j = 0; j < 20000; j++)
        {
          double values[17], low, high;

          for (guint k = 0; k < sizes[i]; k++)
            {
              values[k] = g_rand_double (rand);
              values[k] *= values[k];
            }
          spool_statistics_median_interval (values, sizes[i], &low, &high);
          n_held += low <= 0.25 && 0.25 <= high;
        }
      g_assert_cmpuint (n_held, >, 20000 * 95 / 100 - 100);
      g_assert_cmpuint (n_held, <, 20000 * 985 / 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/plain", test_plain);
  g_test_add_func ("/statistics/quantiles", test_quantiles);
  g_test_add_func ("/statistics/few", test_few);
  g_test_add_func ("/statistics/large", test_large);
  g_test_add_func ("/statistics/ranks", test_ranks);
  g_test_add_func ("/statistics/ranks-by-counting", test_ranks_by_counting);
  g_test_add_func ("/statistics/many-ranks", test_many_ranks);
  g_test_add_func ("/statistics/interval", test_interval);
  g_test_add_func ("/statistics/coverage", test_coverage);
  return g_test_run ();
}
