/* spool-student.c: Student's t distribution.
 *
 * Its tails are a regularized incomplete beta function (Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.1), which a continued fraction gives to nearly all digits of a
 * double. The degrees of freedom need not be a whole number: Welch's test has others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-student.h"

#include <float.h>
#include <math.h>

#define MAX_STEPS 500

/* lgamma() stores the sign in a global variable, which other threads see. All arguments here are
 * above 0, where Stirling's series does after a few steps of the recurrence (A&S 6.1.15, 6.1.41).
 */
static double
log_gamma (double x)
{
  double product = 1, square;

  for (; x < 10; x++)
    product *= x;
  square = 1 / (x * x);
  return (x - 0.5) * log (x) - x + 0.5 * log (2 * G_PI) - log (product) +
         (1.0 / 12 -
          square *
              (1.0 / 360 - square * (1.0 / 1260 -
                                     square * (1.0 / 1680 -
                                               square * (1.0 / 1188 - square * 691.0 / 360360))))) /
             x;
}

/* The continued fraction of the incomplete beta function (DLMF 8.17.22), evaluated from its
 * beginning by the method of Lentz. Converges quickly for x < (a + 1) / (a + b + 2). */
static double
beta_fraction (double a, double b, double x)
{
  double numerator = 1;
  double denominator = 1 / (1 - (a + b) * x / (a + 1));
  double fraction = denominator;

  for (int m = 1; m <= MAX_STEPS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double change;

      denominator = 1 / (1 + even * denominator);
      numerator = 1 + even / numerator;
      fraction *= denominator * numerator;
      denominator = 1 / (1 + odd * denominator);
      numerator = 1 + odd / numerator;
      change = denominator * numerator;
      fraction *= change;
      if (fabs (change - 1) < 4 * DBL_EPSILON)
        break;
    }
  return fraction;
}

/* The regularized incomplete beta function I_x(a, b). Of x, which may be next to 1, the rest is
 * given too. */
static double
beta_part (double a, double b, double x, double rest)
{
  double factor;

  if (x <= 0)
    return 0;
  if (rest <= 0)
    return 1;
  factor = exp (log_gamma (a + b) - log_gamma (a) - log_gamma (b) + a * log (x) + b * log (rest));
  if (x < (a + 1) / (a + b + 2))
    return factor * beta_fraction (a, b, x) / a;
  return 1 - factor * beta_fraction (b, a, rest) / b;
}

/**
 * spool_student_two_sided:
 * @t: a value of Student's t; may be infinite
 * @freedom: the degrees of freedom, above 0
 *
 * Returns: the chance that t is as far from 0 or farther, on either side; NAN if @t is. Any thread.
 */
double
spool_student_two_sided (double t, double freedom)
{
  double sum;

  g_return_val_if_fail (freedom > 0, NAN);

  if (isnan (t))
    return NAN;
  if (isinf (t))
    return 0;
  sum = freedom + t * t;
  if (isinf (sum))
    return 0;
  return beta_part (freedom / 2, 0.5, freedom / sum, t * t / sum);
}

/**
 * spool_student_upper_tail:
 * @t: a value of Student's t; may be infinite
 * @freedom: the degrees of freedom, above 0
 *
 * Returns: the chance that t is as great or greater; NAN if @t is. Any thread.
 */
double
spool_student_upper_tail (double t, double freedom)
{
  double half = spool_student_two_sided (t, freedom) / 2;

  return t >= 0 ? half : 1 - half;
}

static double
density (double t, double freedom)
{
  double factor = exp (log_gamma ((freedom + 1) / 2) - log_gamma (freedom / 2));

  return factor / sqrt (freedom * G_PI) * exp (-(freedom + 1) / 2 * log1p (t * t / freedom));
}

/**
 * spool_student_quantile:
 * @p: a chance, between 0 and 1
 * @freedom: the degrees of freedom, above 0
 *
 * The upper tail falls and is convex, so Newton's method gets to the quantile from 0 on without
 * ever going too far.
 *
 * Returns: the value that t stays below with the chance @p. Any thread.
 */
double
spool_student_quantile (double p, double freedom)
{
  double tail = fmin (p, 1 - p);
  double t = 0;

  g_return_val_if_fail (p > 0 && p < 1 && freedom > 0, NAN);

  for (int i = 0; i < MAX_STEPS; i++)
    {
      double step = (spool_student_upper_tail (t, freedom) - tail) / density (t, freedom);

      if (!(step > t * DBL_EPSILON) || isinf (step))
        break;
      t += step;
    }
  return p < 0.5 ? -t : t;
}
