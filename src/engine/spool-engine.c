/* spool-engine.c: a configuration in, a run out.
 *
 * The timed part follows the rules of measurement: cold, it goes from before the pool is made to
 * after it has ended; warm, from the release of the ready workers to the last job's end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include "engine/spool-executor.h"
#include "engine/spool-phases.h"
#include "engine/spool-usage.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* What is read off the clocks around the timed part. */
typedef struct
{
  gint64 zero_ns;
  gint64 end_ns;
  gint64 cpu_user_ns;
  gint64 cpu_system_ns;
} Timing;

typedef struct
{
  SpoolSession *session;
  const SpoolExecutor *executor;
  const SpoolEngineHost *host;
} Pool;

static void
timing_begin (Timing *timing)
{
  spool_clock_cpu_ns (&timing->cpu_user_ns, &timing->cpu_system_ns);
  timing->zero_ns = spool_clock_now_ns ();
}

static void
timing_end (Timing *timing)
{
  gint64 user_ns, system_ns;

  timing->end_ns = spool_clock_now_ns ();
  spool_clock_cpu_ns (&user_ns, &system_ns);
  timing->cpu_user_ns = user_ns - timing->cpu_user_ns;
  timing->cpu_system_ns = system_ns - timing->cpu_system_ns;
}

static void
lane_main (gpointer data, gpointer pool_data)
{
  SpoolLaneState *lane = data;
  Pool *pool = pool_data;
  SpoolSession *session = pool->session;
  gboolean warm = session->setup->mode == SPOOL_MODE_WARM;
  gpointer worker = pool->executor->lane_open (session, lane);

  if (warm)
    spool_session_lane_ready (session);
  if (worker != NULL)
    pool->executor->lane_work (session, lane, worker);
  if (warm)
    spool_session_lane_done (session);
  if (worker != NULL)
    pool->executor->lane_close (session, lane, worker);
}

static void
allow_threads (const Pool *pool)
{
  if (pool->host->threads_allowed != NULL)
    pool->host->threads_allowed (pool->host->data);
}

/* Forks, if that is how this executor makes its workers, and only then allows threads. */
static gboolean
fork_lanes (const Pool *pool, GError **error)
{
  if (pool->executor->fork_lanes == NULL)
    return TRUE;
  if (!pool->executor->fork_lanes (pool->session, error))
    return FALSE;
  allow_threads (pool);
  return TRUE;
}

/* An exclusive pool starts all its threads here and now; a shared one would start them whenever it
 * likes, in the middle of the measurement. */
static GThreadPool *
start_pool (Pool *pool, GError **error)
{
  SpoolSession *session = pool->session;
  g_autoptr (GError) failure = NULL;
  GThreadPool *threads =
      g_thread_pool_new (lane_main, pool, (gint) session->n_lanes, TRUE, &failure);

  if (failure != NULL)
    {
      g_set_error (
          error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
          _ ("can't start %u threads: %s. Use fewer workers, or raise the limit with “ulimit -u”"),
          session->n_lanes, failure->message);
      if (threads != NULL)
        g_thread_pool_free (threads, TRUE, TRUE);
      return NULL;
    }
  for (guint i = 0; i < session->n_lanes; i++)
    g_thread_pool_push (threads, &session->lanes[i], NULL);
  return threads;
}

static gboolean
run_cold (Pool *pool, Timing *timing, GError **error)
{
  GThreadPool *threads = NULL;

  timing_begin (timing);
  if (!fork_lanes (pool, error))
    return FALSE;
  if (pool->executor->in_place)
    lane_main (&pool->session->lanes[0], pool);
  else if ((threads = start_pool (pool, error)) == NULL)
    return FALSE;
  else
    g_thread_pool_free (threads, FALSE, TRUE);
  timing_end (timing);
  return TRUE;
}

static gboolean
run_warm (Pool *pool, Timing *timing, GError **error)
{
  GThreadPool *threads;

  if (!fork_lanes (pool, error) || (threads = start_pool (pool, error)) == NULL)
    return FALSE;
  spool_session_await_ready (pool->session);
  timing_begin (timing);
  spool_session_release (pool->session);
  spool_session_await_done (pool->session);
  timing_end (timing);
  spool_session_close (pool->session);
  g_thread_pool_free (threads, FALSE, TRUE);
  return TRUE;
}

/* In place, warm: the worker is made before zero and ended after the last job. */
static void
run_warm_in_place (Pool *pool, Timing *timing)
{
  SpoolSession *session = pool->session;
  SpoolLaneState *lane = &session->lanes[0];
  gpointer worker = pool->executor->lane_open (session, lane);

  timing_begin (timing);
  pool->executor->lane_work (session, lane, worker);
  timing_end (timing);
  pool->executor->lane_close (session, lane, worker);
}

static gboolean
run_timed (Pool *pool, Timing *timing, GError **error)
{
  if (pool->session->setup->mode == SPOOL_MODE_COLD)
    return run_cold (pool, timing, error);
  if (!pool->executor->in_place)
    return run_warm (pool, timing, error);
  run_warm_in_place (pool, timing);
  return TRUE;
}

