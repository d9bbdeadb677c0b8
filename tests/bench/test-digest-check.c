/* test-digest-check.c: results that differ between runs are failures, unless pages may change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-digest-check.h"
#include "fake-backend.h"

#include <string.h>

static SpoolRun *
make_run (guint entry, const guint64 *digests, guint64 n_digests)
{
  SpoolRun *run = spool_run_new ();

  run->entry = entry;
  run->jobs = n_digests;
  run->n_records = n_digests;
  run->records = spool_records_new (n_digests);
  for (guint64 i = 0; i < n_digests; i++)
    run->records[i].digest = digests[i];
  return run;
}

#define RUN(entry, ...)                              \
  make_run (entry, (const guint64[]){ __VA_ARGS__ }, \
            G_N_ELEMENTS (((const guint64[]){ __VA_ARGS__ })))

static void
test_same (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new ("{\"workload\": \"cosine\"}");
  g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SpoolRun) run = RUN (0, 1, 2, 3);

      g_assert_cmpuint (spool_digest_check_run (check, run), ==, 0);
      g_assert_cmpuint (run->failed_jobs, ==, 0);
      g_assert_cmpuint (run->details->len, ==, 0);
    }
}

static void
test_different (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new ("{\"workload\": \"cosine\"}");
  g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);
  g_autoptr (SpoolRun) first = RUN (0, 1, 2, 3, 4);
  g_autoptr (SpoolRun) second = RUN (0, 1, 9, 3, 9);

  g_assert_cmpuint (spool_digest_check_run (check, first), ==, 0);
  g_ptr_array_add (second->details, g_strdup ("another job's words"));
  g_assert_cmpuint (spool_digest_check_run (check, second), ==, 2);
  g_assert_cmpuint (second->failed_jobs, ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      gboolean wrong = i % 2 == 1;
      const char *words = spool_run_get_detail (second, &second->records[i]);

      g_assert_cmpint (second->records[i].status, ==, wrong ? SPOOL_JOB_FAILED : SPOOL_JOB_OK);
      g_assert_true (wrong == (words != NULL && strstr (words, "differs") != NULL));
    }
  g_assert_cmpuint (second->details->len, ==, 2);
}

/* Failed jobs have no digest, and don't say what is right; nor do they fail twice. */
static void
test_failed_jobs (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new ("{\"workload\": \"cosine\"}");
  g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);
  g_autoptr (SpoolRun) failed = RUN (0, 0, 2);
  g_autoptr (SpoolRun) good = RUN (0, 1, 2);
  g_autoptr (SpoolRun) wrong = RUN (0, 5, 2);

  failed->records[0].status = SPOOL_JOB_CRASHED;
  failed->failed_jobs = 1;
  g_assert_cmpuint (spool_digest_check_run (check, failed), ==, 0);
  g_assert_cmpuint (failed->failed_jobs, ==, 1);
  g_assert_cmpuint (spool_digest_check_run (check, good), ==, 0);
  g_assert_cmpuint (spool_digest_check_run (check, failed), ==, 0);
  g_assert_cmpint (failed->records[0].status, ==, SPOOL_JOB_CRASHED);
  g_assert_cmpuint (spool_digest_check_run (check, wrong), ==, 1);
}

/* Entries are different work, even of the same workload. */
static void
test_entries (void)
{
  g_autoptr (SpoolPlan) plan =
      fake_plan_new ("{\"entries\": [{\"workload\": \"cosine\"}, {\"workload\": \"cosine\", "
                     "\"params\": {\"iterations\": 5}}]}");
  g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);
  g_autoptr (SpoolRun) first = RUN (0, 1);
  g_autoptr (SpoolRun) second = RUN (1, 2);
  g_autoptr (SpoolRun) third = RUN (1, 1);

  g_assert_cmpuint (spool_digest_check_run (check, first), ==, 0);
  g_assert_cmpuint (spool_digest_check_run (check, second), ==, 0);
  g_assert_cmpuint (spool_digest_check_run (check, third), ==, 1);
}

/* Local pages stay as they are; others may change at any moment. */
static void
test_pages (void)
{
  const struct
  {
    const char *source;
    guint n_wrong;
  } rows[] = { { "local", 1 }, { "notebook", 0 }, { "http://127.0.0.1:1/", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"workload\": \"web\", \"params\": {\"source\": \"%s\"}}", rows[i].source);
      g_autoptr (SpoolPlan) plan = fake_plan_new (json);
      g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);
      g_autoptr (SpoolRun) first = RUN (0, 1);
      g_autoptr (SpoolRun) second = RUN (0, 2);

      g_assert_cmpuint (spool_digest_check_run (check, first), ==, 0);
      g_assert_cmpuint (spool_digest_check_run (check, second), ==, rows[i].n_wrong);
    }
}

static void
test_summary (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new ("{\"workload\": \"cosine\"}");
  g_autoptr (SpoolDigestCheck) check = spool_digest_check_new (plan);
  g_autoptr (SpoolRun) run = spool_run_new ();

  run->jobs = 30000;
  g_assert_cmpuint (spool_digest_check_run (check, run), ==, 0);
  g_assert_cmpuint (run->failed_jobs, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest-check/same", test_same);
  g_test_add_func ("/digest-check/different", test_different);
  g_test_add_func ("/digest-check/failed-jobs", test_failed_jobs);
  g_test_add_func ("/digest-check/entries", test_entries);
  g_test_add_func ("/digest-check/pages", test_pages);
  g_test_add_func ("/digest-check/summary", test_summary);
  return g_test_run ();
}
