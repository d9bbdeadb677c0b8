/* test-break-even.c: from which length of a job on a pool pays, by hand and by trying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-answer.h"
#include "report/spool-break-even.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

#define N_JOBS 16
#define SERIAL_NS 4000
#define THREADS_NS 164000
#define PROCESSES_NS 1924000
#define GIL_NS 170000

static SpoolPlan *
make_plan (const char *seconds, guint64 jobs, const guint *workers, guint n_workers)
{
  static const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_THREADS, SPOOL_EXECUTOR_PROCESSES,
                                                 SPOOL_EXECUTOR_THREADS_GIL };
  SpoolPlan *plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_sleep_workload);
  g_autoptr (GError) error = NULL;

  spool_params_set (entry->params, "seconds", seconds, &error);
  g_assert_no_error (error);
  entry->jobs = jobs;
  plan->rounds = 6;
  spool_plan_entry_set_executors (entry, executors, G_N_ELEMENTS (executors));
  spool_plan_entry_set_workers (entry, workers, n_workers);
  g_assert_true (spool_plan_check (plan, &error));
  g_assert_no_error (error);
  return plan;
}

static gint64
get_wall_ns (SpoolExecutorKind executor)
{
  switch (executor)
    {
    case SPOOL_EXECUTOR_SERIAL:
      return SERIAL_NS;
    case SPOOL_EXECUTOR_THREADS:
      return THREADS_NS;
    case SPOOL_EXECUTOR_PROCESSES:
      return PROCESSES_NS;
    case SPOOL_EXECUTOR_THREADS_GIL:
      return GIL_NS;
    case SPOOL_EXECUTOR_PROCESSES_FORK:
    case SPOOL_EXECUTOR_ASYNC:
    case SPOOL_N_EXECUTORS:
    default:
      g_assert_not_reached ();
    }
}

/* Each round takes a little longer than the one before, for there to be intervals. */
static SpoolReport *
make_report (const SpoolPlan *plan, guint usable_cpus, guint rounds)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  SpoolReport *report = spool_report_new ((SpoolPlan *) plan, spool_machine_new_unknown ());

  report->machine->usable_cpus = usable_cpus;
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < configurations->len; i++)
      {
        const SpoolConfiguration *configuration =
            &g_array_index (configurations, SpoolConfiguration, i);
        gint64 wall_ns = get_wall_ns (configuration->executor);

        spool_report_add_run (
            report, util_make_run (plan, configuration, round, wall_ns + wall_ns / 1000 * round));
      }
  report->complete = TRUE;
  return report;
}

static SpoolReport *
make_usual_report (const char *seconds, guint usable_cpus, guint rounds)
{
  const guint workers[] = { 2 };
  g_autoptr (SpoolPlan) plan = make_plan (seconds, N_JOBS, workers, 1);

  return make_report (plan, usable_cpus, rounds);
}

static SpoolBreakEven
find (const SpoolReport *report, SpoolExecutorKind executor, guint workers)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  SpoolConfiguration configuration = { 0, executor, workers };
  const SpoolAnalysisRow *row = spool_analysis_find (analysis, &configuration);

  g_assert_nonnull (row);
  return spool_break_even_find (report, analysis, row);
}

