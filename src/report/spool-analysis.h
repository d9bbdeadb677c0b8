/* spool-analysis.h: what the runs of a report come to, per configuration. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

/**
 * SpoolAnalysisRow:
 * @configuration: which one
 * @n_runs: how many runs there are
 * @failed_jobs: how many jobs failed in all of them
 * @values: (element-type double): their wall times in seconds, in the order of the rounds
 * @median_s: the values' median
 * @low_s: the lower end of the median's 95 % interval; NAN with fewer than 6 runs
 * @high_s: its upper end
 * @min_s: the shortest time
 * @max_s: the longest time
 * @speedup: serial's median by this one's; NAN if one of them is missing
 * @efficiency: the speed-up for each worker
 * @start_s: the median of the phase start: how long the workers took to be ready
 *
 * Numbers that can't be had, for want of runs, are NAN.
 */
typedef struct
{
  SpoolConfiguration configuration;
  guint n_runs;
  guint64 failed_jobs;
  GArray *values;
  double median_s;
  double low_s;
  double high_s;
  double min_s;
  double max_s;
  double speedup;
  double efficiency;
  double start_s;
} SpoolAnalysisRow;

/**
 * SpoolAnalysis:
 * @rows: (element-type SpoolAnalysisRow): one for each configuration of the plan, in its order,
 *   so serial is the first of each entry
 */
typedef struct
{
  GPtrArray *rows;
} SpoolAnalysis;

SpoolAnalysis    *spool_analysis_new             (const SpoolReport *report)
                                                  G_GNUC_WARN_UNUSED_RESULT;
void              spool_analysis_free            (SpoolAnalysis *self);
SpoolAnalysisRow *spool_analysis_nth             (const SpoolAnalysis *self,
                                                  guint n);
SpoolAnalysisRow *spool_analysis_find            (const SpoolAnalysis *self,
                                                  const SpoolConfiguration *configuration);
SpoolAnalysisRow *spool_analysis_find_serial     (const SpoolAnalysis *self,
                                                  guint entry);
SpoolAnalysisRow *spool_analysis_find_fastest    (const SpoolAnalysis *self,
                                                  guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolAnalysis, spool_analysis_free)

G_END_DECLS
