/* test-plan.c: plans: checks, configurations, JSON, order of rounds, lessons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-lesson.h"
#include "report/spool-order.h"
#include "report/spool-plan-json.h"
#include "workload/spool-error.h"

#include <math.h>
#include <string.h>

static SpoolPlan *
make_cosine_plan (void)
{
  SpoolPlan *plan = spool_plan_new ();

  spool_plan_add_entry (plan, &spool_cosine_workload);
  return plan;
}

static void
assert_wrong (SpoolPlan *plan, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_plan_check (plan, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” isn't in “%s”", words, error->message);
}

static void
assert_fine (SpoolPlan *plan)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_plan_check (plan, &error));
  g_assert_no_error (error);
}

static void
test_defaults (void)
{
  g_autoptr (SpoolPlan) plan = make_cosine_plan ();
  g_autoptr (GArray) list = NULL;
  SpoolPlanEntry *entry = spool_plan_get_entry (plan, 0);

  assert_fine (plan);
  g_assert_cmpuint (plan->rounds, ==, SPOOL_AUTOMATIC_ROUNDS);
  g_assert_cmpuint (spool_plan_get_least_rounds (plan), ==, 6);
  g_assert_cmpfloat (spool_plan_get_time_limit_s (plan), ==, 60);
  g_assert_cmpint (plan->mode, ==, SPOOL_MODE_COLD);
  g_assert_cmpfloat (plan->switch_interval_s, ==, 0.005);
  g_assert_cmpuint (entry->jobs, ==, 4);
  list = spool_plan_list_configurations (plan);
  g_assert_cmpuint (list->len, ==, 1 + 4 + 4);
}

static void
assert_configuration (GArray *list, guint n, guint entry, SpoolExecutorKind executor, guint workers)
{
  const SpoolConfiguration *configuration = &g_array_index (list, SpoolConfiguration, n);

  g_assert_cmpuint (n, <, list->len);
  g_assert_cmpuint (configuration->entry, ==, entry);
  g_assert_cmpint (configuration->executor, ==, executor);
  g_assert_cmpuint (configuration->workers, ==, workers);
}

/* Serial is there once and first, asked for late, twice or not at all. */
static void
test_configurations (void)
{
  static const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_PROCESSES, SPOOL_EXECUTOR_SERIAL,
                                                 SPOOL_EXECUTOR_PROCESSES };
  static const SpoolExecutorKind threads[] = { SPOOL_EXECUTOR_THREADS };
  static const guint workers[] = { 8, 1, 8 };
  g_autoptr (SpoolPlan) plan = make_cosine_plan ();
  g_autoptr (GArray) list = NULL;
  SpoolPlanEntry *second = spool_plan_add_entry (plan, &spool_web_workload);
  SpoolPlanEntry *first = spool_plan_get_entry (plan, 0);

  spool_plan_entry_set_executors (first, executors, G_N_ELEMENTS (executors));
  spool_plan_entry_set_workers (first, workers, G_N_ELEMENTS (workers));
  spool_plan_entry_set_executors (second, threads, 1);
  spool_plan_entry_set_workers (second, workers, 1);
  assert_fine (plan);
  g_assert_cmpuint (first->executors->len, ==, 2);
  g_assert_cmpuint (first->workers->len, ==, 2);
  list = spool_plan_list_configurations (plan);
  g_assert_cmpuint (list->len, ==, 5);
  assert_configuration (list, 0, 0, SPOOL_EXECUTOR_SERIAL, 1);
  assert_configuration (list, 1, 0, SPOOL_EXECUTOR_PROCESSES, 8);
  assert_configuration (list, 2, 0, SPOOL_EXECUTOR_PROCESSES, 1);
  assert_configuration (list, 3, 1, SPOOL_EXECUTOR_SERIAL, 1);
  assert_configuration (list, 4, 1, SPOOL_EXECUTOR_THREADS, 8);
}

