/* spool-executor.h: how jobs are run: one constant per executor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/spool-session.h"

G_BEGIN_DECLS

/**
 * SpoolExecutor:
 * @in_place: whether its one lane is the calling thread, so that there is no pool
 * @jobs_in_process: whether the jobs run in this process, which must then be prepared for them
 * @lane_open: makes a lane's worker and stamps @ready_ns; %NULL if it can't, and then the session
 *   has failed
 * @lane_work: claims and does jobs until there are none left
 * @lane_close: ends the worker
 */
typedef struct
{
  gboolean in_place;
  gboolean jobs_in_process;
  gpointer (*lane_open) (SpoolSession *session,
                         SpoolLaneState *lane);
  void (*lane_work) (SpoolSession *session,
                     SpoolLaneState *lane,
                     gpointer worker);
  void (*lane_close) (SpoolSession *session,
                      SpoolLaneState *lane,
                      gpointer worker);
} SpoolExecutor;

extern const SpoolExecutor spool_serial_executor;
extern const SpoolExecutor spool_threads_executor;
extern const SpoolExecutor spool_processes_executor;

const SpoolExecutor *spool_executor_get (SpoolExecutorKind kind);

G_END_DECLS
