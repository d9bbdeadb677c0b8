/* spool-serve.c: one worker process of a run.
 *
 * It says that it is ready before it reads anything. A thread of its own watches for the end of the
 * input, so that it is seen also in the middle of a job; then nobody is left to work for, and the
 * process ends at once. Jobs are read by the thread that does them: each would have to be handed
 * over else, which costs more than some jobs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-serve.h"

#include "engine/spool-usage.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"
#include "workload/spool-work.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* What the working thread and the one that watches the input tell each other. */
typedef struct
{
  GMutex lock;
  int in_fd;
  gboolean working;
  gboolean ended;
} Watch;

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
  const guint8 *payload;
  gsize n_bytes;
  const char *id;

  if (!spool_channel_expect (self->channel, SPOOL_FRAME_SETUP, SPOOL_NO_DEADLINE, &payload,
                             &n_bytes, NULL, error))
    return FALSE;
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

static void
watch_clear (gpointer data)
{
  Watch *watch = data;

  g_mutex_clear (&watch->lock);
}

/* Nobody is left to work for: the middle of a job is no reason to stay. */
static gpointer
watch_input (gpointer data)
{
  Watch *watch = data;

  spool_fd_await_hangup (watch->in_fd);
  g_mutex_lock (&watch->lock);
  if (watch->working)
    _exit (0);
  watch->ended = TRUE;
  g_mutex_unlock (&watch->lock);
  g_atomic_rc_box_release_full (watch, watch_clear);
  return NULL;
}

static gboolean
begin_work (Watch *watch)
{
  g_mutex_lock (&watch->lock);
  watch->working = !watch->ended;
  g_mutex_unlock (&watch->lock);
  return watch->working;
}

static void
end_work (Watch *watch)
{
  g_mutex_lock (&watch->lock);
  watch->working = FALSE;
  g_mutex_unlock (&watch->lock);
}

static gboolean
read_range (Server *self, SpoolJobRange *range, GError **error)
{
  const guint8 *payload;
  gsize n_bytes;

  return spool_channel_expect (self->channel, SPOOL_FRAME_JOBS, SPOOL_NO_DEADLINE, &payload,
                               &n_bytes, NULL, error) &&
         spool_jobs_from_bytes (range, payload, n_bytes, error);
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
do_range (Server *self, const SpoolJobRange *range)
{
  spool_results_begin (self->frame, range);
  for (guint32 i = 0; i < range->count; i++)
    do_job (self, range->first + i);
  spool_frame_end (self->frame);
}

/* Whoever gets the results may close our input at once, and that must find us idle. The watching
 * thread is not waited for: where the input never hangs up, only its end is to be read. Returns
 * with an error set, be it that the input was closed. */
static void
serve_jobs (Server *self, Watch *watch, GError **error)
{
  SpoolJobRange range;

  g_thread_unref (g_thread_new ("watch", watch_input, g_atomic_rc_box_acquire (watch)));
  while (read_range (self, &range, error) && begin_work (watch))
    {
      do_range (self, &range);
      end_work (watch);
      if (!spool_channel_write (self->channel, self->frame, NULL))
        _exit (0);
    }
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
  /* The thread that looks at it may outlive this function by a moment. */
  Watch *watch = g_atomic_rc_box_new0 (Watch);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_return_val_if_fail (find_work != NULL, 1);

  g_mutex_init (&watch->lock);
  watch->in_fd = in_fd;
  self.channel = spool_channel_new (in_fd, out_fd);
  self.frame = g_byte_array_new ();
  if (say_ready (&self) && take_setup (&self, &error))
    {
      spool_clock_cpu_ns (&self.cpu_user_ns, &self.cpu_system_ns);
      serve_jobs (&self, watch, &error);
      if (error == NULL || g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED))
        say_usage (&self);
    }
  if (error != NULL && !g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED))
    {
      say_error (&self, error);
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      status = 1;
    }
  server_clear (&self);
  g_atomic_rc_box_release_full (watch, watch_clear);
  return status;
}