static void
test_titles (void)
{
  static const SpoolConfiguration configurations[] = {
    { 0, SPOOL_EXECUTOR_SERIAL, 1 },    { 0, SPOOL_EXECUTOR_THREADS, 1 },
    { 0, SPOOL_EXECUTOR_THREADS, 16 },  { 0, SPOOL_EXECUTOR_PROCESSES, 1 },
    { 0, SPOOL_EXECUTOR_PROCESSES, 4 }, { 0, SPOOL_EXECUTOR_ASYNC, 4 }
  };
  static const char *const titles[] = { "Serial",    "1 thread",    "16 threads",
                                        "1 process", "4 processes", "event loop with 4 in flight" };
  static const guint named[] = { 1, 1, 16, 1, 4, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = spool_configuration_dup_title (&configurations[i]);

      g_assert_cmpstr (title, ==, titles[i]);
      g_assert_cmpuint (spool_configuration_count_named (&configurations[i]), ==, named[i]);
    }
}

/* Only automatic rounds have a limit that nobody set. */
static void
test_automatic_rounds (void)
{
  g_autoptr (SpoolPlan) plan = make_cosine_plan ();
  g_autoptr (SpoolPlan) read = NULL;
  g_autofree char *json = NULL;

  plan->rounds = SPOOL_AUTOMATIC_ROUNDS;
  assert_fine (plan);
  g_assert_cmpuint (spool_plan_get_least_rounds (plan), ==, 6);
  g_assert_cmpfloat (spool_plan_get_time_limit_s (plan), ==, SPOOL_AUTOMATIC_LIMIT_S);
  json = spool_plan_to_json (plan);
  g_assert_nonnull (strstr (json, "\"rounds\": 0,"));
  read = spool_plan_from_json (json, -1, NULL);
  g_assert_cmpuint (read->rounds, ==, SPOOL_AUTOMATIC_ROUNDS);
  plan->time_limit_s = 3;
  g_assert_cmpfloat (spool_plan_get_time_limit_s (plan), ==, 3);
  plan->rounds = 2;
  g_assert_cmpuint (spool_plan_get_least_rounds (plan), ==, 2);
  g_assert_cmpfloat (spool_plan_get_time_limit_s (plan), ==, 3);
  plan->time_limit_s = 0;
  g_assert_cmpfloat (spool_plan_get_time_limit_s (plan), ==, 0);
}

static void
test_wrong_numbers (void)
{
  g_autoptr (SpoolPlan) plan = make_cosine_plan ();

  plan->rounds = 1001;
  assert_wrong (plan, "number of rounds must be at most 1000, not 1001");
  plan->rounds = 1000;
  assert_fine (plan);
  plan->seed = G_GUINT64_CONSTANT (1) << 53;
  assert_wrong (plan, "seed must be between 0 and 9007199254740991, not 9007199254740992");
  plan->seed--;
  assert_fine (plan);
  plan->time_limit_s = -1;
  assert_wrong (plan, "the time limit must");
  plan->time_limit_s = 0;
  plan->job_time_limit_s = NAN;
  assert_wrong (plan, "job time limit");
  plan->job_time_limit_s = 1e6;
  plan->switch_interval_s = 0;
  assert_wrong (plan, "switch interval");
  plan->switch_interval_s = 1e-6;
  assert_fine (plan);
}

static void
test_wrong_entries (void)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry;
  guint workers = 0;

  assert_wrong (plan, "name a workload or a lesson");
  entry = spool_plan_add_entry (plan, &spool_sleep_workload);
  spool_plan_entry_set_workers (entry, &workers, 1);
  assert_wrong (plan, "number of workers must be between 1 and 256, not 0");
  workers = 257;
  spool_plan_entry_set_workers (entry, &workers, 1);
  assert_wrong (plan, "not 257");
  spool_plan_entry_set_workers (entry, NULL, 0);
  assert_wrong (plan, "at least one number of workers");
  workers = 256;
  spool_plan_entry_set_workers (entry, &workers, 1);
  spool_plan_entry_set_executors (entry, NULL, 0);
  assert_wrong (plan, "at least one executor");
  spool_plan_entry_set_executors (entry, (SpoolExecutorKind[]){ SPOOL_EXECUTOR_THREADS }, 1);
  entry->jobs = SPOOL_MAX_JOBS + 1;
  assert_wrong (plan, "number of jobs must be between 1 and 100000000, not 100000001");
  entry->jobs = SPOOL_MAX_JOBS;
  assert_fine (plan);
  while (plan->entries->len <= SPOOL_MAX_ENTRIES)
    spool_plan_add_entry (plan, &spool_sleep_workload);
  assert_wrong (plan, "at most 64 entries, not 65");
}

