/* test-analysis.c: what runs come to, and the answer in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-answer.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static void
test_rows (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  const SpoolAnalysisRow *row = spool_analysis_nth (analysis, 2);

  g_assert_cmpuint (analysis->rows->len, ==, 5);
  g_assert_null (spool_analysis_nth (analysis, 5));
  /* Four threads: 0.400 s to 0.405 s; serial: 1.600 s to 1.605 s. */
  g_assert_cmpint (row->configuration.executor, ==, SPOOL_EXECUTOR_THREADS);
  g_assert_cmpuint (row->configuration.workers, ==, 4);
  g_assert_cmpuint (row->n_runs, ==, 6);
  g_assert_cmpuint (row->values->len, ==, 6);
  g_assert_cmpfloat_with_epsilon (g_array_index (row->values, double, 3), 0.403, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->median_s, 0.4025, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->low_s, 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->high_s, 0.405, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->min_s, 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->max_s, 0.405, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->speedup, 1.6025 / 0.4025, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->efficiency, 1.6025 / 0.4025 / 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->start_s, 5e-9, 1e-15);
}

static void
test_serial_row (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 1);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  const SpoolAnalysisRow *serial = spool_analysis_find_serial (analysis, 0);

  g_assert_true (serial == spool_analysis_nth (analysis, 0));
  g_assert_cmpfloat (serial->speedup, ==, 1);
  g_assert_cmpfloat (serial->efficiency, ==, 1);
  g_assert_true (isnan (serial->low_s) && isnan (serial->high_s));
  g_assert_null (spool_analysis_find_serial (analysis, 1));
}

static void
test_empty (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 6);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, 0);

  for (guint i = 0; i < analysis->rows->len; i++)
    {
      const SpoolAnalysisRow *row = spool_analysis_nth (analysis, i);

      g_assert_cmpuint (row->n_runs, ==, 0);
      g_assert_true (isnan (row->median_s) && isnan (row->speedup) && isnan (row->start_s));
    }
  g_assert_null (spool_analysis_find_fastest (analysis, 0));
  g_assert_cmpstr (answer->headline, ==, "Nothing to compare yet.");
  g_assert_cmpstr (answer->detail, ==, "");
}

/* Runs of time 0 can't be compared, and must not give infinite speed. */
static void
test_no_time (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns = 0;
  analysis = spool_analysis_new (report);
  g_assert_true (isnan (spool_analysis_nth (analysis, 1)->speedup));
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, "Nothing to compare yet.");
}

/* A lane that fails at once looks fast. */
static void
test_failed_is_not_fastest (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 1);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 2), 0, "gone");
  util_fail_job (g_ptr_array_index (report->runs, 4), 0, "gone");
  analysis = spool_analysis_new (report);
  g_assert_true (spool_analysis_find_fastest (analysis, 0) == spool_analysis_nth (analysis, 1));
  g_assert_cmpuint (spool_analysis_nth (analysis, 2)->failed_jobs, ==, 1);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, "2 threads were 2.0 times faster than serial.");
  g_assert_true (g_str_has_suffix (answer->detail, " 2 jobs failed."));
}

static void
test_failed_serial (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 1);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 0), 0, "gone");
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_nonnull (strstr (answer->headline, "Jobs failed under serial"));
}

static void
check_answer (guint rounds, const char *headline, const char *detail)
{
  g_autoptr (SpoolReport) report = util_make_report (16, rounds);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, 0);

  g_assert_cmpstr (answer->headline, ==, headline);
  g_assert_cmpstr (answer->detail, ==, detail);
}

static void
test_answers (void)
{
  check_answer (1, "4 threads were 4.0 times faster than serial.",
                "Cannot tell: 1 round is too few, it takes 6. Medians: Serial: 1.60 s, 4 threads: "
                "400 ms.");
  check_answer (3, "4 threads were 4.0 times faster than serial.",
                "Cannot tell: 3 rounds are too few, it takes 6. Medians: Serial: 1.60 s, 4 "
                "threads: 401 ms.");
  check_answer (6, "4 threads were 4.0 times faster than serial.",
                "Medians: Serial: 1.60 s (1.60 s to 1.60 s), 4 threads: 402 ms (400 ms to 405 "
                "ms).");
}

