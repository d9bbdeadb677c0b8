/* test-report.c: reports in memory and as files, good ones and bad ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-plan-json.h"
#include "report/spool-report-json.h"
#include "report/spool-run-json.h"
#include "workload/spool-error.h"

#include <string.h>

static const SpoolConfiguration serial = { 0, SPOOL_EXECUTOR_SERIAL, 1 };
static const SpoolConfiguration four = { 0, SPOOL_EXECUTOR_THREADS, 4 };

static SpoolReport *
load_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return spool_report_from_bytes (bytes, "x.spool.json", error);
}

static char *
to_text (const SpoolReport *report)
{
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
test_record_limit (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8000, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  const SpoolRun *last;

  g_assert_cmpuint (spool_report_get_free_records (report), ==, 20000);
  for (guint i = 0; i < 3; i++)
    spool_report_add_run (report, util_make_run (plan, &serial, i, 1000));
  g_assert_cmpuint (spool_report_get_free_records (report), ==, 4000);
  g_assert_cmpuint (report->n_records, ==, 16000);
  g_assert_cmpuint (spool_report_count_summaries (report), ==, 1);
  last = g_ptr_array_index (report->runs, 2);
  g_assert_null (last->records);
  g_assert_cmpuint (last->n_records, ==, 0);
  /* The sums stay: jobs of 1001 ns are in the bucket from 512 to 1024. */
  g_assert_cmpuint (last->histogram[9], ==, 8000);
}

/* The first run may be too long already; a run that fits exactly is kept. */
static void
test_record_limit_edges (void)
{
  g_autoptr (SpoolPlan) above = util_make_plan (20001, 1);
  g_autoptr (SpoolPlan) exact = util_make_plan (20000, 1);
  g_autoptr (SpoolReport) first = spool_report_new (above, spool_machine_new_unknown ());
  g_autoptr (SpoolReport) second = spool_report_new (exact, spool_machine_new_unknown ());

  spool_report_add_run (first, util_make_run (above, &serial, 0, 1000));
  g_assert_cmpuint (spool_report_get_free_records (first), ==, 20000);
  spool_report_add_run (second, util_make_run (exact, &serial, 0, 1000));
  g_assert_cmpuint (spool_report_get_free_records (second), ==, 0);
}

static void
test_rounds (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 3);

  g_assert_cmpuint (report->runs->len, ==, 3 * 5);
  g_assert_cmpuint (spool_report_count_rounds (report), ==, 3);
  g_ptr_array_set_size (report->runs, 9);
  g_assert_cmpuint (spool_report_count_rounds (report), ==, 1);
  g_ptr_array_set_size (report->runs, 0);
  g_assert_cmpuint (spool_report_count_rounds (report), ==, 0);
}

static void
test_failures (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  SpoolRun *run = util_make_run (plan, &four, 0, 1000);
  g_autofree char *none = spool_report_describe_failures (report, 5);
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;

  g_assert_cmpstr (none, ==, "");
  util_fail_job (run, 0, "no route");
  util_fail_job (run, 3, "no route");
  util_fail_job (run, 4, "too late");
  spool_report_add_run (report, run);
  g_assert_cmpuint (spool_report_count_failed (report), ==, 3);
  two = spool_report_describe_failures (report, 2);
  g_assert_cmpstr (two, ==,
                   "2 jobs of “Sleeping” failed: no route\n"
                   "1 job of “Sleeping” failed: too late\n");
  one = spool_report_describe_failures (report, 1);
  g_assert_cmpstr (one, ==, "and for 2 more reasons\n");
}

/* How long it took to fail is no reason of its own; the first one is shown as it was said. */
static void
test_failures_after_times (void)
{
  const char *const details[] = { "Failed to connect to ::1 port 9 after 0 ms: Couldn't connect",
                                  "Failed to connect to ::1 port 9 after 12 ms: Couldn't connect",
                                  "Failed to connect to ::1 port 8 after 12 ms: Couldn't connect",
                                  "Connection timed out after 20001 milliseconds",
                                  "Connection timed out after 20003 milliseconds" };
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  SpoolRun *run = util_make_run (plan, &four, 0, 1000);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    util_fail_job (run, i, details[i]);
  spool_report_add_run (report, run);
  text = spool_report_describe_failures (report, 5);
  g_assert_cmpstr (
      text, ==,
      "2 jobs of “Sleeping” failed: Failed to connect to ::1 port 9 after 0 ms: Couldn't connect\n"
      "1 job of “Sleeping” failed: Failed to connect to ::1 port 8 after 12 ms: Couldn't connect\n"
      "2 jobs of “Sleeping” failed: Connection timed out after 20001 milliseconds\n");
}