/* Serial alone needs no worker counts. */
static void
test_serial_alone (void)
{
  static const SpoolExecutorKind serial = SPOOL_EXECUTOR_SERIAL;
  g_autoptr (SpoolPlan) plan = make_cosine_plan ();
  g_autoptr (GArray) list = NULL;

  spool_plan_entry_set_executors (spool_plan_get_entry (plan, 0), &serial, 1);
  spool_plan_entry_set_workers (spool_plan_get_entry (plan, 0), NULL, 0);
  assert_fine (plan);
  list = spool_plan_list_configurations (plan);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_unsupported (void)
{
  static SpoolWorkload shy;
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry;

  shy = spool_sleep_workload;
  shy.id = "shy";
  shy.why_not[SPOOL_EXECUTOR_PROCESSES] = "it likes no company";
  entry = spool_plan_add_entry (plan, &shy);
  assert_fine (plan);
  g_assert_cmpuint (entry->executors->len, ==, 2);
  spool_plan_entry_set_executors (entry, (SpoolExecutorKind[]){ SPOOL_EXECUTOR_PROCESSES }, 1);
  assert_wrong (plan, "“processes” can't run “shy”: it likes no company");
}

/* As many jobs as there are addresses when the plan is checked. */
static void
test_jobs_from_params (void)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_web_workload);

  g_assert_true (spool_params_set (entry->params, "source", "http://a.org http://b.org/x", NULL));
  assert_fine (plan);
  g_assert_cmpuint (entry->jobs, ==, 2);
}

static void
test_copy (void)
{
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find ("web-threads"), TRUE);
  g_autoptr (SpoolPlan) copy = spool_plan_copy (plan);
  g_autofree char *text = spool_plan_to_json (plan);
  g_autofree char *copied = spool_plan_to_json (copy);
  g_autofree char *changed = NULL;

  g_assert_cmpstr (copied, ==, text);
  spool_params_set (spool_plan_get_entry (copy, 0)->params, "writes", "7", NULL);
  copy->seed = 99;
  g_array_set_size (spool_plan_get_entry (copy, 0)->workers, 1);
  changed = spool_plan_to_json (plan);
  g_assert_cmpstr (changed, ==, text);
}

static void
test_json (void)
{
  static const char *const expected =
      "{\"lesson\": \"web-threads\", \"as_notebook\": false, \"mode\": \"warm\", \"rounds\": 6, "
      "\"seed\": 9007199254740991, \"time_limit_s\": 1.5, \"job_time_limit_s\": 0, "
      "\"switch_interval_s\": 0.005, \"entries\": [{\"workload\": \"web\", \"params\": {"
      "\"source\": \"local\", \"writes\": \"10\", \"timeout\": \"20\", \"compressed\": \"0\", "
      "\"latency\": \"0.04\", \"page-size\": \"100000\"}, \"jobs\": 16, \"executors\": "
      "[\"serial\", "
      "\"threads\"], \"workers\": [2, 4, 8, 16]}]}";
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find ("web-threads"), FALSE);
  g_autoptr (SpoolPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  plan->mode = SPOOL_MODE_WARM;
  plan->seed = SPOOL_MAX_SEED;
  plan->time_limit_s = 1.5;
  text = spool_plan_to_json (plan);
  g_assert_cmpstr (text, ==, expected);
  again = spool_plan_from_json (text, -1, &error);
  g_assert_no_error (error);
  text_again = spool_plan_to_json (again);
  g_assert_cmpstr (text_again, ==, expected);
}

