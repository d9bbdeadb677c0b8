/* test-plan-edit.c: changes of a plan, also of one with several workloads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-edit.h"

#include "report/spool-guess.h"
#include "report/spool-lesson.h"
#include "workload/spool-error.h"

#include <string.h>

/* One workload that waits and one that computes, each with threads and 1 to 4 workers. */
static SpoolPlan *
make_plan (void)
{
  static const guint workers[] = { 1, 2, 4 };
  static const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_THREADS };
  const SpoolWorkload *const workloads[] = { &spool_sleep_workload, &spool_cosine_workload };
  SpoolPlan *plan = spool_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (workloads); i++)
    {
      SpoolPlanEntry *entry = spool_plan_add_entry (plan, workloads[i]);

      spool_plan_entry_set_executors (entry, executors, G_N_ELEMENTS (executors));
      spool_plan_entry_set_workers (entry, workers, G_N_ELEMENTS (workers));
    }
  return plan;
}

static void
test_workload (void)
{
  g_autoptr (SpoolPlan) plan = make_plan ();
  g_autoptr (SpoolPlan) edited = NULL;

  plan->rounds = 7;
  plan->time_limit_s = 3;
  plan->mode = SPOOL_MODE_WARM;
  edited = spool_plan_edit_with_workload (plan, &spool_cosine_workload);
  g_assert_cmpuint (edited->entries->len, ==, 1);
  g_assert_true (spool_plan_get_entry (edited, 0)->workload == &spool_cosine_workload);
  g_assert_cmpuint (spool_plan_get_entry (edited, 0)->workers->len, ==, 3);
  g_assert_cmpuint (edited->rounds, ==, 7);
  g_assert_cmpfloat (edited->time_limit_s, ==, 3);
  g_assert_cmpint (edited->mode, ==, SPOOL_MODE_WARM);
}

static void
test_repeat (void)
{
  const SpoolLesson *lesson = spool_lesson_find ("web-threads");
  const SpoolConfiguration threads = { .executor = SPOOL_EXECUTOR_THREADS, .workers = 2 };
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, TRUE);
  g_autoptr (SpoolPlan) same = NULL, other = NULL;

  g_assert_true (spool_plan_check (plan, NULL));
  spool_guess_set (plan, &threads, 0.5);
  plan->job_time_limit_s = 2;
  same = spool_plan_edit_to_repeat (plan);
  g_assert_cmpstr (same->lesson, ==, "web-threads");
  g_assert_true (same->as_notebook);
  g_assert_cmpuint (same->guesses->len, ==, 0);
  g_assert_cmpfloat (same->job_time_limit_s, ==, 0);
  g_assert_cmpuint (plan->guesses->len, ==, 1);
  /* One more workload makes it another question. */
  spool_plan_add_entry (plan, &spool_sleep_workload);
  other = spool_plan_edit_to_repeat (plan);
  g_assert_null (other->lesson);
  g_assert_false (other->as_notebook);
}

static void
test_executor (void)
{
  g_autoptr (SpoolPlan) plan = make_plan ();

  g_assert_true (spool_plan_edit_has_executor (plan, SPOOL_EXECUTOR_SERIAL));
  g_assert_false (spool_plan_edit_has_executor (plan, SPOOL_EXECUTOR_PROCESSES));
  g_assert_true (spool_plan_edit_set_executor (plan, SPOOL_EXECUTOR_PROCESSES, TRUE));
  g_assert_false (spool_plan_edit_set_executor (plan, SPOOL_EXECUTOR_PROCESSES, TRUE));
  g_assert_true (spool_plan_edit_set_executor (plan, SPOOL_EXECUTOR_THREADS, FALSE));
  g_assert_true (spool_plan_edit_set_executor (plan, SPOOL_EXECUTOR_THREADS, TRUE));
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const GArray *executors = spool_plan_get_entry (plan, i)->executors;

      g_assert_cmpuint (executors->len, ==, 2);
      g_assert_cmpint (g_array_index (executors, SpoolExecutorKind, 0), ==, SPOOL_EXECUTOR_THREADS);
      g_assert_cmpint (g_array_index (executors, SpoolExecutorKind, 1), ==,
                       SPOOL_EXECUTOR_PROCESSES);
    }
}

static void
test_executors (void)
{
  g_autoptr (SpoolPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_plan_edit_set_executors (plan, "serial, processes", NULL));
  g_assert_false (spool_plan_edit_has_executor (plan, SPOOL_EXECUTOR_THREADS));
  g_assert_true (spool_plan_edit_has_executor (plan, SPOOL_EXECUTOR_PROCESSES));
  g_assert_false (spool_plan_edit_set_executors (plan, "threads,elves", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "elves"));
  g_assert_false (spool_plan_edit_has_executor (plan, SPOOL_EXECUTOR_THREADS));
}

static void
test_workers_and_jobs (void)
{
  static const guint counts[] = { 3, 5 };
  g_autoptr (SpoolPlan) plan = make_plan ();
  g_autoptr (GArray) workers = g_array_new (FALSE, FALSE, sizeof (guint));
  const SpoolPlanEntry *first = spool_plan_get_entry (plan, 0);

  g_assert_cmpuint (first->jobs, ==, 0);
  g_assert_cmpuint (spool_plan_edit_get_jobs (plan), ==,
                    first->workload->default_jobs (first->params));
  spool_plan_edit_set_jobs (plan, 12);
  g_assert_cmpuint (spool_plan_edit_get_jobs (plan), ==, 12);
  g_array_append_vals (workers, counts, G_N_ELEMENTS (counts));
  spool_plan_edit_set_workers (plan, workers);
  for (guint i = 0; i < plan->entries->len; i++)
    {
      g_assert_cmpuint (spool_plan_get_entry (plan, i)->jobs, ==, 12);
      g_assert_cmpuint (spool_plan_get_entry (plan, i)->workers->len, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-edit/workload", test_workload);
  g_test_add_func ("/plan-edit/repeat", test_repeat);
  g_test_add_func ("/plan-edit/executor", test_executor);
  g_test_add_func ("/plan-edit/executors", test_executors);
  g_test_add_func ("/plan-edit/workers-and-jobs", test_workers_and_jobs);
  return g_test_run ();
}
