/* test-spool-processes.c: a pool of worker processes that behave, or misbehave in a known way.
 *
 * After each run no child is left and no descriptor more than before. The first argument is the
 * fake worker's path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <string.h>

#define N_WORKERS 3
#define N_JOBS 40
#define BAD_JOB 17
#define BUSY_NS (60 * SPOOL_NS_PER_MS) /* of the fake worker that is busy */

/* In a wait-bound run jobs go singly, else in batches. The fake worker does not sleep. */
#define WAITING "0.001 0.002"
#define COMPUTING "0"

typedef struct
{
  const char *program;
  const char *mode; /* of the fake worker */
  const char *seconds;
  SpoolMode pool;
  gint64 job_time_limit_ns;
  SpoolJobStatus status; /* of the bad job */
  const char *words;     /* in its detail, or in the error */
  gboolean dies;         /* as this system says it, instead of @words */
} Case;

static SpoolSetup *
make_setup (const Case *self)
{
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);

  setup->params = spool_params_new (spool_workload_find ("sleep"));
  g_assert_true (spool_params_set (setup->params, "seconds",
                                   self->seconds != NULL ? self->seconds : WAITING, NULL));
  setup->executor = SPOOL_EXECUTOR_PROCESSES;
  setup->mode = self->pool;
  setup->workers = N_WORKERS;
  setup->jobs = N_JOBS;
  setup->max_records = N_JOBS;
  setup->job_time_limit_ns = self->job_time_limit_ns;
  setup->folder = g_strdup ("/nonexistent");
  return setup;
}

static SpoolRun *
run (const Case *self, GError **error)
{
  g_autoptr (SpoolSetup) setup = make_setup (self);
  const SpoolEngineHost host = { .program = self->program };
  guint before = test_count_descriptors ();
  SpoolRun *done;

  g_setenv ("SPOOL_FAKE_WORKER", self->mode, TRUE);
  done = spool_engine_run (setup, &spool_sleep_work, &host, error);
  test_assert_no_children ();
  g_assert_cmpuint (test_count_descriptors (), ==, before);
  return done;
}

static void
assert_sums (const SpoolRun *done)
{
  for (guint i = 0; i < done->n_lanes; i++)
    {
      const SpoolPhases *phases = &done->lanes[i].phases;

      g_assert_cmpint (phases->start_ns + phases->wait_ns + phases->work_ns + phases->idle_ns +
                           phases->stop_ns,
                       ==, done->wall_ns);
      g_assert_cmpint (phases->wait_ns, >=, 0);
    }
}

static SpoolRun *
run_well (const Case *self)
{
  g_autoptr (GError) error = NULL;
  SpoolRun *done = run (self, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpuint (done->n_records, ==, N_JOBS);
  g_assert_cmpuint (done->n_lanes, ==, N_WORKERS);
  assert_sums (done);
  for (guint i = 0; i < N_JOBS; i++)
    {
      g_assert_true (done->records[i].done);
      g_assert_cmpint (done->records[i].end_ns, <=, done->wall_ns);
    }
  return done;
}

static void
test_good (gconstpointer data)
{
  g_autoptr (SpoolRun) done = run_well (data);

  g_assert_cmpuint (done->failed_jobs, ==, 0);
  if (done->mode == SPOOL_MODE_WARM)
    g_assert_cmpint (done->phases.start_ns, ==, 0);
  for (guint i = 0; i < N_WORKERS; i++)
    g_assert_cmpint (done->lanes[i].pid, >, 0);
}

/* A warm worker's own account counts; of a cold one, whose whole life is timed, the system's. */
static void
test_usage (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (SpoolRun) done = run_well (self);
  g_autoptr (SpoolRun) serial = NULL;
  g_autoptr (SpoolSetup) setup = make_setup (self);
  const SpoolEngineHost nothing = { NULL };
  g_autoptr (GError) error = NULL;

  /* The fake workers say that their peaks are 3 bytes each: what is left is our own. */
  setup->executor = SPOOL_EXECUTOR_SERIAL;
  g_assert_true (spool_params_set (setup->params, "seconds", "0", NULL));
  serial = spool_engine_run (setup, &spool_sleep_work, &nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->peak_rss_bytes, >, 3 * N_WORKERS);
  g_assert_cmpuint (done->peak_rss_bytes, <,
                    serial->peak_rss_bytes + 1024 * 1024 + test_get_rss_slack_bytes ());
}

/* A worker that died used what the system says, and so did the one in its place. Its memory nobody
 * knows: the system's mark may be its parent's. */
static void
test_usage_of_the_dead (gconstpointer data)
{
  Case cold = *(const Case *) data;
  g_autoptr (SpoolRun) whole = NULL;
  g_autoptr (SpoolRun) done = NULL;

  test_usage (data);
  cold.pool = SPOOL_MODE_COLD;
  whole = run_well (&cold);
  if (whole->cpu_user_ns + whole->cpu_system_ns < N_WORKERS * BUSY_NS)
    {
      g_test_skip ("the system does not tell");
      return;
    }
  done = run_well (data);
  g_assert_cmpint (done->cpu_user_ns + done->cpu_system_ns, >=, 2 * BUSY_NS);
}

/* Workers that end without a word about what they used are no reason to fail. */
static void
test_no_usage (gconstpointer data)
{
  g_autoptr (SpoolRun) done = run_well (data);

  g_assert_cmpuint (done->failed_jobs, ==, 0);
  g_assert_cmpuint (done->peak_rss_bytes, >, 0);
}

/* One job is lost, with the reason in words; the others are done, if need be by a new worker. */
static void
test_bad_job (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (SpoolRun) done = run_well (self);
  const char *detail = spool_run_get_detail (done, &done->records[BAD_JOB]);

  for (guint i = 0; i < N_JOBS; i++)
    g_assert_cmpint (done->records[i].status, ==, i == BAD_JOB ? self->status : SPOOL_JOB_OK);
  g_assert_cmpuint (done->failed_jobs, ==, 1);
  g_assert_nonnull (detail);
  g_test_message ("%s", detail);
  g_assert_nonnull (strstr (detail, self->words));
  g_assert_cmpuint (done->records[BAD_JOB].digest, ==, 0);
  if (self->job_time_limit_ns > 0)
    g_assert_cmpint (done->records[BAD_JOB].end_ns - done->records[BAD_JOB].start_ns, >=,
                     self->job_time_limit_ns);
}

/* A worker that can't even begin: then nothing can be measured, and it is said why. */
static void
test_no_run (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) done = run (self, &error);

  g_assert_null (done);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, self->words));
  g_assert_nonnull (strstr (error->message, self->program));
}

