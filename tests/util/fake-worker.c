/* fake-worker.c: a serving worker that misbehaves in a known way.
 *
 * $SPOOL_FAKE_WORKER is a mode, and with a colon the job at which it does it: "exit:5". Its jobs
 * are those of the workload "sleep", except that it never sleeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NO_JOB G_MAXUINT64
#define SLOW_START_US 200000
#define BUSY_NS (60 * SPOOL_NS_PER_MS)
#define VERSION_AT 4
#define TYPE_AT 6
#define LENGTH_AT 8

typedef struct
{
  SpoolChannel *channel;
  GByteArray *frame;
  SpoolSetup *setup;
  const char *mode;
  guint64 bad_job;
} Fake;

static gboolean
mode_is (const Fake *self, const char *mode)
{
  return g_str_equal (self->mode, mode);
}

static void
write_bytes (const void *bytes, gsize n_bytes)
{
  if (!spool_fd_write_all (STDOUT_FILENO, bytes, n_bytes, NULL))
    _exit (9);
}

static void
write_text (const char *text)
{
  write_bytes (text, strlen (text));
}

static void
write_frame (Fake *self)
{
  write_bytes (self->frame->data, self->frame->len);
}

static void
make_error_frame (Fake *self)
{
  g_autoptr (GError) error =
      g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_FAILED, "the fake worker does not want to");

  spool_error_to_frame (error, self->frame);
}

static void
wait_for_ever (void)
{
  for (;;)
    g_usleep (G_USEC_PER_SEC);
}

static void
be_busy (void)
{
  while (spool_clock_cpu_ns (NULL, NULL) < BUSY_NS)
    ;
}

static void
say_ready (Fake *self)
{
  SpoolReady ready = { spool_clock_now_ns (), getpid (), getpid () };

  if (mode_is (self, "busy-crash"))
    be_busy ();
  if (mode_is (self, "slow-start"))
    {
      g_usleep (SLOW_START_US);
      ready.ready_ns = spool_clock_now_ns ();
    }
  spool_ready_to_frame (&ready, self->frame);
  if (mode_is (self, "exit-before-ready"))
    _exit (5);
  else if (mode_is (self, "garbage"))
    write_text ("I am no worker at all, only some program.\n");
  else if (mode_is (self, "noisy-stdout"))
    write_text ("Loading...\n");
  else if (mode_is (self, "wrong-version"))
    self->frame->data[VERSION_AT]++;
  else if (mode_is (self, "unknown-type"))
    self->frame->data[TYPE_AT] = 99;
  else if (mode_is (self, "wrong-type"))
    self->frame->data[TYPE_AT] = SPOOL_FRAME_USAGE;
  else if (mode_is (self, "huge-length"))
    memset (self->frame->data + LENGTH_AT, 0xff, 4);
  else if (mode_is (self, "error-frame"))
    make_error_frame (self);
  else if (mode_is (self, "error-at-once"))
    {
      /* Who has been told that we are ready finds nobody who reads. */
      close (STDIN_FILENO);
      write_frame (self);
      make_error_frame (self);
    }
  else if (mode_is (self, "short-frame"))
    {
      write_bytes (self->frame->data, self->frame->len - 1);
      _exit (0);
    }
  write_frame (self);
}

static void
read_setup (Fake *self)
{
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;

  if (!spool_channel_read (self->channel, SPOOL_NO_DEADLINE, &type, &payload, &n_bytes, NULL))
    _exit (0);
  if (type != SPOOL_FRAME_SETUP)
    _exit (8);
  self->setup = spool_setup_from_bytes (payload, n_bytes, NULL);
  if (self->setup == NULL)
    _exit (7);
}

