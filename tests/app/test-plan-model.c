/* test-plan-model.c: settings on their way to a plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-model.h"

#include "report/spool-machine.h"
#include "workload/spool-error.h"

#include <string.h>

static void
count (guint *n_changes)
{
  ++*n_changes;
}

static SpoolPlanModel *
make_model (guint *n_changes)
{
  SpoolPlanModel *model = spool_plan_model_new ();

  *n_changes = 0;
  g_signal_connect_swapped (model, "changed", G_CALLBACK (count), n_changes);
  return model;
}

static SpoolPlan *
make_plan (SpoolPlanModel *model)
{
  g_autoptr (GError) error = NULL;
  SpoolPlan *plan = spool_plan_model_dup_plan (model, &error);

  g_assert_no_error (error);
  return plan;
}

static void
test_begins_with_the_first_lesson (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = make_plan (model);

  g_assert_true (spool_plan_model_get_lesson (model) == spool_lesson_nth (0));
  g_assert_cmpstr (plan->lesson, ==, "web-threads");
  g_assert_cmpstr (spool_plan_model_get_workers (model), ==, "2, 4, 8, 16");
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, 16);
  g_assert_true (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_THREADS));
  g_assert_false (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_PROCESSES));
  g_assert_cmpuint (n_changes, ==, 0);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (model);
  g_assert_null (model);
}

static void
test_lessons (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_plan_model_select_lesson (model, "cpu-threads-processes", &error));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (spool_plan_model_get_workload (model) == &spool_cosine_workload);
  g_assert_cmpstr (spool_plan_model_get_workers (model), ==, "4");
  g_assert_false (spool_plan_model_select_lesson (model, "alchemy", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (spool_plan_model_select_lesson (model, "", NULL));
  g_assert_null (spool_plan_model_get_lesson (model));
  g_assert_true (spool_plan_model_get_workload (model) == &spool_cosine_workload);
}

static void
test_as_notebook (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = NULL;

  spool_plan_model_set_as_notebook (model, FALSE);
  g_assert_cmpuint (n_changes, ==, 0);
  spool_plan_model_set_as_notebook (model, TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, 1);
  g_assert_cmpstr (spool_plan_model_get_param (model, "latency"), ==, "0.1");
  plan = make_plan (model);
  g_assert_true (plan->as_notebook);
  spool_plan_model_set_as_notebook (model, FALSE);
  g_assert_cmpstr (spool_plan_model_get_param (model, "latency"), ==, "0.04");
}

static void
test_workload_makes_an_own_plan (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = NULL;

  spool_plan_model_set_workload (model, &spool_web_workload);
  g_assert_cmpuint (n_changes, ==, 0);
  spool_plan_model_set_workers (model, "3", NULL);
  spool_plan_model_set_rounds (model, 2);
  spool_plan_model_set_time_limit_s (model, 90);
  spool_plan_model_set_workload (model, &spool_sleep_workload);
  g_assert_cmpuint (n_changes, ==, 4);
  g_assert_null (spool_plan_model_get_lesson (model));
  plan = make_plan (model);
  g_assert_null (plan->lesson);
  g_assert_true (spool_plan_get_entry (plan, 0)->workload == &spool_sleep_workload);
  g_assert_cmpuint (plan->rounds, ==, 2);
  g_assert_cmpfloat (plan->time_limit_s, ==, 90);
  g_assert_cmpstr (spool_plan_model_get_workers (model), ==, "3");
}

static void
test_executors (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = NULL;
  g_autoptr (GArray) configurations = NULL;

  spool_plan_model_set_executor (model, SPOOL_EXECUTOR_PROCESSES, TRUE);
  spool_plan_model_set_executor (model, SPOOL_EXECUTOR_PROCESSES, TRUE);
  spool_plan_model_set_executor (model, SPOOL_EXECUTOR_THREADS, FALSE);
  spool_plan_model_set_executor (model, SPOOL_EXECUTOR_THREADS, TRUE);
  g_assert_cmpuint (n_changes, ==, 3);
  plan = make_plan (model);
  configurations = spool_plan_list_configurations (plan);
  g_assert_cmpuint (configurations->len, ==, 9);
  for (guint i = 1; i < configurations->len; i++)
    g_assert_cmpint (g_array_index (configurations, SpoolConfiguration, i).executor, ==,
                     i <= 4 ? SPOOL_EXECUTOR_THREADS : SPOOL_EXECUTOR_PROCESSES);
}

static void
test_executors_by_name (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_plan_model_set_executors (model, "serial, processes", &error));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_false (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_THREADS));
  g_assert_true (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_PROCESSES));
  g_assert_false (spool_plan_model_set_executors (model, "threads,elves", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "elves"));
  g_assert_false (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_THREADS));
  g_assert_true (spool_plan_model_set_executors (model, "", NULL));
  g_assert_true (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_SERIAL));
  g_assert_false (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_PROCESSES));
}

static void
test_wrong_workers (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;

  g_assert_false (spool_plan_model_set_workers (model, "2, x", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_cmpstr (spool_plan_model_get_workers (model), ==, "2, x");
  g_assert_cmpstr (spool_plan_model_get_problem (model, SPOOL_SETTING_WORKERS), ==, error->message);
  g_assert_false (spool_plan_model_is_valid (model));
  g_assert_null (spool_plan_model_dup_plan (model, &problem));
  g_assert_cmpstr (problem->message, ==, error->message);
  g_assert_true (spool_plan_model_set_workers (model, "2, 3", NULL));
  g_assert_true (spool_plan_model_is_valid (model));
  g_assert_null (spool_plan_model_get_problem (model, SPOOL_SETTING_WORKERS));
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_params (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = NULL;

  spool_plan_model_set_param (model, "latency", "fast");
  g_assert_cmpstr (spool_plan_model_get_param (model, "latency"), ==, "fast");
  g_assert_cmpstr (spool_plan_model_get_problem (model, "latency"), ==,
                   "“Latency” must be a number, not “fast”");
  g_assert_false (spool_plan_model_is_valid (model));
  spool_plan_model_set_param (model, "latency", "0.2");
  spool_plan_model_set_param (model, "latency", "0.2");
  g_assert_true (spool_plan_model_is_valid (model));
  g_assert_cmpuint (n_changes, ==, 2);
  plan = make_plan (model);
  g_assert_cmpstr (spool_params_get_text (spool_plan_get_entry (plan, 0)->params, "latency"), ==,
                   "0.2");
  g_assert_cmpstr (plan->lesson, ==, "web-threads");
}

static void
test_lesson_forgets_what_was_wrong (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);

  spool_plan_model_set_param (model, "writes", "-1");
  spool_plan_model_set_workers (model, "?", NULL);
  g_assert_true (spool_plan_model_select_lesson (model, "web-threads", NULL));
  g_assert_true (spool_plan_model_is_valid (model));
  g_assert_cmpstr (spool_plan_model_get_param (model, "writes"), ==, "10");
}

static void
test_numbers_are_clamped (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan = NULL;

  spool_plan_model_set_jobs (model, 0);
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, 1);
  spool_plan_model_set_jobs (model, G_MAXUINT64);
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, SPOOL_MAX_JOBS);
  spool_plan_model_set_rounds (model, 5000);
  g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, SPOOL_MAX_ROUNDS);
  spool_plan_model_set_rounds (model, SPOOL_AUTOMATIC_ROUNDS);
  g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, SPOOL_AUTOMATIC_ROUNDS);
  spool_plan_model_set_mode (model, SPOOL_MODE_WARM);
  spool_plan_model_set_mode (model, SPOOL_MODE_WARM);
  g_assert_cmpuint (n_changes, ==, 5);
  plan = make_plan (model);
  g_assert_cmpint (plan->mode, ==, SPOOL_MODE_WARM);
}

/* It is made once for all who look, and anew when something has changed. */
static void
test_plan_is_kept (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  const SpoolPlan *kept = spool_plan_model_get_plan (model, NULL);
  g_autoptr (SpoolPlan) own = make_plan (model);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (kept);
  g_assert_true (spool_plan_model_get_plan (model, NULL) == kept);
  g_assert_true (own != kept);
  spool_plan_model_set_rounds (model, 9);
  g_assert_cmpuint (spool_plan_model_get_plan (model, NULL)->rounds, ==, 9);
  spool_plan_model_set_workers (model, "x", NULL);
  g_assert_null (spool_plan_model_get_plan (model, NULL));
  g_assert_null (spool_plan_model_get_plan (model, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  spool_plan_model_adopt (model, own);
  g_assert_cmpuint (spool_plan_model_get_plan (model, NULL)->rounds, ==, own->rounds);
}

/* As the bench counts them: a quota counts, too. */
static void
test_usable_cpus (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolMachine) machine = spool_machine_read ("/");

  g_assert_cmpuint (spool_plan_model_get_usable_cpus (model), ==, machine->usable_cpus);
}

static void
test_adopts_a_lesson (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) plan =
      spool_lesson_make_plan (spool_lesson_find ("cpu-threads-processes"), TRUE);
  g_autoptr (SpoolPlan) made = NULL;

  spool_plan_model_set_workers (model, "?", NULL);
  plan->mode = SPOOL_MODE_WARM;
  plan->seed = 17;
  plan->job_time_limit_s = 5;
  spool_plan_get_entry (plan, 0)->jobs = 9;
  n_changes = 0;
  spool_plan_model_adopt (model, plan);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (spool_plan_model_get_lesson (model) ==
                 spool_lesson_find ("cpu-threads-processes"));
  g_assert_true (spool_plan_model_get_as_notebook (model));
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, 9);
  g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, 1);
  made = make_plan (model);
  g_assert_cmpuint (made->seed, ==, 17);
  /* Nobody could see it, or take it away. */
  g_assert_cmpfloat (made->job_time_limit_s, ==, 0);
  g_assert_cmpint (made->mode, ==, SPOOL_MODE_WARM);
  spool_plan_model_set_jobs (model, 3);
  g_assert_cmpuint (spool_plan_get_entry (plan, 0)->jobs, ==, 9);
}

