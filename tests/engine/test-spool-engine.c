/* test-spool-engine.c: whole runs in this process, of jobs that do nothing.
 *
 * Each test runs under all executors whose jobs are done in this process, cold and warm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include "engine/spool-usage.h"
#include "fake-work.h"
#include "test-process.h"
#include "protocol/spool-message.h"
#include "workload/spool-error.h"

#include <string.h>

#define N_WORKERS 4
#define N_JOBS 500

typedef struct
{
  SpoolExecutorKind executor;
  SpoolMode mode;
} Way;

static SpoolSetup *
make_setup (const Way *way, guint64 jobs)
{
  return fake_setup_new (way->executor, way->mode, N_WORKERS, jobs);
}

static SpoolRun *
run (const SpoolSetup *setup)
{
  const SpoolEngineHost nothing = { NULL };
  g_autoptr (GError) error = NULL;
  SpoolRun *done = spool_engine_run (setup, &fake_work, &nothing, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  return done;
}

static void
assert_lanes (const SpoolRun *done)
{
  guint64 n_jobs = 0;

  g_assert_cmpuint (done->n_lanes, ==, done->executor == SPOOL_EXECUTOR_SERIAL ? 1 : N_WORKERS);
  for (guint i = 0; i < done->n_lanes; i++)
    {
      const SpoolPhases *phases = &done->lanes[i].phases;

      g_assert_cmpint (phases->start_ns + phases->wait_ns + phases->work_ns + phases->idle_ns +
                           phases->stop_ns,
                       ==, done->wall_ns);
      g_assert_cmpint (MIN (phases->start_ns, phases->wait_ns), >=, 0);
      g_assert_cmpint (MIN (phases->idle_ns, phases->stop_ns), >=, 0);
      g_assert_cmpint (done->lanes[i].pid, ==, spool_usage_process_id ());
      g_assert_cmpint (done->lanes[i].tid, >, 0);
      n_jobs += done->lanes[i].jobs;
    }
  g_assert_cmpuint (n_jobs, ==, done->jobs);
}

/* A worker does one job after the other, and claims them in their order. */
static void
assert_apart (const SpoolRun *done)
{
  gint64 ends_ns[N_WORKERS] = { 0 };

  for (guint64 i = 0; i < done->n_records; i++)
    {
      const SpoolJobRecord *record = &done->records[i];

      g_assert_cmpuint (record->lane, <, done->n_lanes);
      g_assert_cmpint (record->start_ns, >=, ends_ns[record->lane]);
      ends_ns[record->lane] = record->end_ns;
    }
}

static void
test_records (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  g_autoptr (SpoolRun) done = run (setup);

  g_assert_cmpint (done->executor, ==, setup->executor);
  g_assert_cmpint (done->mode, ==, setup->mode);
  g_assert_cmpuint (done->workers, ==, N_WORKERS);
  g_assert_cmpuint (done->jobs, ==, N_JOBS);
  g_assert_cmpuint (done->n_records, ==, N_JOBS);
  g_assert_cmpuint (done->failed_jobs, ==, 0);
  g_assert_cmpuint (done->details->len, ==, 0);
  assert_lanes (done);
  assert_apart (done);
  for (guint64 i = 0; i < N_JOBS; i++)
    {
      const SpoolJobRecord *record = &done->records[i];

      g_assert_true (record->done);
      g_assert_cmpint (record->status, ==, SPOOL_JOB_OK);
      g_assert_cmpuint (record->digest, ==, fake_digest (i));
      g_assert_cmpuint (record->bytes, ==, i);
      g_assert_cmpint (record->lock_wait_ns, ==, 3);
      g_assert_cmpint (record->blocked_ns, ==, 4);
      g_assert_cmpint (record->start_ns, >=, 0);
      g_assert_cmpint (record->end_ns, >=, record->start_ns);
      g_assert_cmpint (record->end_ns, <=, done->wall_ns);
    }
}

