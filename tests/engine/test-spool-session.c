/* test-spool-session.c: claiming jobs, keeping what came of them, and the gates of a warm pool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-session.h"

#include "fake-work.h"
#include "workload/spool-error.h"

#include <string.h>

#define N_THREADS 8
#define N_JOBS 20000

typedef struct
{
  SpoolSession *session;
  guint64 count;
  gint *n_claimed; /* a number for each job; atomic */
} Claimer;

static gpointer
claim_all (gpointer data)
{
  Claimer *claimer = data;
  guint64 n_jobs = claimer->session->setup->jobs;
  guint64 first;

  while ((first = spool_session_claim (claimer->session, claimer->count)) < n_jobs)
    for (guint64 i = first; i < MIN (first + claimer->count, n_jobs); i++)
      g_atomic_int_inc (&claimer->n_claimed[i]);
  return NULL;
}

/* Some claim one job at a time, others several; each job goes to exactly one of them. */
static void
test_claim (void)
{
  g_autoptr (SpoolSetup) setup =
      fake_setup_new (SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD, N_THREADS, N_JOBS);
  g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, N_THREADS);
  g_autofree gint *n_claimed = g_new0 (gint, N_JOBS);
  Claimer claimers[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      claimers[i] = (Claimer){ session, 1 + 3 * (i % 3), n_claimed };
      threads[i] = g_thread_new ("claimer", claim_all, &claimers[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_JOBS; i++)
    g_assert_cmpint (n_claimed[i], ==, 1);
  g_assert_cmpuint (spool_session_claim (session, 1), >=, N_JOBS);
}

static void
test_new (void)
{
  g_autoptr (SpoolSetup) setup = fake_setup_new (SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD, 3, 10);
  g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, 3);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (session->lanes[i].index, ==, i);
      g_assert_cmpint (session->lanes[i].ready_ns, ==, G_MAXINT64);
    }
  for (guint i = 0; i < 10; i++)
    g_assert_false (session->records[i].done);
  g_assert_false (session->waits);
  g_assert_cmpuint (spool_session_claim (session, 1), ==, 0);
}

static void
test_put_record (void)
{
  g_autoptr (SpoolSetup) setup = fake_setup_new (SPOOL_EXECUTOR_PROCESSES, SPOOL_MODE_COLD, 2, 10);
  g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, 2);
  SpoolJobRecord record = { .start_ns = 1, .end_ns = 2, .digest = 3, .status = SPOOL_JOB_FAILED };

  spool_session_put_record (session, &session->lanes[1], 7, &record, "too bad");
  g_assert_cmpuint (session->records[7].lane, ==, 1);
  g_assert_cmpuint (session->records[7].digest, ==, 3);
  g_assert_true (session->records[7].done);
  g_assert_cmpuint (session->records[7].detail, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (session->details, 0), ==, "too bad");
  spool_session_put_record (session, &session->lanes[0], 8, &record, NULL);
  g_assert_cmpuint (session->records[8].detail, ==, 0);
  g_assert_cmpuint (session->details->len, ==, 1);
}

/* One reading of the clock is a job's end and the next one's start, but not when writing a failure
 * down lay between. */
static void
test_do_job (void)
{
  g_autoptr (SpoolSetup) setup = fake_setup_new (SPOOL_EXECUTOR_SERIAL, SPOOL_MODE_COLD, 1, 3);
  g_autoptr (SpoolSession) session = NULL;
  gpointer prepared;
  gint64 now_ns;

  g_assert_true (spool_params_set (setup->params, "fail-every", "2", NULL));
  session = spool_session_new (setup, &fake_work, 1);
  prepared = session->prepared = fake_work.prepare (setup->params, NULL, NULL, NULL);
  now_ns = spool_session_do_job (session, &session->lanes[0], prepared, 1, 5);
  g_assert_cmpint (session->records[1].start_ns, ==, 5);
  g_assert_cmpint (session->records[1].end_ns, ==, now_ns);
  g_assert_true (session->records[1].done);
  g_assert_cmpuint (session->records[1].detail, ==, 0);
  now_ns = spool_session_do_job (session, &session->lanes[0], prepared, 2, now_ns);
  g_assert_cmpint (session->records[2].start_ns, ==, session->records[1].end_ns);
  g_assert_cmpint (session->records[2].end_ns, <=, now_ns);
  g_assert_cmpuint (session->records[2].detail, ==, 1);
  fake_work.unprepare (prepared);
}

/* Without records only the first few words are shown; a million failures must not keep a million.
 */
static void
test_details_are_bounded (void)
{
  g_autoptr (SpoolSetup) setup = fake_setup_new (SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD, 1, 1000);
  SpoolJobRecord record = { .status = SPOOL_JOB_FAILED };
  const guint64 caps[] = { 0, 10, G_MAXUINT64 };
  const guint expected[] = { 5, 15, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (caps); i++)
    {
      g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, 1);

      setup->max_records = caps[i];
      for (guint64 job = 0; job < setup->jobs; job++)
        spool_session_put_record (session, &session->lanes[0], job, &record, "too bad");
      g_assert_cmpuint (session->details->len, ==, expected[i]);
    }
}

static void
test_fail (void)
{
  g_autoptr (SpoolSetup) setup = fake_setup_new (SPOOL_EXECUTOR_THREADS, SPOOL_MODE_COLD, 1, 1000);
  g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, 1);

  g_assert_cmpuint (spool_session_claim (session, 1), ==, 0);
  spool_session_fail (session, g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_FAILED, "first"));
  spool_session_fail (session, g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_USAGE, "second"));
  g_assert_error (session->failure, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_cmpstr (session->failure->message, ==, "first");
  g_assert_cmpuint (spool_session_claim (session, 1), >=, 1000);
}

typedef struct
{
  SpoolSession *session;
  gint *n_inside; /* atomic */
  gint *n_ended;  /* atomic */
} Gate;

static gpointer
pass_gates (gpointer data)
{
  Gate *gate = data;

  spool_session_lane_ready (gate->session);
  g_atomic_int_inc (gate->n_inside);
  spool_session_lane_done (gate->session);
  g_atomic_int_inc (gate->n_ended);
  return NULL;
}

/* Nobody begins before all are ready and released, nobody ends before all are done. */
static void
test_gates (void)
{
  g_autoptr (SpoolSetup) setup =
      fake_setup_new (SPOOL_EXECUTOR_THREADS, SPOOL_MODE_WARM, N_THREADS, 10);
  g_autoptr (SpoolSession) session = spool_session_new (setup, &fake_work, N_THREADS);
  gint n_inside = 0, n_ended = 0;
  Gate gate = { session, &n_inside, &n_ended };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("lane", pass_gates, &gate);
  spool_session_await_ready (session);
  g_assert_cmpint (g_atomic_int_get (&n_inside), ==, 0);
  spool_session_release (session);
  spool_session_await_done (session);
  g_assert_cmpint (g_atomic_int_get (&n_inside), ==, N_THREADS);
  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, 0);
  spool_session_close (session);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n_ended, ==, N_THREADS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/claim", test_claim);
  g_test_add_func ("/session/new", test_new);
  g_test_add_func ("/session/put-record", test_put_record);
  g_test_add_func ("/session/do-job", test_do_job);
  g_test_add_func ("/session/details-are-bounded", test_details_are_bounded);
  g_test_add_func ("/session/fail", test_fail);
  g_test_add_func ("/session/gates", test_gates);
  return g_test_run ();
}