/* It may die before or after a job is in its hands: either jobs are lost, each with a reason, or
 * nothing can be measured. Above all this ends. */
static void
test_exit_after_setup (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) done = run (self, &error);

  if (done == NULL)
    {
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "exit status 0"));
      return;
    }
  for (guint i = 0; i < N_JOBS; i++)
    {
      const char *detail = spool_run_get_detail (done, &done->records[i]);

      g_assert_cmpint (done->records[i].status, ==, SPOOL_JOB_CRASHED);
      g_assert_nonnull (strstr (detail, "exit status 0"));
    }
}

/* All jobs go wrong: each in turn, and none forgotten. */
static void
test_every_lane_dies (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolSetup) setup = make_setup (self);
  const SpoolEngineHost host = { .program = self->program };
  g_autoptr (SpoolRun) done = NULL;

  g_setenv ("SPOOL_FAKE_WORKER", "crash:0", TRUE);
  setup->jobs = setup->max_records = 1;
  done = spool_engine_run (setup, &spool_sleep_work, &host, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->failed_jobs, ==, 1);
  g_assert_cmpint (done->records[0].status, ==, SPOOL_JOB_CRASHED);
  assert_sums (done);
  test_assert_no_children ();
}

typedef struct
{
  const char *path;
  GTestDataFunc func;
  Case row;
} Row;

/* On a busy machine good jobs take long, too, and must not take so long. A batch has the time of
 * all its jobs. */
#define LIMIT_NS (2 * SPOOL_NS_PER_S)
#define LIMIT_IN_BATCHES_NS (200 * SPOOL_NS_PER_MS)
#define WARM SPOOL_MODE_WARM
#define CRASHED SPOOL_JOB_CRASHED

