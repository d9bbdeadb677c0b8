/* test-spool-fork.c: a pool of forked worker processes, whose jobs may end them.
 *
 * After each run no child is left and no descriptor more than before. A job does what its number of
 * seconds stands for, but only in a forked worker: the first argument is the fake worker's path,
 * which takes the place of those that died, and whose jobs do nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_WORKERS 4
#define N_JOBS 24
#define MUCH_BYTES (64 * 1024 * 1024)
#define MUCH_NS (40 * SPOOL_NS_PER_MS)

enum
{
  NOTHING,
  GET_KILLED,
  EXIT,
  TAKE_MEMORY,
  COMPUTE,
  COUNT_DESCRIPTORS,
  CAN_NOT_PREPARE
};

typedef struct
{
  gsize n_deeds;
  double *deeds;
} Deeds;

static const char *program;

static gpointer
deeds_prepare (const SpoolParams *params, const char *folder, const char *pages_url, GError **error)
{
  Deeds *self = g_new0 (Deeds, 1);

  self->deeds = spool_params_get_numbers (params, "seconds", &self->n_deeds);
  if (self->deeds[0] != CAN_NOT_PREPARE)
    return self;
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, "these jobs can't be done");
  g_free (self->deeds);
  g_free (self);
  return NULL;
}

static void
deeds_unprepare (gpointer prepared)
{
  Deeds *self = prepared;

  g_free (self->deeds);
  g_free (self);
}

static void
compute (void)
{
  while (spool_clock_cpu_ns (NULL, NULL) < MUCH_NS)
    ;
}

static void
take_memory (void)
{
  char *much = g_malloc (MUCH_BYTES);

  for (gsize i = 0; i < MUCH_BYTES; i += 1024)
    ((volatile char *) much)[i] = 1;
  g_free (much);
}

static void
deeds_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  const Deeds *self = prepared;
  double deed = self->deeds[job->index % self->n_deeds];

  if (deed == GET_KILLED)
    kill (getpid (), SIGKILL);
  else if (deed == EXIT)
    _exit (3);
  else if (deed == TAKE_MEMORY)
    take_memory ();
  else if (deed == COMPUTE)
    compute ();
  else if (deed == COUNT_DESCRIPTORS)
    job->bytes = test_count_descriptors ();
  job->digest = spool_digest_of_number ((guint64) spool_seconds_to_ns (deed));
}

static const SpoolWork deeds_work = {
  .workload = &spool_sleep_workload,
  .prepare = deeds_prepare,
  .unprepare = deeds_unprepare,
  .run = deeds_run,
};

static SpoolSetup *
make_setup (gconstpointer mode, const char *deeds)
{
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);
  g_autoptr (GError) error = NULL;

  setup->params = spool_params_new (&spool_sleep_workload);
  spool_params_set (setup->params, "seconds", deeds, &error);
  g_assert_no_error (error);
  setup->executor = SPOOL_EXECUTOR_PROCESSES_FORK;
  setup->mode = GPOINTER_TO_INT (mode);
  setup->workers = N_WORKERS;
  setup->jobs = setup->max_records = N_JOBS;
  setup->folder = g_strdup ("/nonexistent");
  return setup;
}

/* The callee is told of when there may be threads: then all workers are there. */
static void
count_workers (gpointer data)
{
  g_autoptr (GArray) children = test_find_children (getpid ());

  *(guint *) data += children->len;
}

static SpoolRun *
try_run (const SpoolSetup *setup, GError **error)
{
  guint before = test_count_descriptors ();
  guint n_workers = 0;
  const SpoolEngineHost host = { program, count_workers, &n_workers };
  SpoolRun *done;

  test_await_no_threads ();
  done = spool_engine_run (setup, &deeds_work, &host, error);
  test_assert_no_children ();
  g_assert_cmpuint (test_count_descriptors (), ==, before);
  if (done != NULL)
    g_assert_cmpuint (n_workers, ==, setup->workers);
  return done;
}

static SpoolRun *
run (gconstpointer mode, const char *deeds)
{
  g_autoptr (SpoolSetup) setup = make_setup (mode, deeds);
  g_autoptr (GError) error = NULL;
  SpoolRun *done = try_run (setup, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpuint (done->n_lanes, ==, N_WORKERS);
  for (guint i = 0; i < N_WORKERS; i++)
    {
      const SpoolPhases *phases = &done->lanes[i].phases;

      g_assert_cmpint (phases->start_ns + phases->wait_ns + phases->work_ns + phases->idle_ns +
                           phases->stop_ns,
                       ==, done->wall_ns);
      g_assert_cmpint (MIN (phases->wait_ns, phases->idle_ns), >=, 0);
      if (done->mode == SPOOL_MODE_WARM)
        g_assert_cmpint (phases->start_ns, ==, 0);
      else
        g_assert_cmpint (phases->start_ns, >, 0);
    }
  return done;
}

static void
test_good (gconstpointer mode)
{
  const char *const deeds[] = { "0", "0 7" }; /* in batches, and one by one */

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (SpoolRun) done = run (mode, deeds[i]);

      g_assert_cmpuint (done->failed_jobs, ==, 0);
      for (guint a = 0; a < N_WORKERS; a++)
        {
          g_assert_cmpint (done->lanes[a].pid, !=, getpid ());
          for (guint b = 0; b < a; b++)
            g_assert_cmpint (done->lanes[a].pid, !=, done->lanes[b].pid);
        }
    }
}