static void
test_failures_of_summary (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (30000, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  SpoolRun *run = util_make_run (plan, &four, 0, 1000);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 20; i++)
    util_fail_job (run, i, i < 10 ? "first" : "late");
  spool_report_add_run (report, run);
  text = spool_report_describe_failures (report, 5);
  g_assert_cmpstr (text, ==, "jobs of “Sleeping” failed: first\n");
}

static void
assert_same_run (const SpoolRun *run, const SpoolRun *again)
{
  g_assert_cmpuint (again->round, ==, run->round);
  g_assert_cmpuint (again->order, ==, run->order);
  g_assert_cmpuint (again->entry, ==, run->entry);
  g_assert_cmpuint (again->flags, ==, run->flags);
  g_assert_cmpint (again->executor, ==, run->executor);
  g_assert_cmpuint (again->workers, ==, run->workers);
  g_assert_cmpint (again->mode, ==, run->mode);
  g_assert_cmpuint (again->jobs, ==, run->jobs);
  g_assert_cmpuint (again->failed_jobs, ==, run->failed_jobs);
  g_assert_cmpint (again->wall_ns, ==, run->wall_ns);
  g_assert_cmpint (again->cpu_user_ns, ==, run->cpu_user_ns);
  g_assert_cmpint (again->cpu_system_ns, ==, run->cpu_system_ns);
  g_assert_cmpuint (again->peak_rss_bytes, ==, run->peak_rss_bytes);
  g_assert_cmpmem (&again->phases, sizeof run->phases, &run->phases, sizeof run->phases);
  g_assert_cmpmem (again->lanes, again->n_lanes * sizeof (SpoolLane), run->lanes,
                   run->n_lanes * sizeof (SpoolLane));
  g_assert_cmpmem (again->histogram, sizeof run->histogram, run->histogram, sizeof run->histogram);
}

static void
assert_same_records (const SpoolRun *run, const SpoolRun *again)
{
  g_assert_cmpuint (again->n_records, ==, run->n_records);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      const SpoolJobRecord *record = &run->records[i], *copy = &again->records[i];

      g_assert_cmpint (copy->start_ns, ==, record->start_ns);
      g_assert_cmpint (copy->end_ns, ==, record->end_ns);
      g_assert_cmpint (copy->lock_wait_ns, ==, record->lock_wait_ns);
      g_assert_cmpint (copy->blocked_ns, ==, record->blocked_ns);
      g_assert_cmpuint (copy->digest, ==, record->digest);
      g_assert_cmpuint (copy->bytes, ==, record->bytes);
      g_assert_cmpuint (copy->lane, ==, record->lane);
      g_assert_cmpuint (copy->status, ==, record->status);
      g_assert_cmpstr (spool_run_get_detail (again, copy), ==, spool_run_get_detail (run, record));
    }
}

