/* spool-statistics.h: what a handful of times has in common. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With fewer values than this, no 95 % interval of the median exists. */
#define SPOOL_MIN_FOR_INTERVAL 6

double spool_statistics_minimum         (const double *values,
                                         gsize n_values);
double spool_statistics_maximum         (const double *values,
                                         gsize n_values);
double spool_statistics_mean            (const double *values,
                                         gsize n_values);
double spool_statistics_deviation       (const double *values,
                                         gsize n_values);
double spool_statistics_quantile        (const double *values,
                                         gsize n_values,
                                         double p);
double spool_statistics_median          (const double *values,
                                         gsize n_values);
gsize  spool_statistics_interval_rank   (gsize n_values);
void   spool_statistics_median_interval (const double *values,
                                         gsize n_values,
                                         double *low,
                                         double *high);

G_END_DECLS
