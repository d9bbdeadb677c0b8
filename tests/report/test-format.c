/* test-format.c: reports in the text formats, each as the programs read it that know it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-format.h"
#include "report/spool-report-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
write_as (const char *suffix, const SpoolReport *report)
{
  const SpoolFormat *format = spool_format_find_for_name (suffix);
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_assert_nonnull (format);
  g_assert_cmpstr (format->suffix, ==, suffix);
  bytes = spool_format_write (format, report);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
test_names (void)
{
  static const char *const rows[][2] = {
    { "a.csv", ".csv" },
    { "a.jobs.csv", ".jobs.csv" },
    { "/x/A.JOBS.CSV", ".jobs.csv" },
    { "a.spool.json", ".spool.json" },
    { "a.hyperfine.json", ".hyperfine.json" },
    { "a.trace.json", ".trace.json" },
    { "a.b.md", ".md" },
    { "a.json", NULL },
    { "a.png", NULL },
    { "acsv", NULL },
    { "", NULL },
    { "a.csv/b", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SpoolFormat *format = spool_format_find_for_name (rows[i][0]);

      g_assert_cmpstr (format != NULL ? format->suffix : NULL, ==, rows[i][1]);
    }
}

static void
test_table_of_formats (void)
{
  const SpoolFormat *format;
  guint n;

  for (n = 0; (format = spool_format_nth (n)) != NULL; n++)
    {
      g_assert_true (spool_format_find_for_name (format->suffix) == format);
      g_assert_nonnull (strchr (format->mime, '/'));
    }
  g_assert_cmpuint (n, ==, 6);
}

static void
test_csv (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 1);
  SpoolRun *run = g_ptr_array_index (report->runs, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  run->flags = SPOOL_RUN_LOADED | SPOOL_RUN_FIRST;
  run->failed_jobs = 3;
  text = write_as (".csv", report);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1);
  g_assert_cmpstr (lines[0], ==,
                   "run,round,order,workload,executor,workers,mode,jobs,failed_jobs,wall_s,"
                   "cpu_user_s,cpu_system_s,peak_rss_bytes,start_s,wait_s,work_s,idle_s,stop_s,"
                   "records,flags");
  g_assert_cmpstr (lines[1], ==,
                   "0,0,0,sleep,serial,1,cold,16,0,1.6,0.16,0.016,4096000,0.000000002,0,"
                   "1.599999988,0,0.00000001,all,");
  g_assert_cmpstr (lines[2], ==,
                   "1,0,1,sleep,threads,2,cold,16,3,0.8,0.08,0.008,4096000,0.000000003,0,"
                   "0.799999987,0,0.00000001,all,loaded first-run");
  g_assert_cmpstr (lines[6], ==, "");
}

static void
test_jobs_csv (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 1), 1, "said \"no\", went");
  text = write_as (".jobs.csv", report);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 * 4 + 1);
  g_assert_cmpstr (lines[0], ==,
                   "run,round,workload,executor,workers,job,lane,pid,tid,start_s,end_s,"
                   "lock_wait_s,blocked_s,status,detail,digest,bytes");
  g_assert_true (g_str_has_prefix (
      lines[1], "0,0,sleep,serial,1,0,0,1000,2000,0,0.000001001,0,0.000000001,ok,,"));
  g_assert_cmpstr (lines[6], ==,
                   "1,0,sleep,threads,2,1,1,1000,2001,0.000000001,0.000001002,0,0.000000001,"
                   "failed,\"said \"\"no\"\", went\",0000000000000000,1");
}

/* Runs without records leave no rows, and are counted. */
static void
test_jobs_csv_of_summary (void)
{
  g_autoptr (SpoolReport) report = util_make_report (20001, 1);
  g_autofree char *text = write_as (".jobs.csv", report);

  g_assert_true (spool_format_find_for_name ("x.jobs.csv")->needs_records);
  g_assert_cmpuint (spool_report_count_summaries (report), ==, 5);
  g_assert_cmpstr (strchr (text, '\n'), ==, "\n");
}

static void
test_md (void)
{
  g_autoptr (SpoolReport) few = util_make_report (4, 1);
  g_autoptr (SpoolReport) enough = util_make_report (4, 6);
  g_autofree char *text_of_few = write_as (".md", few);
  g_autofree char *text = write_as (".md", enough);

  g_assert_nonnull (
      strstr (text_of_few, "\n| sleep | threads | 4 | 0.4000 |  | 4.00 | 1.00 | unclear |\n"));
  g_assert_true (g_str_has_prefix (
      text,
      "| Workload | Executor | Workers | Median [s] | 95 % CI | Speed-up | Efficiency | Verdict |\n"
      "|:---|:---|---:|---:|---:|---:|---:|:---|\n"
      "| sleep | serial | 1 | 1.6025 | 1.6000 – 1.6050 | 1.00 | 1.00 |  |\n"));
}