/* All that was written is read again, to the last nanosecond and bit. */
static void
test_round_trip (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 2);
  g_autoptr (SpoolReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  SpoolRun *odd = g_ptr_array_index (report->runs, 7);

  odd->flags = SPOOL_RUN_LOADED | SPOOL_RUN_FIRST;
  odd->wall_ns = G_GINT64_CONSTANT (86400123456789);
  odd->records[3].digest = G_MAXUINT64;
  util_fail_job (odd, 5, "said \"no\" and went – 線");
  util_fail_job (odd, 6, "said \"no\" and went – 線");
  text = to_text (report);
  again = load_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (again->ended);
  g_assert_true (again->complete);
  g_assert_cmpstr (again->created, ==, report->created);
  g_assert_cmpuint (again->n_records, ==, report->n_records);
  g_assert_cmpuint (again->runs->len, ==, report->runs->len);
  for (guint i = 0; i < report->runs->len; i++)
    {
      assert_same_run (g_ptr_array_index (report->runs, i), g_ptr_array_index (again->runs, i));
      assert_same_records (g_ptr_array_index (report->runs, i), g_ptr_array_index (again->runs, i));
    }
  /* A reason that many jobs share is kept once. */
  g_assert_cmpuint (((SpoolRun *) g_ptr_array_index (again->runs, 7))->details->len, ==, 1);
  g_clear_pointer (&again->machine_json, g_free);
  text_again = to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_round_trip_of_summary (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (20004, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  g_autoptr (SpoolReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SpoolRun *run = util_make_run (plan, &four, 0, 1000000);
  const SpoolRun *copy;

  util_fail_job (run, 1, "why");
  run->records[0].end_ns = run->records[0].start_ns;
  run->records[1].end_ns = G_GINT64_CONSTANT (1) << 40;
  spool_report_add_run (report, run);
  text = to_text (report);
  g_assert_nonnull (strstr (text, "\"records\": \"summary\""));
  again = load_text (text, &error);
  g_assert_no_error (error);
  copy = g_ptr_array_index (again->runs, 0);
  assert_same_run (run, copy);
  g_assert_null (copy->records);
  g_assert_cmpuint (copy->histogram[0], ==, 1);
  g_assert_cmpuint (copy->histogram[9], ==, 20002);
  g_assert_cmpuint (copy->histogram[39], ==, 1);
  g_assert_cmpuint (copy->details->len, ==, 1);
}

/* Two entries of the same workload are told apart by their numbers. */
static void
test_same_workload_twice (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SpoolConfiguration second = { 1, SPOOL_EXECUTOR_SERIAL, 1 };

  spool_plan_add_entry (plan, &spool_sleep_workload)->jobs = 4;
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  spool_report_add_run (report, util_make_run (plan, &second, 0, 5000));
  text = to_text (report);
  again = load_text (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((SpoolRun *) g_ptr_array_index (again->runs, 0))->entry, ==, 1);
}

#define PLAN "{\"workload\": \"sleep\", \"workers\": [2], \"jobs\": 2}"
#define RUN_BEGIN                                                                     \
  "{\"round\": 0, \"order\": 0, \"workload\": \"sleep\", \"executor\": \"threads\", " \
  "\"workers\": 2, "
#define RUN_HEAD RUN_BEGIN "\"mode\": \"cold\", \"jobs\": 2, \"failed_jobs\": 0, \"wall_s\": 0.5"
#define RECORD_0 "{\"job\": 0, \"lane\": 1, \"start_s\": 0, \"end_s\": 0.1, \"status\": \"ok\"}"
#define REPORT(runs) \
  "{\"format\": \"spool-report\", \"version\": 1, \"plan\": " PLAN ", \"runs\": [" runs "]}"

/* A report that somebody else's program wrote may leave out much. */
static void
test_least (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) report = load_text (
      REPORT (RUN_HEAD ", \"records\": \"summary\", \"flags\": [\"loaded\", \"haunted\"], "
                       "\"colour\": \"red\"}"),
      &error);
  const SpoolRun *run;

  g_assert_no_error (error);
  g_assert_true (report->ended);
  g_assert_false (report->complete);
  g_assert_cmpuint (report->machine->usable_cpus, ==, 0);
  run = g_ptr_array_index (report->runs, 0);
  g_assert_cmpint (run->wall_ns, ==, 500000000);
  g_assert_cmpuint (run->n_lanes, ==, 2);
  g_assert_cmpuint (run->flags, ==, SPOOL_RUN_LOADED);
}

static void
test_wrong (void)
{
  static const char *const rows[][2] = {
    { "", "can't read the report “x.spool.json”: it is empty. Get a complete copy" },
    { "{\"format\": \"spool-report\", ", "it is cut short in line 1" },
    { "[1]", "must be an object, not a list" },
    { "{}", "“format” is missing" },
    { "{\"format\": \"hyperfine\", \"version\": 1}", "format: must be “spool-report”" },
    { "{\"format\": \"spool-report\"}", "“version” is missing" },
    { "{\"format\": \"spool-report\", \"version\": \"1\"}", "version: must be a whole number" },
    { "{\"format\": \"spool-report\", \"version\": 2}",
      "a newer Spool wrote it (version 2 of reports, and this one reads up to 1). Update Spool." },
    { "{\"format\": \"spool-report\", \"version\": 1}", "“plan” is missing" },
    { "{\"format\": \"spool-report\", \"version\": 1, \"plan\": []}", "plan: must be an object" },
    { "{\"format\": \"spool-report\", \"version\": 1, \"plan\": " PLAN "}", "“runs” is missing" },
    { "{\"format\": \"spool-report\", \"version\": 1, \"machine\": 5, \"plan\": " PLAN
      ", \"runs\": []}",
      "machine: must be an object" },
    { "{\"format\": \"spool-report\", \"version\": 1, \"machine\": {\"load\": \"x\"}, "
      "\"plan\": " PLAN ", \"runs\": []}",
      "machine.load: must be a number" },
    { REPORT ("7"), "runs[0]: must be an object" },
    { REPORT ("{}"), "runs[0]: “round” is missing" },
    { REPORT ("{\"round\": 0, \"order\": 0, \"workload\": \"web\"}"),
      "runs[0].workload: the plan has no “web” there" },
    { REPORT ("{\"round\": 0, \"order\": 0, \"entry\": 1, \"workload\": \"sleep\"}"),
      "runs[0].entry: must be between 0 and 0" },
    { REPORT ("{\"round\": 0, \"order\": 0, \"workload\": \"sleep\", \"executor\": \"x\"}"),
      "runs[0].executor: there is no executor “x”" },
    { REPORT (RUN_BEGIN "\"mode\": \"lukewarm\"}"),
      "runs[0].mode: must be “cold” or “warm”, not “lukewarm”" },
    { REPORT (RUN_BEGIN "\"mode\": \"warm\"}"),
      "runs[0].mode: must be “cold” as in the plan, not “warm”" },
    { REPORT (RUN_BEGIN "\"mode\": \"cold\", \"jobs\": 3, \"failed_jobs\": 0}"),
      "runs[0].jobs: must be 2 as in the plan, not 3" },
    { REPORT (RUN_HEAD "}"), "runs[0]: “records” is missing" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [" RECORD_0
                       ", {\"job\": 1, \"lane\": 0, \"start_s\": 0, \"end_s\": 0.1, "
                       "\"status\": \"failed\"}]}"),
      "runs[0].failed_jobs: must be 1 by the job records, not 0" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\"}, " RUN_HEAD ", \"records\": \"summary\"}"),
      "runs[1]: its round has such a run already" },
    { REPORT (RUN_HEAD ", \"records\": \"some\"}"), "must be “all” or “summary”, not “some”" },
    { REPORT (RUN_HEAD ", \"records\": \"all\"}"), "runs[0]: “job_records” is missing" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [" RECORD_0 "]}"),
      "runs[0].job_records: there must be one for each of 2 jobs, not 1" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [" RECORD_0 "," RECORD_0 "]}"),
      "runs[0].job_records[1].job: job 0 is there twice" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [5, 6]}"),
      "runs[0].job_records[0]: must be an object" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [{\"job\": 2}, {}]}"),
      "runs[0].job_records[0].job: must be between 0 and 1, not 2" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [{\"job\": 0, \"lane\": 2}, 0]}"),
      "runs[0].job_records[0].lane: must be between 0 and 1, not 2" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [{\"job\": 0, \"lane\": 0, "
                       "\"start_s\": 2, \"end_s\": 1, \"status\": \"ok\"}, 0]}"),
      "end_s: must not be before start_s" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [{\"job\": 0, \"lane\": 0, "
                       "\"start_s\": 0, \"end_s\": 1, \"status\": \"great\"}, 0]}"),
      "status: “great” is not a status that a job can have" },
    { REPORT (RUN_HEAD ", \"records\": \"all\", \"job_records\": [{\"job\": 0, \"lane\": 0, "
                       "\"start_s\": 0, \"end_s\": 1, \"status\": \"ok\", \"digest\": \"0x1\"}, "
                       "0]}"),
      "digest: must be 16 hexadecimal digits" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\", \"lanes\": [{}]}"),
      "runs[0].lanes: there must be 2, not 1" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\", \"lanes\": [{}, {\"work_s\": []}]}"),
      "runs[0].lanes[1].work_s: must be a number, not a list" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\", \"histogram\": {\"edges_s\": [], "
                       "\"counts\": [1]}}"),
      "runs[0].histogram.edges_s: must have one entry more than “counts”" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\", \"failures\": [1]}"),
      "runs[0].failures[0]: must be a text" },
    { REPORT (RUN_HEAD ", \"records\": \"summary\", \"flags\": 3}"), "runs[0].flags: must be a" },
    { REPORT (RUN_HEAD ", \"phases\": {\"start_s\": -1}, \"records\": \"summary\"}"),
      "runs[0].phases.start_s: must be between 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolReport) report = load_text (rows[i][0], &error);

      g_assert_null (report);
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
      if (strstr (error->message, rows[i][1]) == NULL)
        g_error ("%s: “%s” isn't in “%s”", rows[i][0], rows[i][1], error->message);
    }
}

