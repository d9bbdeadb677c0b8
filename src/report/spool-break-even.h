/* spool-break-even.h: from which length of a job on a pool of workers pays. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolBreakEven:
 * @pool_s: how much longer the pool takes than serial for jobs that do nothing: starting the
 *   workers, handing out the jobs, ending the workers
 * @job_s: from which length of a job on, in seconds of computing, the pool is faster than serial
 * @low_s: the same if serial took as long, and the pool as short, as their intervals allow
 * @high_s: the same the other way round
 *
 * Each is NAN if it can't be told, as the interval with fewer than 6 rounds, or if there is none:
 * where no two jobs can be computed at the same time, a pool never pays.
 */
typedef struct
{
  double pool_s;
  double job_s;
  double low_s;
  double high_s;
} SpoolBreakEven;

gboolean       spool_break_even_applies (const SpoolPlanEntry *entry);
SpoolBreakEven spool_break_even_find    (const SpoolReport *report,
                                         const SpoolAnalysis *analysis,
                                         const SpoolAnalysisRow *row);
char          *spool_break_even_dup_costs (const SpoolReport *report,
                                           const SpoolAnalysis *analysis,
                                           guint entry) G_GNUC_WARN_UNUSED_RESULT;
char          *spool_break_even_dup_lengths (const SpoolReport *report,
                                             const SpoolAnalysis *analysis,
                                             guint entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
