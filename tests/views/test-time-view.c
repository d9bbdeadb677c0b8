/* test-time-view.c: what the chart of the times says of a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"
#include "report/spool-guess.h"

#include "chart/spool-bar-chart.h"
#include "views/spool-phases-view.h"
#include "views/spool-time-view.h"
#include "views/spool-view-text.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static SpoolBarModel *
make_model (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  return spool_time_view_make_model (report, analysis);
}

static SpoolReport *
make_empty_report (guint rounds)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, rounds);

  return spool_report_new (plan, spool_machine_new_unknown ());
}

static SpoolRun *
add_run (SpoolReport *report, SpoolExecutorKind executor, guint workers, guint round, gint64 ms)
{
  SpoolConfiguration configuration = { 0, executor, workers };
  SpoolRun *run = util_make_run (report->plan, &configuration, round, ms * SPOOL_NS_PER_MS);

  spool_report_add_run (report, run);
  return run;
}

static void
test_groups (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolBarModel) model = make_model (report);
  const char *const labels[] = { "Serial", "Threads", "Processes" };
  const guint n_bars[] = { 1, 2, 2 };

  g_assert_cmpuint (model->groups->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const SpoolBarGroup *group = g_ptr_array_index (model->groups, i);

      g_assert_cmpstr (group->label, ==, labels[i]);
      g_assert_cmpuint (group->series, ==, SPOOL_SERIES_SERIAL + i);
      g_assert_cmpuint (group->bars->len, ==, n_bars[i]);
    }
}

static void
test_values (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolBarModel) model = make_model (report);
  const SpoolBar *bar = spool_bar_model_get_item (model, 1, NULL);

  /* 2 threads: 800 to 805 ms. */
  g_assert_cmpstr (bar->label, ==, "2");
  g_assert_cmpfloat_with_epsilon (bar->value, 0.8025, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->low, 0.800, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->high, 0.805, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->start, 3e-9, 1e-12);
  g_assert_cmpuint (bar->n_runs, ==, 6);
  g_assert_cmpfloat_with_epsilon (bar->runs[5], 0.805, 1e-9);
  g_assert_cmpint (bar->flags, ==, SPOOL_BAR_PLAIN);
}

static void
test_slots (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (6);
  g_autoptr (SpoolBarModel) model = make_model (report);

  g_assert_cmpuint (spool_bar_model_get_n_items (model), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (model, i, NULL);

      g_assert_true (isnan (bar->value));
      g_assert_cmpint (bar->flags, ==, SPOOL_BAR_PLAIN);
    }
}

static void
test_growing (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (2);
  g_autoptr (SpoolBarModel) model = NULL;

  add_run (report, SPOOL_EXECUTOR_THREADS, 4, 0, 300);
  add_run (report, SPOOL_EXECUTOR_SERIAL, 1, 0, 900);
  add_run (report, SPOOL_EXECUTOR_SERIAL, 1, 1, 900);
  model = make_model (report);
  g_assert_cmpint (spool_bar_model_get_item (model, 0, NULL)->flags, ==, SPOOL_BAR_PLAIN);
  g_assert_true (isnan (spool_bar_model_get_item (model, 1, NULL)->value));
  g_assert_cmpint (spool_bar_model_get_item (model, 2, NULL)->flags, ==, SPOOL_BAR_PROVISIONAL);
  g_assert_cmpfloat_with_epsilon (spool_bar_model_get_item (model, 2, NULL)->value, 0.3, 1e-9);
}

/* A time limit may end a plan before its rounds do; what is there is all there will be. */
static void
test_complete_is_not_provisional (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (2);
  g_autoptr (SpoolBarModel) model = NULL;

  add_run (report, SPOOL_EXECUTOR_SERIAL, 1, 0, 900);
  report->complete = TRUE;
  model = make_model (report);
  g_assert_cmpint (spool_bar_model_get_item (model, 0, NULL)->flags, ==, SPOOL_BAR_PLAIN);
}

static void
test_failures (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (1);
  g_autoptr (SpoolBarModel) model = NULL;
  SpoolRun *run = add_run (report, SPOOL_EXECUTOR_SERIAL, 1, 0, 900);

  util_fail_job (run, 3, "no answer");
  run = add_run (report, SPOOL_EXECUTOR_THREADS, 2, 0, 500);
  for (guint64 job = 0; job < 8; job++)
    util_fail_job (run, job, "no answer");
  model = make_model (report);
  g_assert_cmpint (spool_bar_model_get_item (model, 0, NULL)->flags, ==, SPOOL_BAR_FAILED);
  g_assert_cmpstr (spool_bar_model_get_item (model, 0, NULL)->note, ==,
                   "Serial: 1 of 8 jobs failed");
  g_assert_cmpint (spool_bar_model_get_item (model, 1, NULL)->flags, ==,
                   SPOOL_BAR_FAILED | SPOOL_BAR_GREYED);
  g_assert_cmpstr (spool_bar_model_get_item (model, 1, NULL)->note, ==,
                   "2 threads: 8 of 8 jobs failed");
  g_assert_null (spool_bar_model_get_item (model, 2, NULL)->note);
}

