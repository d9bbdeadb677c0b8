/* test-answer.c: that no answer claims more than was measured, with times made up for each case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-answer.h"
#include "workload/spool-clock.h"

#include <string.h>

#define N_JOBS 16
#define US 1000
#define MS SPOOL_NS_PER_MS

/* How long each run of an executor shall take; each round takes a little longer. */
typedef struct
{
  SpoolExecutorKind executor;
  guint workers;
  gint64 wall_ns;
} Case;

/* Jobs wait for @seconds, or do nothing at all, on two CPUs; the first case is serial. */
static SpoolReport *
make_report (const char *seconds, const Case *cases, guint n_cases, guint rounds)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (N_JOBS, rounds);
  SpoolPlanEntry *entry = spool_plan_get_entry (plan, 0);
  g_autofree SpoolExecutorKind *executors = g_new (SpoolExecutorKind, n_cases);
  g_autofree guint *workers = g_new (guint, n_cases);
  SpoolReport *report;

  for (guint i = 0; i < n_cases; i++)
    {
      executors[i] = cases[i].executor;
      workers[i] = cases[i].workers;
    }
  g_assert_true (spool_params_set (entry->params, "seconds", seconds, NULL));
  spool_plan_entry_set_executors (entry, executors, n_cases);
  spool_plan_entry_set_workers (entry, workers + 1, n_cases - 1);
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  report->machine->usable_cpus = 2;
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < n_cases; i++)
      {
        SpoolConfiguration configuration = { 0, cases[i].executor, cases[i].workers };
        gint64 wall_ns = cases[i].wall_ns + cases[i].wall_ns / 1000 * round;

        spool_report_add_run (report, util_make_run (plan, &configuration, round, wall_ns));
      }
  report->complete = TRUE;
  return report;
}

static SpoolAnswer *
answer (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  return spool_answer_new (report, analysis, 0);
}

/* What was measured is told, were it more than is possible; then not what is possible. */
static void
test_more_than_possible (void)
{
  const Case possible[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                            { SPOOL_EXECUTOR_ASYNC, 16, 101 * MS } };
  const Case impossible[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                              { SPOOL_EXECUTOR_ASYNC, 16, 94 * MS } };

  for (guint rounds = 1; rounds <= 6; rounds += 5)
    {
      g_autoptr (SpoolReport) usual = make_report ("0.1", possible, 2, rounds);
      g_autoptr (SpoolReport) noisy = make_report ("0.1", impossible, 2, rounds);
      g_autoptr (SpoolAnswer) of_usual = answer (usual);
      g_autoptr (SpoolAnswer) of_noisy = answer (noisy);

      g_assert_nonnull (strstr (of_usual->headline, "15.8 times faster than serial"));
      g_assert_nonnull (strstr (of_usual->detail, "At most 16 times faster was possible"));
      g_assert_nonnull (strstr (of_noisy->headline, "17.0 times faster than serial"));
      g_assert_null (strstr (of_noisy->detail, "possible"));
    }
}

static void
test_start (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_ASYNC, 16, 101 * MS } };
  const Case others[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                          { SPOOL_EXECUTOR_THREADS, 16, 101 * MS } };
  g_autoptr (SpoolReport) loop = make_report ("0.1", cases, 2, 6);
  g_autoptr (SpoolReport) threads = make_report ("0.1", others, 2, 6);
  g_autoptr (SpoolAnswer) of_loop = answer (loop);
  g_autoptr (SpoolAnswer) of_threads = answer (threads);

  g_assert_null (strstr (of_loop->detail, "Starting"));
  g_assert_nonnull (strstr (of_threads->detail, "Starting the workers took 17\u00a0ns of it."));
}

/* A hair faster than is possible is as fast, and why it isn't faster is worth a word. */
static void
test_as_fast_as_possible (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_THREADS, 1, 1590 * MS } };
  g_autoptr (SpoolReport) report = make_report ("0.1", cases, 2, 6);
  g_autoptr (SpoolAnswer) self = answer (report);

  g_assert_true (g_str_has_prefix (self->headline, "Use serial: "));
  g_assert_nonnull (strstr (self->detail, "No speed-up was possible (16 jobs, 1 worker)."));
}

/* Of what may be noise, what is possible is worth a word, too. */
static void
test_noise_above_ceiling (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_THREADS, 2, 700 * MS } };
  g_autoptr (SpoolReport) report = make_report ("0.1", cases, 2, 6);
  g_autoptr (SpoolAnswer) self = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns *= i % 4 == 0 || i % 4 == 3 ? 3 : 1;
  self = answer (report);
  g_assert_cmpstr (self->headline, ==, "Cannot tell: the times vary too much.");
  g_assert_nonnull (strstr (self->detail, "At most 2 times faster was possible"));
}