/* What a report says is shown on terminals, which obey control characters. */
static void
test_control_characters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) report =
      load_text ("{\"format\": \"spool-report\", \"version\": 1, \"machine\": {\"cpu_model\": "
                 "\"a\\u001b[2J\\n\\u007fb\\u009bc\u00e9\"}, \"plan\": " PLAN ", \"runs\": []}",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->machine->cpu_model, ==, "a [2J  b\u00a0c\u00e9");
}

/* A name that nobody knows is named in the complaint about it. */
static void
test_control_characters_in_names (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      load_text ("{\"format\": \"spool-report\", \"version\": 1, \"plan\": {\"workload\": "
                 "\"sleep\", \"jobs\": 2, \"params\": {\"a\\u001b[2J\": \"1\"}}, "
                 "\"runs\": []}",
                 &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "a [2J"));
}

/* Each run has a lane for each of its workers, whether or not the file names them. */
static void
test_many_lanes (void)
{
  static const char *const executors[] = { "threads", "processes", "async" };
  g_autoptr (GString) runs = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2100; i++)
    g_string_append_printf (
        runs,
        "%s{\"round\": %u, \"order\": 0, \"workload\": \"sleep\", \"executor\": "
        "\"%s\", \"workers\": 256, \"mode\": \"cold\", \"jobs\": 2, "
        "\"failed_jobs\": 0, \"wall_s\": 1, \"records\": \"summary\"}",
        i > 0 ? ", " : "", i / 3, executors[i % 3]);
  text = g_strdup_printf ("{\"format\": \"spool-report\", \"version\": 1, \"plan\": " PLAN
                          ", \"runs\": [%s]}",
                          runs->str);
  g_assert_null (load_text (text, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "runs[2048]: the runs up to this one have more than"));
}