/* A warm pool was made before, and its end does not count. */
static void
test_warm_has_neither_start_nor_stop (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (SpoolSetup) setup = make_setup (way, N_JOBS);
  g_autoptr (SpoolRun) done = run (setup);

  if (way->mode != SPOOL_MODE_WARM)
    {
      /* Where there is nothing to start it takes less than some clocks can tell. */
      if (way->executor == SPOOL_EXECUTOR_SERIAL)
        g_assert_cmpint (done->phases.start_ns + done->phases.stop_ns, >=, 0);
      else
        g_assert_cmpint (done->phases.start_ns + done->phases.stop_ns, >, 0);
      return;
    }
  g_assert_cmpint (done->phases.start_ns, ==, 0);
  g_assert_cmpint (done->phases.stop_ns, ==, 0);
  for (guint i = 0; i < done->n_lanes; i++)
    g_assert_cmpint (done->lanes[i].phases.start_ns, ==, 0);
}

static void
test_fewer_jobs_than_workers (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, 1);
  g_autoptr (SpoolRun) done = run (setup);

  assert_lanes (done);
  g_assert_cmpuint (done->failed_jobs, ==, 0);
}

static void
test_wrong_digest (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  g_autoptr (SpoolRun) done = NULL;

  fake_setup_set (setup, "lie-at", "123");
  done = run (setup);
  g_assert_cmpuint (done->failed_jobs, ==, 1);
  g_assert_cmpint (done->records[123].status, ==, SPOOL_JOB_FAILED);
  g_assert_cmpuint (done->records[123].digest, ==, 0);
  g_assert_cmpstr (spool_run_get_detail (done, &done->records[123]), ==, "its result is wrong");
  g_assert_cmpint (done->records[124].status, ==, SPOOL_JOB_OK);
}

static void
test_failed_jobs (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  g_autoptr (SpoolRun) done = NULL;

  fake_setup_set (setup, "fail-every", "5");
  fake_setup_set (setup, "late-every", "50");
  done = run (setup);
  assert_lanes (done);
  g_assert_cmpuint (done->failed_jobs, ==, N_JOBS / 5);
  for (guint64 i = 0; i < N_JOBS; i++)
    {
      const SpoolJobRecord *record = &done->records[i];
      const char *detail = spool_run_get_detail (done, record);
      g_autofree char *words = g_strdup_printf ("no luck %" G_GUINT64_FORMAT, i);

      if (i % 50 == 0)
        {
          g_assert_cmpint (record->status, ==, SPOOL_JOB_TIMED_OUT);
          g_assert_nonnull (strstr (detail, "--job-time-limit"));
        }
      else
        {
          g_assert_cmpint (record->status, ==, i % 5 == 0 ? SPOOL_JOB_FAILED : SPOOL_JOB_OK);
          g_assert_cmpstr (detail, ==, i % 5 == 0 ? words : NULL);
        }
      g_assert_true ((record->digest == 0) == (record->status != SPOOL_JOB_OK));
    }
}

/* Words of any length are kept only as far as they can be told. */
static void
test_long_words (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, 3);
  g_autofree char *words = g_strnfill (10000, 'x');
  g_autoptr (SpoolRun) done = NULL;

  fake_setup_set (setup, "fail-every", "1");
  fake_setup_set (setup, "words", words);
  done = run (setup);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (strlen (spool_run_get_detail (done, &done->records[i])), ==,
                      SPOOL_MAX_DETAIL_BYTES);
}

static void
test_summary (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  g_autoptr (SpoolRun) done = NULL;
  guint64 n_in_histogram = 0;

  fake_setup_set (setup, "fail-every", "5");
  setup->max_records = N_JOBS - 1;
  done = run (setup);
  assert_lanes (done);
  g_assert_cmpuint (done->n_records, ==, 0);
  g_assert_null (done->records);
  g_assert_cmpuint (done->failed_jobs, ==, N_JOBS / 5);
  g_assert_cmpuint (done->details->len, ==, 5);
  for (guint i = 0; i < SPOOL_HISTOGRAM_BUCKETS; i++)
    n_in_histogram += done->histogram[i];
  g_assert_cmpuint (n_in_histogram, ==, N_JOBS);

  g_clear_pointer (&done, spool_run_free);
  setup->max_records = N_JOBS;
  done = run (setup);
  g_assert_cmpuint (done->n_records, ==, N_JOBS);
}

