/* spool-processes.c: a pool of spawned or forked worker processes.
 *
 * Each lane is a thread that starts its worker, hands it jobs over a pipe and reads the results,
 * blocking. Jobs that wait go singly; others in batches of at most 1 ms of predicted work, so that
 * the pipe does not dominate jobs of nanoseconds, and none is queued beyond, so that a slow job
 * holds back nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-executor.h"
#include "engine/spool-serve.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-child.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

#define BATCH_NS SPOOL_NS_PER_MS
#define MAX_BATCH 4096
/* A worker that starts and ends by itself takes milliseconds; beyond this it hangs. But those that
 * share a CPU all start at once. */
#define GREETING_NS (10 * SPOOL_NS_PER_S)
#define GREETING_OF_EACH_NS (SPOOL_NS_PER_S / 2)
#define GOODBYE_NS (2 * SPOOL_NS_PER_S)
#define GRACE_NS SPOOL_NS_PER_S
#define MAX_IDLE_DEATHS 3

typedef struct
{
  SpoolChild *child;
  SpoolChannel *channel;
  GByteArray *frame;
  guint32 batch;
  guint idle_deaths; /* in a row, without a job in its hands */
  gboolean refused;  /* it has said that it can't do these jobs */
  gboolean late;     /* it was started within the timed part, be the pool warm */
} Worker;

typedef struct
{
  SpoolSession *session;
  SpoolLaneState *lane;
} Sink;

static gboolean
read_frame (Worker *worker,
            SpoolFrameType wanted,
            gint64 deadline_ns,
            const guint8 **payload,
            gsize *n_payload_bytes,
            GError **error)
{
  return spool_channel_expect (worker->channel, wanted, deadline_ns, payload, n_payload_bytes,
                               &worker->refused, error);
}

/* Who no longer reads may have said why before it went. */
static gboolean
take_last_words (Worker *worker, GError **error)
{
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;

  if (!spool_channel_read (worker->channel, spool_clock_now_ns () + GOODBYE_NS, &type, &payload,
                           &n_bytes, NULL) ||
      type != SPOOL_FRAME_ERROR)
    return FALSE;
  worker->refused = TRUE;
  g_propagate_error (error, spool_error_from_bytes (payload, n_bytes));
  return TRUE;
}

static gboolean
write_frame (Worker *worker, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (spool_channel_write (worker->channel, worker->frame, &failure))
    return TRUE;
  if (!g_error_matches (failure, SPOOL_ERROR, SPOOL_ERROR_CLOSED) ||
      !take_last_words (worker, error))
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Takes the end of a worker's life into the books. A cold worker lived within the timed part, and
 * so did one that replaced another, so that the system's own account of its whole life is the one
 * to take, if there is one. It is all there is of who died without a word. */
static void
account (SpoolSession *session,
         SpoolLaneState *lane,
         const Worker *worker,
         const SpoolUsage *said,
         const SpoolChildEnd *end)
{
  gboolean within = session->setup->mode == SPOOL_MODE_COLD || worker->late;
  gboolean whole_life = said == NULL || (within && end->cpu_user_ns + end->cpu_system_ns > 0);

  lane->usage.cpu_user_ns += whole_life ? end->cpu_user_ns : said->cpu_user_ns;
  lane->usage.cpu_system_ns += whole_life ? end->cpu_system_ns : said->cpu_system_ns;
  if (said != NULL)
    lane->usage.peak_rss_bytes = MAX (lane->usage.peak_rss_bytes, said->peak_rss_bytes);
}

static void
drop_child (Worker *worker)
{
  g_clear_pointer (&worker->channel, spool_channel_free);
  g_clear_pointer (&worker->child, spool_child_free);
}

/* Ends a worker that must not or can't go on. Returns how it ended, in words. */
static char *
bury (SpoolSession *session, SpoolLaneState *lane, Worker *worker, gboolean at_once)
{
  g_auto (SpoolChildEnd) end = { 0 };

  spool_children_remove (session->children, worker->child);
  if (at_once || !spool_child_wait (worker->child, spool_clock_now_ns () + GOODBYE_NS, &end))
    {
      spool_child_kill (worker->child);
      spool_child_wait (worker->child, G_MAXINT64, &end);
    }
  account (session, lane, worker, NULL, &end);
  drop_child (worker);
  return g_steal_pointer (&end.words);
}

/* A worker of a warm pool must have done all that comes before its first job: it has when it has
 * done no jobs. */
static gboolean
await_setup (Worker *worker, gint64 deadline_ns, GError **error)
{
  const SpoolJobRange nothing = { 0, 0 };
  const guint8 *payload;
  gsize n_bytes;

  spool_jobs_to_frame (&nothing, worker->frame);
  return write_frame (worker, error) &&
         read_frame (worker, SPOOL_FRAME_RESULTS, deadline_ns, &payload, &n_bytes, error) &&
         spool_results_from_bytes (&nothing, payload, n_bytes, NULL, NULL, error);
}

static gboolean
greet (SpoolSession *session, SpoolLaneState *lane, Worker *worker, GError **error)
{
  gint64 patience_ns =
      GREETING_NS + session->n_lanes * GREETING_OF_EACH_NS / g_get_num_processors ();
  gint64 deadline_ns = spool_clock_now_ns () + patience_ns;
  SpoolReady ready;
  const guint8 *payload;
  gsize n_bytes;

  if (!read_frame (worker, SPOOL_FRAME_READY, deadline_ns, &payload, &n_bytes, error) ||
      !spool_ready_from_bytes (&ready, payload, n_bytes, error))
    return FALSE;
  lane->ready_ns = MIN (lane->ready_ns, ready.ready_ns);
  lane->pid = ready.pid;
  lane->tid = ready.tid;
  spool_setup_to_frame (session->setup, worker->frame);
  if (!write_frame (worker, error))
    return FALSE;
  return session->setup->mode == SPOOL_MODE_COLD || await_setup (worker, deadline_ns, error);
}

/* Greets a child that has just been made; one that does not answer is buried. */
static gboolean
welcome (SpoolSession *session, SpoolLaneState *lane, Worker *worker)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *end = NULL;
  gboolean closed;

  spool_children_add (session->children, worker->child);
  worker->channel = spool_channel_new (spool_child_get_stdout_fd (worker->child),
                                       spool_child_get_stdin_fd (worker->child));
  if (greet (session, lane, worker, &error))
    return TRUE;
  closed = g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED);
  end = bury (session, lane, worker, !closed);
  spool_session_fail (session, g_error_new (SPOOL_ERROR, SPOOL_ERROR_FAILED,
                                            _ ("worker %u (%s) did not start: %s"), lane->index,
                                            session->program, closed ? end : error->message));
  return FALSE;
}