/* Serial's rounds differ by a third, so a tenth less is no news where it isn't so in each round; a
 * quarter of the time is, and so is a tenth less in each. */
static void
test_noise_is_grey (void)
{
  const gint64 serial_ms[] = { 900, 1200, 1000, 1150, 950, 1100 };
  const gint64 others_ms[] = { 1050, 900, 1000, 850, 1000, 900 };
  g_autoptr (SpoolReport) report = make_empty_report (6);
  g_autoptr (SpoolBarModel) model = NULL;

  for (guint round = 0; round < 6; round++)
    {
      add_run (report, SPOOL_EXECUTOR_SERIAL, 1, round, serial_ms[round]);
      add_run (report, SPOOL_EXECUTOR_THREADS, 2, round, others_ms[round]);
      add_run (report, SPOOL_EXECUTOR_THREADS, 4, round, serial_ms[round] / 4);
      add_run (report, SPOOL_EXECUTOR_PROCESSES, 2, round, serial_ms[round] * 9 / 10);
    }
  report->complete = TRUE;
  model = make_model (report);
  g_assert_cmpint (spool_bar_model_get_item (model, 0, NULL)->flags, ==, SPOOL_BAR_PLAIN);
  g_assert_cmpint (spool_bar_model_get_item (model, 1, NULL)->flags, ==, SPOOL_BAR_GREYED);
  g_assert_cmpint (spool_bar_model_get_item (model, 2, NULL)->flags, ==, SPOOL_BAR_PLAIN);
  g_assert_cmpint (spool_bar_model_get_item (model, 3, NULL)->flags, ==, SPOOL_BAR_PLAIN);
  g_assert_cmpstr (model->legends[SPOOL_BAR_LEGEND_GREYED], ==, "Within serial's own noise");
}

/* How long the workers took to start is told as in the chart of the phases, whose parts add up to
 * the bar: the median run's, though most other runs had them sooner. */
static void
test_start_is_a_part (void)
{
  static const gint64 starts_us[] = { 818, 2954, 811 };
  g_autoptr (SpoolReport) report = make_empty_report (3);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolChart) time = NULL;
  g_autoptr (SpoolChart) phases = NULL;
  g_autofree char *time_words = NULL, *phases_words = NULL;

  for (guint round = 0; round < 3; round++)
    {
      SpoolRun *run = add_run (report, SPOOL_EXECUTOR_THREADS, 2, round, 500 + round);

      run->phases.start_ns = starts_us[round] * 1000;
      run->phases.work_ns = run->wall_ns - run->phases.start_ns - run->phases.stop_ns;
    }
  analysis = spool_analysis_new (report);
  time = spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  phases = spool_phases_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  time_words = spool_chart_describe_item (time, 1);
  phases_words = spool_chart_describe_item (phases, 1);
  g_assert_nonnull (strstr (time_words, "Starting the workers: 2.95\u00a0ms"));
  g_assert_nonnull (strstr (time_words, "Working: 498\u00a0ms"));
  g_assert_nonnull (strstr (phases_words, "Starting: 2.95\u00a0ms"));
  g_assert_nonnull (strstr (phases_words, "Working: 498\u00a0ms"));
}

static void
test_warm_has_no_start (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (1);
  g_autoptr (SpoolBarModel) model = NULL;

  report->plan->mode = SPOOL_MODE_WARM;
  add_run (report, SPOOL_EXECUTOR_THREADS, 2, 0, 500);
  model = make_model (report);
  g_assert_true (isnan (spool_bar_model_get_item (model, 1, NULL)->start));
}

static void
test_several_workloads (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 1);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolBarModel) model = NULL;
  g_autofree char *title = NULL;

  spool_plan_add_entry (plan, &spool_cosine_workload);
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  model = make_model (report);
  g_assert_cmpuint (model->groups->len, ==, 6);
  g_assert_cmpstr (((SpoolBarGroup *) g_ptr_array_index (model->groups, 1))->label, ==,
                   "Sleeping: Threads");
  g_assert_cmpstr (((SpoolBarGroup *) g_ptr_array_index (model->groups, 3))->label, ==,
                   "Cosines: Serial");
  title = spool_view_text_dup_title (report);
  g_assert_cmpstr (title, ==, "Sleeping, Cosines");
}