/* A file of zeros must not take all memory. */
static void
test_many_values (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000 * 1024; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  g_assert_null (load_text (text->str, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "“x.spool.json”: it has too many values. "));
}

/* Wherever a file is cut, it is refused with words. */
static void
test_cut_short (void)
{
  g_autoptr (SpoolReport) report = util_make_report (2, 1);
  g_autofree char *text = to_text (report);
  gsize length = strlen (text);

  for (gsize cut = 0; cut < length - 2; cut += 7)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, cut);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolReport) again = spool_report_from_bytes (bytes, "cut", &error);

      g_assert_null (again);
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
    }
}

/* Thousands of damaged files: each is a report, or refused with words. */
static void
test_damaged (void)
{
  static const char *const spices[] = { "[",    "]",    "{",     "}",   ",",
                                        "null", "-",    "1e999", "\"",  "9999999999999999999",
                                        "NaN",  "\xff", "true",  "[[[[" };
  g_autoptr (SpoolReport) report = util_make_report (3, 1);
  g_autofree char *text = to_text (report);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240501);
  guint n_fine = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SpoolReport) again = NULL;
      g_autoptr (GError) error = NULL;
      guint n_times = (guint) g_rand_int_range (rand, 1, 4);

      for (guint j = 0; j < n_times; j++)
        {
          gint at = g_rand_int_range (rand, 0, (gint) damaged->len - 30);

          if (g_rand_boolean (rand))
            damaged->str[at] = (char) g_rand_int_range (rand, 0, 256);
          else if (g_rand_boolean (rand))
            g_string_erase (damaged, at, g_rand_int_range (rand, 1, 30));
          else
            g_string_insert (damaged, at,
                             spices[g_rand_int_range (rand, 0, G_N_ELEMENTS (spices))]);
        }
      bytes = g_bytes_new (damaged->str, damaged->len);
      again = spool_report_from_bytes (bytes, "damaged", &error);
      g_assert_true ((again == NULL) == (error != NULL));
      n_fine += again != NULL;
    }
  /* If all were refused, the damage wouldn't reach far. */
  g_assert_cmpuint (n_fine, >, 100);
  g_assert_cmpuint (n_fine, <, 3000);
}

