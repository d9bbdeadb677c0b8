/* test-analysis.c: what runs come to, and the answer in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-answer.h"
#include "report/spool-best.h"
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
  g_assert_cmpstr (answer->headline, ==, "Nothing to compare.");
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
  g_assert_cmpstr (answer->headline, ==,
                   "Cannot tell: 1 round is too few; at least 6 are needed. 2 threads were 2.00 "
                   "times faster than "
                   "serial.");
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
  check_answer (1,
                "Cannot tell: 1 round is too few; at least 6 are needed. 4 threads were 4.00 times "
                "faster than "
                "serial.",
                "Medians: Serial: 1.60\u00a0s, 4 threads: 400\u00a0ms. Starting the workers took "
                "5\u00a0ns of it. At most 4 times faster was possible (16 jobs, 4 workers).");
  check_answer (
      3,
      "Cannot tell: 3 rounds are too few; at least 6 are needed. 4 threads were 3.99 times faster "
      "than serial.",
      "Medians: Serial: 1.60\u00a0s, 4 threads: 401\u00a0ms. Starting the workers took 5\u00a0ns "
      "of it. At most 4 times faster was possible (16 jobs, 4 workers).");
  check_answer (6, "4 threads were 3.98 times faster than serial: use them.",
                "95 % interval: 3.97 to 4.00 times. Medians with 95 % intervals: Serial: "
                "1.60\u00a0s (1.60\u00a0s to 1.60\u00a0s), 4 threads: 402\u00a0ms (400\u00a0ms to "
                "405\u00a0ms). Starting the workers took 5\u00a0ns of it. At most 4 times faster "
                "was possible (16 jobs, 4 workers).");
}

static void
check_on_the_way (guint n_runs, gboolean ended, const char *headline)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  report->ended = ended;
  report->complete = FALSE;
  g_ptr_array_set_size (report->runs, (int) n_runs);
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, headline);
}

static void
test_answer_on_the_way (void)
{
  check_on_the_way (3, FALSE,
                    "Cannot tell yet, round 1 of 6. 4 threads were 4.00 times faster than serial.");
  check_on_the_way (2 * 5 + 1, FALSE,
                    "Cannot tell yet, round 2 of 6. 4 threads were 4.00 times faster than serial.");
  check_on_the_way (1, FALSE, "Nothing to compare yet.");
}

/* Nobody waits for what will never go on. */
static void
test_answer_of_stopped (void)
{
  check_on_the_way (3, TRUE,
                    "Cannot tell: stopped in round 1 of 6. 4 threads were 4.00 times faster than "
                    "serial.");
  check_on_the_way (2 * 5 + 1, TRUE,
                    "Cannot tell: stopped in round 3 of 6. 4 threads were 4.00 times faster than "
                    "serial.");
  check_on_the_way (6 * 5 - 4, TRUE,
                    "Cannot tell: 5 rounds are too few; at least 6 are needed. 4 threads were 3.99 "
                    "times faster than serial.");
  check_on_the_way (1, TRUE, "Nothing to compare.");
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
  g_assert_true (g_str_has_prefix (answer->headline, "Cannot tell: 1 round is too few; "));
  g_assert_true (g_str_has_suffix (answer->headline, headline));
}

static void
test_headlines (void)
{
  check_headline (0.05, "2 threads were 20.0 times faster than serial.");
  check_headline (0.5, "2 threads were 2.00 times faster than serial.");
  check_headline (0.99, "At best, 2 threads were as fast as serial.");
  check_headline (1.01, "At best, 2 threads were as fast as serial.");
  check_headline (1.5, "Nothing was faster than serial: at best, 2 threads took 1.50 times as "
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
  g_autofree char *both = NULL;
  g_auto (GStrv) lines = NULL;
  const char *plan_title = spool_sleep_workload.title;
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
  g_assert_true (
      g_str_has_suffix (first->headline, " 4 threads were 4.00 times faster than serial."));
  g_assert_true (g_str_has_suffix (
      second->headline, " Nothing was faster than serial: at best, 2 threads took 2.00 times as "
                        "long."));
  both = spool_answer_dup_text (report, analysis);
  lines = g_strsplit (both, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SpoolAnswer *answer = i == 0 ? first : second;
      g_autofree char *expected =
          g_strconcat (plan_title, ": ", answer->headline, " ", answer->detail, NULL);

      g_assert_cmpstr (lines[i], ==, expected);
    }
}

/* What fails in one workload is no failure of the other. */
static void
test_failures_of_an_entry (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) first = NULL, second = NULL;
  const SpoolConfiguration configurations[] = { { 0, SPOOL_EXECUTOR_SERIAL, 1 },
                                                { 1, SPOOL_EXECUTOR_SERIAL, 1 } };

  spool_plan_add_entry (plan, &spool_sleep_workload)->jobs = 4;
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  for (guint i = 0; i < 2; i++)
    spool_report_add_run (report, util_make_run (plan, &configurations[i], 0, SPOOL_NS_PER_S));
  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "gone");
  analysis = spool_analysis_new (report);
  first = spool_answer_new (report, analysis, 0);
  second = spool_answer_new (report, analysis, 1);
  g_assert_null (strstr (first->detail, "failed"));
  g_assert_true (g_str_has_suffix (second->detail, " 1 job failed."));
}