static void
test_adopts_what_is_no_lesson (void)
{
  static const char *const claims[] = { NULL, "alchemy", "web-threads" };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      guint n_changes;
      g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
      g_autoptr (SpoolPlan) plan = spool_plan_new ();
      SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_sleep_workload);

      g_assert_true (spool_params_set (entry->params, "seconds", "0.25", NULL));
      plan->lesson = g_strdup (claims[i]);
      plan->as_notebook = claims[i] != NULL;
      spool_plan_model_adopt (model, plan);
      g_assert_null (spool_plan_model_get_lesson (model));
      g_assert_false (spool_plan_model_get_as_notebook (model));
      g_assert_true (spool_plan_model_get_workload (model) == &spool_sleep_workload);
      g_assert_cmpstr (spool_plan_model_get_param (model, "seconds"), ==, "0.25");
      g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, SPOOL_AUTOMATIC_ROUNDS);
    }
}

/* A report is looked at, and one's own plan is as it was; changed, it is one's own. */
static void
test_opened_plan_is_not_own (void)
{
  for (guint changed = 0; changed < 2; changed++)
    {
      guint n_changes;
      g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
      g_autoptr (SpoolPlan) opened = spool_plan_new ();
      g_autoptr (SpoolPlan) own = NULL;

      spool_plan_add_entry (opened, &spool_sleep_workload);
      spool_plan_model_set_workload (model, &spool_cosine_workload);
      spool_plan_model_set_workers (model, "3 5 7", NULL);
      spool_plan_model_adopt (model, opened);
      if (changed)
        spool_plan_model_set_workers (model, "9", NULL);
      own = spool_plan_model_dup_own (model);
      g_assert_true (spool_plan_get_entry (own, 0)->workload ==
                     (changed ? &spool_sleep_workload : &spool_cosine_workload));
      g_assert_true (spool_plan_model_select_lesson (model, "web-threads", NULL));
      g_assert_true (spool_plan_model_select_lesson (model, "", NULL));
      g_assert_cmpstr (spool_plan_model_get_workers (model), ==, changed ? "9" : "3, 5, 7");
    }
}

