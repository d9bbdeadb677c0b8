/* spool-session.c: one run while it goes on.
 *
 * In the measured path of a thread lies no lock: it claims a job by an atomic addition and writes a
 * record that is its own. The lock guards what is rare: failures, and the gates of a warm pool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-session.h"

#include "workload/spool-clock.h"

#define FIRST_FEW 5

/**
 * spool_session_new:
 * @setup: (transfer none): what to do; must outlive the session
 * @work: the code for it
 * @n_lanes: how many lanes
 *
 * Returns: (transfer full): a session in which nothing has been done.
 */
SpoolSession *
spool_session_new (const SpoolSetup *setup, const SpoolWork *work, guint n_lanes)
{
  SpoolSession *self;

  g_return_val_if_fail (setup != NULL && work != NULL && n_lanes > 0, NULL);

  self = g_new0 (SpoolSession, 1);
  self->setup = setup;
  self->work = work;
  self->n_lanes = n_lanes;
  self->waits = work->workload->bound (setup->params) == SPOOL_BOUND_WAIT;
  self->records = spool_records_new (setup->jobs);
  self->lanes = g_new0 (SpoolLaneState, n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    {
      self->lanes[i].index = i;
      self->lanes[i].ready_ns = G_MAXINT64;
    }
  self->children = spool_children_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->details = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * spool_session_free:
 * @self: (transfer full) (nullable): a session that no lane uses any more
 */
void
spool_session_free (SpoolSession *self)
{
  if (self == NULL)
    return;
  spool_records_free (self->records);
  for (guint i = 0; i < self->n_lanes; i++)
    spool_child_free (self->lanes[i].forked);
  g_free (self->lanes);
  spool_children_free (self->children);
  g_ptr_array_unref (self->details);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->global_lock, spool_global_lock_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * spool_session_claim:
 * @self: a session
 * @count: how many jobs
 *
 * Takes the next @count jobs for the caller. Any thread.
 *
 * Returns: the first of them; there may be fewer, or none if it is not below the number of jobs.
 */
guint64
spool_session_claim (SpoolSession *self, guint64 count)
{
  return (guint64) __atomic_fetch_add (&self->next_job, (gint64) count, __ATOMIC_RELAXED);
}

static guint32
keep_detail (SpoolSession *self, const char *detail)
{
  guint32 number;

  if (detail == NULL)
    return 0;
  g_mutex_lock (&self->lock);
  /* With a summary only the first few are shown; with records there are at most as many. */
  if (self->details->len >= FIRST_FEW && self->details->len - FIRST_FEW >= self->setup->max_records)
    number = 0;
  else
    {
      g_ptr_array_add (self->details, spool_detail_make_fit (detail));
      number = self->details->len;
    }
  g_mutex_unlock (&self->lock);
  return number;
}

/**
 * spool_session_do_job:
 * @self: a session
 * @lane: the caller's lane
 * @worker: (nullable): what the work keeps for this worker
 * @index: a job that the caller has claimed
 * @start_ns: what time it is, on spool_clock_now_ns()
 *
 * Does a job in the calling thread and writes its record.
 *
 * Returns: what time it is then. It may be the next job's start: what lies between, an atomic
 *   addition, takes less than reading the clock once more.
 */
gint64
spool_session_do_job (
    SpoolSession *self, SpoolLaneState *lane, gpointer worker, guint64 index, gint64 start_ns)
{
  SpoolJobRecord *record = &self->records[index];
  gboolean failed; /* which took a lock and some memory to write down */
  SpoolJob job;

  spool_job_begin (&job, index, start_ns, self->setup->job_time_limit_ns, record);
  if (self->global_lock != NULL)
    spool_global_lock_enter (self->global_lock, &job);
  self->work->run (self->prepared, worker, &job);
  if (self->global_lock != NULL)
    spool_global_lock_leave (self->global_lock);
  spool_job_end (&job, record);
  failed = job.detail != NULL;
  spool_session_keep_job (self, lane, &job);
  return failed ? spool_clock_now_ns () : record->end_ns;
}

/**
 * spool_session_keep_job:
 * @self: a session
 * @lane: the lane it ran in
 * @job: a job whose record is there but for the lane and the reason of a failure
 *
 * Completes a job's record. Frees the job's detail.
 */
void
spool_session_keep_job (SpoolSession *self, SpoolLaneState *lane, SpoolJob *job)
{
  SpoolJobRecord *record = &self->records[job->index];

  record->lane = (guint16) lane->index;
  if (job->detail == NULL)
    return;
  record->detail = keep_detail (self, job->detail);
  g_clear_pointer (&job->detail, g_free);
}

/**
 * spool_session_put_record:
 * @self: a session
 * @lane: the caller's lane
 * @index: a job that the caller has claimed
 * @record: what came of it, with times on spool_clock_now_ns()
 * @detail: (nullable): why it did not succeed
 */
void
spool_session_put_record (SpoolSession *self,
                          SpoolLaneState *lane,
                          guint64 index,
                          const SpoolJobRecord *record,
                          const char *detail)
{
  SpoolJobRecord *own = &self->records[index];

  *own = *record;
  own->lane = (guint16) lane->index;
  own->done = TRUE;
  own->detail = keep_detail (self, detail);
}

/**
 * spool_session_fail:
 * @self: a session
 * @failure: (transfer full): why the run as a whole can't be measured
 *
 * The first failure counts; the lanes go on to an orderly end, since no job is left to claim, and
 * nobody has to wait for jobs that other processes have begun. Any thread.
 */
void
spool_session_fail (SpoolSession *self, GError *failure)
{
  __atomic_store_n (&self->next_job, (gint64) self->setup->jobs, __ATOMIC_RELAXED);
  g_mutex_lock (&self->lock);
  if (self->failure == NULL)
    self->failure = g_steal_pointer (&failure);
  g_mutex_unlock (&self->lock);
  g_clear_error (&failure);
  spool_children_kill (self->children);
}

/**
 * spool_session_lane_ready:
 * @self: a session
 *
 * For a lane of a warm pool: blocks until all are ready and the run begins.
 */
void
spool_session_lane_ready (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  self->n_ready++;
  g_cond_broadcast (&self->changed);
  while (!self->released)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_session_lane_done:
 * @self: a session
 *
 * For a lane of a warm pool that found no more jobs: blocks until the pool may end.
 */
void
spool_session_lane_done (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  self->n_done++;
  g_cond_broadcast (&self->changed);
  while (!self->closing)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_session_await_ready:
 * @self: a session
 *
 * Blocks until all lanes are in spool_session_lane_ready().
 */
void
spool_session_await_ready (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_ready < self->n_lanes)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_session_release:
 * @self: a session
 *
 * Lets the lanes of a warm pool begin.
 */
void
spool_session_release (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  self->released = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_session_await_done:
 * @self: a session
 *
 * Blocks until all lanes are in spool_session_lane_done().
 */
void
spool_session_await_done (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_done < self->n_lanes)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_session_close:
 * @self: a session
 *
 * Lets the lanes of a warm pool end.
 */
void
spool_session_close (SpoolSession *self)
{
  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}