static void
test_title (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (3);
  g_autofree char *workload = spool_view_text_dup_title (report);
  g_autofree char *lesson = NULL;
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (workload, ==, "Sleeping");
  report->plan->lesson = g_strdup ("web-threads");
  lesson = spool_view_text_dup_title (report);
  g_assert_cmpstr (lesson, ==, "Threads That Wait");
  g_free (report->plan->lesson);
  report->plan->lesson = g_strdup ("from-a-later-version");
  unknown = spool_view_text_dup_title (report);
  g_assert_cmpstr (unknown, ==, "Sleeping");
}

static void
test_guess (void)
{
  static const SpoolConfiguration four = { 0, SPOOL_EXECUTOR_THREADS, 4 };
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolReport) measured = util_make_report (8, 6);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolBarModel) model = NULL;

  spool_guess_set (plan, &four, 0.5);
  report = spool_report_new (plan, spool_machine_new_unknown ());
  while (measured->runs->len > 0)
    spool_report_add_run (report, g_ptr_array_steal_index (measured->runs, 0));
  analysis = spool_analysis_new (report);
  model = spool_time_view_make_model (report, analysis);
  for (guint i = 0; i < spool_bar_model_get_n_items (model); i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (model, i, NULL);
      double serial_s = spool_bar_model_get_item (model, 0, NULL)->value;

      if (i == 2)
        g_assert_cmpfloat_with_epsilon (bar->guess, serial_s / 2, 1e-9);
      else
        g_assert_true (isnan (bar->guess));
    }
}

static void
test_subtitle (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (3);
  g_autofree char *growing = spool_view_text_dup_subtitle (report);
  g_autofree char *done = NULL;

  g_assert_cmpstr (growing, ==, "8 jobs · cold: pool start included · 0 of 3 rounds");
  report->complete = TRUE;
  report->plan->mode = SPOOL_MODE_WARM;
  report->machine->cpu_model = g_strdup ("Abacus 2000");
  report->machine->usable_cpus = 6;
  done = spool_view_text_dup_subtitle (report);
  g_assert_cmpstr (done, ==,
                   "8 jobs · warm: pool made before · no whole round · Abacus 2000 · 6 CPUs");
}

/* Where workloads have other numbers of jobs, none is said, and a line begins with a capital. */
static void
test_subtitle_without_jobs (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  g_autoptr (SpoolReport) report = NULL;
  g_autofree char *cold = NULL, *warm = NULL;

  spool_plan_add_entry (plan, &spool_cosine_workload)->jobs = 9;
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  cold = spool_view_text_dup_subtitle (report);
  g_assert_cmpstr (cold, ==, "Cold: pool start included · 0 of 3 rounds");
  report->plan->mode = SPOOL_MODE_WARM;
  warm = spool_view_text_dup_subtitle (report);
  g_assert_cmpstr (warm, ==, "Warm: pool made before · 0 of 3 rounds");
}

static void
assert_rounds (const SpoolReport *report, const char *words)
{
  g_autofree char *text = spool_view_text_dup_subtitle (report);
  g_auto (GStrv) parts = g_strsplit (text, " · ", -1);

  g_assert_cmpstr (parts[2], ==, words);
}

/* How many automatic rounds there will be, nobody knows before the last. */
static void
test_rounds (void)
{
  g_autoptr (SpoolReport) fixed = util_make_report (8, 2);
  g_autoptr (SpoolReport) automatic = util_make_report (8, 7);
  g_autoptr (SpoolReport) empty = make_empty_report (SPOOL_AUTOMATIC_ROUNDS);

  assert_rounds (empty, "as many rounds as it takes");
  fixed->complete = FALSE;
  assert_rounds (fixed, "2 rounds");
  fixed->plan->rounds = 5;
  assert_rounds (fixed, "2 of 5 rounds");
  automatic->plan->rounds = SPOOL_AUTOMATIC_ROUNDS;
  automatic->complete = FALSE;
  assert_rounds (automatic, "7 rounds so far");
  automatic->ended = TRUE;
  assert_rounds (automatic, "7 rounds");
  automatic->complete = TRUE;
  assert_rounds (automatic, "7 rounds");
}

static void
test_disturbed (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolBarModel) model = NULL;
  g_autofree char *none = NULL;

  ((SpoolRun *) g_ptr_array_index (report->runs, 0))->flags = SPOOL_RUN_FIRST;
  none = spool_view_text_dup_disturbed (report);
  g_assert_null (none);
  ((SpoolRun *) g_ptr_array_index (report->runs, 1))->flags = SPOOL_RUN_LOADED | SPOOL_RUN_STOLEN;
  ((SpoolRun *) g_ptr_array_index (report->runs, 2))->flags = SPOOL_RUN_THROTTLED;
  model = make_model (report);
  g_assert_cmpuint (model->footnotes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (model->footnotes, 0), ==,
                   "The machine was disturbed during 2 of 30 runs.");
}

