/* spool-measure.h: medians of what the runs of a configuration have beside their times. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolMeasure:
 * @SPOOL_MEASURE_BLOCKED: how long all workers together waited for input or output, in seconds
 * @SPOOL_MEASURE_LOCK_WAIT: how long a worker waited for the global lock, on average, in seconds
 * @SPOOL_MEASURE_CPU: how much CPU time all together used, in seconds
 * @SPOOL_MEASURE_MEMORY: how much memory all together needed, in bytes
 */
typedef enum
{
  SPOOL_MEASURE_BLOCKED,
  SPOOL_MEASURE_LOCK_WAIT,
  SPOOL_MEASURE_CPU,
  SPOOL_MEASURE_MEMORY
} SpoolMeasure;

double spool_measure_median (const SpoolReport *report,
                             const SpoolConfiguration *configuration,
                             SpoolMeasure measure);

G_END_DECLS
