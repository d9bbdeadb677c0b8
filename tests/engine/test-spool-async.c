/* test-spool-async.c: event loops whose jobs take no time: who starts when, in which slot.
 *
 * Sleeping jobs that end with time are tested with the worker programs; here each either has no
 * length or has missed its deadline as soon as it begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include "fake-work.h"
#include "workload/spool-clock.h"

#include <string.h>

#define N_JOBS 60
#define FOR_EVER "80000"

static SpoolRun *
run (const SpoolSetup *setup, const SpoolWork *work)
{
  const SpoolEngineHost nothing = { NULL };
  g_autoptr (GError) error = NULL;
  SpoolRun *done = spool_engine_run (setup, work, &nothing, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpuint (done->n_records, ==, setup->jobs);
  g_assert_cmpuint (done->n_lanes, ==, setup->workers);
  for (guint i = 0; i < done->n_lanes; i++)
    g_assert_cmpint (done->lanes[i].tid, ==, done->lanes[0].tid);
  return done;
}

static SpoolSetup *
make_sleep_setup (const char *seconds, guint workers)
{
  SpoolSetup *setup = fake_setup_new (SPOOL_EXECUTOR_ASYNC, SPOOL_MODE_COLD, workers, N_JOBS);

  spool_params_free (setup->params);
  setup->params = spool_params_new (&spool_sleep_workload);
  fake_setup_set (setup, "seconds", seconds);
  return setup;
}

/* As many jobs are in flight at the same time as there are slots, in one thread. */
static void
test_in_flight (gconstpointer mode)
{
  const guint workers[] = { 1, 2, 7, 256 };

  for (gsize i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_autoptr (SpoolSetup) setup =
          fake_setup_new (SPOOL_EXECUTOR_ASYNC, GPOINTER_TO_INT (mode), workers[i], N_JOBS);
      g_autoptr (SpoolRun) done = run (setup, &fake_work);

      g_assert_cmpuint (done->failed_jobs, ==, 0);
      for (guint64 job = 0; job < N_JOBS; job++)
        {
          guint64 first = job - job % workers[i];
          guint64 last = MIN (first + workers[i], N_JOBS) - 1;

          g_assert_cmpuint (done->records[job].lane, ==, job % workers[i]);
          /* All of a batch have begun before the first of them, which is the last slot's, ends. */
          g_assert_cmpint (done->records[job].start_ns, <=, done->records[last].end_ns);
          g_assert_cmpint (done->records[job].end_ns, >=, done->records[last].start_ns);
        }
    }
}

/* More slots than jobs: those without one idle from the beginning. */
static void
test_more_slots_than_jobs (gconstpointer mode)
{
  g_autoptr (SpoolSetup) setup =
      fake_setup_new (SPOOL_EXECUTOR_ASYNC, GPOINTER_TO_INT (mode), 5, 2);
  g_autoptr (SpoolRun) done = run (setup, &fake_work);

  g_assert_cmpuint (done->failed_jobs, ==, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpuint (done->lanes[i].jobs, ==, i < 2 ? 1 : 0);
      if (i >= 2)
        g_assert_cmpint (done->lanes[i].phases.wait_ns + done->lanes[i].phases.work_ns, ==, 0);
    }
}

/* Jobs of no length are done on the way, without a wait. */
static void
test_sleep_nothing (void)
{
  const guint workers[] = { 1, 3, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_autoptr (SpoolSetup) setup = make_sleep_setup ("0", workers[i]);
      g_autoptr (SpoolRun) done = run (setup, &spool_sleep_work);

      g_assert_cmpuint (done->failed_jobs, ==, 0);
      for (guint64 job = 0; job < N_JOBS; job++)
        g_assert_cmpint (done->records[job].blocked_ns, ==, 0);
    }
}

/* The limit of jobs ends those that would sleep on, and none of the others. */
static void
test_sleep_too_long (gconstpointer mode)
{
  const guint workers[] = { 1, 3, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_autoptr (SpoolSetup) setup = make_sleep_setup ("0 " FOR_EVER " 0", workers[i]);
      g_autoptr (SpoolRun) done = NULL;
      gint64 blocked_ns = 0;

      setup->mode = GPOINTER_TO_INT (mode);
      setup->job_time_limit_ns = 1;
      done = run (setup, &spool_sleep_work);
      g_assert_cmpuint (done->failed_jobs, ==, N_JOBS / 3);
      for (guint64 job = 0; job < N_JOBS; job++)
        {
          const SpoolJobRecord *record = &done->records[job];
          const char *detail = spool_run_get_detail (done, record);

          g_assert_cmpint (record->status, ==, job % 3 == 1 ? SPOOL_JOB_TIMED_OUT : SPOOL_JOB_OK);
          if (job % 3 != 1)
            continue;
          g_assert_nonnull (strstr (detail, "--job-time-limit"));
          g_assert_cmphex (record->digest, ==, 0);
          /* Such a short limit may be over within one tick of the clock. */
          g_assert_cmpint (record->blocked_ns, >=, 0);
          g_assert_cmpint (record->blocked_ns, <=, record->end_ns - record->start_ns);
          blocked_ns += record->blocked_ns;
        }
      g_assert_cmpint (blocked_ns, >, 0);
    }
}

static void
add_test (const char *path, GTestDataFunc func)
{
  for (guint mode = 0; mode < 2; mode++)
    {
      g_autofree char *full = g_strdup_printf ("%s/%s", path, spool_mode_get_id (mode));

      g_test_add_data_func (full, GUINT_TO_POINTER (mode), func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/async/in-flight", test_in_flight);
  add_test ("/async/more-slots-than-jobs", test_more_slots_than_jobs);
  g_test_add_func ("/async/sleep-nothing", test_sleep_nothing);
  add_test ("/async/sleep-too-long", test_sleep_too_long);
  return g_test_run ();
}
