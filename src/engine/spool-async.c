/* spool-async.c: one thread that has several jobs in flight.
 *
 * Each worker is a slot, with a lane of its own in which its jobs lie one after the other; the
 * event loop itself is the work's, since only it knows what its jobs wait for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-executor.h"
#include "engine/spool-usage.h"
#include "workload/spool-clock.h"

typedef struct
{
  SpoolAsyncHost host; /* first, so that a host is a loop */
  SpoolSession *session;
  SpoolJob *jobs; /* by slot */
  gpointer loop;
} Loop;

static SpoolJob *
start_job (SpoolAsyncHost *host, guint slot)
{
  Loop *self = (Loop *) host;
  SpoolSession *session = self->session;
  guint64 index = spool_session_claim (session, 1);

  if (index >= session->setup->jobs)
    return NULL;
  spool_job_begin (&self->jobs[slot], index, spool_clock_now_ns (),
                   session->setup->job_time_limit_ns, &session->records[index]);
  return &self->jobs[slot];
}

static void
finish_job (SpoolAsyncHost *host, guint slot)
{
  Loop *self = (Loop *) host;
  SpoolJob *job = &self->jobs[slot];

  spool_job_end (job, &self->session->records[job->index]);
  spool_session_keep_job (self->session, &self->session->lanes[slot], job);
}

static gpointer
async_open (SpoolSession *session, SpoolLaneState *first)
{
  gint64 ready_ns = spool_clock_now_ns ();
  Loop *self = g_new0 (Loop, 1);

  for (guint i = 0; i < session->n_lanes; i++)
    {
      session->lanes[i].ready_ns = ready_ns;
      session->lanes[i].pid = spool_usage_process_id ();
      session->lanes[i].tid = spool_usage_thread_id ();
    }
  self->host = (SpoolAsyncHost){ session->n_lanes, start_job, finish_job };
  self->session = session;
  self->jobs = g_new0 (SpoolJob, session->n_lanes);
  self->loop = session->work->loop_new (session->prepared, session->n_lanes);
  return self;
}

static void
async_work (SpoolSession *session, SpoolLaneState *first, gpointer worker)
{
  Loop *self = worker;

  session->work->loop_run (session->prepared, self->loop, &self->host);
}

static void
async_close (SpoolSession *session, SpoolLaneState *first, gpointer worker)
{
  Loop *self = worker;

  session->work->loop_free (self->loop);
  g_free (self->jobs);
  g_free (self);
}

const SpoolExecutor spool_async_executor = {
  .in_place = TRUE,
  .jobs_in_process = TRUE,
  .lane_open = async_open,
  .lane_work = async_work,
  .lane_close = async_close,
};