static gboolean
start_child (SpoolSession *session, SpoolLaneState *lane, Worker *worker)
{
  const char *argv[] = { session->program, NULL };
  g_autoptr (GError) error = NULL;

  worker->child = spool_child_spawn (argv, SPOOL_CHILD_DEFAULT, &error);
  if (worker->child != NULL)
    return welcome (session, lane, worker);
  spool_session_fail (session, g_steal_pointer (&error));
  return FALSE;
}

static gpointer
process_open (SpoolSession *session, SpoolLaneState *lane)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->frame = g_byte_array_new ();
  worker->batch = 1;
  worker->child = g_steal_pointer (&lane->forked);
  if (worker->child != NULL ? welcome (session, lane, worker) : start_child (session, lane, worker))
    return worker;
  g_byte_array_unref (worker->frame);
  g_free (worker);
  return NULL;
}

static void
take_result (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  Sink *sink = data;

  spool_session_put_record (sink->session, sink->lane, job, record, detail);
}

/* Gives a range of jobs to the worker and takes the results. @sent tells whether they may have been
 * begun. */
static gboolean
exchange (SpoolSession *session,
          SpoolLaneState *lane,
          Worker *worker,
          const SpoolJobRange *range,
          gboolean *sent,
          GError **error)
{
  gint64 limit_ns = session->setup->job_time_limit_ns;
  gint64 deadline_ns = SPOOL_NO_DEADLINE;
  Sink sink = { session, lane };
  const guint8 *payload;
  gsize n_bytes;

  *sent = FALSE;
  spool_jobs_to_frame (range, worker->frame);
  if (!write_frame (worker, error))
    return FALSE;
  *sent = TRUE;
  if (limit_ns > 0)
    deadline_ns = spool_clock_now_ns () + limit_ns * range->count + GRACE_NS;
  return read_frame (worker, SPOOL_FRAME_RESULTS, deadline_ns, &payload, &n_bytes, error) &&
         spool_results_from_bytes (range, payload, n_bytes, take_result, &sink, error);
}

static void
put_lost_job (SpoolSession *session,
              SpoolLaneState *lane,
              guint64 job,
              gint64 start_ns,
              gboolean timed_out,
              const char *reason)
{
  SpoolJobRecord record = { .start_ns = start_ns, .end_ns = spool_clock_now_ns () };

  record.status = timed_out ? SPOOL_JOB_TIMED_OUT : SPOOL_JOB_CRASHED;
  spool_session_put_record (session, lane, job, &record, reason);
}

/* The worker died, or had to be killed, with a range of jobs. A single job fails with the reason;
 * of several nobody knows which it was, so they are to be done once more, one by one. */
static void
replace (SpoolSession *session,
         SpoolLaneState *lane,
         Worker *worker,
         const SpoolJobRange *range,
         gint64 start_ns,
         gboolean sent,
         const GError *why)
{
  gboolean closed = g_error_matches (why, SPOOL_ERROR, SPOOL_ERROR_CLOSED);
  gboolean late = g_error_matches (why, SPOOL_ERROR, SPOOL_ERROR_CANCELLED);
  g_autofree char *end = bury (session, lane, worker, !closed);
  g_autofree char *reason = NULL;

  if (late)
    reason = g_strdup (_ ("its worker did not respond within --job-time-limit and was killed"));
  else
    reason = g_strdup_printf (_ ("its worker process ended: %s"), closed ? end : why->message);
  if (sent && range->count == 1)
    put_lost_job (session, lane, range->first, start_ns, late, reason);
  worker->idle_deaths = sent ? 0 : worker->idle_deaths + 1;
  worker->late = TRUE;
  if (spool_children_are_killed (session->children))
    return;
  if (worker->idle_deaths < MAX_IDLE_DEATHS)
    start_child (session, lane, worker);
  else
    spool_session_fail (session, g_error_new (SPOOL_ERROR, SPOOL_ERROR_FAILED,
                                              _ ("worker %u (%s) ends before it takes a job: %s"),
                                              lane->index, session->program, reason));
}