static void
test_answer_on_the_way (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  g_ptr_array_set_size (report->runs, 2 * 5 + 1);
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_true (g_str_has_prefix (answer->detail, "Cannot tell yet: round 2 of 6. Medians: "));
}

static void
check_headline (double factor, const char *headline)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 1);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  for (guint i = 1; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      /* Two threads are the fastest. */
      run->wall_ns = (gint64) (1.6 * factor * SPOOL_NS_PER_S) + (gint64) i;
    }
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, headline);
}

static void
test_headlines (void)
{
  check_headline (0.05, "2 threads were 20 times faster than serial.");
  check_headline (0.5, "2 threads were 2.0 times faster than serial.");
  check_headline (0.99, "At best, 2 threads were as fast as serial.");
  check_headline (1.01, "At best, 2 threads were as fast as serial.");
  check_headline (1.5, "Nothing was faster than serial: at best, 2 threads took 1.5 times as "
                       "long.");
}

/* A plan of two entries of the same workload: each is compared with its own serial. */
static void
test_two_entries (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) first = NULL;
  g_autoptr (SpoolAnswer) second = NULL;
  g_autoptr (GArray) configurations = NULL;

  spool_plan_add_entry (plan, &spool_sleep_workload)->jobs = 4;
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  configurations = spool_plan_list_configurations (plan);
  for (guint i = 0; i < configurations->len; i++)
    {
      const SpoolConfiguration *configuration =
          &g_array_index (configurations, SpoolConfiguration, i);
      /* The more workers the faster in the first, the slower in the second. */
      gint64 wall_ns = configuration->entry == 0 ? 8 * SPOOL_NS_PER_S / configuration->workers
                                                 : configuration->workers * SPOOL_NS_PER_S;

      spool_report_add_run (report, util_make_run (plan, configuration, 0, wall_ns));
    }
  analysis = spool_analysis_new (report);
  g_assert_cmpfloat (spool_analysis_find_serial (analysis, 0)->median_s, ==, 8);
  g_assert_cmpfloat (spool_analysis_find_serial (analysis, 1)->median_s, ==, 1);
  first = spool_answer_new (report, analysis, 0);
  second = spool_answer_new (report, analysis, 1);
  g_assert_cmpstr (first->headline, ==, "4 threads were 4.0 times faster than serial.");
  g_assert_cmpstr (second->headline, ==,
                   "Nothing was faster than serial: at best, 2 threads took 2.0 times as long.");
}

/* Runs that the plan knows nothing of, as in a report that was put together by hand. */
static void
test_foreign_runs (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  SpoolConfiguration foreign = { 0, SPOOL_EXECUTOR_THREADS, 99 };
  g_autoptr (SpoolAnalysis) analysis = NULL;

  spool_report_add_run (report, util_make_run (report->plan, &foreign, 0, 1000));
  analysis = spool_analysis_new (report);
  g_assert_cmpuint (analysis->rows->len, ==, 5);
  g_assert_null (spool_analysis_find (analysis, &foreign));
  g_assert_cmpuint (spool_analysis_find_fastest (analysis, 0)->configuration.workers, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/rows", test_rows);
  g_test_add_func ("/analysis/serial-row", test_serial_row);
  g_test_add_func ("/analysis/empty", test_empty);
  g_test_add_func ("/analysis/no-time", test_no_time);
  g_test_add_func ("/analysis/failed-is-not-fastest", test_failed_is_not_fastest);
  g_test_add_func ("/analysis/two-entries", test_two_entries);
  g_test_add_func ("/analysis/foreign-runs", test_foreign_runs);
  g_test_add_func ("/answer/failed-serial", test_failed_serial);
  g_test_add_func ("/answer/answers", test_answers);
  g_test_add_func ("/answer/on-the-way", test_answer_on_the_way);
  g_test_add_func ("/answer/headlines", test_headlines);
  return g_test_run ();
}