/* More than a plan may have, each setting being fine by itself. */
static void
test_too_many_configurations (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);

  spool_plan_model_set_workload (model, &spool_sleep_workload);
  spool_plan_model_set_executors (model, "threads,processes,async,threads-gil,fork", NULL);
  g_assert_true (spool_plan_model_is_valid (model));
  spool_plan_model_set_workers (model, "1-256", NULL);
  g_assert_false (spool_plan_model_is_valid (model));
}

/* A lesson is looked at, and one's own plan is as it was. */
static void
test_own_plan_comes_back (void)
{
  guint n_changes;
  g_autoptr (SpoolPlanModel) model = make_model (&n_changes);
  g_autoptr (SpoolPlan) own = NULL;

  g_assert_null (spool_plan_model_dup_own (model));
  spool_plan_model_set_workload (model, &spool_sleep_workload);
  spool_plan_model_set_jobs (model, 7);
  g_assert_true (spool_plan_model_select_lesson (model, "web-threads", NULL));
  own = spool_plan_model_dup_own (model);
  g_assert_nonnull (own);
  g_assert_true (spool_plan_get_entry (own, 0)->workload == &spool_sleep_workload);
  g_assert_true (spool_plan_model_select_lesson (model, "cpu-start", NULL));
  g_assert_true (spool_plan_model_select_lesson (model, "", NULL));
  g_assert_true (spool_plan_model_get_workload (model) == &spool_sleep_workload);
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, 7);
  g_assert_null (spool_plan_model_get_lesson (model));
  /* Chosen once more, nothing changes. */
  g_assert_true (spool_plan_model_select_lesson (model, "", NULL));
  g_assert_cmpuint (spool_plan_model_get_jobs (model), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-model/begins-with-the-first-lesson", test_begins_with_the_first_lesson);
  g_test_add_func ("/plan-model/lessons", test_lessons);
  g_test_add_func ("/plan-model/as-notebook", test_as_notebook);
  g_test_add_func ("/plan-model/workload-makes-an-own-plan", test_workload_makes_an_own_plan);
  g_test_add_func ("/plan-model/executors", test_executors);
  g_test_add_func ("/plan-model/executors-by-name", test_executors_by_name);
  g_test_add_func ("/plan-model/wrong-workers", test_wrong_workers);
  g_test_add_func ("/plan-model/params", test_params);
  g_test_add_func ("/plan-model/lesson-forgets-what-was-wrong", test_lesson_forgets_what_was_wrong);
  g_test_add_func ("/plan-model/numbers-are-clamped", test_numbers_are_clamped);
  g_test_add_func ("/plan-model/plan-is-kept", test_plan_is_kept);
  g_test_add_func ("/plan-model/usable-cpus", test_usable_cpus);
  g_test_add_func ("/plan-model/adopts-a-lesson", test_adopts_a_lesson);
  g_test_add_func ("/plan-model/adopts-what-is-no-lesson", test_adopts_what_is_no_lesson);
  g_test_add_func ("/plan-model/own-plan-comes-back", test_own_plan_comes_back);
  g_test_add_func ("/plan-model/opened-plan-is-not-own", test_opened_plan_is_not_own);
  g_test_add_func ("/plan-model/too-many-configurations", test_too_many_configurations);
  return g_test_run ();
}
