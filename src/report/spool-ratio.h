/* spool-ratio.h: how many times as long as others some times are. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolRatio:
 * @n: how many values it rests on: pairs, or the fewer of two samples
 * @log_ratio: the logarithm of the ratio; NAN without values
 * @half_width: how far the 95 % interval of @log_ratio goes to either side; NAN below two values
 * @p_differs: the chance of such a difference if there is none; NAN below two values
 * @p_same: the chance of such likeness if they differ by %SPOOL_RATIO_SAME or more; NAN likewise
 *
 * An estimate of a ratio, with what can be said of it by itself. In logarithms, since twice as fast
 * is then as far from equal as twice as slow.
 */
typedef struct
{
  gsize n;
  double log_ratio;
  double half_width;
  double p_differs;
  double p_same;
} SpoolRatio;

/* Ratios between 1 / 1.05 and 1.05 count as the same. */
#define SPOOL_RATIO_SAME 1.05
/* Of all tests, and of all intervals: one in twenty is wrong. */
#define SPOOL_RATIO_LEVEL 0.05

SpoolRatio spool_ratio_of_pairs   (const double *log_ratios,
                                   gsize n_pairs);
SpoolRatio spool_ratio_of_rounds  (const double *logs,
                                   gsize n_logs,
                                   const double *base_logs,
                                   gsize n_base_logs);
SpoolRatio spool_ratio_of_samples (const double *logs,
                                   gsize n_logs,
                                   const double *base_logs,
                                   gsize n_base_logs);
double     spool_ratio_get        (const SpoolRatio *self);
double     spool_ratio_get_low    (const SpoolRatio *self);
double     spool_ratio_get_high   (const SpoolRatio *self);
double     spool_ratio_same_log   (void);

G_END_DECLS
