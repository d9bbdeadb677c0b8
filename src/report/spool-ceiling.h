/* spool-ceiling.h: how much faster workers can be at best.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

/**
 * SpoolCeiling:
 * @bound: what the jobs spend their time on
 * @jobs: how many there are
 * @usable_cpus: how many CPUs can compute at the same time; 0: not known
 * @longest_jobs: how many jobs as long as the longest all of them are together, if they differ in
 *   length by their parameters; NAN if that isn't known; 0 if they are equally long
 *
 * What limits the speed-up of a workload.
 */
typedef struct
{
  SpoolBound bound;
  guint64 jobs;
  guint usable_cpus;
  double longest_jobs;
} SpoolCeiling;

SpoolCeiling spool_ceiling_of_entry (const SpoolReport *report, guint entry);
double spool_ceiling_get (const SpoolCeiling *self, SpoolExecutorKind executor, guint workers);
char *spool_ceiling_dup_words (const SpoolReport *report,
                               const SpoolConfiguration *configuration) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
