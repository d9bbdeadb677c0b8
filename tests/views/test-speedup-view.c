/* test-speedup-view.c: speed-ups, the ideal and the ceiling, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "chart/spool-chart-theme.h"
#include "views/spool-speedup-view.h"

#include <math.h>

static SpoolLineModel *
make_model (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  return spool_speedup_view_make_model (report, analysis);
}

static const SpoolLine *
find_line (const SpoolLineModel *model, SpoolLineKind kind, guint skip)
{
  const SpoolLine *line;

  for (guint i = 0; (line = spool_line_model_get_line (model, i)) != NULL; i++)
    if (line->kind == kind && skip-- == 0)
      return line;
  return NULL;
}

static const SpoolPoint *
get_point (const SpoolLine *line, guint index)
{
  g_assert_nonnull (line);
  g_assert_cmpuint (index, <, line->points->len);
  return &g_array_index (line->points, SpoolPoint, index);
}

static void
test_lines (void)
{
  static const char *const labels[] = { "Serial", "Threads", "Processes" };
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolLineModel) model = make_model (report);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const SpoolLine *line = find_line (model, SPOOL_LINE_MEASURED, i);

      g_assert_cmpstr (line->label, ==, labels[i]);
      g_assert_cmpuint (line->series, ==, SPOOL_SERIES_SERIAL + i);
      g_assert_cmpuint (line->points->len, ==, i == 0 ? 1 : 2);
    }
  g_assert_null (find_line (model, SPOOL_LINE_MEASURED, 3));
  /* 4 threads: 400 to 405 ms against 1600 to 1605 ms. */
  g_assert_cmpfloat (get_point (find_line (model, SPOOL_LINE_MEASURED, 1), 1)->x, ==, 4.0);
  g_assert_cmpfloat_with_epsilon (get_point (find_line (model, SPOOL_LINE_MEASURED, 1), 1)->y,
                                  1602.5 / 402.5, 1e-9);
}

static void
test_intervals (void)
{
  g_autoptr (SpoolReport) enough = util_make_report (8, 6);
  g_autoptr (SpoolReport) few = util_make_report (8, 2);
  g_autoptr (SpoolLineModel) model = make_model (enough);
  g_autoptr (SpoolLineModel) without = make_model (few);
  const SpoolPoint *point = get_point (find_line (model, SPOOL_LINE_MEASURED, 1), 0);

  g_assert_cmpfloat (point->low, <=, point->y);
  g_assert_cmpfloat (point->high, >=, point->y);
  g_assert_true (isnan (get_point (find_line (model, SPOOL_LINE_MEASURED, 0), 0)->low));
  g_assert_true (isnan (get_point (find_line (without, SPOOL_LINE_MEASURED, 1), 0)->low));
  g_assert_false (isnan (get_point (find_line (without, SPOOL_LINE_MEASURED, 1), 0)->y));
}

static void
test_ideal (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolLineModel) model = make_model (report);
  const SpoolLine *ideal = find_line (model, SPOOL_LINE_IDEAL, 0);

  g_assert_cmpfloat (get_point (ideal, 0)->y, ==, 1.0);
  g_assert_cmpfloat (get_point (ideal, 1)->x, ==, 4.0);
  g_assert_cmpfloat (get_point (ideal, 1)->y, ==, 4.0);
}

/* 8 jobs that wait, on 1 to 4 workers: 8, 4, 3 and 2 turns. */
static void
test_ceiling_of_waiting (void)
{
  static const double turns[] = { 8.0, 4.0, 3.0, 2.0 };
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolLineModel) model = NULL;
  const SpoolLine *ceiling;

  report->machine->usable_cpus = 1;
  model = make_model (report);
  ceiling = find_line (model, SPOOL_LINE_CEILING, 0);
  g_assert_cmpuint (ceiling->points->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (get_point (ceiling, i)->y, 8.0 / turns[i], 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (find_line (model, SPOOL_LINE_MEASURED, 1), 1)->limit,
                                  4.0, 1e-9);
}

static SpoolReport *
make_cosine_report (guint usable_cpus, gboolean beside_sleep)
{
  static const guint workers[] = { 2, 4 };
  g_autoptr (SpoolPlan) plan = beside_sleep ? util_make_plan (4, 1) : spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_cosine_workload);
  SpoolReport *report;

  entry->jobs = 4;
  spool_plan_entry_set_workers (entry, workers, G_N_ELEMENTS (workers));
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  report->machine->usable_cpus = usable_cpus;
  return report;
}

/* 4 workers divide the CPUs among them; with a CPU for each, more of those are no gain. */
static void
test_ceiling_of_computing (void)
{
  static const double ceilings[] = { 1.0, 2.0, 3.0, 4.0 };

  for (guint cpus = 1; cpus <= 4; cpus++)
    {
      g_autoptr (SpoolReport) report = make_cosine_report (cpus, FALSE);
      g_autoptr (SpoolLineModel) model = make_model (report);
      const SpoolLine *ceiling = find_line (model, SPOOL_LINE_CEILING, 0);

      g_assert_cmpfloat (get_point (ceiling, 3)->y, ==, ceilings[cpus - 1]);
    }
}

/* Where the machine doesn't say how many CPUs there are, nothing is made up. */
static void
test_unknown_cpus (void)
{
  g_autoptr (SpoolReport) report = make_cosine_report (0, FALSE);
  g_autoptr (SpoolLineModel) model = make_model (report);

  g_assert_null (find_line (model, SPOOL_LINE_CEILING, 0));
  g_assert_nonnull (find_line (model, SPOOL_LINE_IDEAL, 0));
}

