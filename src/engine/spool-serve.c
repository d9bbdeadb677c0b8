/* spool-serve.c: one worker process of a run.
 *
 * It says that it is ready before it reads anything. A thread of its own does the reading, so that
 * the end of the input is seen also in the middle of a job; then nobody is left to work for, and
 * the process ends at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-serve.h"

#include "engine/spool-usage.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"
#include "workload/spool-work.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* What the reading thread hands to the working one. */
typedef struct
{
  GMutex lock;
  GCond changed;
  SpoolChannel *channel;
  SpoolJobRange range;
  gboolean has_range;
  gboolean working;
  gboolean ended;
} Inbox;

typedef struct
{
  SpoolChannel *channel;
  GByteArray *frame;
  SpoolSetup *setup;
  SpoolWorkFinder find_work;
  gpointer finder_data;
  const SpoolWork *work;
  gpointer prepared;
  gpointer state;
  gint64 cpu_user_ns; /* used before the run began */
  gint64 cpu_system_ns;
} Server;

static gboolean
say_ready (Server *self)
{
  SpoolReady ready = { .pid = spool_usage_process_id (), .tid = spool_usage_thread_id () };

  ready.ready_ns = spool_clock_now_ns ();
  spool_ready_to_frame (&ready, self->frame);
  return spool_channel_write (self->channel, self->frame, NULL);
}

static void
say_error (Server *self, const GError *error)
{
  spool_error_to_frame (error, self->frame);
  spool_channel_write (self->channel, self->frame, NULL);
}

static gboolean
take_setup (Server *self, GError **error)
{
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;
  const char *id;

  if (!spool_channel_read (self->channel, SPOOL_NO_DEADLINE, &type, &payload, &n_bytes, error))
    return FALSE;
  if (type != SPOOL_FRAME_SETUP)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                   _ ("message %d came where a set-up was expected"), type);
      return FALSE;
    }
  self->setup = spool_setup_from_bytes (payload, n_bytes, error);
  if (self->setup == NULL)
    return FALSE;
  id = spool_params_get_workload (self->setup->params)->id;
  self->work = self->find_work (id, self->finder_data);
  if (self->work == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                   _ ("this worker program can't do “%s”"), id);
      return FALSE;
    }
  self->prepared =
      self->work->prepare (self->setup->params, self->setup->folder, self->setup->pages_url, error);
  if (self->prepared == NULL)
    return FALSE;
  if (self->work->worker_new != NULL)
    self->state = self->work->worker_new (self->prepared);
  return TRUE;
}

/* Returns whether there will be more. */
static gboolean
read_one (Inbox *inbox)
{
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;
  SpoolJobRange range;
  gboolean good;

  good = spool_channel_read (inbox->channel, SPOOL_NO_DEADLINE, &type, &payload, &n_bytes, NULL) &&
         type == SPOOL_FRAME_JOBS && spool_jobs_from_bytes (&range, payload, n_bytes, NULL);
  g_mutex_lock (&inbox->lock);
  if (!good && (inbox->working || inbox->has_range))
    _exit (0);
  if (good)
    inbox->range = range;
  inbox->has_range = good;
  inbox->ended = !good;
  g_cond_signal (&inbox->changed);
  g_mutex_unlock (&inbox->lock);
  return good;
}

static gpointer
read_all (gpointer data)
{
  while (read_one (data))
    ;
  return NULL;
}

static gboolean
next_range (Inbox *inbox, SpoolJobRange *range)
{
  gboolean got;

  g_mutex_lock (&inbox->lock);
  while (!inbox->has_range && !inbox->ended)
    g_cond_wait (&inbox->changed, &inbox->lock);
  got = inbox->has_range;
  if (got)
    *range = inbox->range;
  inbox->has_range = FALSE;
  inbox->working = got;
  g_mutex_unlock (&inbox->lock);
  return got;
}

static void
do_job (Server *self, guint64 index)
{
  SpoolJobRecord record = { 0 };
  SpoolJob job;

  spool_job_begin (&job, index, spool_clock_now_ns (), self->setup->job_time_limit_ns, &record);
  self->work->run (self->prepared, self->state, &job);
  spool_job_end (&job, &record);
  spool_results_add (self->frame, &record, job.detail);
  g_free (job.detail);
}

static void
end_work (Inbox *inbox)
{
  g_mutex_lock (&inbox->lock);
  inbox->working = FALSE;
  g_mutex_unlock (&inbox->lock);
}

/* Whoever gets the results may close our input at once, and that must find us idle. */
static void
serve_jobs (Server *self)
{
  Inbox inbox = { .channel = self->channel };
  GThread *reader;
  SpoolJobRange range;

  g_mutex_init (&inbox.lock);
  g_cond_init (&inbox.changed);
  reader = g_thread_new ("reader", read_all, &inbox);
  while (next_range (&inbox, &range))
    {
      spool_results_begin (self->frame, &range);
      for (guint32 i = 0; i < range.count; i++)
        do_job (self, range.first + i);
      spool_frame_end (self->frame);
      end_work (&inbox);
      if (!spool_channel_write (self->channel, self->frame, NULL))
        _exit (0);
    }
  g_thread_join (reader);
  g_cond_clear (&inbox.changed);
  g_mutex_clear (&inbox.lock);
}

static void
say_usage (Server *self)
{
  SpoolUsage usage;

  spool_clock_cpu_ns (&usage.cpu_user_ns, &usage.cpu_system_ns);
  usage.cpu_user_ns -= self->cpu_user_ns;
  usage.cpu_system_ns -= self->cpu_system_ns;
  usage.peak_rss_bytes = spool_usage_peak_rss_bytes ();
  spool_usage_to_frame (&usage, self->frame);
  spool_channel_write (self->channel, self->frame, NULL);
}

static void
server_clear (Server *self)
{
  if (self->state != NULL)
    self->work->worker_free (self->state);
  if (self->prepared != NULL)
    self->work->unprepare (self->prepared);
  spool_setup_free (self->setup);
  g_byte_array_unref (self->frame);
  spool_channel_free (self->channel);
}

/**
 * spool_serve:
 * @in_fd: where set-up and jobs come from
 * @out_fd: where the results go
 * @find_work: finds the code for a workload
 * @finder_data: for @find_work
 *
 * Serves jobs until the input ends. The process must be prepared for its work. Main thread.
 *
 * Returns: the exit status.
 */
int
spool_serve (int in_fd, int out_fd, SpoolWorkFinder find_work, gpointer finder_data)
{
  Server self = { .find_work = find_work, .finder_data = finder_data };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_return_val_if_fail (find_work != NULL, 1);

  self.channel = spool_channel_new (in_fd, out_fd);
  self.frame = g_byte_array_new ();
  if (say_ready (&self) && take_setup (&self, &error))
    {
      spool_clock_cpu_ns (&self.cpu_user_ns, &self.cpu_system_ns);
      serve_jobs (&self);
      say_usage (&self);
    }
  else if (error != NULL && !g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED))
    {
      say_error (&self, error);
      g_printerr ("spool-worker: %s\n", error->message);
      status = 1;
    }
  server_clear (&self);
  return status;
}
