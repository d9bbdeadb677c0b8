/* test-work.c: the jobs of cosine and sleep, done here, with few iterations and no waiting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-work.h"

#include <string.h>

/* How often a job called its hooks. */
typedef struct
{
  guint n_checkpoints;
  guint n_begun;
  guint n_ended;
} Marks;

static void
count_checkpoint (SpoolJob *job)
{
  ((Marks *) job->hook_data)->n_checkpoints++;
}

static void
count_begin (SpoolJob *job)
{
  Marks *marks = job->hook_data;

  g_assert_cmpuint (marks->n_begun, ==, marks->n_ended);
  marks->n_begun++;
}

static void
count_end (SpoolJob *job)
{
  ((Marks *) job->hook_data)->n_ended++;
}

static const SpoolJobHooks hooks = { count_checkpoint, count_begin, count_end };

static void
do_job (const SpoolWork *work, const char *name, const char *value, SpoolJob *job)
{
  g_autoptr (SpoolParams) params = spool_params_new (work->workload);
  g_autoptr (GError) error = NULL;
  gpointer prepared, state = NULL;

  g_assert_true (spool_params_set (params, name, value, &error));
  g_assert_no_error (error);
  prepared = work->prepare (params, "/nonexistent", NULL, &error);
  g_assert_no_error (error);
  if (work->worker_new != NULL)
    state = work->worker_new (prepared);
  work->run (prepared, state, job);
  if (work->worker_free != NULL)
    work->worker_free (state);
  work->unprepare (prepared);
}

static guint64
get_expected (const SpoolWorkload *workload, const char *name, const char *value, guint64 job)
{
  g_autoptr (SpoolParams) params = spool_params_new (workload);
  g_autofree guint64 *digests = NULL;
  gsize n_digests = 0;

  g_assert_true (spool_params_set (params, name, value, NULL));
  digests = workload->expected_digests (params, &n_digests);
  g_assert_cmpuint (n_digests, >, 0);
  return digests[job % n_digests];
}

static void
test_cosine (void)
{
  static const char *const iterations[] = { "1", "2", "1000", "32768", "32769", "100000" };

  for (guint i = 0; i < G_N_ELEMENTS (iterations); i++)
    {
      SpoolJob job = { .index = 3, .deadline_ns = G_MAXINT64 };

      do_job (&spool_cosine_work, "iterations", iterations[i], &job);
      g_assert_cmpint (job.status, ==, SPOOL_JOB_OK);
      g_assert_cmpuint (job.digest, !=, 0);
      g_assert_cmpuint (job.digest, ==,
                        get_expected (&spool_cosine_workload, "iterations", iterations[i], 3));
      g_assert_null (job.detail);
    }
}

/* Locks are handed over, and jobs ended, at checkpoints: there must be some, and no waits. */
static void
test_cosine_marks (void)
{
  Marks marks = { 0 };
  SpoolJob job = { .deadline_ns = G_MAXINT64, .hooks = &hooks, .hook_data = &marks };

  do_job (&spool_cosine_work, "iterations", "327680", &job);
  g_assert_cmpuint (marks.n_checkpoints, ==, 10);
  g_assert_cmpuint (marks.n_begun, ==, 0);
  g_assert_cmpint (job.blocked_ns, ==, 0);
}

/* A deadline that has passed ends the job at its first checkpoint, however long it would take. */
static void
test_cosine_deadline (void)
{
  Marks marks = { 0 };
  SpoolJob job = { .deadline_ns = 0, .hooks = &hooks, .hook_data = &marks };

  do_job (&spool_cosine_work, "iterations", "1000000000000", &job);
  g_assert_cmpint (job.status, ==, SPOOL_JOB_TIMED_OUT);
  g_assert_cmpuint (job.digest, ==, 0);
  g_assert_nonnull (strstr (job.detail, "--job-time-limit"));
  g_assert_cmpuint (marks.n_checkpoints, ==, 1);
  g_free (job.detail);
}

/* No time: no wait, no system call, nothing but a digest. */
static void
test_sleep_nothing (void)
{
  Marks marks = { 0 };
  SpoolJob job = { .deadline_ns = G_MAXINT64, .hooks = &hooks, .hook_data = &marks };

  do_job (&spool_sleep_work, "seconds", "0", &job);
  g_assert_cmpint (job.status, ==, SPOOL_JOB_OK);
  g_assert_cmpuint (job.digest, ==, spool_digest_of_number (0));
  g_assert_cmpuint (marks.n_begun, ==, 0);
}

