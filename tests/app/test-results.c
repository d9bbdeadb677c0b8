/* test-results.c: results that grow, end and are opened.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-results.h"

#include "report-util.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

typedef struct
{
  SpoolResults *results;
  SpoolPlan *plan;
  guint n_changes;
} Fixture;

static void
count (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->results = spool_results_new ();
  fixture->plan = util_make_plan (8, 2);
  g_signal_connect_swapped (fixture->results, "changed", G_CALLBACK (count), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->results);
  spool_plan_unref (fixture->plan);
}

static void
apply_started (Fixture *fixture, SpoolExecutorKind executor, guint workers, double left_s)
{
  SpoolEvent event = { .kind = SPOOL_EVENT_RUN_STARTED,
                       .runs_done = 1,
                       .runs_total = 10,
                       .left_s = left_s,
                       .round = 1,
                       .configuration = { 0, executor, workers } };

  spool_results_apply (fixture->results, &event);
}

static void
apply_run (Fixture *fixture, SpoolExecutorKind executor, guint workers, gint64 ms)
{
  SpoolConfiguration configuration = { 0, executor, workers };
  SpoolEvent event = { .kind = SPOOL_EVENT_RUN,
                       .runs_done = 4,
                       .runs_total = 10,
                       .left_s = NAN,
                       .run =
                           util_make_run (fixture->plan, &configuration, 0, ms * SPOOL_NS_PER_MS) };

  spool_results_apply (fixture->results, &event);
  g_assert_null (event.run);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_null (spool_results_get_report (fixture->results));
  g_assert_null (spool_results_get_analysis (fixture->results));
  assert_text (spool_results_dup_headline (fixture->results),
               "How many workers, and of which kind?");
  assert_text (spool_results_dup_detail (fixture->results), "");
  spool_results_show_plan (fixture->results, fixture->plan);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
  g_assert_cmpuint (spool_results_get_analysis (fixture->results)->rows->len, ==, 5);
  assert_text (spool_results_dup_detail (fixture->results),
               "Each job waits for a set time and does nothing.");
  assert_text (spool_results_dup_progress (fixture->results), "");
}

/* Where a report lies in memory doesn't tell it from one before. */
static void
test_serial (Fixture *fixture, gconstpointer data)
{
  guint plan, begun;

  spool_results_show_plan (fixture->results, fixture->plan);
  plan = spool_results_get_serial (fixture->results);
  spool_results_begin (fixture->results, fixture->plan);
  begun = spool_results_get_serial (fixture->results);
  g_assert_cmpuint (begun, !=, plan);
  apply_run (fixture, SPOOL_EXECUTOR_SERIAL, 1, 800);
  spool_results_end (fixture->results);
  g_assert_cmpuint (spool_results_get_serial (fixture->results), ==, begun);
  spool_results_show_report (fixture->results, util_make_report (8, 1));
  g_assert_cmpuint (spool_results_get_serial (fixture->results), !=, begun);
}

static void
test_question_of_the_lesson (Fixture *fixture, gconstpointer data)
{
  fixture->plan->lesson = g_strdup ("web-processes");
  spool_results_show_plan (fixture->results, fixture->plan);
  assert_text (spool_results_dup_headline (fixture->results),
               "Can processes fetch web pages faster, too?");
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  spool_results_begin (fixture->results, fixture->plan);
  assert_text (spool_results_dup_progress (fixture->results), "Starting…");
  g_assert_cmpfloat (spool_results_get_fraction (fixture->results), ==, 0);
  apply_started (fixture, SPOOL_EXECUTOR_THREADS, 4, NAN);
  assert_text (spool_results_dup_progress (fixture->results), "Round 2 of 2 · 4 threads");
  g_assert_cmpfloat_with_epsilon (spool_results_get_fraction (fixture->results), 0.1, 1e-9);
  apply_started (fixture, SPOOL_EXECUTOR_PROCESSES, 1, 0.2);
  assert_text (spool_results_dup_progress (fixture->results),
               "Round 2 of 2 · 1 process · 1 s left");
  apply_started (fixture, SPOOL_EXECUTOR_SERIAL, 1, 200);
  assert_text (spool_results_dup_progress (fixture->results), "Round 2 of 2 · Serial · 4 min left");
  apply_started (fixture, SPOOL_EXECUTOR_SERIAL, 1, 1e300);
  g_free (spool_results_dup_progress (fixture->results));
}

