/* spool-statistics.c: what a handful of times has in common.
 *
 * No function changes the values or needs them sorted. Without values there is no answer: NAN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-statistics.h"

#include <math.h>
#include <string.h>

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double *
sort (const double *values, gsize n_values)
{
  double *sorted = g_new (double, n_values);

  memcpy (sorted, values, n_values * sizeof (double));
  qsort (sorted, n_values, sizeof (double), compare_doubles);
  return sorted;
}

/**
 * spool_statistics_minimum:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 *
 * Returns: the smallest; NAN if there is none. Any thread.
 */
double
spool_statistics_minimum (const double *values, gsize n_values)
{
  double minimum = NAN;

  g_return_val_if_fail (values != NULL || n_values == 0, NAN);

  for (gsize i = 0; i < n_values; i++)
    minimum = fmin (minimum, values[i]);
  return minimum;
}

/**
 * spool_statistics_maximum:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 *
 * Returns: the greatest; NAN if there is none. Any thread.
 */
double
spool_statistics_maximum (const double *values, gsize n_values)
{
  double maximum = NAN;

  g_return_val_if_fail (values != NULL || n_values == 0, NAN);

  for (gsize i = 0; i < n_values; i++)
    maximum = fmax (maximum, values[i]);
  return maximum;
}

/**
 * spool_statistics_mean:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 *
 * Returns: their mean; NAN if there is none. Any thread.
 */
double
spool_statistics_mean (const double *values, gsize n_values)
{
  double mean = 0;

  g_return_val_if_fail (values != NULL || n_values == 0, NAN);

  for (gsize i = 0; i < n_values; i++)
    mean += (values[i] - mean) / (double) (i + 1);
  return n_values > 0 ? mean : NAN;
}

/**
 * spool_statistics_deviation:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 *
 * Returns: their standard deviation, as that of a sample (n - 1); NAN below two. Any thread.
 */
double
spool_statistics_deviation (const double *values, gsize n_values)
{
  double mean = spool_statistics_mean (values, n_values);
  double sum = 0;

  if (n_values < 2)
    return NAN;
  for (gsize i = 0; i < n_values; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return sqrt (sum / (double) (n_values - 1));
}

/**
 * spool_statistics_quantile:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 * @p: which part of them lies below, from 0 to 1
 *
 * Between two values it goes in a straight line (type 7 of Hyndman and Fan, as R and NumPy do).
 *
 * Returns: the quantile; NAN if there are no values. Any thread.
 */
double
spool_statistics_quantile (const double *values, gsize n_values, double p)
{
  g_autofree double *sorted = NULL;
  double place, part;
  gsize below;

  g_return_val_if_fail (values != NULL || n_values == 0, NAN);
  g_return_val_if_fail (p >= 0 && p <= 1, NAN);

  if (n_values == 0)
    return NAN;
  sorted = sort (values, n_values);
  place = p * (double) (n_values - 1);
  below = (gsize) floor (place);
  part = place - (double) below;
  if (part == 0)
    return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

/**
 * spool_statistics_median:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 *
 * Returns: their median; NAN if there is none. Any thread.
 */
double
spool_statistics_median (const double *values, gsize n_values)
{
  return spool_statistics_quantile (values, n_values, 0.5);
}

/**
 * spool_statistics_interval_rank:
 * @n_values: how many values there are
 *
 * Each value lies below the true median with a chance of one half, whatever they are distributed
 * like. So the interval from the k-th smallest to the k-th greatest misses the median only if
 * fewer than k values lie on one side, and that has the binomial's chance, which is summed here
 * exactly. In logarithms, as 2^-n would vanish.
 *
 * Returns: the greatest k for which that chance is at most 5 %; 0 if there is none. Any thread.
 */
gsize
spool_statistics_interval_rank (gsize n_values)
{
  double log_chance = -(double) n_values * G_LN2;
  double tail = 0;
  gsize k;

  for (k = 0; k < n_values / 2; k++)
    {
      tail += exp (log_chance);
      if (tail > 0.025)
        break;
      log_chance += log ((double) (n_values - k) / (double) (k + 1));
    }
  return k;
}

/**
 * spool_statistics_median_interval:
 * @values: (array length=n_values): numbers
 * @n_values: how many
 * @low: (out): the lower end
 * @high: (out): the upper end
 *
 * Gives the 95 % interval of the median from the order of the values; both ends are NAN if there
 * are fewer than %SPOOL_MIN_FOR_INTERVAL. Any thread.
 */
void
spool_statistics_median_interval (const double *values, gsize n_values, double *low, double *high)
{
  g_autofree double *sorted = NULL;
  gsize k;

  g_return_if_fail (values != NULL || n_values == 0);
  g_return_if_fail (low != NULL && high != NULL);

  *low = NAN;
  *high = NAN;
  k = spool_statistics_interval_rank (n_values);
  if (k == 0)
    return;
  sorted = sort (values, n_values);
  *low = sorted[k - 1];
  *high = sorted[n_values - k];
}
