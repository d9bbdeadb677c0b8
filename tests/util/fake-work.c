/* fake-work.c: jobs that do nothing, or go wrong in a known way, and take no time at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-work.h"

#include "workload/spool-digest.h"
#include "workload/spool-error.h"

typedef struct
{
  gint64 fail_every;
  gint64 late_every;
  gint64 lie_at;
  gint64 hold_at;
  gint64 n_awaited;
  char *words;
  gint n_done[FAKE_MAX_JOBS];
  gint n_all_done;
  gint n_workers;
} Fake;

static SpoolBound
fake_bound (const SpoolParams *params)
{
  return SPOOL_BOUND_CPU;
}

guint64
fake_digest (guint64 index)
{
  return spool_digest_of_number (index);
}

static guint64 *
fake_expected_digests (const SpoolParams *params, gsize *n_digests)
{
  guint64 *digests = g_new (guint64, FAKE_MAX_JOBS);

  for (guint64 i = 0; i < FAKE_MAX_JOBS; i++)
    digests[i] = fake_digest (i);
  *n_digests = FAKE_MAX_JOBS;
  return digests;
}

#define INTEGER(name_, default_)                                                         \
  {                                                                                      \
    .name = name_, .type = SPOOL_PARAM_INTEGER, .minimum = -1, .maximum = FAKE_MAX_JOBS, \
    .default_value = default_                                                            \
  }

static const SpoolWorkload fake_workload = {
  .id = "fake",
  .title = "Nothing",
  .worker_program = "fake-worker",
  .params = { INTEGER ("fail-every", "0"),
              INTEGER ("late-every", "0"),
              INTEGER ("lie-at", "-1"),
              INTEGER ("hold-at", "-1"),
              INTEGER ("hold-for", "0"),
              INTEGER ("broken", "0"),
              { .name = "words", .type = SPOOL_PARAM_TEXT, .default_value = "no luck" } },
  .n_params = 7,
  .bound = fake_bound,
  .expected_digests = fake_expected_digests,
};

static gpointer
fake_prepare (const SpoolParams *params, const char *folder, const char *pages_url, GError **error)
{
  Fake *self;

  if (spool_params_get_integer (params, "broken") != 0)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, "it is broken");
      return NULL;
    }
  self = g_new0 (Fake, 1);
  self->fail_every = spool_params_get_integer (params, "fail-every");
  self->late_every = spool_params_get_integer (params, "late-every");
  self->lie_at = spool_params_get_integer (params, "lie-at");
  self->hold_at = spool_params_get_integer (params, "hold-at");
  self->n_awaited = spool_params_get_integer (params, "hold-for");
  self->words = g_strdup (spool_params_get_text (params, "words"));
  return self;
}

static void
fake_unprepare (gpointer prepared)
{
  Fake *self = prepared;

  g_assert_cmpint (g_atomic_int_get (&self->n_workers), ==, 0);
  g_free (self->words);
  g_free (self);
}

static gpointer
fake_worker_new (gconstpointer prepared)
{
  Fake *self = (gpointer) prepared;

  g_atomic_int_inc (&self->n_workers);
  return self;
}

static void
fake_worker_free (gpointer state)
{
  Fake *self = state;

  g_atomic_int_add (&self->n_workers, -1);
}

static gboolean
divides (gint64 number, guint64 index)
{
  return number > 0 && index % (guint64) number == 0;
}

static void
hold (Fake *self)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&self->n_all_done) < self->n_awaited)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_thread_yield ();
    }
}

static void
fake_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  Fake *self = (gpointer) prepared;
  gint n_before = g_atomic_int_add (&self->n_done[job->index], 1);

  g_assert_true (state == prepared);
  if (self->hold_at >= 0 && job->index == (guint64) self->hold_at)
    hold (self);
  g_atomic_int_inc (&self->n_all_done);
  job->bytes = job->index;
  job->lock_wait_ns = 3;
  job->blocked_ns = 4;
  job->digest = fake_digest (job->index) + (guint64) n_before;
  if (self->lie_at >= 0 && job->index == (guint64) self->lie_at)
    job->digest++;
  if (divides (self->late_every, job->index))
    spool_job_time_out (job);
  else if (divides (self->fail_every, job->index))
    spool_job_fail (job, SPOOL_JOB_FAILED, "%s %" G_GUINT64_FORMAT, self->words, job->index);
}

/* A loop that fills all its slots, and ends their jobs in the order in which nobody waits for them:
 * the last slot first. */
typedef struct
{
  Fake *fake;
  guint n_slots;
  SpoolJob **jobs;
} FakeLoop;

static gpointer
fake_loop_new (gconstpointer prepared, guint n_slots)
{
  FakeLoop *loop = g_new0 (FakeLoop, 1);

  loop->fake = fake_worker_new (prepared);
  loop->n_slots = n_slots;
  loop->jobs = g_new0 (SpoolJob *, n_slots);
  return loop;
}

static void
fake_loop_free (gpointer data)
{
  FakeLoop *loop = data;

  for (guint i = 0; i < loop->n_slots; i++)
    g_assert_null (loop->jobs[i]);
  fake_worker_free (loop->fake);
  g_free (loop->jobs);
  g_free (loop);
}

static guint
fill_slots (FakeLoop *loop, SpoolAsyncHost *host)
{
  guint n_in_flight = 0;

  for (guint i = 0; i < loop->n_slots; i++)
    {
      loop->jobs[i] = host->start (host, i);
      n_in_flight += loop->jobs[i] != NULL;
    }
  return n_in_flight;
}

static void
fake_loop_run (gconstpointer prepared, gpointer data, SpoolAsyncHost *host)
{
  FakeLoop *loop = data;

  g_assert_cmpuint (host->n_slots, ==, loop->n_slots);
  while (fill_slots (loop, host) > 0)
    for (guint i = loop->n_slots; i > 0; i--)
      if (loop->jobs[i - 1] != NULL)
        {
          fake_run (prepared, loop->fake, loop->jobs[i - 1]);
          host->finish (host, i - 1);
          loop->jobs[i - 1] = NULL;
        }
}

const SpoolWork fake_work = {
  .workload = &fake_workload,
  .prepare = fake_prepare,
  .unprepare = fake_unprepare,
  .worker_new = fake_worker_new,
  .worker_free = fake_worker_free,
  .run = fake_run,
  .loop_new = fake_loop_new,
  .loop_free = fake_loop_free,
  .loop_run = fake_loop_run,
};

/* All jobs keep their records. */
SpoolSetup *
fake_setup_new (SpoolExecutorKind executor, SpoolMode mode, guint workers, guint64 jobs)
{
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);

  g_assert_cmpuint (jobs, <=, FAKE_MAX_JOBS);
  setup->params = spool_params_new (&fake_workload);
  setup->executor = executor;
  setup->mode = mode;
  setup->workers = workers;
  setup->jobs = jobs;
  setup->max_records = FAKE_MAX_JOBS;
  setup->folder = g_strdup ("/nonexistent");
  return setup;
}

void
fake_setup_set (SpoolSetup *setup, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  spool_params_set (setup->params, name, value, &error);
  g_assert_no_error (error);
}
