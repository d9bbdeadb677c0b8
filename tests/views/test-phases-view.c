/* test-phases-view.c: where the time of a report's runs went, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "chart/spool-bar-chart.h"
#include "views/spool-phases-view.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static SpoolBarModel *
make_model (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  return spool_phases_view_make_model (report, analysis);
}

/* A run of 4 threads, of which each phase took these milliseconds. */
static SpoolRun *
add_run (SpoolReport *report, guint round, const gint64 *phases_ms)
{
  SpoolConfiguration configuration = { 0, SPOOL_EXECUTOR_THREADS, 4 };
  gint64 wall_ms = 0;
  SpoolRun *run;

  for (guint i = 0; i < 5; i++)
    wall_ms += phases_ms[i];
  run = util_make_run (report->plan, &configuration, round, wall_ms * SPOOL_NS_PER_MS);
  run->phases.start_ns = phases_ms[0] * SPOOL_NS_PER_MS;
  run->phases.wait_ns = phases_ms[1] * SPOOL_NS_PER_MS;
  run->phases.work_ns = phases_ms[2] * SPOOL_NS_PER_MS;
  run->phases.idle_ns = phases_ms[3] * SPOOL_NS_PER_MS;
  run->phases.stop_ns = phases_ms[4] * SPOOL_NS_PER_MS;
  spool_report_add_run (report, run);
  return run;
}

static SpoolReport *
make_empty_report (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);

  return spool_report_new (plan, spool_machine_new_unknown ());
}

static const SpoolBar *
find_bar (const SpoolBarModel *model)
{
  /* Serial, then threads with 2 and 4 workers. */
  return spool_bar_model_get_item (model, 2, NULL);
}

static double
sum (const double *parts)
{
  double total = 0.0;

  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    total += parts[p];
  return total;
}

static void
test_one_run (void)
{
  static const gint64 phases_ms[] = { 10, 20, 500, 60, 30 };
  static const double wanted_s[] = { 0.01, 0.02, 0.5, 0.0, 0.0, 0.06, 0.03 };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = NULL;
  SpoolRun *run = add_run (report, 0, phases_ms);

  for (guint i = 0; i < run->n_lanes; i++)
    run->lanes[i].lock_wait_ns = run->lanes[i].blocked_ns = 0;
  model = make_model (report);
  g_assert_cmpfloat_with_epsilon (find_bar (model)->value, 0.62, 1e-9);
  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    g_assert_cmpfloat_with_epsilon (find_bar (model)->parts[p], wanted_s[p], 1e-9);
}

/* Lanes differ; the bar shows their mean. */
static void
test_lock_and_blocked (void)
{
  static const gint64 phases_ms[] = { 0, 0, 400, 0, 0 };
  g_autoptr (SpoolReport) report = make_empty_report ();
  SpoolRun *run = add_run (report, 0, phases_ms);
  double parts[SPOOL_N_PHASE_PARTS];

  for (guint i = 0; i < 4; i++)
    {
      run->lanes[i].lock_wait_ns = i * 100 * SPOOL_NS_PER_MS;
      run->lanes[i].blocked_ns = 50 * SPOOL_NS_PER_MS;
    }
  spool_phases_view_split (run, parts);
  g_assert_cmpfloat_with_epsilon (parts[SPOOL_PHASE_PART_LOCK], 0.15, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[SPOOL_PHASE_PART_BLOCKED], 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[SPOOL_PHASE_PART_WORK], 0.2, 1e-9);
  /* Marks can overlap by what reading the clock takes, but never make work longer. */
  for (guint i = 0; i < 4; i++)
    run->lanes[i].lock_wait_ns = run->lanes[i].blocked_ns = 399 * SPOOL_NS_PER_MS;
  spool_phases_view_split (run, parts);
  g_assert_cmpfloat (parts[SPOOL_PHASE_PART_WORK], ==, 0.0);
  g_assert_cmpfloat_with_epsilon (parts[SPOOL_PHASE_PART_BLOCKED], 0.001, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum (parts), 0.4, 1e-9);
}

/* The parts are those of the run with the median time, not medians of their own, which here would
 * be 20, 200 and 20 ms. */
static void
test_median_run (void)
{
  static const gint64 phases_ms[3][5] = { { 10, 0, 100, 40, 0 },
                                          { 20, 0, 300, 10, 0 },
                                          { 90, 0, 200, 20, 0 } };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = NULL;
  const SpoolBar *bar;

  for (guint i = 0; i < 3; i++)
    add_run (report, i, phases_ms[i]);
  model = make_model (report);
  bar = find_bar (model);
  /* The walls are 150, 330 and 310. */
  g_assert_cmpfloat_with_epsilon (bar->value, 0.31, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum (bar->parts), 0.31, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->parts[SPOOL_PHASE_PART_START], 0.09, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->parts[SPOOL_PHASE_PART_IDLE], 0.02, 1e-9);
}