static void
test_growing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *headline = NULL;

  spool_results_begin (fixture->results, fixture->plan);
  assert_text (spool_results_dup_detail (fixture->results), "Waiting for the first result.");
  apply_run (fixture, SPOOL_EXECUTOR_SERIAL, 1, 900);
  apply_run (fixture, SPOOL_EXECUTOR_THREADS, 4, 300);
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_cmpuint (spool_results_get_report (fixture->results)->runs->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (
      spool_analysis_nth (spool_results_get_analysis (fixture->results), 2)->speedup, 3, 1e-9);
  headline = spool_results_dup_headline (fixture->results);
  g_assert_nonnull (strstr (headline, "4 threads"));
  g_assert_cmpfloat_with_epsilon (spool_results_get_fraction (fixture->results), 0.4, 1e-9);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *detail = NULL;
  SpoolEvent end = { .kind = SPOOL_EVENT_END, .complete = FALSE };

  spool_results_begin (fixture->results, fixture->plan);
  apply_run (fixture, SPOOL_EXECUTOR_SERIAL, 1, 900);
  spool_results_apply (fixture->results, &end);
  g_assert_false (spool_results_get_report (fixture->results)->ended);
  spool_results_end (fixture->results);
  g_assert_true (spool_results_get_report (fixture->results)->ended);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_STOPPED);
  detail = spool_results_dup_detail (fixture->results);
  g_assert_true (g_str_has_prefix (detail, "Stopped early. "));
  assert_text (spool_results_dup_progress (fixture->results), "");
}

static void
test_stopped_before_anything (Fixture *fixture, gconstpointer data)
{
  spool_results_begin (fixture->results, fixture->plan);
  spool_results_end (fixture->results);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
  spool_results_end (fixture->results);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  SpoolEvent end = { .kind = SPOOL_EVENT_END, .complete = TRUE };

  spool_results_begin (fixture->results, fixture->plan);
  apply_run (fixture, SPOOL_EXECUTOR_SERIAL, 1, 900);
  spool_results_apply (fixture->results, &end);
  spool_results_end (fixture->results);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_COMPLETE);
}

static void
test_plan_as_told (Fixture *fixture, gconstpointer data)
{
  SpoolPlan *told = util_make_plan (4, 1);
  SpoolEvent event = {
    .kind = SPOOL_EVENT_PLAN, .plan = told, .machine = spool_machine_new_unknown (), .runs_total = 5
  };

  spool_results_begin (fixture->results, fixture->plan);
  spool_results_apply (fixture->results, &event);
  g_assert_null (event.machine);
  g_assert_true (spool_results_get_report (fixture->results)->plan == told);
  spool_plan_unref (told);
}

static void
test_opened (Fixture *fixture, gconstpointer data)
{
  SpoolReport *part = util_make_report (8, 1);

  spool_results_show_report (fixture->results, util_make_report (8, 6));
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_COMPLETE);
  part->complete = FALSE;
  spool_results_show_report (fixture->results, part);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_STOPPED);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/results/empty", test_empty);
  add ("/results/serial", test_serial);
  add ("/results/question-of-the-lesson", test_question_of_the_lesson);
  add ("/results/progress", test_progress);
  add ("/results/growing", test_growing);
  add ("/results/stopped", test_stopped);
  add ("/results/stopped-before-anything", test_stopped_before_anything);
  add ("/results/complete", test_complete);
  add ("/results/plan-as-told", test_plan_as_told);
  add ("/results/opened", test_opened);
  return g_test_run ();
}
