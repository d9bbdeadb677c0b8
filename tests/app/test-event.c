/* test-event.c: what the bench says, well or badly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-event.h"

#include "report-util.h"
#include "report/spool-run-json.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <math.h>
#include <string.h>

static SpoolEvent *
parse (const char *line, const SpoolPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SpoolEvent *event = spool_event_parse (line, plan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (event);
  return event;
}

static void
assert_refused (const char *line, const SpoolPlan *plan, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spool_event_parse (line, plan, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
test_plan (void)
{
  g_autoptr (SpoolEvent) event = parse (
      "{\"event\":\"plan\",\"plan\":{\"lesson\":\"web-threads\",\"rounds\":2},\"machine\":"
      "{\"cpu_model\":\"Abacus\",\"usable_cpus\":3},\"runs_total\":10,\"worst_case_s\":12.5}",
      NULL);

  g_assert_cmpint (event->kind, ==, SPOOL_EVENT_PLAN);
  g_assert_cmpstr (event->plan->lesson, ==, "web-threads");
  g_assert_cmpuint (event->plan->rounds, ==, 2);
  g_assert_cmpstr (event->machine->cpu_model, ==, "Abacus");
  g_assert_cmpuint (event->runs_total, ==, 10);
}

static void
test_run_started (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  g_autoptr (SpoolEvent) event =
      parse ("{\"event\":\"run-started\",\"round\":2,\"order\":3,\"entry\":0,\"workload\":"
             "\"sleep\",\"executor\":\"threads\",\"workers\":4,\"runs_done\":2,\"runs_total\":30,"
             "\"elapsed_s\":1.2,\"left_s\":5.5}",
             plan);

  g_assert_cmpint (event->kind, ==, SPOOL_EVENT_RUN_STARTED);
  g_assert_cmpuint (event->round, ==, 2);
  g_assert_cmpint (event->configuration.executor, ==, SPOOL_EXECUTOR_THREADS);
  g_assert_cmpuint (event->configuration.workers, ==, 4);
  g_assert_cmpuint (event->runs_done, ==, 2);
  g_assert_cmpuint (event->runs_total, ==, 30);
  g_assert_cmpfloat (event->left_s, ==, 5.5);
}

static void
test_time_left_may_be_unknown (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  g_autoptr (SpoolEvent) event =
      parse ("{\"event\":\"run-started\",\"round\":0,\"executor\":\"serial\",\"workers\":1,"
             "\"runs_done\":0,\"runs_total\":3,\"left_s\":null}",
             plan);

  g_assert_true (isnan (event->left_s));
}

static SpoolEvent *
make_run_event (const SpoolPlan *plan, const SpoolRun *run, SpoolRunJsonFlags flags)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
  g_autofree char *line = NULL;

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "event", "run");
  spool_run_write_json (writer, "run", run, plan, flags);
  spool_json_writer_add_unsigned (writer, "runs_done", 3);
  spool_json_writer_add_unsigned (writer, "runs_total", 15);
  spool_json_writer_end_object (writer);
  line = spool_json_writer_steal (writer, NULL);
  return parse (line, plan);
}

static void
test_run (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  SpoolConfiguration configuration = { 0, SPOOL_EXECUTOR_PROCESSES, 2 };
  g_autoptr (SpoolRun) run = util_make_run (plan, &configuration, 1, 3 * SPOOL_NS_PER_MS);
  g_autoptr (SpoolEvent) event = make_run_event (plan, run, SPOOL_RUN_JSON_WITHOUT_RECORDS);

  g_assert_cmpint (event->kind, ==, SPOOL_EVENT_RUN);
  g_assert_cmpint (event->run->wall_ns, ==, 3 * SPOOL_NS_PER_MS);
  g_assert_cmpuint (event->run->workers, ==, 2);
  g_assert_cmpuint (event->run->n_records, ==, 0);
  g_assert_cmpuint (event->runs_done, ==, 3);
  g_assert_true (isnan (event->left_s));
}

/* Of few jobs each can be seen as soon as its run has ended. */
static void
test_run_with_records (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  SpoolConfiguration configuration = { 0, SPOOL_EXECUTOR_PROCESSES, 2 };
  g_autoptr (SpoolRun) run = util_make_run (plan, &configuration, 1, 3 * SPOOL_NS_PER_MS);
  g_autoptr (SpoolEvent) event = make_run_event (plan, run, SPOOL_RUN_JSON_ALL);

  g_assert_cmpuint (event->run->n_records, ==, 8);
  g_assert_cmpint (event->run->records[7].end_ns, ==, run->records[7].end_ns);
  g_assert_cmpuint (event->run->records[7].lane, ==, run->records[7].lane);
}

