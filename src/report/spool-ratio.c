/* spool-ratio.c: how many times as long as others some times are.
 *
 * Times of the same round are compared with each other, pair by pair: what slows a round down
 * slows both, and drops out of their ratio. Times of two reports have no pairs, and need not vary
 * alike, so those are compared as Welch does.
 *
 * That two are the same can't be shown by finding no difference: with few or noisy values none is
 * ever found. It takes two one-sided tests, of being no longer and of being no shorter by a margin
 * (D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-ratio.h"

#include "report/spool-statistics.h"
#include "report/spool-student.h"

#include <math.h>

/**
 * spool_ratio_same_log:
 *
 * Returns: how far from 0 the logarithm of a ratio may be that counts as the same. Any thread.
 */
double
spool_ratio_same_log (void)
{
  return log (SPOOL_RATIO_SAME);
}

/* Without any spread every difference is certain, but none is none. */
static double
divide (double difference, double error)
{
  if (error > 0)
    return difference / error;
  return difference == 0 ? 0 : copysign (INFINITY, difference);
}

static void
judge (SpoolRatio *self, double error, double freedom)
{
  double margin = spool_ratio_same_log ();
  double above, below;

  self->half_width = error * spool_student_quantile (1 - SPOOL_RATIO_LEVEL / 2, freedom);
  self->p_differs = spool_student_two_sided (divide (self->log_ratio, error), freedom);
  above = spool_student_upper_tail (divide (margin - self->log_ratio, error), freedom);
  below = spool_student_upper_tail (divide (self->log_ratio + margin, error), freedom);
  self->p_same = fmax (above, below);
}

/**
 * spool_ratio_of_pairs:
 * @log_ratios: (array length=n_pairs): of each pair, the logarithm of its ratio
 * @n_pairs: how many
 *
 * Student's test and interval for the mean of paired differences.
 *
 * Returns: the estimate. Any thread.
 */
SpoolRatio
spool_ratio_of_pairs (const double *log_ratios, gsize n_pairs)
{
  SpoolRatio self = { n_pairs, NAN, NAN, NAN, NAN };

  g_return_val_if_fail (log_ratios != NULL || n_pairs == 0, self);

  self.log_ratio = spool_statistics_mean (log_ratios, n_pairs);
  if (n_pairs >= 2)
    judge (&self, spool_statistics_deviation (log_ratios, n_pairs) / sqrt ((double) n_pairs),
           (double) (n_pairs - 1));
  return self;
}

/**
 * spool_ratio_of_rounds:
 * @logs: (array length=n_logs): logarithms of times, by their rounds
 * @n_logs: how many
 * @base_logs: (array length=n_base_logs): those of the times to compare with
 * @n_base_logs: how many
 *
 * Pairs the times of each round. Rounds in which one is missing, or NAN, don't count.
 *
 * Returns: the estimate of the first by the second. Any thread.
 */
SpoolRatio
spool_ratio_of_rounds (const double *logs, gsize n_logs, const double *base_logs, gsize n_base_logs)
{
  gsize n_rounds = MIN (n_logs, n_base_logs);
  g_autofree double *log_ratios = g_new (double, n_rounds);
  gsize n_pairs = 0;

  for (gsize i = 0; i < n_rounds; i++)
    if (!isnan (logs[i]) && !isnan (base_logs[i]))
      log_ratios[n_pairs++] = logs[i] - base_logs[i];
  return spool_ratio_of_pairs (log_ratios, n_pairs);
}

static double
error_of_mean (const double *values, gsize n_values)
{
  return spool_statistics_deviation (values, n_values) / sqrt ((double) n_values);
}

/* Satterthwaite's approximation of the degrees of freedom (Biometrics Bulletin 2, 1946), in which
 * the errors' shares stand instead of the errors, whose fourth powers might vanish. */
static double
find_freedom (double error, gsize n, double base_error, gsize n_base)
{
  double sum = hypot (error, base_error);
  double part, base_part;

  if (!(sum > 0))
    return (double) (n + n_base - 2);
  part = pow (error / sum, 4);
  base_part = pow (base_error / sum, 4);
  return 1 / (part / (double) (n - 1) + base_part / (double) (n_base - 1));
}

/**
 * spool_ratio_of_samples:
 * @logs: (array length=n_logs): logarithms of times
 * @n_logs: how many
 * @base_logs: (array length=n_base_logs): those of the times to compare with
 * @n_base_logs: how many
 *
 * Welch's test and interval for the difference of two means, with samples that have nothing to do
 * with each other and need not vary alike (B. L. Welch, Biometrika 34, 1947).
 *
 * Returns: the estimate of the first by the second. Any thread.
 */
SpoolRatio
spool_ratio_of_samples (const double *logs,
                        gsize n_logs,
                        const double *base_logs,
                        gsize n_base_logs)
{
  SpoolRatio self = { MIN (n_logs, n_base_logs), NAN, NAN, NAN, NAN };
  double error, base_error;

  g_return_val_if_fail (logs != NULL || n_logs == 0, self);
  g_return_val_if_fail (base_logs != NULL || n_base_logs == 0, self);

  self.log_ratio =
      spool_statistics_mean (logs, n_logs) - spool_statistics_mean (base_logs, n_base_logs);
  if (self.n < 2)
    return self;
  error = error_of_mean (logs, n_logs);
  base_error = error_of_mean (base_logs, n_base_logs);
  judge (&self, hypot (error, base_error), find_freedom (error, n_logs, base_error, n_base_logs));
  return self;
}

/**
 * spool_ratio_get:
 * @self: an estimate
 *
 * Returns: the ratio; NAN if there is none. Any thread.
 */
double
spool_ratio_get (const SpoolRatio *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return exp (self->log_ratio);
}

/**
 * spool_ratio_get_low:
 * @self: an estimate
 *
 * Returns: the lower end of its 95 % interval; NAN if there is none. Any thread.
 */
double
spool_ratio_get_low (const SpoolRatio *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return exp (self->log_ratio - self->half_width);
}

/**
 * spool_ratio_get_high:
 * @self: an estimate
 *
 * Returns: the upper end of its 95 % interval; NAN if there is none. Any thread.
 */
double
spool_ratio_get_high (const SpoolRatio *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return exp (self->log_ratio + self->half_width);
}