static void
test_short_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolPlan) plan = spool_plan_from_json (
      "{\"workload\": \"web\", \"params\": {\"latency\": 0.04, \"writes\": 3}, \"jobs\": 5, "
      "\"executors\": [\"threads\"], \"workers\": [4, 4], \"shoe-size\": 44}",
      -1, &error);
  SpoolPlanEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->entries->len, ==, 1);
  g_assert_null (plan->lesson);
  entry = spool_plan_get_entry (plan, 0);
  g_assert_cmpstr (spool_params_get_text (entry->params, "latency"), ==, "0.04");
  g_assert_cmpstr (spool_params_get_text (entry->params, "writes"), ==, "3");
  g_assert_cmpuint (entry->jobs, ==, 5);
  g_assert_cmpuint (entry->executors->len, ==, 1);
  g_assert_cmpuint (entry->workers->len, ==, 1);
}

/* A lesson presets all, and any other field overrides that. */
static void
test_lesson_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolPlan) plan = spool_plan_from_json (
      "{\"lesson\": \"web-processes\", \"rounds\": 2, \"workers\": [3]}", -1, &error);
  g_autoptr (SpoolPlan) notebook =
      spool_plan_from_json ("{\"lesson\": \"web-processes\", \"as_notebook\": true}", -1, &error);
  g_autoptr (SpoolPlan) later = spool_plan_from_json (
      "{\"lesson\": \"from-the-future\", \"workload\": \"cosine\"}", -1, &error);
  SpoolPlanEntry *entry;

  g_assert_no_error (error);
  entry = spool_plan_get_entry (plan, 0);
  g_assert_cmpuint (plan->rounds, ==, 2);
  g_assert_cmpuint (entry->workers->len, ==, 1);
  g_assert_cmpuint (g_array_index (entry->workers, guint, 0), ==, 3);
  g_assert_cmpstr (spool_params_get_text (entry->params, "writes"), ==, "10");
  g_assert_cmpuint (notebook->rounds, ==, 1);
  g_assert_true (notebook->as_notebook);
  g_assert_cmpstr (later->lesson, ==, "from-the-future");
}

static void
test_wrong_json (void)
{
  static const char *const rows[][2] = {
    { "", "plan: it is empty" },
    { "[]", "plan: must be an object, not a list" },
    { "{}", "plan: nothing to measure" },
    { "{\"lesson\": \"nope\"}", "plan: lesson: there is no lesson “nope”" },
    { "{\"lesson\": 7}", "plan: lesson: must be a text, not a number" },
    { "{\"workload\": \"nope\"}", "plan: workload: there is no workload “nope”" },
    { "{\"workload\": \"web\", \"rounds\": \"3\"}", "plan: rounds: must be a whole number" },
    { "{\"workload\": \"web\", \"rounds\": -1}", "plan: rounds: must be between 0 and 1000" },
    { "{\"workload\": \"web\", \"seed\": -1}", "plan: seed: must be between 0" },
    { "{\"workload\": \"web\", \"mode\": \"tepid\"}", "plan: mode: must be “cold” or “warm”" },
    { "{\"workload\": \"web\", \"jobs\": 0}", "plan: jobs: must be between 1" },
    { "{\"workload\": \"web\", \"workers\": 4}", "plan: workers: must be a list, not a number" },
    { "{\"workload\": \"web\", \"workers\": [4, 0]}", "plan: workers[1]: must be between 1" },
    { "{\"workload\": \"web\", \"workers\": []}", "plan: “web” needs at least one number" },
    { "{\"workload\": \"web\", \"executors\": [\"async2\"]}",
      "plan: executors[0]: there is no executor “async2”" },
    { "{\"workload\": \"web\", \"params\": {\"writes\": \"x\"}}",
      "plan: params: “writes” must be a whole number, not “x”" },
    { "{\"workload\": \"web\", \"params\": {\"writes\": [1]}}",
      "plan: params.writes: must be a text or a number" },
    { "{\"workload\": \"web\", \"params\": {\"colour\": 1}}", "has no parameter “colour”" },
    { "{\"entries\": [{\"workload\": \"web\"}, 5]}",
      "plan: entries[1]: must be an object, not a number" },
    { "{\"entries\": [{}]}", "plan: entries[0]: “workload” is missing" },
    { "{\"entries\": []}", "plan: nothing to measure" },
    { "{\"workload\": \"web\", \"time_limit_s\": 1e9}", "plan: time_limit_s: must be" },
    { "{\"workload\": \"web\", \"switch_interval_s\": 0}", "plan: the switch interval must be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolPlan) plan = spool_plan_from_json (rows[i][0], -1, &error);

      g_assert_null (plan);
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
      if (strstr (error->message, rows[i][1]) == NULL)
        g_error ("%s: “%s” isn't in “%s”", rows[i][0], rows[i][1], error->message);
    }
}

static void
test_long_list (void)
{
  g_autoptr (GString) text = g_string_new ("{\"workload\": \"sleep\", \"workers\": [1");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolPlan) plan = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ",2");
  g_string_append (text, "]}");
  plan = spool_plan_from_json (text->str, (gssize) text->len, &error);
  g_assert_null (plan);
  g_assert_cmpstr (error->message, ==, "plan: workers: is too long a list");
}

