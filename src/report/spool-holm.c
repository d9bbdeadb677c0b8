/* spool-holm.c: Holm's correction for several comparisons.
 *
 * Who compares twenty configurations at 5 % finds one that differs even if none does. Holm's
 * step-down procedure keeps the chance of one or more such mistakes at 5 %, whatever the
 * comparisons have to do with each other: here they share serial's times (S. Holm, A simple
 * sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-holm.h"

#include <math.h>

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double x = **(const double *const *) a, y = **(const double *const *) b;

  return (x > y) - (x < y);
}

/**
 * spool_holm_adjust:
 * @p_values: (array length=n_values): the chances, each of a comparison by itself
 * @n_values: how many
 * @adjusted: (out caller-allocates) (array length=n_values): the adjusted ones, in the same order
 *
 * A comparison is significant at a level if its adjusted chance is at most that level. Comparisons
 * that could not be made, whose chance is NAN, don't count as such. Any thread.
 */
void
spool_holm_adjust (const double *p_values, gsize n_values, double *adjusted)
{
  g_autofree const double **order = g_new (const double *, n_values);
  gsize n_known = 0;
  double so_far = 0;

  g_return_if_fail ((p_values != NULL && adjusted != NULL) || n_values == 0);

  for (gsize i = 0; i < n_values; i++)
    {
      adjusted[i] = NAN;
      if (!isnan (p_values[i]))
        order[n_known++] = &p_values[i];
    }
  if (n_known > 0)
    qsort (order, n_known, sizeof *order, compare_values);
  for (gsize i = 0; i < n_known; i++)
    {
      so_far = fmax (so_far, fmin (1, (double) (n_known - i) * *order[i]));
      adjusted[order[i] - p_values] = so_far;
    }
}