/* What it does at the bad job instead of the job. */
static void
misbehave (Fake *self)
{
  if (mode_is (self, "crash") || mode_is (self, "busy-crash"))
    test_die ();
  else if (mode_is (self, "exit"))
    _exit (3);
  else if (mode_is (self, "hang"))
    wait_for_ever ();
  else if (mode_is (self, "garbage-on-job"))
    write_text ("and now for something completely different");
  else if (mode_is (self, "error-on-job") || mode_is (self, "error-or-hang"))
    {
      if (mode_is (self, "error-or-hang"))
        g_usleep (SLOW_START_US); /* the others have begun by then */

      make_error_frame (self);
      write_frame (self);
    }
  else if (mode_is (self, "short-results"))
    {
      write_bytes (self->frame->data, SPOOL_FRAME_HEADER_BYTES);
      _exit (0);
    }
  /* Whatever was said, only the other side ends this. */
  wait_for_ever ();
}

static void
add_job (Fake *self, guint64 index, const double *seconds, gsize n_seconds)
{
  SpoolJobRecord record = { 0 };
  const char *detail = NULL;

  record.start_ns = record.end_ns = spool_clock_now_ns ();
  record.digest =
      spool_digest_of_number ((guint64) spool_seconds_to_ns (seconds[index % n_seconds]));
  if (index == self->bad_job && mode_is (self, "wrong-digest"))
    record.digest++;
  else if (index == self->bad_job && mode_is (self, "fail"))
    {
      record.status = SPOOL_JOB_FAILED;
      record.digest = 0;
      detail = "the fake worker did not feel like it";
    }
  spool_results_add (self->frame, &record, detail);
}

static gboolean
holds_bad_job (const Fake *self, const SpoolJobRange *range)
{
  return self->bad_job - range->first < range->count;
}

static void
do_jobs (Fake *self, const SpoolJobRange *range)
{
  gsize n_seconds;
  g_autofree double *seconds =
      spool_params_get_numbers (self->setup->params, "seconds", &n_seconds);
  SpoolJobRange said = *range;
  gboolean bad = holds_bad_job (self, range);

  if (bad && mode_is (self, "wrong-range"))
    said.first++;
  if (!bad && range->count > 0 && mode_is (self, "error-or-hang"))
    wait_for_ever ();
  spool_results_begin (self->frame, &said);
  for (guint32 i = 0; i < range->count; i++)
    add_job (self, range->first + i, seconds, n_seconds);
  spool_frame_end (self->frame);
  if (bad && !mode_is (self, "wrong-range") && !mode_is (self, "wrong-digest") &&
      !mode_is (self, "fail"))
    misbehave (self);
  write_frame (self);
}

static void
serve (Fake *self)
{
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;
  SpoolJobRange range;
  SpoolUsage usage = { 1, 2, 3 };

  while (spool_channel_read (self->channel, SPOOL_NO_DEADLINE, &type, &payload, &n_bytes, NULL))
    {
      if (type != SPOOL_FRAME_JOBS || !spool_jobs_from_bytes (&range, payload, n_bytes, NULL))
        _exit (6);
      do_jobs (self, &range);
    }
  if (mode_is (self, "linger"))
    wait_for_ever ();
  if (mode_is (self, "no-usage"))
    _exit (0);
  spool_usage_to_frame (&usage, self->frame);
  write_frame (self);
}

int
main (void)
{
  const char *said = g_getenv ("SPOOL_FAKE_WORKER");
  g_auto (GStrv) words = g_strsplit (said != NULL ? said : "good", ":", 2);
  Fake self = { .mode = words[0], .bad_job = NO_JOB };

  if (words[1] != NULL)
    self.bad_job = g_ascii_strtoull (words[1], NULL, 10);
  spool_fd_prepare_standard ();
  self.channel = spool_channel_new (STDIN_FILENO, STDOUT_FILENO);
  self.frame = g_byte_array_new ();
  say_ready (&self);
  read_setup (&self);
  if (!mode_is (&self, "exit-after-setup"))
    serve (&self);
  spool_setup_free (self.setup);
  g_byte_array_unref (self.frame);
  spool_channel_free (self.channel);
  return 0;
}