/* Multiplies the times of a configuration by what each round says. */
static void
scale (SpoolReport *report, SpoolExecutorKind executor, guint workers, const double *factors)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == executor && (run->workers == workers || workers == 0))
        run->wall_ns = (gint64) ((double) run->wall_ns * factors[run->round]);
    }
}

static const double even[] = { 1, 1.01, 0.99, 1.01, 0.99, 1, 1 };
static const double wild[] = { 1, 1.9, 0.7, 2.6, 0.6, 1.5, 1 };

static void
test_verdicts (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  const double threefold[] = { 3, 3.03, 2.97, 3, 3, 3 }, twofold[] = { 2, 1.99, 2.02, 2, 2, 2 };
  const SpoolVerdict expected[] = { SPOOL_VERDICT_NONE, SPOOL_VERDICT_SAME, SPOOL_VERDICT_FASTER,
                                    SPOOL_VERDICT_SLOWER, SPOOL_VERDICT_UNCLEAR };
  const SpoolAnalysisRow *row;

  scale (report, SPOOL_EXECUTOR_THREADS, 2, twofold);
  scale (report, SPOOL_EXECUTOR_PROCESSES, 2, threefold);
  for (guint i = 0; i < 6; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i * 5 + 4))->wall_ns =
        (gint64) (1.5 * wild[i] * SPOOL_NS_PER_S);
  analysis = spool_analysis_new (report);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (spool_analysis_nth (analysis, i)->verdict, ==, expected[i]);
  row = spool_analysis_nth (analysis, 2);
  g_assert_cmpuint (row->by_serial.n, ==, 6);
  g_assert_cmpfloat (row->speedup_low, <, row->speedup);
  g_assert_cmpfloat (row->speedup_high, >, row->speedup);
  g_assert_cmpfloat_with_epsilon (row->efficiency_high, row->speedup_high / 4, 1e-12);
  g_assert_cmpfloat (row->ceiling, ==, 4);
  g_assert_true (isnan (spool_analysis_nth (analysis, 0)->speedup_low));
  g_assert_false (spool_analysis_nth (analysis, 0)->greyed);
  /* Serial differs from itself by 1 in 1600 from round to round. */
  g_assert_cmpfloat (spool_analysis_get_noise_floor (analysis, 0), >, 1);
  g_assert_cmpfloat (spool_analysis_get_noise_floor (analysis, 0), <, 1.002);
}

/* What slows down a whole round makes serial's times differ, but hides nothing that is so in each
 * round. */
static void
test_greyed (void)
{
  const double tenth_less[] = { 1.8, 1.8, 1.81, 1.79, 1.8, 1.8 };
  const double tenth_more[] = { 2.2, 2.2, 2.21, 2.19, 2.2, 2.2 };
  const double varied[] = { 4.4, 3.6, 4, 3.4, 4.3, 3.7 };
  const SpoolVerdict verdicts[] = { SPOOL_VERDICT_FASTER, SPOOL_VERDICT_UNCLEAR,
                                    SPOOL_VERDICT_SLOWER };
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;

  scale (report, SPOOL_EXECUTOR_THREADS, 2, tenth_less);
  scale (report, SPOOL_EXECUTOR_THREADS, 4, varied);
  scale (report, SPOOL_EXECUTOR_PROCESSES, 2, tenth_more);
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    scale (report, i, 0, wild);
  analysis = spool_analysis_new (report);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      const SpoolAnalysisRow *row = spool_analysis_nth (analysis, i + 1);

      g_assert_cmpfloat (fabs (row->by_serial.log_ratio), <,
                         log (spool_analysis_get_noise_floor (analysis, 0)));
      g_assert_cmpint (row->verdict, ==, verdicts[i]);
      g_assert_cmpint (row->greyed, ==, verdicts[i] == SPOOL_VERDICT_UNCLEAR);
    }
}