/* One line if it is the same for all workloads, else one each with its name. */
static void
test_several_workloads (void)
{
  g_autoptr (SpoolReport) differ = make_cosine_report (2, TRUE);
  g_autoptr (SpoolReport) same = make_cosine_report (4, TRUE);
  g_autoptr (SpoolLineModel) model = make_model (differ);
  g_autoptr (SpoolLineModel) of_same = make_model (same);

  g_assert_cmpstr (find_line (model, SPOOL_LINE_CEILING, 0)->label, ==,
                   "Possible at best: Sleeping");
  g_assert_cmpstr (find_line (model, SPOOL_LINE_CEILING, 1)->label, ==,
                   "Possible at best: Cosines");
  g_assert_cmpstr (find_line (of_same, SPOOL_LINE_CEILING, 0)->label, ==, "Possible at best");
  g_assert_null (find_line (of_same, SPOOL_LINE_CEILING, 1));
  g_assert_false (find_line (model, SPOOL_LINE_MEASURED, 1)->hollow);
  g_assert_true (find_line (model, SPOOL_LINE_MEASURED, 4)->hollow);
}

/* Of cosines on two CPUs with 2 and 4 workers of these executors. */
static SpoolLineModel *
make_model_of (const SpoolExecutorKind *executors, gsize n_executors)
{
  g_autoptr (SpoolReport) report = make_cosine_report (2, FALSE);

  spool_plan_entry_set_executors (spool_plan_get_entry (report->plan, 0), executors, n_executors);
  return make_model (report);
}

/* The line is what those that are shown can come to: workers that take turns gain nothing. Beside
 * others it is named so that nobody looks for it in those that do. */
static void
test_ceiling_of_turns (void)
{
  static const SpoolExecutorKind turns[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS_GIL };
  static const SpoolExecutorKind both[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS_GIL,
                                            SPOOL_EXECUTOR_PROCESSES };
  static const SpoolExecutorKind others[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_PROCESSES };
  g_autoptr (SpoolLineModel) of_turns = make_model_of (turns, G_N_ELEMENTS (turns));
  g_autoptr (SpoolLineModel) of_both = make_model_of (both, G_N_ELEMENTS (both));
  g_autoptr (SpoolLineModel) of_others = make_model_of (others, G_N_ELEMENTS (others));
  const SpoolLine *ceiling = find_line (of_turns, SPOOL_LINE_CEILING, 0);

  g_assert_cmpstr (ceiling->label, ==, "Possible at best");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (get_point (ceiling, i)->y, ==, 1.0);
  ceiling = find_line (of_both, SPOOL_LINE_CEILING, 0);
  g_assert_cmpstr (ceiling->label, ==, "Possible at best in parallel");
  g_assert_cmpfloat (get_point (ceiling, 3)->y, ==, 2.0);
  g_assert_null (find_line (of_both, SPOOL_LINE_CEILING, 1));
  ceiling = find_line (of_others, SPOOL_LINE_CEILING, 0);
  g_assert_cmpstr (ceiling->label, ==, "Possible at best");
  g_assert_cmpfloat (get_point (ceiling, 3)->y, ==, 2.0);
}

/* Serial alone has nothing to gain, and so no line. */
static void
test_no_ceiling (void)
{
  static const SpoolExecutorKind serial[] = { SPOOL_EXECUTOR_SERIAL };
  g_autoptr (SpoolLineModel) model = make_model_of (serial, 1);

  g_assert_null (find_line (model, SPOOL_LINE_CEILING, 0));
}

/* Jobs that fail may be quick at it, which is no speed-up; but it does not go unsaid. */
static void
test_failures (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolLineModel) model = NULL;
  const SpoolLine *threads;

  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "no answer");
  model = make_model (report);
  threads = find_line (model, SPOOL_LINE_MEASURED, 1);
  g_assert_true (get_point (threads, 0)->flags & SPOOL_POINT_FAILED);
  g_assert_true (isnan (get_point (threads, 0)->y));
  g_assert_false (get_point (threads, 1)->flags & SPOOL_POINT_FAILED);
  g_assert_false (isnan (get_point (threads, 1)->y));
}

static void
test_nothing_measured (void)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (5, 0);
  g_autoptr (SpoolLineModel) model = make_model (report);

  g_assert_cmpuint (spool_line_model_get_n_items (model), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_true (isnan (spool_line_model_get_item (model, i, NULL)->y));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speedup-view/lines", test_lines);
  g_test_add_func ("/speedup-view/intervals", test_intervals);
  g_test_add_func ("/speedup-view/ideal", test_ideal);
  g_test_add_func ("/speedup-view/ceiling-of-waiting", test_ceiling_of_waiting);
  g_test_add_func ("/speedup-view/ceiling-of-computing", test_ceiling_of_computing);
  g_test_add_func ("/speedup-view/unknown-cpus", test_unknown_cpus);
  g_test_add_func ("/speedup-view/several-workloads", test_several_workloads);
  g_test_add_func ("/speedup-view/ceiling-of-turns", test_ceiling_of_turns);
  g_test_add_func ("/speedup-view/no-ceiling", test_no_ceiling);
  g_test_add_func ("/speedup-view/failures", test_failures);
  g_test_add_func ("/speedup-view/nothing-measured", test_nothing_measured);
  return g_test_run ();
}