/* Each configuration once; another order with another round or seed. */
static void
test_order (void)
{
  g_autofree guint *first = spool_order_of_round (1, 0, 100);
  g_autofree guint *same = spool_order_of_round (1, 0, 100);
  g_autofree guint *round = spool_order_of_round (1, 1, 100);
  g_autofree guint *seed = spool_order_of_round (2, 0, 100);
  g_autofree guint *seed_zero = spool_order_of_round (0, 1, 100);
  gboolean seen[100] = { FALSE };

  /* Nothing can be put into order, too. */
  g_free (spool_order_of_round (1, 0, 0));
  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpuint (first[i], <, 100);
      g_assert_false (seen[first[i]]);
      seen[first[i]] = TRUE;
    }
  g_assert_cmpmem (first, sizeof seen, same, sizeof seen);
  g_assert_true (memcmp (first, round, 100 * sizeof (guint)) != 0);
  g_assert_true (memcmp (first, seed, 100 * sizeof (guint)) != 0);
  g_assert_true (memcmp (first, seed_zero, 100 * sizeof (guint)) != 0);
}

/* Reports tell the seed, so the order must never change, on no platform. */
static void
test_order_stays (void)
{
  static const guint expected[] = { 5, 6, 2, 1, 4, 7, 0, 3, 8 };
  g_autofree guint *order = spool_order_of_round (42, 3, 9);

  g_assert_cmpmem (order, sizeof expected, expected, sizeof expected);
}

/* Each of 5 places gets each of 5 configurations in a fifth of the rounds: 2000 of 10000, whose
 * standard deviation is 40. */
static void
test_order_is_fair (void)
{
  guint counts[5][5] = { { 0 } };

  for (guint round = 0; round < 10000; round++)
    {
      g_autofree guint *order = spool_order_of_round (7, round, 5);

      for (guint i = 0; i < 5; i++)
        counts[i][order[i]]++;
    }
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 5; j++)
      {
        g_assert_cmpuint (counts[i][j], >, 2000 - 200);
        g_assert_cmpuint (counts[i][j], <, 2000 + 200);
      }
}

static void
test_lessons (void)
{
  const SpoolLesson *lesson;
  guint n_lessons;

  for (n_lessons = 0; (lesson = spool_lesson_nth (n_lessons)) != NULL; n_lessons++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, FALSE);

      assert_fine (plan);
      g_assert_true (spool_lesson_find (spool_lesson_get_id (lesson)) == lesson);
      g_assert_cmpstr (plan->lesson, ==, spool_lesson_get_id (lesson));
      g_assert_cmpuint (plan->rounds, ==, 6);
      g_assert_cmpuint (strlen (spool_lesson_get_title (lesson)), >, 0);
      g_assert_cmpuint (strlen (spool_lesson_get_subtitle (lesson)), >, 0);
      g_assert_true (g_str_has_suffix (spool_lesson_get_question (lesson), "?"));
    }
  g_assert_cmpuint (n_lessons, ==, 4);
  g_assert_null (spool_lesson_find ("nope"));
}