/* Two CPUs save 8 of 16 jobs, so each must be as long as an eighth of what the pool costs. */
static void
test_by_hand (void)
{
  g_autoptr (SpoolReport) report = make_usual_report ("0", 2, 6);
  SpoolBreakEven threads = find (report, SPOOL_EXECUTOR_THREADS, 2);
  SpoolBreakEven processes = find (report, SPOOL_EXECUTOR_PROCESSES, 2);
  double cost_s = 1.0025 * (THREADS_NS - SERIAL_NS) / 1e9;

  g_assert_cmpfloat_with_epsilon (threads.pool_s, cost_s, 1e-12);
  g_assert_cmpfloat_with_epsilon (threads.job_s, cost_s / 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (threads.low_s, (THREADS_NS - 1.005 * SERIAL_NS) / 8e9, 1e-12);
  g_assert_cmpfloat_with_epsilon (threads.high_s, (1.005 * THREADS_NS - SERIAL_NS) / 8e9, 1e-12);
  g_assert_cmpfloat_with_epsilon (processes.job_s, 1.0025 * (PROCESSES_NS - SERIAL_NS) / 8e9,
                                  1e-12);
}

/* With a CPU for each worker more is saved; with more workers than CPUs nothing more. */
static void
test_cpus (void)
{
  const guint workers[] = { 2, 8, 32 };
  const double threads_s = 1.0025 * (THREADS_NS - SERIAL_NS) / 1e9;
  g_autoptr (SpoolPlan) plan = make_plan ("0", N_JOBS, workers, 3);
  g_autoptr (SpoolReport) four = make_report (plan, 4, 6);
  g_autoptr (SpoolReport) many = make_report (plan, 64, 6);
  g_autoptr (SpoolReport) three = make_report (plan, 3, 6);

  g_assert_cmpfloat_with_epsilon (find (four, SPOOL_EXECUTOR_THREADS, 2).job_s, threads_s / 8,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (find (four, SPOOL_EXECUTOR_THREADS, 8).job_s, threads_s / 12,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (find (many, SPOOL_EXECUTOR_THREADS, 32).job_s, threads_s / 15,
                                  1e-12);
  /* 3 CPUs divide 16 jobs among them, each 5 and a third. */
  g_assert_cmpfloat_with_epsilon (find (three, SPOOL_EXECUTOR_THREADS, 8).job_s,
                                  threads_s / (16 - 16.0 / 3), 1e-12);
}

static void
expect_none (SpoolBreakEven found, gboolean costs)
{
  g_assert_true (isnan (found.job_s) && isnan (found.low_s) && isnan (found.high_s));
  g_assert_true (isfinite (found.pool_s) == costs);
}

static void
test_none (void)
{
  const guint workers[] = { 2 };
  g_autoptr (SpoolPlan) single = make_plan ("0", 1, workers, 1);
  g_autoptr (SpoolReport) one_job = make_report (single, 2, 6);
  g_autoptr (SpoolReport) one_cpu = make_usual_report ("0", 1, 6);
  g_autoptr (SpoolReport) unknown = make_usual_report ("0", 0, 6);
  g_autoptr (SpoolReport) report = make_usual_report ("0", 2, 6);
  g_autoptr (SpoolReport) no_runs = make_usual_report ("0", 2, 0);
  g_autoptr (SpoolReport) failed = make_usual_report ("0", 2, 6);

  expect_none (find (one_job, SPOOL_EXECUTOR_THREADS, 2), TRUE);
  expect_none (find (one_cpu, SPOOL_EXECUTOR_THREADS, 2), TRUE);
  expect_none (find (unknown, SPOOL_EXECUTOR_THREADS, 2), TRUE);
  expect_none (find (report, SPOOL_EXECUTOR_THREADS_GIL, 2), TRUE);
  expect_none (find (report, SPOOL_EXECUTOR_SERIAL, 1), FALSE);
  expect_none (find (no_runs, SPOOL_EXECUTOR_THREADS, 2), FALSE);
  util_fail_job (g_ptr_array_index (failed->runs, 0), 0, "gone");
  expect_none (find (failed, SPOOL_EXECUTOR_THREADS, 2), FALSE);
}

/* Fewer rounds give a length, but nothing to say how sure it is. */
static void
test_few_rounds (void)
{
  g_autoptr (SpoolReport) report = make_usual_report ("0", 2, 3);
  SpoolBreakEven found = find (report, SPOOL_EXECUTOR_THREADS, 2);

  g_assert_cmpfloat_with_epsilon (found.job_s, 1.001 * (THREADS_NS - SERIAL_NS) / 8e9, 1e-12);
  g_assert_true (isnan (found.low_s) && isnan (found.high_s));
}

/* A pool that is quicker than serial even so pays from no length on. */
static void
test_quicker_pool (void)
{
  g_autoptr (SpoolReport) report = make_usual_report ("0", 2, 6);

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == SPOOL_EXECUTOR_THREADS)
        run->wall_ns = SERIAL_NS / 2;
    }
  g_assert_cmpfloat (find (report, SPOOL_EXECUTOR_THREADS, 2).job_s, ==, 0);
  g_assert_cmpfloat (find (report, SPOOL_EXECUTOR_THREADS, 2).low_s, ==, 0);
}

/* When the last job ends if each goes to the worker that is free first. */
static double
schedule (guint n_workers, guint n_jobs, double job_s)
{
  double free_s[8] = { 0 };
  double end_s = 0;

  for (guint i = 0; i < n_jobs; i++)
    {
      guint first = 0;

      for (guint k = 1; k < n_workers; k++)
        if (free_s[k] < free_s[first])
          first = k;
      free_s[first] += job_s;
      end_s = MAX (end_s, free_s[first]);
    }
  return end_s;
}

/* A little below the length serial wins, and a little above the pool does. */
static void
test_by_trying (void)
{
  const guint workers[] = { 2, 3, 5, 8 };

  for (guint n_jobs = 2; n_jobs < 40; n_jobs++)
    for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
      {
        g_autoptr (SpoolPlan) plan = make_plan ("0", n_jobs, &workers[i], 1);
        g_autoptr (SpoolReport) report = make_report (plan, 5, 6);
        SpoolBreakEven found = find (report, SPOOL_EXECUTOR_PROCESSES, workers[i]);

        g_assert_cmpfloat (found.job_s, >, 0);
        for (double factor = 0.99; factor < 1.02; factor += 0.02)
          {
            double job_s = found.job_s * factor;
            double serial_s = schedule (1, n_jobs, job_s);
            double busy_s = MAX (schedule (workers[i], n_jobs, job_s), n_jobs * job_s / 5);
            double pool_s = found.pool_s + busy_s;

            g_assert_cmpint (pool_s<serial_s, ==, factor> 1);
          }
      }
}

static void
expect_answer (const char *seconds, guint cpus, const char *headline, const char *detail_end)
{
  g_autoptr (SpoolReport) report = make_usual_report (seconds, cpus, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, 0);

  g_assert_true (g_str_has_prefix (answer->headline, headline));
  g_assert_nonnull (strstr (answer->detail, detail_end));
}

/* Jobs that do nothing ask what a pool costs; others, which one is faster. */
static void
test_words (void)
{
  const char *costs =
      "The pool alone costs 160\u00a0µs with 2 threads, 1.92\u00a0ms with 2 processes";

  expect_answer ("0", 2, costs,
                 "A pool pays off if each of 16 jobs computes for longer than about 20\u00a0µs "
                 "with 2 threads, 240\u00a0µs with 2 processes.");
  expect_answer ("0", 1, costs, "With 1 CPU, jobs that compute gain nothing from more workers.");
  expect_answer ("1", 2, "Use serial: nothing was faster.", "times faster was possible");
}

/* Where the pools cost nothing, there is no cost to tell. */
static void
test_no_costs (void)
{
  g_autoptr (SpoolReport) report = make_usual_report ("0", 2, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor != SPOOL_EXECUTOR_SERIAL)
        run->wall_ns = SERIAL_NS * 99 / 100;
    }
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==,
                   "Use serial: at best, 2 threads were just as fast to within 5 %.");
  g_assert_true (g_str_has_prefix (answer->detail, "0.99 times as long as serial (95 % "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/break-even/by-hand", test_by_hand);
  g_test_add_func ("/break-even/cpus", test_cpus);
  g_test_add_func ("/break-even/none", test_none);
  g_test_add_func ("/break-even/few-rounds", test_few_rounds);
  g_test_add_func ("/break-even/quicker-pool", test_quicker_pool);
  g_test_add_func ("/break-even/by-trying", test_by_trying);
  g_test_add_func ("/break-even/words", test_words);
  g_test_add_func ("/break-even/no-costs", test_no_costs);
  return g_test_run ();
}
