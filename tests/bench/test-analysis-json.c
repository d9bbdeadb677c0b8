/* test-analysis-json.c: what "show --json" prints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-analysis-json.h"
#include "fake-backend.h"
#include "workload/spool-clock.h"

#include <json-glib/json-glib.h>

#define PLAN                                                                            \
  "{\"workload\": \"sleep\", \"jobs\": 2, \"rounds\": 6, \"executors\": [\"threads\", " \
  "\"processes\"], \"workers\": [2]}"

static void
add_run (SpoolReport *report,
         guint round,
         SpoolExecutorKind executor,
         guint workers,
         gint64 wall_ms,
         SpoolRunFlags flags)
{
  SpoolRun *run = spool_run_new ();

  run->round = round;
  run->executor = executor;
  run->workers = workers;
  run->jobs = 2;
  run->wall_ns = wall_ms * SPOOL_NS_PER_MS;
  run->flags = flags;
  spool_report_add_run (report, run);
}

static JsonObject *
write_and_parse (const SpoolReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  spool_analysis_json_write (report, text);
  g_assert_true (g_str_has_suffix (text->str, "}\n"));
  node = json_from_string (text->str, &error);
  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static JsonObject *
nth_row (JsonObject *object, guint n)
{
  return json_array_get_object_element (json_object_get_array_member (object, "configurations"), n);
}

static void
assert_number (JsonObject *row, const char *name, double expected)
{
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (row, name), expected, 1e-9);
}

static void
test_numbers (void)
{
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  g_autoptr (JsonObject) object = NULL;
  JsonObject *serial, *threads;
  JsonArray *best;

  for (guint i = 0; i < 6; i++)
    {
      add_run (report, i, SPOOL_EXECUTOR_SERIAL, 1, 1000 + 100 * i, 0);
      add_run (report, i, SPOOL_EXECUTOR_THREADS, 2, 625, 0);
      add_run (report, i, SPOOL_EXECUTOR_PROCESSES, 2, 700 - i, 0);
    }
  object = write_and_parse (report);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "configurations")),
                    ==, 3);
  serial = nth_row (object, 0);
  g_assert_cmpstr (json_object_get_string_member (serial, "workload"), ==, "sleep");
  g_assert_cmpstr (json_object_get_string_member (serial, "executor"), ==, "serial");
  g_assert_cmpint (json_object_get_int_member (serial, "workers"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (serial, "runs"), ==, 6);
  assert_number (serial, "median_s", 1.25);
  assert_number (serial, "low_s", 1.0);
  assert_number (serial, "high_s", 1.5);
  assert_number (serial, "speedup", 1);
  threads = nth_row (object, 1);
  g_assert_cmpstr (json_object_get_string_member (threads, "executor"), ==, "threads");
  assert_number (threads, "median_s", 0.625);
  assert_number (threads, "speedup", 2);
  g_assert_cmpfloat (json_object_get_double_member (threads, "speedup_low"), <, 2);
  g_assert_cmpfloat (json_object_get_double_member (threads, "speedup_high"), >, 2);
  assert_number (threads, "ceiling", 2);
  g_assert_cmpstr (json_object_get_string_member (threads, "verdict"), ==, "faster");
  g_assert_false (json_object_get_boolean_member (threads, "greyed"));
  g_assert_true (json_object_get_null_member (serial, "verdict"));
  g_assert_true (json_object_get_null_member (serial, "speedup_low"));
  best = json_object_get_array_member (object, "best");
  g_assert_cmpuint (json_array_get_length (best), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (best, 0), "executor"), ==,
      "threads");
  g_assert_nonnull (
      strstr (json_object_get_string_member (object, "answer"), "use them. 95 % interval: "));
}

/* Numbers that can't be had are null, not NaN, which is no JSON. */
static void
test_too_few (void)
{
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  g_autoptr (JsonObject) object = NULL;

  add_run (report, 0, SPOOL_EXECUTOR_THREADS, 2, 500, 0);
  object = write_and_parse (report);
  g_assert_true (json_object_get_null_member (nth_row (object, 0), "median_s"));
  g_assert_true (json_object_get_null_member (nth_row (object, 0), "speedup"));
  assert_number (nth_row (object, 1), "median_s", 0.5);
  g_assert_true (json_object_get_null_member (nth_row (object, 1), "low_s"));
  g_assert_true (json_object_get_null_member (nth_row (object, 1), "speedup"));
  g_assert_cmpint (json_object_get_int_member (nth_row (object, 2), "runs"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (nth_row (object, 1), "verdict"), ==, "unclear");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "best")), ==, 0);
}

static void
test_no_runs (void)
{
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  g_autoptr (JsonObject) object = write_and_parse (report);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "configurations")),
                    ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "flags")), ==, 0);
}

/* Each flag once, however many runs have it. */
static void
test_flags (void)
{
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  g_autoptr (JsonObject) object = NULL;
  JsonArray *flags;

  add_run (report, 0, SPOOL_EXECUTOR_SERIAL, 1, 500, SPOOL_RUN_FIRST | SPOOL_RUN_LOADED);
  add_run (report, 0, SPOOL_EXECUTOR_THREADS, 2, 500, SPOOL_RUN_LOADED);
  object = write_and_parse (report);
  flags = json_object_get_array_member (object, "flags");
  g_assert_cmpuint (json_array_get_length (flags), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (flags, 0), ==, "loaded");
  g_assert_cmpstr (json_array_get_string_element (flags, 1), ==, "first-run");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis-json/numbers", test_numbers);
  g_test_add_func ("/analysis-json/too-few", test_too_few);
  g_test_add_func ("/analysis-json/no-runs", test_no_runs);
  g_test_add_func ("/analysis-json/flags", test_flags);
  return g_test_run ();
}
