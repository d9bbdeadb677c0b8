/* spool-executors.c: the table of executors, and those whose jobs run in threads of this process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-executor.h"
#include "engine/spool-usage.h"
#include "workload/spool-clock.h"

/* A worker thread: what the work keeps between jobs, which may be nothing. */
typedef struct
{
  gpointer state;
} ThreadWorker;

static gpointer
thread_open (SpoolSession *session, SpoolLaneState *lane)
{
  ThreadWorker *worker;

  lane->ready_ns = spool_clock_now_ns ();
  lane->pid = spool_usage_process_id ();
  lane->tid = spool_usage_thread_id ();
  worker = g_new0 (ThreadWorker, 1);
  if (session->work->worker_new != NULL)
    worker->state = session->work->worker_new (session->prepared);
  return worker;
}

static void
thread_work (SpoolSession *session, SpoolLaneState *lane, gpointer data)
{
  ThreadWorker *worker = data;
  gint64 now_ns = spool_clock_now_ns ();
  guint64 job;

  while ((job = spool_session_claim (session, 1)) < session->setup->jobs)
    now_ns = spool_session_do_job (session, lane, worker->state, job, now_ns);
}

static void
thread_close (SpoolSession *session, SpoolLaneState *lane, gpointer data)
{
  ThreadWorker *worker = data;

  if (session->work->worker_new != NULL)
    session->work->worker_free (worker->state);
  g_free (worker);
}

const SpoolExecutor spool_serial_executor = {
  .in_place = TRUE,
  .one_lane = TRUE,
  .jobs_in_process = TRUE,
  .lane_open = thread_open,
  .lane_work = thread_work,
  .lane_close = thread_close,
};

const SpoolExecutor spool_threads_executor = {
  .jobs_in_process = TRUE,
  .lane_open = thread_open,
  .lane_work = thread_work,
  .lane_close = thread_close,
};

const SpoolExecutor spool_threads_gil_executor = {
  .jobs_in_process = TRUE,
  .locked = TRUE,
  .lane_open = thread_open,
  .lane_work = thread_work,
  .lane_close = thread_close,
};

/**
 * spool_executor_get:
 * @kind: an executor
 *
 * Returns: (transfer none): how it does it. Any thread.
 */
const SpoolExecutor *
spool_executor_get (SpoolExecutorKind kind)
{
  static const SpoolExecutor *const executors[SPOOL_N_EXECUTORS] = {
    [SPOOL_EXECUTOR_SERIAL] = &spool_serial_executor,
    [SPOOL_EXECUTOR_THREADS] = &spool_threads_executor,
    [SPOOL_EXECUTOR_PROCESSES] = &spool_processes_executor,
    [SPOOL_EXECUTOR_PROCESSES_FORK] = &spool_processes_fork_executor,
    [SPOOL_EXECUTOR_THREADS_GIL] = &spool_threads_gil_executor,
    [SPOOL_EXECUTOR_ASYNC] = &spool_async_executor,
  };

  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return executors[kind];
}