static void
test_others (void)
{
  g_autoptr (SpoolEvent) round =
      parse ("{\"event\":\"round\",\"round\":4,\"answer\":\"a\",\"detail\":\"d\"}", NULL);
  g_autoptr (SpoolEvent) warning = parse ("{\"event\":\"warning\",\"message\":\"ä\"}", NULL);
  g_autoptr (SpoolEvent) error = parse ("{\"event\":\"error\",\"message\":\"b\"}", NULL);
  g_autoptr (SpoolEvent) written = parse ("{\"event\":\"written\",\"path\":\"/c\"}", NULL);
  g_autoptr (SpoolEvent) end = parse ("{\"event\":\"end\",\"complete\":true,\"status\":130}", NULL);

  g_assert_cmpint (round->kind, ==, SPOOL_EVENT_ROUND);
  g_assert_cmpuint (round->round, ==, 4);
  g_assert_cmpint (warning->kind, ==, SPOOL_EVENT_WARNING);
  g_assert_cmpstr (warning->text, ==, "ä");
  g_assert_cmpint (error->kind, ==, SPOOL_EVENT_ERROR);
  g_assert_cmpint (written->kind, ==, SPOOL_EVENT_WRITTEN);
  g_assert_cmpstr (written->text, ==, "/c");
  g_assert_cmpint (end->kind, ==, SPOOL_EVENT_END);
  g_assert_true (end->complete);
  g_assert_cmpint (end->status, ==, 130);
}

static void
test_of_a_later_version (void)
{
  g_autoptr (SpoolEvent) unknown = parse ("{\"event\":\"verdict\",\"round\":\"x\"}", NULL);
  g_autoptr (SpoolEvent) known =
      parse ("{\"event\":\"end\",\"complete\":false,\"mood\":{\"good\":[1]}}", NULL);

  g_assert_cmpint (unknown->kind, ==, SPOOL_EVENT_UNKNOWN);
  g_assert_cmpint (known->kind, ==, SPOOL_EVENT_END);
  g_assert_false (known->complete);
}

static void
test_hostile (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 3);
  g_autofree char *deep = g_strnfill (100000, '[');

  assert_refused ("", NULL, "");
  assert_refused ("hello", NULL, "JSON");
  assert_refused ("[]", NULL, "must be an object");
  assert_refused (deep, NULL, "deep");
  assert_refused ("{}", NULL, "“event” is missing");
  assert_refused ("{\"event\":7}", NULL, "must be a text");
  assert_refused ("{\"event\":\"error\"}", NULL, "“message” is missing");
  assert_refused ("{\"event\":\"error\",\"message\":\"\xff\"}", NULL, "UTF-8");
  assert_refused ("{\"event\":\"end\",\"status\":-1}", NULL, "status");
  assert_refused ("{\"event\":\"plan\",\"plan\":[],\"runs_total\":1}", NULL, "plan");
  assert_refused ("{\"event\":\"plan\",\"plan\":{\"workload\":\"no\"},\"runs_total\":1}", NULL,
                  "no");
  assert_refused ("{\"event\":\"plan\",\"plan\":{\"lesson\":\"web-threads\"},\"machine\":3,"
                  "\"runs_total\":1}",
                  NULL, "machine");
  assert_refused ("{\"event\":\"run\",\"run\":{},\"runs_done\":1,\"runs_total\":1}", NULL,
                  "no plan");
  assert_refused ("{\"event\":\"run\",\"run\":{},\"runs_done\":1,\"runs_total\":1}", plan,
                  "missing");
  assert_refused ("{\"event\":\"run-started\",\"round\":0,\"entry\":1,\"executor\":\"serial\","
                  "\"workers\":1,\"runs_done\":0,\"runs_total\":3}",
                  plan, "entry");
  assert_refused ("{\"event\":\"run-started\",\"round\":0,\"executor\":\"magic\",\"workers\":1,"
                  "\"runs_done\":0,\"runs_total\":3}",
                  plan, "executor");
  assert_refused ("{\"event\":\"run-started\",\"round\":0,\"executor\":\"serial\",\"workers\":999,"
                  "\"runs_done\":0,\"runs_total\":3}",
                  plan, "workers");
  assert_refused ("{\"event\":\"run-started\",\"round\":1e300,\"executor\":\"serial\","
                  "\"workers\":1,\"runs_done\":0,\"runs_total\":3}",
                  plan, "round");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/plan", test_plan);
  g_test_add_func ("/event/run-started", test_run_started);
  g_test_add_func ("/event/time-left-may-be-unknown", test_time_left_may_be_unknown);
  g_test_add_func ("/event/run", test_run);
  g_test_add_func ("/event/run-with-records", test_run_with_records);
  g_test_add_func ("/event/others", test_others);
  g_test_add_func ("/event/of-a-later-version", test_of_a_later_version);
  g_test_add_func ("/event/hostile", test_hostile);
  return g_test_run ();
}