/* Of a round only what both have counts; five such pairs are too few, and serial of another entry
 * is no help. */
static void
test_pairs (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;

  ((SpoolRun *) g_ptr_array_index (report->runs, 1))->round = 6;
  g_ptr_array_remove_index (report->runs, 17);
  analysis = spool_analysis_new (report);
  g_assert_cmpuint (spool_analysis_nth (analysis, 1)->n_runs, ==, 6);
  g_assert_cmpuint (spool_analysis_nth (analysis, 1)->by_serial.n, ==, 5);
  g_assert_cmpint (spool_analysis_nth (analysis, 1)->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  g_assert_true (isnan (spool_analysis_nth (analysis, 1)->speedup_low));
  g_assert_cmpuint (spool_analysis_nth (analysis, 2)->by_serial.n, ==, 5);
  g_assert_cmpuint (spool_analysis_nth (analysis, 3)->by_serial.n, ==, 6);
  g_assert_cmpint (spool_analysis_nth (analysis, 3)->verdict, ==, SPOOL_VERDICT_FASTER);
}

static void
test_failures_are_unclear (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 2), 0, "gone");
  analysis = spool_analysis_new (report);
  g_assert_cmpint (spool_analysis_nth (analysis, 1)->verdict, ==, SPOOL_VERDICT_FASTER);
  g_assert_cmpint (spool_analysis_nth (analysis, 2)->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  g_clear_pointer (&analysis, spool_analysis_free);
  util_fail_job (g_ptr_array_index (report->runs, 5), 0, "gone");
  analysis = spool_analysis_new (report);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpint (spool_analysis_nth (analysis, i)->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  g_assert_null (spool_best_find (analysis, 0));
}

static void
check_clear (const double *of_two,
             const double *of_four,
             guint best,
             const char *headline,
             const char *detail)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;
  const SpoolAnalysisRow *row;

  scale (report, SPOOL_EXECUTOR_THREADS, 2, of_two);
  scale (report, SPOOL_EXECUTOR_THREADS, 4, of_four);
  scale (report, SPOOL_EXECUTOR_PROCESSES, 0, (const double[]){ 9, 9, 9, 9, 9, 9 });
  analysis = spool_analysis_new (report);
  row = spool_best_find (analysis, 0);
  g_assert_cmpuint (row != NULL ? row->configuration.workers : 0, ==, best);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, headline);
  g_assert_true (g_str_has_prefix (answer->detail, detail));
}

static void
test_clear_headlines (void)
{
  const double twice[] = { 2, 2.02, 1.98, 2, 2, 2 }, triple[] = { 3, 3.01, 3, 2.99, 3, 3 };
  const double sixfold[] = { 6, 6.05, 6, 5.95, 6, 6 }, fourfold[] = { 4, 4, 4.03, 3.97, 4, 4 };

  check_clear (even, even, 4, "4 threads were 3.98 times faster than serial: use them.",
               "95 % interval: 3.94 to 4.02 times. Medians with 95 % intervals: Serial: ");
  check_clear (even, twice, 2, "2 threads were 2.00 times faster than serial: use them.",
               "95 % interval: 1.98 to 2.02 times. Medians with 95 % intervals: Serial: ");
  check_clear (triple, fourfold, 1,
               "Use serial: at best, 4 threads were just as fast to within 5 %.",
               "1.00 times as long as serial (95 % interval: 1.00 to 1.01 times). "
               "Medians with 95 % intervals: Serial: ");
  check_clear (triple, sixfold, 1, "Use serial: nothing was faster.",
               "At best, 2 threads took 1.50 times as long (95 % interval: 1.50 to 1.51 times). "
               "Medians with 95 % intervals: Serial: ");
  check_clear (sixfold, (const double[]){ 3, 5, 2, 6, 2.5, 5 }, 0,
               "Cannot tell: the times vary too much.",
               "At best, 4 threads were 0.69 to 1.75 times as fast as serial (95 % interval). "
               "Medians with 95 % intervals: Serial: ");
}