/* What a pool costs, and when it pays, nobody can tell of few rounds. */
static void
test_costs_in_few_rounds (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 4 * US },
                         { SPOOL_EXECUTOR_PROCESSES, 2, 4344 * US } };
  g_autoptr (SpoolReport) few = make_report ("0", cases, 2, 5);
  g_autoptr (SpoolReport) enough = make_report ("0", cases, 2, 6);
  g_autoptr (SpoolAnswer) of_few = answer (few);
  g_autoptr (SpoolAnswer) of_enough = answer (enough);

  g_assert_true (g_str_has_prefix (of_few->headline, "Cannot tell: 5 rounds are too few; "));
  g_assert_null (strstr (of_few->detail, "pays off"));
  g_assert_true (g_str_has_prefix (of_enough->headline, "The pool alone costs "));
  g_assert_nonnull (strstr (of_enough->detail, "A pool pays off if "));
}

/* Warm pools were started before the clock was, so nothing is said of what that costs. */
static void
test_warm (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 4 * US },
                         { SPOOL_EXECUTOR_THREADS, 2, 9 * US } };
  g_autoptr (SpoolReport) report = make_report ("0", cases, 2, 6);
  g_autoptr (SpoolAnswer) self = NULL;

  report->plan->mode = SPOOL_MODE_WARM;
  self = answer (report);
  g_assert_cmpstr (self->headline, ==, "Use serial: nothing was faster.");
  g_assert_true (g_str_has_prefix (self->detail, "At best, 2 threads took 2.25 times as long "));
  g_assert_null (strstr (self->detail, "pays off"));
}

/* The headline says why there is nothing to compare, and nothing is explained that isn't told. */
static void
test_failed (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_THREADS, 16, 101 * MS } };

  for (guint failed = 0; failed < 2; failed++)
    {
      g_autoptr (SpoolReport) report = make_report ("0.1", cases, 2, 1);
      g_autoptr (SpoolAnswer) self = NULL;

      util_fail_job (g_ptr_array_index (report->runs, failed), 0, "gone");
      self = answer (report);
      g_assert_cmpstr (self->headline, ==,
                       failed == 0
                           ? "Jobs failed under serial, so there is nothing to compare with."
                           : "Jobs failed, so there is nothing to compare serial with.");
      g_assert_true (g_str_has_suffix (self->detail, " 1 job failed."));
      g_assert_null (strstr (self->detail, "Starting"));
      g_assert_null (strstr (self->detail, "possible"));
    }
}

/* As long as runs may follow, it is too early to say so. */
static void
test_failed_so_far (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_THREADS, 16, 101 * MS },
                         { SPOOL_EXECUTOR_PROCESSES, 16, 150 * MS } };
  g_autoptr (SpoolReport) report = make_report ("0.1", cases, 3, 1);
  g_autoptr (SpoolAnswer) early = NULL, late = NULL;

  g_ptr_array_set_size (report->runs, 2);
  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "gone");
  report->complete = FALSE;
  early = answer (report);
  g_assert_cmpstr (early->headline, ==, "Nothing to compare yet.");
  report->ended = TRUE;
  late = answer (report);
  g_assert_cmpstr (late->headline, ==, "Jobs failed, so there is nothing to compare serial with.");
}

/* Stopped before it was serial's turn: that is why nothing can be compared. */
static void
test_failed_before_serial (void)
{
  const Case cases[] = { { SPOOL_EXECUTOR_SERIAL, 1, 1600 * MS },
                         { SPOOL_EXECUTOR_THREADS, 16, 101 * MS } };
  g_autoptr (SpoolReport) report = make_report ("0.1", cases, 2, 1);
  g_autoptr (SpoolAnswer) self = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "gone");
  g_ptr_array_remove_index (report->runs, 0);
  report->complete = FALSE;
  report->ended = TRUE;
  self = answer (report);
  g_assert_cmpstr (self->headline, ==, "Nothing to compare.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/more-than-possible", test_more_than_possible);
  g_test_add_func ("/answer/start", test_start);
  g_test_add_func ("/answer/as-fast-as-possible", test_as_fast_as_possible);
  g_test_add_func ("/answer/noise-above-ceiling", test_noise_above_ceiling);
  g_test_add_func ("/answer/costs-in-few-rounds", test_costs_in_few_rounds);
  g_test_add_func ("/answer/warm", test_warm);
  g_test_add_func ("/answer/failed", test_failed);
  g_test_add_func ("/answer/failed-so-far", test_failed_so_far);
  g_test_add_func ("/answer/failed-before-serial", test_failed_before_serial);
  return g_test_run ();
}