/* Why there are no intervals is said where none will come. */
static void
test_no_intervals (void)
{
  for (guint rounds = 0; rounds <= 7; rounds++)
    {
      g_autoptr (SpoolReport) report = util_make_report (8, rounds);
      g_autoptr (SpoolBarModel) model = NULL;

      report->complete = TRUE;
      model = make_model (report);
      g_assert_cmpuint (model->footnotes->len, ==, rounds > 0 && rounds < 6 ? 1 : 0);
      if (model->footnotes->len > 0)
        g_assert_cmpstr (g_ptr_array_index (model->footnotes, 0), ==,
                         "Intervals need at least 6 rounds.");
    }
}

static void
test_no_intervals_yet (void)
{
  g_autoptr (SpoolReport) growing = make_empty_report (6);
  g_autofree char *said = NULL;

  add_run (growing, SPOOL_EXECUTOR_SERIAL, 1, 0, 100);
  said = spool_view_text_dup_no_intervals (growing);
  g_assert_null (said);
  growing->ended = TRUE;
  said = spool_view_text_dup_no_intervals (growing);
  g_assert_cmpstr (said, ==, "Intervals need at least 6 rounds.");
}

/* An empty chart says why it is. */
static void
test_empty (void)
{
  g_autoptr (SpoolReport) report = make_empty_report (3);
  g_autofree char *at_first = spool_view_text_dup_empty (report);
  g_autofree char *without_serial = NULL;
  g_autofree char *failed = NULL;
  g_autoptr (SpoolBarModel) model = make_model (report);
  SpoolRun *run = add_run (report, SPOOL_EXECUTOR_THREADS, 2, 0, 100);

  without_serial = spool_view_text_dup_empty (report);
  util_fail_job (run, 0, "no answer");
  failed = spool_view_text_dup_empty (report);
  g_assert_cmpstr (at_first, ==, "Nothing has been measured yet");
  g_assert_cmpstr (model->empty_text, ==, at_first);
  g_assert_cmpstr (without_serial, ==, "There is nothing to compare yet");
  g_assert_true (g_str_has_prefix (failed, "Jobs failed"));
}

static void
test_chart (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart =
      spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  g_autofree char *words = spool_chart_describe (chart);

  g_assert_cmpstr (spool_bar_chart_get_model (SPOOL_BAR_CHART (chart))->title, ==, "Sleeping");
  g_assert_nonnull (strstr (words, "Threads"));
}

/* A bar tells in words what the chart of the phases shows, too. */
static void
test_phases_in_words (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolChart) chart = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->phases =
        (SpoolPhases){ 10 * SPOOL_NS_PER_MS, 20 * SPOOL_NS_PER_MS, 700 * SPOOL_NS_PER_MS, 0,
                       3 * SPOOL_NS_PER_MS };
  analysis = spool_analysis_new (report);
  chart = spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  words = spool_chart_describe_item (chart, 1);
  g_assert_nonnull (strstr (words, " · Waiting for a job: 20.0\u00a0ms · "
                                   "Working: 700\u00a0ms · Stopping: 3.00\u00a0ms"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-view/groups", test_groups);
  g_test_add_func ("/time-view/phases-in-words", test_phases_in_words);
  g_test_add_func ("/time-view/values", test_values);
  g_test_add_func ("/time-view/slots", test_slots);
  g_test_add_func ("/time-view/growing", test_growing);
  g_test_add_func ("/time-view/complete-is-not-provisional", test_complete_is_not_provisional);
  g_test_add_func ("/time-view/failures", test_failures);
  g_test_add_func ("/time-view/noise-is-grey", test_noise_is_grey);
  g_test_add_func ("/time-view/start-is-a-part", test_start_is_a_part);
  g_test_add_func ("/time-view/warm-has-no-start", test_warm_has_no_start);
  g_test_add_func ("/time-view/several-workloads", test_several_workloads);
  g_test_add_func ("/time-view/title", test_title);
  g_test_add_func ("/time-view/guess", test_guess);
  g_test_add_func ("/time-view/subtitle", test_subtitle);
  g_test_add_func ("/time-view/subtitle-without-jobs", test_subtitle_without_jobs);
  g_test_add_func ("/time-view/rounds", test_rounds);
  g_test_add_func ("/time-view/disturbed", test_disturbed);
  g_test_add_func ("/time-view/no-intervals", test_no_intervals);
  g_test_add_func ("/time-view/no-intervals-yet", test_no_intervals_yet);
  g_test_add_func ("/time-view/empty", test_empty);
  g_test_add_func ("/time-view/chart", test_chart);
  return g_test_run ();
}
