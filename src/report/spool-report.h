/* spool-report.h: all that was measured: plan, machine, runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine.h"
#include "report/spool-plan.h"

G_BEGIN_DECLS

#define SPOOL_REPORT_MAX_RECORDS 20000

/**
 * SpoolReport:
 * @plan: (owned): what was asked for
 * @machine: (owned): on which machine
 * @machine_json: (owned) (nullable): the machine's words in the file that the report came from,
 *   which are written again as they were, with fields that this version doesn't know
 * @machine_after: (owned) (nullable): the same machine after the last run; %NULL before that, and
 *   in reports of early versions
 * @machine_after_json: (owned) (nullable): its words, likewise
 * @created: (owned) (nullable): when it was begun, in ISO 8601, UTC
 * @ended: whether no more runs will come, be it complete or not
 * @complete: whether all rounds were measured
 * @runs: (element-type SpoolRun): in the order in which they ran
 * @n_records: how many job records all runs have together
 *
 * To be read by all, and changed by spool_report_add_run() and by setting @ended,
 * @complete and @machine_after. One thread at a time.
 */
typedef struct
{
  SpoolPlan *plan;
  SpoolMachine *machine;
  char *machine_json;
  SpoolMachine *machine_after;
  char *machine_after_json;
  char *created;
  gboolean ended;
  gboolean complete;
  GPtrArray *runs;
  guint64 n_records;
} SpoolReport;

SpoolReport *spool_report_new              (SpoolPlan *plan,
                                            SpoolMachine *machine) G_GNUC_WARN_UNUSED_RESULT;
void         spool_report_free             (SpoolReport *self);
void         spool_report_add_run          (SpoolReport *self,
                                            SpoolRun *run);
guint64      spool_report_get_free_records (const SpoolReport *self);
guint64      spool_report_count_failed     (const SpoolReport *self);
guint        spool_report_count_rounds     (const SpoolReport *self);
guint        spool_report_count_summaries  (const SpoolReport *self);
guint        spool_report_count_disturbed  (const SpoolReport *self);
char        *spool_report_describe_failures (const SpoolReport *self,
                                             guint max_lines) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolReport, spool_report_free)

G_END_DECLS