/* What a later version says of the machine isn't lost when an older one saves the report. */
static void
test_machine_stays (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) report = load_text (
      "{\"format\": \"spool-report\", \"version\": 1, \"machine\": {\"cpu_model\": \"Zed\", "
      "\"online_cpus\": 8, \"quota_cpus\": 2.5, \"fans\": [1, 2]}, \"plan\": " PLAN
      ", \"runs\": []}",
      &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (report->machine->cpu_model, ==, "Zed");
  g_assert_cmpuint (report->machine->usable_cpus, ==, 3);
  text = to_text (report);
  g_assert_nonnull (strstr (text, "\"fans\": [1, 2]"));
}

static void
test_load (void)
{
  g_autoptr (SpoolReport) report = util_make_report (2, 1);
  g_autofree char *text = to_text (report);
  g_autofree char *folder = util_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.spool.json", NULL);
  g_autofree char *missing = g_build_filename (folder, "b.spool.json", NULL);
  g_autoptr (SpoolReport) again = NULL;
  g_autoptr (GError) error = NULL;

  util_write_file (folder, "a.spool.json", text);
  again = spool_report_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->runs->len, ==, 5);
  g_assert_null (spool_report_load (missing, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "No such file"));
  g_clear_error (&error);
  g_assert_null (spool_report_load (folder, &error));
  g_assert_nonnull (strstr (error->message, "it isn't a file"));
  g_clear_error (&error);
  util_write_file (folder, "a.spool.json", "");
  g_assert_null (spool_report_load (path, &error));
  g_assert_nonnull (strstr (error->message, "it is empty"));
  util_remove_tree (folder);
}

/* A run stands alone in an event, without its job records. */
static void
test_run_alone (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolRun) run = util_make_run (plan, &four, 2, 7000);
  g_autoptr (SpoolRun) again = NULL;
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("event");
  const SpoolJsonNode *root;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  spool_run_write_json (writer, NULL, run, plan, SPOOL_RUN_JSON_WITHOUT_RECORDS);
  text = spool_json_writer_steal (writer, NULL);
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strstr (text, "job_records"));
  root = spool_json_reader_parse (reader, text, -1);
  again = spool_run_read_json (reader, root, plan);
  spool_json_reader_end (reader, SPOOL_ERROR_PROTOCOL, &error);
  g_assert_no_error (error);
  assert_same_run (run, again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/record-limit", test_record_limit);
  g_test_add_func ("/report/record-limit-edges", test_record_limit_edges);
  g_test_add_func ("/report/rounds", test_rounds);
  g_test_add_func ("/report/failures", test_failures);
  g_test_add_func ("/report/failures-after-times", test_failures_after_times);
  g_test_add_func ("/report/failures-of-summary", test_failures_of_summary);
  g_test_add_func ("/report/round-trip", test_round_trip);
  g_test_add_func ("/report/round-trip-of-summary", test_round_trip_of_summary);
  g_test_add_func ("/report/same-workload-twice", test_same_workload_twice);
  g_test_add_func ("/report/least", test_least);
  g_test_add_func ("/report/wrong", test_wrong);
  g_test_add_func ("/report/cut-short", test_cut_short);
  g_test_add_func ("/report/control-characters", test_control_characters);
  g_test_add_func ("/report/control-characters/in-names", test_control_characters_in_names);
  g_test_add_func ("/report/many-lanes", test_many_lanes);
  g_test_add_func ("/report/many-values", test_many_values);
  g_test_add_func ("/report/damaged", test_damaged);
  g_test_add_func ("/report/machine-stays", test_machine_stays);
  g_test_add_func ("/report/load", test_load);
  g_test_add_func ("/report/run-alone", test_run_alone);
  return g_test_run ();
}