/* Job i takes number i; the shortest sleep there is still goes through the marks. */
static void
test_sleep_several (void)
{
  static const char *const seconds = "0 0.000000001 0.000000002";

  for (guint i = 0; i < 7; i++)
    {
      Marks marks = { 0 };
      SpoolJob job = {
        .index = i, .deadline_ns = G_MAXINT64, .hooks = &hooks, .hook_data = &marks
      };

      do_job (&spool_sleep_work, "seconds", seconds, &job);
      g_assert_cmpint (job.status, ==, SPOOL_JOB_OK);
      g_assert_cmpuint (job.digest, ==, spool_digest_of_number (i % 3));
      g_assert_cmpuint (job.digest, ==,
                        get_expected (&spool_sleep_workload, "seconds", seconds, i));
      g_assert_cmpuint (marks.n_begun, ==, i % 3 > 0);
      g_assert_cmpuint (marks.n_ended, ==, marks.n_begun);
      g_assert_true (i % 3 == 0 || job.blocked_ns > 0);
    }
}

#define LENGTH_NS 50000
#define LENGTH_S "0.00005"

/* As long as a sleep takes itself, so that one that began before would be over. */
static void
begin_slowly (SpoolJob *job)
{
  gint64 until_ns = spool_clock_now_ns () + 2 * LENGTH_NS;

  while (spool_clock_now_ns () < until_ns)
    ;
}

static const SpoolJobHooks slow_hooks = { count_checkpoint, begin_slowly, count_end };

typedef struct
{
  SpoolAsyncHost host; /* first */
  SpoolJob *job;       /* the only one */
} OneJob;

static SpoolJob *
start_only_job (SpoolAsyncHost *host, guint slot)
{
  return g_steal_pointer (&((OneJob *) host)->job);
}

static void
finish_only_job (SpoolAsyncHost *host, guint slot)
{
}

static void
do_job_in_loop (const char *seconds, SpoolJob *job)
{
  OneJob one = { { 1, start_only_job, finish_only_job }, job };
  g_autoptr (SpoolParams) params = spool_params_new (&spool_sleep_workload);
  gpointer prepared, loop;

  g_assert_true (spool_params_set (params, "seconds", seconds, NULL));
  prepared = spool_sleep_work.prepare (params, "/nonexistent", NULL, NULL);
  loop = spool_sleep_work.loop_new (prepared, 1);
  spool_sleep_work.loop_run (prepared, loop, &one.host);
  spool_sleep_work.loop_free (loop);
  spool_sleep_work.unprepare (prepared);
}

/* The sleep begins when the wait does: not while a lock is being given back. */
static void
test_sleep_is_blocked (void)
{
  Marks marks = { 0 };
  SpoolJob job = { .deadline_ns = G_MAXINT64, .hooks = &slow_hooks, .hook_data = &marks };

  do_job (&spool_sleep_work, "seconds", LENGTH_S, &job);
  g_assert_cmpint (job.blocked_ns, >=, LENGTH_NS);
  job.blocked_ns = 0;
  do_job_in_loop (LENGTH_S, &job);
  g_assert_cmpint (job.blocked_ns, >=, LENGTH_NS);
}

/* A day's sleep with a deadline that has passed ends at once. */
static void
test_sleep_deadline (void)
{
  SpoolJob job = { .deadline_ns = 0 };

  do_job (&spool_sleep_work, "seconds", "86400", &job);
  g_assert_cmpint (job.status, ==, SPOOL_JOB_TIMED_OUT);
  g_assert_cmpuint (job.digest, ==, 0);
  g_free (job.detail);
}

static void
test_fail (void)
{
  SpoolJob job = { .digest = 5, .detail = g_strdup ("before") };

  spool_job_fail (&job, SPOOL_JOB_CRASHED, "killed by %s", "nobody");
  g_assert_cmpint (job.status, ==, SPOOL_JOB_CRASHED);
  g_assert_cmpstr (job.detail, ==, "killed by nobody");
  g_assert_cmpuint (job.digest, ==, 0);
  g_free (job.detail);
}

static void
test_find (void)
{
  g_assert_true (spool_work_find ("cosine") == &spool_cosine_work);
  g_assert_true (spool_work_find ("sleep") == &spool_sleep_work);
  /* That one is in a program of its own, with libcurl. */
  g_assert_null (spool_work_find ("web"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/work/cosine", test_cosine);
  g_test_add_func ("/work/cosine-marks", test_cosine_marks);
  g_test_add_func ("/work/cosine-deadline", test_cosine_deadline);
  g_test_add_func ("/work/sleep-nothing", test_sleep_nothing);
  g_test_add_func ("/work/sleep-several", test_sleep_several);
  g_test_add_func ("/work/sleep-is-blocked", test_sleep_is_blocked);
  g_test_add_func ("/work/sleep-deadline", test_sleep_deadline);
  g_test_add_func ("/work/fail", test_fail);
  g_test_add_func ("/work/find", test_find);
  return g_test_run ();
}