static void
test_can_not_prepare (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  const SpoolEngineHost nothing = { NULL };
  g_autoptr (GError) error = NULL;

  fake_setup_set (setup, "broken", "1");
  g_assert_null (spool_engine_run (setup, &fake_work, &nothing, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "it is broken");
}

static void
test_usage (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, N_JOBS);
  guint64 before_bytes = spool_usage_peak_rss_bytes ();
  g_autoptr (SpoolRun) done = run (setup);

  g_assert_cmpuint (before_bytes, >, 100 * 1024);
  g_assert_cmpuint (done->peak_rss_bytes + test_get_rss_slack_bytes (), >=, before_bytes);
  g_assert_cmpuint (done->peak_rss_bytes, <=,
                    spool_usage_peak_rss_bytes () + test_get_rss_slack_bytes ());
  g_assert_cmpint (done->cpu_user_ns, >=, 0);
  g_assert_cmpint (done->cpu_system_ns, >=, 0);
}

static void
count_call (gpointer data)
{
  ++*(guint *) data;
}

/* Nothing is forked here, so the caller is told at once that there may be threads; not so when
 * nothing can be measured, since then there is nothing to watch. */
static void
test_threads_allowed (gconstpointer data)
{
  guint n_calls = 0;
  const SpoolEngineHost host = { NULL, count_call, &n_calls };
  g_autoptr (SpoolSetup) setup = make_setup (data, 3);
  g_autoptr (SpoolRun) done = spool_engine_run (setup, &fake_work, &host, NULL);

  g_assert_nonnull (done);
  g_assert_cmpuint (n_calls, ==, 1);
  fake_setup_set (setup, "broken", "1");
  g_assert_null (spool_engine_run (setup, &fake_work, &host, NULL));
  g_assert_cmpuint (n_calls, ==, 1);
}

/* Jobs of nanoseconds are claimed several at a time. Still a slow one among them, in the middle or
 * the last of all, holds back only those few that its worker had claimed with it. */
static void
test_slow_job (void)
{
  const Way way = { SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD };
  const guint64 slow_jobs[] = { 0, 2500, 4999 };

  for (gsize i = 0; i < G_N_ELEMENTS (slow_jobs); i++)
    {
      g_autoptr (SpoolSetup) setup = make_setup (&way, 5000);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, slow_jobs[i]);
      g_autoptr (SpoolRun) done = NULL;

      fake_setup_set (setup, "hold-at", number);
      fake_setup_set (setup, "hold-for", "4984"); /* 15 others and itself may still be to do */
      done = run (setup);
      assert_lanes (done);
      assert_apart (done);
      g_assert_cmpuint (done->failed_jobs, ==, 0);
    }
}

/* Many short runs, so that the beginning and the end of pools meet in many ways. */
static void
test_again_and_again (gconstpointer data)
{
  g_autoptr (SpoolSetup) setup = make_setup (data, 9);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (SpoolRun) done = run (setup);

      assert_lanes (done);
      g_assert_cmpuint (done->failed_jobs, ==, 0);
    }
}

static void
add_tests (const Way *way)
{
  const struct
  {
    const char *name;
    GTestDataFunc func;
  } rows[] = {
    { "records", test_records },
    { "warm-has-neither-start-nor-stop", test_warm_has_neither_start_nor_stop },
    { "fewer-jobs-than-workers", test_fewer_jobs_than_workers },
    { "wrong-digest", test_wrong_digest },
    { "failed-jobs", test_failed_jobs },
    { "long-words", test_long_words },
    { "summary", test_summary },
    { "can-not-prepare", test_can_not_prepare },
    { "usage", test_usage },
    { "threads-allowed", test_threads_allowed },
    { "again-and-again", test_again_and_again },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/engine/%s/%s/%s", spool_executor_kind_get_id (way->executor),
                           spool_mode_get_id (way->mode), rows[i].name);

      g_test_add_data_func (path, way, rows[i].func);
    }
}

int
main (int argc, char *argv[])
{
  const Way ways[] = { { SPOOL_EXECUTOR_SERIAL, SPOOL_MODE_COLD },
                       { SPOOL_EXECUTOR_SERIAL, SPOOL_MODE_WARM },
                       { SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD },
                       { SPOOL_EXECUTOR_THREADS, SPOOL_MODE_WARM },
                       { SPOOL_EXECUTOR_THREADS_GIL, SPOOL_MODE_COLD },
                       { SPOOL_EXECUTOR_THREADS_GIL, SPOOL_MODE_WARM },
                       { SPOOL_EXECUTOR_ASYNC, SPOOL_MODE_COLD },
                       { SPOOL_EXECUTOR_ASYNC, SPOOL_MODE_WARM } };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    add_tests (&ways[i]);
  g_test_add_func ("/engine/threads/slow-job", test_slow_job);
  return g_test_run ();
}
