/* spool-analysis.h: what the runs of a report come to, per configuration. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"
#include "report/spool-verdict.h"

G_BEGIN_DECLS

/**
 * SpoolAnalysisRow:
 * @configuration: which one
 * @n_runs: how many runs there are
 * @failed_jobs: how many jobs failed in all of them
 * @values: (element-type double): their wall times in seconds, in the order of the rounds
 * @logs: (element-type double): the logarithms of its times, by their rounds; NAN where there is
 *   none
 * @median_s: the values' median
 * @low_s: the lower end of the median's 95 % interval; NAN with fewer than 6 runs
 * @high_s: its upper end
 * @min_s: the shortest time
 * @max_s: the longest time
 * @speedup: serial's median by this one's; NAN if one of them is missing
 * @speedup_low: the lower end of the speed-up's 95 % interval, from the pairs of each round; NAN
 *   with fewer than 6 of them, and for serial
 * @speedup_high: its upper end
 * @efficiency: the speed-up for each worker
 * @efficiency_low: the lower end of the efficiency's interval
 * @efficiency_high: its upper end
 * @start_s: the median of the phase start: how long the workers took to be ready
 * @ceiling: the speed-up that was possible at best; NAN if that isn't known
 * @by_serial: how many times as long as serial it took, in the same rounds; empty for serial, and
 *   if jobs failed in either
 * @verdict: whether it was faster than serial
 * @greyed: whether it is neither faster nor slower for certain, and the difference from serial is
 *   smaller than serial's noise
 *
 * Numbers that can't be had, for want of runs, are NAN.
 */
typedef struct
{
  SpoolConfiguration configuration;
  guint n_runs;
  guint64 failed_jobs;
  GArray *values;
  GArray *logs;
  double median_s;
  double low_s;
  double high_s;
  double min_s;
  double max_s;
  double speedup;
  double speedup_low;
  double speedup_high;
  double efficiency;
  double efficiency_low;
  double efficiency_high;
  double start_s;
  double ceiling;
  SpoolRatio by_serial;
  SpoolVerdict verdict;
  gboolean greyed;
} SpoolAnalysisRow;

/**
 * SpoolAnalysis:
 * @rows: (element-type SpoolAnalysisRow): one for each configuration of the plan, in its order,
 *   so serial is the first of each entry
 * @noise_floors: (element-type double): for each entry of the plan, the logarithm of the smallest
 *   ratio to serial that is more than serial's own noise; NAN with fewer than three rounds
 */
typedef struct
{
  GPtrArray *rows;
  GArray *noise_floors;
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
SpoolRatio        spool_analysis_compare         (const SpoolAnalysisRow *row,
                                                  const SpoolAnalysisRow *base);
gboolean          spool_analysis_beats_ceiling   (const SpoolAnalysisRow *row);
double            spool_analysis_get_noise_floor (const SpoolAnalysis *self,
                                                  guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolAnalysis, spool_analysis_free)

G_END_DECLS