static const Row rows[] = {
  { "good/singly/cold", test_good, { .mode = "good" } },
  { "good/singly/warm", test_good, { .mode = "good", .pool = WARM } },
  { "good/batches/cold", test_good, { .mode = "good", .seconds = COMPUTING } },
  { "good/batches/warm", test_good, { .mode = "good", .seconds = COMPUTING, .pool = WARM } },
  { "usage/cold", test_usage, { .mode = "good" } },
  { "usage/warm", test_usage, { .mode = "good", .pool = WARM } },
  { "usage/of-the-dead", test_usage_of_the_dead, { .mode = "busy-crash:17", .pool = WARM } },
  { "no-usage", test_no_usage, { .mode = "no-usage" } },
  { "linger", test_no_usage, { .mode = "linger" } },
  { "crash/singly", test_bad_job, { .mode = "crash:17", .status = CRASHED, .dies = TRUE } },
  { "crash/warm",
    test_bad_job,
    { .mode = "crash:17", .pool = WARM, .status = CRASHED, .dies = TRUE } },
  { "crash/batches",
    test_bad_job,
    { .mode = "crash:17", .seconds = COMPUTING, .status = CRASHED, .dies = TRUE } },
  { "exit/singly",
    test_bad_job,
    { .mode = "exit:17", .status = CRASHED, .words = "exit status 3" } },
  { "exit/batches",
    test_bad_job,
    { .mode = "exit:17", .seconds = COMPUTING, .status = CRASHED, .words = "exit status 3" } },
  { "hang/singly",
    test_bad_job,
    { .mode = "hang:17",
      .job_time_limit_ns = LIMIT_NS,
      .status = SPOOL_JOB_TIMED_OUT,
      .words = "--job-time-limit" } },
  { "hang/batches",
    test_bad_job,
    { .mode = "hang:17",
      .seconds = COMPUTING,
      .job_time_limit_ns = LIMIT_IN_BATCHES_NS,
      .status = SPOOL_JOB_TIMED_OUT,
      .words = "--job-time-limit" } },
  { "garbage-on-job",
    test_bad_job,
    { .mode = "garbage-on-job:17", .status = CRASHED, .words = "no message of ours" } },
  { "error-on-job", test_no_run, { .mode = "error-on-job:17", .words = "does not want to" } },
  { "error-while-others-work", test_no_run, { .mode = "error-or-hang:0", .words = "not want to" } },
  { "short-results",
    test_bad_job,
    { .mode = "short-results:17", .status = CRASHED, .words = "in the middle of a message" } },
  { "wrong-range",
    test_bad_job,
    { .mode = "wrong-range:17", .status = CRASHED, .words = "broken" } },
  { "wrong-digest",
    test_bad_job,
    { .mode = "wrong-digest:17", .status = SPOOL_JOB_FAILED, .words = "result is wrong" } },
  { "fail",
    test_bad_job,
    { .mode = "fail:17", .status = SPOOL_JOB_FAILED, .words = "feel like it" } },
  { "exit-before-ready", test_no_run, { .mode = "exit-before-ready", .words = "exit status 5" } },
  { "exit-before-ready/warm",
    test_no_run,
    { .mode = "exit-before-ready", .pool = WARM, .words = "exit status 5" } },
  { "garbage", test_no_run, { .mode = "garbage", .words = "no message of ours" } },
  { "garbage/warm", test_no_run, { .mode = "garbage", .pool = WARM, .words = "of ours" } },
  { "noisy-stdout", test_no_run, { .mode = "noisy-stdout", .words = "no message of ours" } },
  { "wrong-version", test_no_run, { .mode = "wrong-version", .words = "version 2" } },
  { "unknown-type", test_no_run, { .mode = "unknown-type", .words = "unknown type 99" } },
  { "wrong-type", test_no_run, { .mode = "wrong-type", .words = "where 1 was expected" } },
  { "huge-length", test_no_run, { .mode = "huge-length", .words = "4294967295 bytes" } },
  { "short-frame", test_no_run, { .mode = "short-frame", .words = "in the middle" } },
  { "error-frame", test_no_run, { .mode = "error-frame", .words = "does not want to" } },
  { "error-at-once/cold", test_no_run, { .mode = "error-at-once", .words = "does not want to" } },
  { "error-at-once/warm",
    test_no_run,
    { .mode = "error-at-once", .pool = WARM, .words = "does not want to" } },
  { "exit-after-setup/cold", test_exit_after_setup, { .mode = "exit-after-setup" } },
  { "exit-after-setup/warm", test_exit_after_setup, { .mode = "exit-after-setup", .pool = WARM } },
  { "every-lane-dies/cold", test_every_lane_dies, { .mode = "crash:0" } },
  { "every-lane-dies/warm", test_every_lane_dies, { .mode = "crash:0", .pool = WARM } },
  { "missing",
    test_no_run,
    { .program = "/nonexistent/worker", .mode = "", .words = "can't start" } },
};

int
main (int argc, char *argv[])
{
  g_autofree Case *cases = g_new0 (Case, G_N_ELEMENTS (rows));

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  spool_fd_prepare_standard ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/processes/%s", rows[i].path);

      cases[i] = rows[i].row;
      if (cases[i].dies)
        cases[i].words = test_get_death_words ();
      if (cases[i].program == NULL)
        cases[i].program = argv[1];
      g_test_add_data_func (path, &cases[i], rows[i].func);
    }
  return g_test_run ();
}
