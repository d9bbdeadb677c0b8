/* spool-executors.c: the table of executors, and those whose jobs run in threads of this process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-executor.h"
#include "engine/spool-usage.h"
#include "workload/spool-clock.h"

/* Where jobs take nanoseconds, two threads that want the counter at the same time wait for each
 * other longer than for their jobs. */
#define BATCH_NS 1000
#define MAX_BATCH 16

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

/* How many jobs to claim next, after some that took so long: one, but for jobs that only compute
 * and are so short that several of them hold back nobody for longer than a microsecond. */
static guint64
find_batch (const SpoolSession *session, guint64 n_done, gint64 took_ns)
{
  if (session->waits)
    return 1;
  return CLAMP (BATCH_NS * n_done / (guint64) (took_ns + 1), 1, MIN (2 * n_done, MAX_BATCH));
}

static void
thread_work (SpoolSession *session, SpoolLaneState *lane, gpointer data)
{
  ThreadWorker *worker = data;
  guint64 n_jobs = session->setup->jobs, batch = 1, job;
  gint64 now_ns = spool_clock_now_ns ();

  while ((job = spool_session_claim (session, batch)) < n_jobs)
    {
      guint64 first = job, end = MIN (job + batch, n_jobs);
      gint64 start_ns = now_ns;

      for (; job < end; job++)
        now_ns = spool_session_do_job (session, lane, worker->state, job, now_ns);
      batch = find_batch (session, end - first, now_ns - start_ns);
    }
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