/* Of four runs two share the middle: 200 and 300 ms, which the quickest and slowest don't touch. */
static void
test_two_median_runs (void)
{
  static const gint64 phases_ms[4][5] = {
    { 300, 0, 600, 0, 0 }, { 20, 0, 180, 0, 0 }, { 40, 0, 250, 0, 10 }, { 50, 0, 0, 50, 0 }
  };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = NULL;
  const SpoolBar *bar;

  for (guint i = 0; i < 4; i++)
    add_run (report, i, phases_ms[i]);
  model = make_model (report);
  bar = find_bar (model);
  g_assert_cmpfloat_with_epsilon (bar->value, 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum (bar->parts), 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->parts[SPOOL_PHASE_PART_START], 0.03, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar->parts[SPOOL_PHASE_PART_STOP], 0.005, 1e-9);
  g_assert_cmpfloat (bar->parts[SPOOL_PHASE_PART_IDLE], ==, 0.0);
}

static void
test_every_bar_sums (void)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (40, 3);
  g_autoptr (SpoolBarModel) model = make_model (report);

  g_assert_cmpuint (spool_bar_model_get_n_items (model), ==, 40);
  for (guint i = 0; i < 40; i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (model, i, NULL);

      g_assert_nonnull (bar->parts);
      g_assert_cmpfloat_with_epsilon (sum (bar->parts), bar->value, 1e-9);
    }
}

/* Runs that kept no records still have their sums. */
static void
test_summary (void)
{
  static const gint64 phases_ms[] = { 10, 0, 90, 0, 0 };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = NULL;

  spool_run_drop_records (add_run (report, 0, phases_ms));
  model = make_model (report);
  g_assert_cmpfloat_with_epsilon (find_bar (model)->parts[SPOOL_PHASE_PART_START], 0.01, 1e-9);
}

static void
test_nothing_measured (void)
{
  static const gint64 nothing_ms[] = { 0, 0, 0, 0, 0 };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = make_model (report);
  g_autoptr (SpoolBarModel) of_nothing = NULL;

  g_assert_null (find_bar (model)->parts);
  g_assert_true (isnan (find_bar (model)->value));
  add_run (report, 0, nothing_ms);
  of_nothing = make_model (report);
  g_assert_null (find_bar (of_nothing)->parts);
}

static void
test_parts (void)
{
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolBarModel) model = make_model (report);

  g_assert_cmpuint (model->parts->len, ==, SPOOL_N_PHASE_PARTS);
  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    {
      SpoolPart part = spool_phases_view_get_part (p);

      g_assert_cmpstr (spool_bar_model_get_part (model, p)->text, ==, part.text);
      /* Each differs from all others in colour or hatching. */
      for (guint q = 0; q < p; q++)
        g_assert_true (spool_phases_view_get_part (q).color != part.color ||
                       spool_phases_view_get_part (q).hatch != part.hatch);
    }
}

static void
test_chart (void)
{
  static const gint64 phases_ms[] = { 10, 0, 990, 0, 0 };
  g_autoptr (SpoolReport) report = make_empty_report ();
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolChart) chart = NULL;
  g_autofree char *words = NULL;

  add_run (report, 0, phases_ms);
  analysis = spool_analysis_new (report);
  chart = spool_phases_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  words = spool_chart_describe_item (chart, 2);
  g_assert_nonnull (strstr (words, "Threads × 4"));
  g_assert_nonnull (strstr (words, "Starting: "));
}

/* There are no whiskers, but the words have the interval. */
static void
test_interval_in_words (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart =
      spool_phases_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  g_autofree char *words = spool_chart_describe_item (chart, 2);

  g_assert_nonnull (strstr (words, " · 95 % interval: 400\u00a0ms to 405\u00a0ms"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phases-view/one-run", test_one_run);
  g_test_add_func ("/phases-view/interval-in-words", test_interval_in_words);
  g_test_add_func ("/phases-view/lock-and-blocked", test_lock_and_blocked);
  g_test_add_func ("/phases-view/median-run", test_median_run);
  g_test_add_func ("/phases-view/two-median-runs", test_two_median_runs);
  g_test_add_func ("/phases-view/every-bar-sums", test_every_bar_sums);
  g_test_add_func ("/phases-view/summary", test_summary);
  g_test_add_func ("/phases-view/nothing-measured", test_nothing_measured);
  g_test_add_func ("/phases-view/parts", test_parts);
  g_test_add_func ("/phases-view/chart", test_chart);
  return g_test_run ();
}