/* An event loop is one thing, however many jobs it has in flight, and its name has no comma. */
static void
check_event_loop (double factor, guint rounds, const char *headline, const char *detail)
{
  const double factors[] = { factor, factor, factor, factor, factor, factor };
  g_autoptr (SpoolReport) report = util_make_report (16, rounds);
  GArray *executors = spool_plan_get_entry (report->plan, 0)->executors;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;

  scale (report, SPOOL_EXECUTOR_THREADS, 0, factors);
  scale (report, SPOOL_EXECUTOR_PROCESSES, 0, (const double[]){ 99, 99, 99, 99, 99, 99 });
  for (guint i = 0; i < executors->len; i++)
    if (g_array_index (executors, SpoolExecutorKind, i) == SPOOL_EXECUTOR_THREADS)
      g_array_index (executors, SpoolExecutorKind, i) = SPOOL_EXECUTOR_ASYNC;
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == SPOOL_EXECUTOR_THREADS)
        run->executor = SPOOL_EXECUTOR_ASYNC;
    }
  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  g_assert_cmpstr (answer->headline, ==, headline);
  g_assert_nonnull (strstr (answer->detail, detail));
}

static void
test_event_loop (void)
{
  check_event_loop (
      1, 6, "An event loop with 4 jobs in flight was 3.98 times faster than serial: use it.",
      "Serial: 1.60\u00a0s (1.60\u00a0s to 1.60\u00a0s), event loop with 4 in flight: 402\u00a0ms "
      "(");
  check_event_loop (1, 1,
                    "Cannot tell: 1 round is too few; at least 6 are needed. An event loop with 4 "
                    "jobs in flight was 4.00 times faster than serial.",
                    "Medians: Serial: 1.60\u00a0s, event loop with 4 in flight: 400\u00a0ms.");
  check_event_loop (8, 6, "Use serial: nothing was faster.",
                    "At best, event loop with 4 in flight took 2.01 times as long");
  check_event_loop (4, 1,
                    "Cannot tell: 1 round is too few; at least 6 are needed. At best, event loop "
                    "with 4 in flight was as fast as serial.",
                    "Medians: ");
}

/* Fewer workers do if more gain nothing that counts; a difference that only more rounds would show
 * is no reason to do without. */
static void
test_best (void)
{
  const double half[] = { 0.5, 0.51, 0.49, 0.5, 0.5, 0.5 };
  const double hardly[] = { 0.505, 0.51, 0.5, 0.51, 0.5, 0.505 };
  const double nearly[] = { 0.6, 0.5, 0.62, 0.52, 0.64, 0.54 };

  check_clear (half, even, 2, "2 threads were 3.99 times faster than serial: use them.",
               "95 % interval: 3.94 to 4.05 times. Medians ");
  check_clear (
      hardly, even, 2, "2 threads were 3.95 times faster than serial: use them.",
      "95 % interval: 3.92 to 3.99 times. More workers gained little or nothing. Medians ");
  check_clear (nearly, even, 4, "4 threads were 3.98 times faster than serial: use them.",
               "95 % interval: 3.94 to 4.02 times. Medians ");
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
  g_test_add_func ("/analysis/failures-of-an-entry", test_failures_of_an_entry);
  g_test_add_func ("/analysis/serial-row", test_serial_row);
  g_test_add_func ("/analysis/empty", test_empty);
  g_test_add_func ("/analysis/no-time", test_no_time);
  g_test_add_func ("/analysis/failed-is-not-fastest", test_failed_is_not_fastest);
  g_test_add_func ("/analysis/two-entries", test_two_entries);
  g_test_add_func ("/analysis/foreign-runs", test_foreign_runs);
  g_test_add_func ("/analysis/verdicts", test_verdicts);
  g_test_add_func ("/analysis/greyed", test_greyed);
  g_test_add_func ("/analysis/pairs", test_pairs);
  g_test_add_func ("/analysis/failures-are-unclear", test_failures_are_unclear);
  g_test_add_func ("/answer/clear-headlines", test_clear_headlines);
  g_test_add_func ("/answer/event-loop", test_event_loop);
  g_test_add_func ("/answer/best", test_best);
  g_test_add_func ("/answer/failed-serial", test_failed_serial);
  g_test_add_func ("/answer/answers", test_answers);
  g_test_add_func ("/answer/on-the-way", test_answer_on_the_way);
  g_test_add_func ("/answer/stopped", test_answer_of_stopped);
  g_test_add_func ("/answer/headlines", test_headlines);
  return g_test_run ();
}