/* What one worker can't do none can, so that there is nothing to measure. */
static void
refuse (SpoolSession *session, SpoolLaneState *lane, Worker *worker, const GError *why)
{
  /* How it ended doesn't matter: it said why. */
  g_free (bury (session, lane, worker, FALSE));
  spool_session_fail (session,
                      g_error_new (SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("worker %u (%s): %s"),
                                   lane->index, session->program, why->message));
}

/* Returns whether the whole range is done, well or not. */
static gboolean
try_range (SpoolSession *session, SpoolLaneState *lane, Worker *worker, const SpoolJobRange *range)
{
  gint64 start_ns = spool_clock_now_ns ();
  g_autoptr (GError) error = NULL;
  gboolean sent;

  if (exchange (session, lane, worker, range, &sent, &error))
    {
      gint64 per_job_ns = (spool_clock_now_ns () - start_ns) / range->count + 1;

      worker->idle_deaths = 0;
      if (!session->waits)
        worker->batch =
            (guint32) CLAMP (BATCH_NS / per_job_ns, 1, MIN (2 * worker->batch, MAX_BATCH));
      return TRUE;
    }
  if (worker->refused)
    refuse (session, lane, worker, error);
  else
    replace (session, lane, worker, range, start_ns, sent, error);
  return sent && range->count == 1;
}

static void
do_range (SpoolSession *session, SpoolLaneState *lane, Worker *worker, const SpoolJobRange *range)
{
  if (try_range (session, lane, worker, range))
    return;
  worker->batch = 1;
  for (guint32 i = 0; i < range->count; i++)
    {
      SpoolJobRange single = { range->first + i, 1 };

      while (worker->child != NULL && !try_range (session, lane, worker, &single))
        ;
    }
}

static void
process_work (SpoolSession *session, SpoolLaneState *lane, gpointer data)
{
  Worker *worker = data;
  guint64 n_jobs = session->setup->jobs;

  while (worker->child != NULL)
    {
      guint64 first = spool_session_claim (session, worker->batch);
      SpoolJobRange range = { first, 0 };

      if (first >= n_jobs)
        break;
      range.count = (guint32) MIN (worker->batch, n_jobs - first);
      do_range (session, lane, worker, &range);
    }
}

static void
process_close (SpoolSession *session, SpoolLaneState *lane, gpointer data)
{
  Worker *worker = data;

  if (worker->child != NULL)
    {
      gint64 deadline_ns = spool_clock_now_ns () + GOODBYE_NS;
      SpoolUsage usage;
      gboolean said;
      g_auto (SpoolChildEnd) end = { 0 };
      const guint8 *payload;
      gsize n_bytes;

      spool_child_close_stdin (worker->child);
      said = read_frame (worker, SPOOL_FRAME_USAGE, deadline_ns, &payload, &n_bytes, NULL) &&
             spool_usage_from_bytes (&usage, payload, n_bytes, NULL);
      spool_children_remove (session->children, worker->child);
      if (!spool_child_wait (worker->child, deadline_ns, &end))
        {
          spool_child_kill (worker->child);
          spool_child_wait (worker->child, G_MAXINT64, &end);
        }
      account (session, lane, worker, said ? &usage : NULL, &end);
    }
  drop_child (worker);
  g_byte_array_unref (worker->frame);
  g_free (worker);
}

const SpoolExecutor spool_processes_executor = {
  .lane_open = process_open,
  .lane_work = process_work,
  .lane_close = process_close,
};

static const SpoolWork *
find_own_work (const char *workload_id, gpointer data)
{
  const SpoolWork *work = data;

  return g_str_equal (work->workload->id, workload_id) ? work : NULL;
}

static int
serve_forked (int in_fd, int out_fd, gpointer data)
{
  return spool_serve (in_fd, out_fd, find_own_work, data);
}

/* All are forked here, before there is a thread that a fork would leave behind in the middle of
 * something. A worker that dies later is replaced by a spawned one. */
static gboolean
fork_lanes (SpoolSession *session, GError **error)
{
  for (guint i = 0; i < session->n_lanes; i++)
    {
      session->lanes[i].forked = spool_child_fork (serve_forked, (gpointer) session->work, error);
      if (session->lanes[i].forked == NULL)
        return FALSE;
    }
  return TRUE;
}

const SpoolExecutor spool_processes_fork_executor = {
  .fork_lanes = fork_lanes,
  .lane_open = process_open,
  .lane_work = process_work,
  .lane_close = process_close,
};
