/* spool-event.h: what spool-bench says while it measures, line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine.h"
#include "report/spool-plan.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

typedef enum
{
  SPOOL_EVENT_UNKNOWN,
  SPOOL_EVENT_PLAN,
  SPOOL_EVENT_RUN_STARTED,
  SPOOL_EVENT_RUN,
  SPOOL_EVENT_ROUND,
  SPOOL_EVENT_WARNING,
  SPOOL_EVENT_ERROR,
  SPOOL_EVENT_WRITTEN,
  SPOOL_EVENT_END
} SpoolEventKind;

/**
 * SpoolEvent:
 * @kind: what it tells; %SPOOL_EVENT_UNKNOWN if a later version would know
 * @plan: (owned) (nullable): of plan: what will be measured
 * @machine: (owned) (nullable): of plan: where
 * @runs_total: of plan, run-started and run: how many runs there will be
 * @runs_done: of run-started and run: how many there are
 * @left_s: of run-started and run: how long it will take still; NAN if nobody can tell
 * @round: of run-started and round: which round, from 0
 * @configuration: of run-started: what is measured now
 * @run: (owned) (nullable): of run: what was measured
 * @text: (owned) (nullable): of warning and error: the message; of written: the path
 * @complete: of end: whether all rounds were measured
 * @status: of end: the exit status
 */
typedef struct
{
  SpoolEventKind kind;
  SpoolPlan *plan;
  SpoolMachine *machine;
  guint runs_total;
  guint runs_done;
  double left_s;
  guint round;
  SpoolConfiguration configuration;
  SpoolRun *run;
  char *text;
  gboolean complete;
  int status;
} SpoolEvent;

SpoolEvent *spool_event_parse (const char *line,
                               const SpoolPlan *plan,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        spool_event_free  (SpoolEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolEvent, spool_event_free)

G_END_DECLS