/* The experiments of the notebook, number by number. */
static void
test_notebook (void)
{
  static const struct
  {
    const char *id;
    const char *workload;
    guint64 jobs;
    guint n_configurations;
    guint n_forked; /* of them, where the system has that */
    SpoolConfiguration last;
  } rows[] = {
    { "web-threads", "web", 16, 5, 0, { 0, SPOOL_EXECUTOR_THREADS, 16 } },
    { "cpu-threads-processes", "cosine", 4, 4, 0, { 0, SPOOL_EXECUTOR_THREADS_GIL, 4 } },
    { "cpu-start", "sleep", 16, 10, 2, { 1, SPOOL_EXECUTOR_PROCESSES, 8 } },
    { "web-processes", "web", 16, 4, 0, { 0, SPOOL_EXECUTOR_PROCESSES, 8 } },
  };

  gboolean forks = spool_executor_kind_is_possible (SPOOL_EXECUTOR_PROCESSES_FORK, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find (rows[i].id), TRUE);
      g_autoptr (GArray) list = spool_plan_list_configurations (plan);
      SpoolPlanEntry *entry = spool_plan_get_entry (plan, 0);
      g_autoptr (SpoolParams) params = spool_params_new (entry->workload);

      g_assert_cmpuint (plan->rounds, ==, 1);
      g_assert_cmpstr (entry->workload->id, ==, rows[i].workload);
      /* The notebook starts workers only in passing. */
      g_assert_true (spool_params_equal (entry->params, params) !=
                     g_str_equal (rows[i].id, "cpu-start"));
      g_assert_cmpuint (entry->jobs, ==, rows[i].jobs);
      g_assert_cmpuint (list->len, ==, rows[i].n_configurations - (forks ? 0 : rows[i].n_forked));
      assert_configuration (list, list->len - 1, rows[i].last.entry, rows[i].last.executor,
                            rows[i].last.workers);
    }
}

/* Nobody waits for that, and no chart has room for it. */
static void
test_many_configurations (void)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  g_autoptr (GError) error = NULL;
  guint workers[128];

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    workers[i] = i + 2;
  for (guint i = 0; i < 4; i++)
    spool_plan_entry_set_workers (spool_plan_add_entry (plan, &spool_sleep_workload), workers, 127);
  /* Of each entry serial, and threads and processes with so many workers. */
  g_assert_true (spool_plan_check (plan, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    spool_plan_entry_set_workers (spool_plan_get_entry (plan, i), workers, 128);
  assert_wrong (plan, "at most 1024 combinations of executors and workers, not 1026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/defaults", test_defaults);
  g_test_add_func ("/plan/configurations", test_configurations);
  g_test_add_func ("/plan/titles", test_titles);
  g_test_add_func ("/plan/automatic-rounds", test_automatic_rounds);
  g_test_add_func ("/plan/wrong-numbers", test_wrong_numbers);
  g_test_add_func ("/plan/wrong-entries", test_wrong_entries);
  g_test_add_func ("/plan/serial-alone", test_serial_alone);
  g_test_add_func ("/plan/unsupported", test_unsupported);
  g_test_add_func ("/plan/jobs-from-params", test_jobs_from_params);
  g_test_add_func ("/plan/copy", test_copy);
  g_test_add_func ("/plan/json", test_json);
  g_test_add_func ("/plan/short-json", test_short_json);
  g_test_add_func ("/plan/lesson-json", test_lesson_json);
  g_test_add_func ("/plan/wrong-json", test_wrong_json);
  g_test_add_func ("/plan/long-list", test_long_list);
  g_test_add_func ("/order/permutation", test_order);
  g_test_add_func ("/order/stays", test_order_stays);
  g_test_add_func ("/order/fair", test_order_is_fair);
  g_test_add_func ("/lesson/all", test_lessons);
  g_test_add_func ("/lesson/notebook", test_notebook);
  g_test_add_func ("/plan/many-configurations", test_many_configurations);
  return g_test_run ();
}