/* Times of jobs that failed are no times of the work, and who reads them should know. */
static void
test_md_of_failures (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autofree char *text = NULL;

  util_fail_job (g_ptr_array_index (report->runs, 2), 0, "gone");
  text = write_as (".md", report);
  g_assert_nonnull (strstr (text, " Verdict | Failed jobs |\n|:---|"));
  g_assert_nonnull (strstr (text,
                            "|:---|---:|\n| sleep | serial | 1 | 1.6000 |  | 1.00 | 1.00 |  | 0 "
                            "|\n"));
  g_assert_nonnull (strstr (text, "| sleep | threads | 4 | 0.4000 |  |  |  | unclear | 1 |\n"));
}

static void
test_md_without_runs (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  g_autofree char *text = write_as (".md", report);

  g_assert_nonnull (strstr (text, "| sleep | threads | 2 |  |  |  |  | unclear |\n"));
}

/* What hyperfine's own scripts look at. */
static void
test_hyperfine (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 2);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *results, *codes;
  JsonObject *result, *parameters;

  ((SpoolRun *) g_ptr_array_index (report->runs, 6))->failed_jobs = 1;
  text = write_as (".hyperfine.json", report);
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  results = json_object_get_array_member (json_node_get_object (root), "results");
  g_assert_cmpuint (json_array_get_length (results), ==, 5);
  result = json_array_get_object_element (results, 1);
  g_assert_cmpstr (json_object_get_string_member (result, "command"), ==,
                   "sleep/threads workers=2");
  parameters = json_object_get_object_member (result, "parameters");
  g_assert_cmpuint (json_object_get_size (parameters), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (parameters, "workers"), ==, "2");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "mean"), 0.8005, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "stddev"), 0.00070710678,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "median"), 0.8005, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "user"), 0.08005, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "max"), 0.801, 1e-9);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (result, "times")), ==, 2);
  codes = json_object_get_array_member (result, "exit_codes");
  g_assert_cmpint (json_array_get_int_element (codes, 0), ==, 0);
  g_assert_cmpint (json_array_get_int_element (codes, 1), ==, 1);
}

/* One run has no deviation, and a configuration without runs no result. */
static void
test_hyperfine_of_few (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *results;

  g_ptr_array_set_size (report->runs, 2);
  text = write_as (".hyperfine.json", report);
  root = json_from_string (text, NULL);
  results = json_object_get_array_member (json_node_get_object (root), "results");
  g_assert_cmpuint (json_array_get_length (results), ==, 2);
  g_assert_true (
      json_object_get_null_member (json_array_get_object_element (results, 0), "stddev"));
}

static void
test_report_format (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autofree char *text = write_as (".spool.json", report);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_terminal (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 6);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  spool_format_write_table (report, text);
  lines = g_strsplit (text->str, "\n", -1);
  /* The table, an empty line, the answer, and what follows the last line break. */
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1 + 1 + 1);
  g_assert_cmpstr (lines[0], ==,
                   "Workload  Executor   Workers  Runs  Median [s]  95 % interval [s]  Start [s]  "
                   "Speed-up  95 % interval  Failed jobs  Verdict");
  g_assert_cmpstr (lines[1], ==,
                   "sleep     serial           1     6      1.6025    1.6000 – 1.6050          –  "
                   "    1.00              –            0  –");
  g_assert_cmpstr (lines[2], ==,
                   "sleep     threads          2     6      0.8025    0.8000 – 0.8050     0.0000  "
                   "    2.00    1.99 – 2.00            0  faster");
  g_assert_true (g_str_has_prefix (
      lines[7], "4 threads were 3.98 times faster than serial: use them. 95 % interval: "));
}

/* What takes microseconds is not shown as nothing. */
static void
test_short_runs (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 6);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *md = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      run->wall_ns /= run->workers == 1 ? 1000000 : 100000;
    }
  spool_format_write_table (report, table);
  md = write_as (".md", report);
  g_assert_nonnull (strstr (table->str, " 0.0000016 "));
  g_assert_nonnull (strstr (table->str, " 0.0000080 – 0.0000080"));
  g_assert_nonnull (strstr (md, "| 2 | 0.0000080 | 0.0000080 – 0.0000080 | 0.20 | 0.10"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/names", test_names);
  g_test_add_func ("/format/table-of-formats", test_table_of_formats);
  g_test_add_func ("/format/csv", test_csv);
  g_test_add_func ("/format/jobs-csv", test_jobs_csv);
  g_test_add_func ("/format/jobs-csv-of-summary", test_jobs_csv_of_summary);
  g_test_add_func ("/format/md", test_md);
  g_test_add_func ("/format/md-without-runs", test_md_without_runs);
  g_test_add_func ("/format/md-of-failures", test_md_of_failures);
  g_test_add_func ("/format/hyperfine", test_hyperfine);
  g_test_add_func ("/format/hyperfine-of-few", test_hyperfine_of_few);
  g_test_add_func ("/format/report", test_report_format);
  g_test_add_func ("/format/terminal", test_terminal);
  g_test_add_func ("/format/short-runs", test_short_runs);
  return g_test_run ();
}
