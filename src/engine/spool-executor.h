/* spool-executor.h: how jobs are run: one constant per executor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/spool-session.h"

G_BEGIN_DECLS

/**
 * SpoolExecutor:
 * @in_place: whether the calling thread does all jobs, so that there is no pool of threads; the
 *   lane functions are then called once, for the first lane
 * @one_lane: whether there is one lane, whatever the number of workers
 * @locked: whether one lock is held while a job computes
 * @jobs_in_process: whether the jobs run in this process, which must then be prepared for them
 * @fork_lanes: (nullable): makes the workers of all lanes before this process has other threads
 * @lane_open: makes a lane's worker and stamps @ready_ns; %NULL if it can't, and then the session
 *   has failed
 * @lane_work: claims and does jobs until there are none left
 * @lane_close: ends the worker
 */
typedef struct
{
  gboolean in_place;
  gboolean one_lane;
  gboolean locked;
  gboolean jobs_in_process;
  gboolean (*fork_lanes) (SpoolSession *session,
                          GError **error);
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
extern const SpoolExecutor spool_processes_fork_executor;
extern const SpoolExecutor spool_threads_gil_executor;
extern const SpoolExecutor spool_async_executor;

const SpoolExecutor *spool_executor_get (SpoolExecutorKind kind);

G_END_DECLS