/* The job is lost, with the reason in words; all others are done, and somebody takes the lane. */
static void
expect_crash (gconstpointer mode, const char *deeds, guint64 bad_job, const char *words)
{
  g_autoptr (SpoolRun) done = run (mode, deeds);
  const SpoolJobRecord *bad = &done->records[bad_job];

  g_assert_cmpuint (done->failed_jobs, ==, 1);
  g_assert_cmpint (bad->status, ==, SPOOL_JOB_CRASHED);
  g_assert_cmphex (bad->digest, ==, 0);
  g_assert_nonnull (strstr (spool_run_get_detail (done, bad), words));
}

static void
test_crash (gconstpointer mode)
{
  expect_crash (mode, "0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 7, "killed by SIGKILL");
  expect_crash (mode, "0 0 0 2 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 3, "exit status 3");
  expect_crash (mode, "1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 0, "killed by SIGKILL");
}

/* All of them die at their first job; those that take their places do the rest. */
static void
test_all_crash (gconstpointer mode)
{
  g_autoptr (SpoolRun) done = run (mode, "1");

  g_assert_cmpuint (done->failed_jobs, >=, 1);
  g_assert_cmpuint (done->failed_jobs, <=, N_WORKERS);
  for (guint i = 0; i < N_JOBS; i++)
    if (done->records[i].status != SPOOL_JOB_OK)
      g_assert_cmpint (done->records[i].status, ==, SPOOL_JOB_CRASHED);
}

/* A sibling's pipe, or any other of the parent's files, is no business of a worker's. */
static void
test_no_leak (gconstpointer mode)
{
  int fd = open ("/dev/null", O_RDONLY);
  g_autoptr (SpoolRun) done = run (mode, "5");

  close (fd);
  g_assert_cmpuint (done->failed_jobs, ==, 0);
  for (guint i = 0; i < N_JOBS; i++)
    g_assert_cmpuint (done->records[i].bytes, ==, 4); /* one is for counting */
}

static void
test_memory (gconstpointer mode)
{
  g_autoptr (SpoolRun) little = run (mode, "0 7");
  g_autoptr (SpoolRun) much = run (mode, "3 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
  guint64 own_bytes = little->peak_rss_bytes / (N_WORKERS + 1);

  g_assert_cmpuint (own_bytes, >, 100 * 1024);
  g_assert_cmpuint (much->peak_rss_bytes, >, little->peak_rss_bytes + MUCH_BYTES / 10 * 9);
  g_assert_cmpuint (much->peak_rss_bytes, <, little->peak_rss_bytes + 2 * MUCH_BYTES);
}

static void
test_cpu_time (gconstpointer mode)
{
  g_autoptr (SpoolRun) little = run (mode, "0 7");
  g_autoptr (SpoolRun) much = run (mode, "4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
  gint64 little_ns = little->cpu_user_ns + little->cpu_system_ns;
  gint64 much_ns = much->cpu_user_ns + much->cpu_system_ns;

  g_test_message ("%" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " ns", little_ns, much_ns);
  /* Where a warm worker's account begins, it has used a little already. */
  g_assert_cmpint (much_ns, >=, MUCH_NS / 2);
  g_assert_cmpint (little_ns, >=, 0);
}

static void
test_can_not_prepare (gconstpointer mode)
{
  g_autoptr (SpoolSetup) setup = make_setup (mode, "6");
  g_autoptr (GError) error = NULL;

  g_assert_null (try_run (setup, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "these jobs can't be done"));
}

/* Some were forked, then there is no room for more: those must go, too. */
static void
test_can_not_fork (gconstpointer mode)
{
  g_autoptr (SpoolSetup) setup = make_setup (mode, "0");
  const SpoolEngineHost host = { .program = program };
  g_autoptr (GError) error = NULL;
  guint before = test_count_descriptors ();
  struct rlimit limit, lower;
  SpoolRun *done;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  lower = limit;
  lower.rlim_cur = before + 5;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &lower), ==, 0);
  test_await_no_threads ();
  done = spool_engine_run (setup, &deeds_work, &host, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_null (done);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "can't fork a worker"));
  test_assert_no_children ();
  g_assert_cmpuint (test_count_descriptors (), ==, before);
}

static void
test_again_and_again (gconstpointer mode)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (SpoolRun) done = run (mode, i % 2 ? "0" : "0 7");

      g_assert_cmpuint (done->failed_jobs, ==, 0);
    }
}

static void
add_test (const char *name, GTestDataFunc func)
{
  for (guint mode = 0; mode < 2; mode++)
    {
      g_autofree char *path = g_strdup_printf ("/fork/%s/%s", name, spool_mode_get_id (mode));

      g_test_add_data_func (path, GUINT_TO_POINTER (mode), func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  spool_fd_prepare_standard ();
  program = argv[1];
  add_test ("good", test_good);
  add_test ("crash", test_crash);
  add_test ("all-crash", test_all_crash);
  add_test ("no-leak", test_no_leak);
  add_test ("memory", test_memory);
  add_test ("cpu-time", test_cpu_time);
  add_test ("can-not-prepare", test_can_not_prepare);
  add_test ("can-not-fork", test_can_not_fork);
  add_test ("again-and-again", test_again_and_again);
  return g_test_run ();
}