static void
set_job_zero (SpoolSession *session, Timing *timing)
{
  gint64 last_ns = timing->zero_ns;

  for (guint64 i = 0; i < session->setup->jobs; i++)
    {
      SpoolJobRecord *record = &session->records[i];

      last_ns = MAX (last_ns, record->end_ns);
      record->start_ns -= timing->zero_ns;
      record->end_ns -= timing->zero_ns;
    }
  if (session->setup->mode == SPOOL_MODE_WARM)
    timing->end_ns = last_ns;
}

/* A digest that is known beforehand is checked here, outside the timed part; the bench compares
 * the others between runs. */
static void
check_digests (SpoolSession *session)
{
  const SpoolWorkload *workload = session->work->workload;
  g_autofree guint64 *digests = NULL;
  gsize n_digests = 0;
  guint32 wrong = 0;

  if (workload->expected_digests == NULL)
    return;
  digests = workload->expected_digests (session->setup->params, &n_digests);
  for (guint64 i = 0; i < session->setup->jobs; i++)
    {
      SpoolJobRecord *record = &session->records[i];

      if (record->status != SPOOL_JOB_OK || record->digest == digests[i % n_digests])
        continue;
      if (wrong == 0)
        {
          g_ptr_array_add (session->details, g_strdup (_ ("its result is wrong")));
          wrong = session->details->len;
        }
      record->status = SPOOL_JOB_FAILED;
      record->digest = 0;
      record->detail = wrong;
    }
}

static SpoolRun *
make_run (SpoolSession *session, const Timing *timing)
{
  const SpoolSetup *setup = session->setup;
  SpoolRun *run = spool_run_new ();
  g_autofree gint64 *ready_ns = g_new (gint64, session->n_lanes);

  run->executor = setup->executor;
  run->workers = setup->workers;
  run->mode = setup->mode;
  run->jobs = setup->jobs;
  run->wall_ns = timing->end_ns - timing->zero_ns;
  run->cpu_user_ns = timing->cpu_user_ns;
  run->cpu_system_ns = timing->cpu_system_ns;
  run->peak_rss_bytes = spool_usage_peak_rss_bytes ();
  run->n_lanes = session->n_lanes;
  run->lanes = g_new0 (SpoolLane, session->n_lanes);
  for (guint i = 0; i < session->n_lanes; i++)
    {
      const SpoolLaneState *lane = &session->lanes[i];

      ready_ns[i] = lane->ready_ns == G_MAXINT64 ? G_MAXINT64 : lane->ready_ns - timing->zero_ns;
      run->lanes[i].pid = lane->pid;
      run->lanes[i].tid = lane->tid;
      run->cpu_user_ns += lane->usage.cpu_user_ns;
      run->cpu_system_ns += lane->usage.cpu_system_ns;
      run->peak_rss_bytes += lane->usage.peak_rss_bytes;
    }
  run->records = g_steal_pointer (&session->records);
  run->n_records = setup->jobs;
  g_ptr_array_unref (run->details);
  run->details = g_ptr_array_ref (session->details);
  spool_phases_fill (run, ready_ns);
  if (setup->jobs > setup->max_records)
    spool_run_drop_records (run);
  return run;
}

static gboolean
prepare (SpoolSession *session, const SpoolExecutor *executor, GError **error)
{
  const SpoolWork *work = session->work;

  /* Forked workers have what was prepared before the fork. */
  if ((executor->jobs_in_process || executor->fork_lanes != NULL) && work->process_init != NULL &&
      !work->process_init (error))
    return FALSE;
  if (!executor->jobs_in_process)
    return TRUE;
  session->prepared = work->prepare (session->setup->params, session->setup->folder,
                                     session->setup->pages_url, error);
  return session->prepared != NULL;
}

/**
 * spool_engine_run:
 * @setup: what to do; its folder must exist
 * @work: the code for the workload's jobs
 * @host: what it needs of the caller
 * @error: why it can't be measured; failed jobs are no error
 *
 * Measures one run. Blocks the calling thread, which does the jobs itself if there is no pool. Once
 * at a time in a process, so that processor time and memory are those of this run.
 *
 * Returns: (transfer full) (nullable): the run.
 */
SpoolRun *
spool_engine_run (const SpoolSetup *setup,
                  const SpoolWork *work,
                  const SpoolEngineHost *host,
                  GError **error)
{
  const SpoolExecutor *executor;
  g_autoptr (SpoolSession) session = NULL;
  Pool pool;
  Timing timing = { 0 };
  SpoolRun *run = NULL;
  gboolean measured;

  g_return_val_if_fail (setup != NULL && work != NULL && host != NULL, NULL);

  executor = spool_executor_get (setup->executor);
  session = spool_session_new (setup, work, executor->one_lane ? 1 : setup->workers);
  session->program = host->program;
  if (executor->locked)
    session->global_lock = spool_global_lock_new (setup->switch_interval_ns);
  pool = (Pool){ session, executor, host };
  if (!prepare (session, executor, error))
    return NULL;
  if (executor->fork_lanes == NULL)
    allow_threads (&pool);
  measured = run_timed (&pool, &timing, error);
  if (measured && session->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&session->failure));
  else if (measured)
    {
      set_job_zero (session, &timing);
      check_digests (session);
      run = make_run (session, &timing);
    }
  if (session->prepared != NULL)
    work->unprepare (session->prepared);
  return run;
}
