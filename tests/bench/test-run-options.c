/* test-run-options.c: command lines as plans; wrong ones say which option, and what is allowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-run-options.h"
#include "workload/spool-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Words are separated by spaces; an underscore stands for a space within one. */
static SpoolRunOptions *
parse (const char *line, GError **error)
{
  g_autofree char *whole = g_strconcat ("spool-bench ", line, NULL);
  g_auto (GStrv) words = g_strsplit (g_strchomp (whole), " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_strdelimit (words[i], "_", ' ');
  return spool_run_options_parse (words, error);
}

static SpoolRunOptions *
parse_good (const char *line)
{
  g_autoptr (GError) error = NULL;
  SpoolRunOptions *options = parse (line, &error);

  g_assert_no_error (error);
  g_assert_nonnull (options);
  return options;
}

/* The line, and two things that the message must name. */
static const char *const bad_lines[][3] = {
  { "", "--lesson", "--workload" },
  { "--lesson web-threads --workload web", "--lesson", "exclude each other" },
  { "--workload web --plan x.json", "--plan", "exclude each other" },
  { "--as-notebook --workload web", "--as-notebook", "needs --lesson" },
  { "--as-notebook", "--lesson", "--plan" },
  { "--lesson nothing", "nothing", "list lessons" },
  { "--workload nothing", "nothing", "list workloads" },
  { "--workload sleep extra", "extra", "is not an option" },
  { "--workload sleep --unknown", "--unknown", "Unknown" },
  { "--workload", "--workload", "argument" },
  { "--workload sleep --executors fibers", "fibers", "serial, threads, processes" },
  { "--workload sleep --workers 0", "--workers", "from 1 to 256" },
  { "--workload sleep --workers 257", "--workers", "from 1 to 256" },
  { "--workload sleep --workers 2,,4", "--workers", "from 1 to 256" },
  { "--workload sleep --workers 8x", "--workers", "8x" },
  { "--workload sleep -w -3", "--workers", "-3" },
  { "--workload sleep --rounds 0", "--rounds", "from 1 to 1000" },
  { "--workload sleep --rounds 1001", "--rounds", "from 1 to 1000" },
  { "--workload sleep --rounds 3.5", "--rounds", "3.5" },
  { "--workload sleep --jobs 0", "--jobs", "from 1 to 100000000" },
  { "--workload sleep --jobs 100000001", "--jobs", "from 1 to 100000000" },
  { "--workload sleep --jobs many", "--jobs", "many" },
  { "--workload sleep --seed -1", "--seed", "from 0 to 9007199254740991" },
  { "--workload sleep --seed 9007199254740992", "--seed", "from 0 to 9007199254740991" },
  { "--workload sleep --time-limit 0", "--time-limit", "above 0" },
  { "--workload sleep --time-limit NaN", "--time-limit", "NaN" },
  { "--workload sleep --time-limit inf", "--time-limit", "up to" },
  { "--workload sleep --job-time-limit -1", "--job-time-limit", "above 0" },
  { "--workload sleep --job-time-limit 1s", "--job-time-limit", "1s" },
  { "--workload sleep --switch-interval 0", "--switch-interval", "above 0" },
  { "--workload sleep --param seconds", "--param", "NAME=VALUE" },
  { "--workload sleep --param =1", "parameter", "seconds" },
  { "--workload sleep --param iterations=5", "iterations", "it has: seconds" },
  { "--workload sleep --param seconds=NaN", "seconds", "NaN" },
  { "--workload sleep --param seconds=-1", "seconds", "between 0 and 86400" },
  { "--workload sleep --param seconds=86401", "seconds", "between 0 and 86400" },
  { "--workload sleep --param seconds=", "seconds", "needs a number" },
  { "--workload sleep --param seconds=1_x", "seconds", "x" },
  { "--workload cosine -p iterations=0", "iterations", "between 1 and" },
  { "--workload cosine -p iterations=1.5", "iterations", "whole number" },
  { "--workload web -p source=ftp://example.org/", "source", "https://" },
  { "--workload web -p source=", "source", "local" },
  { "--workload web -p writes=-1", "writes", "between 0 and" },
  { "--workload web -p timeout=0", "timeout", "between" },
  { "--workload web -p latency=61", "latency", "between 0 and 60" },
  { "--workload web -p page-size=0", "page-size", "between 1 and" },
  { "--workload web -p compressed=2", "compressed", "between 0 and 1" },
};

static void
test_bad_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_lines[i][0]);
      g_assert_null (parse (bad_lines[i][0], &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, bad_lines[i][1]));
      g_assert_nonnull (strstr (error->message, bad_lines[i][2]));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_workload (void)
{
  g_autoptr (SpoolRunOptions) options = parse_good ("--workload sleep");
  const SpoolPlan *plan = options->plan;
  const SpoolPlanEntry *entry = spool_plan_get_entry (plan, 0);
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);

  g_assert_cmpuint (plan->entries->len, ==, 1);
  g_assert_cmpstr (entry->workload->id, ==, "sleep");
  g_assert_cmpuint (entry->jobs, ==, 16);
  g_assert_cmpuint (plan->rounds, ==, SPOOL_AUTOMATIC_ROUNDS);
  g_assert_cmpuint (plan->seed, ==, 1);
  g_assert_cmpint (plan->mode, ==, SPOOL_MODE_COLD);
  g_assert_cmpfloat (plan->time_limit_s, ==, 0);
  g_assert_cmpfloat (plan->switch_interval_s, ==, 0.005);
  g_assert_cmpuint (configurations->len, ==, 1 + 4 + 4);
  g_assert_null (options->outputs);
  g_assert_false (options->events);
  g_assert_false (options->quiet);
}

static void
test_everything (void)
{
  g_autoptr (SpoolRunOptions) options = parse_good (
      "--workload sleep -p seconds=0.5_1 --executors threads -w 3,5,3 -j 7 -r 4 --warm --seed 0 "
      "--time-limit 10 --job-time-limit 2.5 --switch-interval 1e-3 --events -q -o a.csv "
      "--output b.png");
  const SpoolPlan *plan = options->plan;
  const SpoolPlanEntry *entry = spool_plan_get_entry (plan, 0);

  g_assert_cmpstr (spool_params_get_text (entry->params, "seconds"), ==, "0.5 1");
  g_assert_cmpuint (entry->executors->len, ==, 1);
  g_assert_cmpuint (entry->workers->len, ==, 2);
  g_assert_cmpuint (g_array_index (entry->workers, guint, 1), ==, 5);
  g_assert_cmpuint (entry->jobs, ==, 7);
  g_assert_cmpuint (plan->rounds, ==, 4);
  g_assert_cmpuint (plan->seed, ==, 0);
  g_assert_cmpint (plan->mode, ==, SPOOL_MODE_WARM);
  g_assert_cmpfloat (plan->time_limit_s, ==, 10);
  g_assert_cmpfloat (plan->job_time_limit_s, ==, 2.5);
  g_assert_cmpfloat (plan->switch_interval_s, ==, 0.001);
  g_assert_true (options->events);
  g_assert_true (options->quiet);
  g_assert_cmpuint (g_strv_length (options->outputs), ==, 2);
  g_assert_cmpstr (options->outputs[1], ==, "b.png");
}

/* Whatever else is said overrides the lesson's, and the rest of it stays. */
static void
test_lesson (void)
{
  g_autoptr (SpoolRunOptions) plain = parse_good ("--lesson web-threads");
  g_autoptr (SpoolRunOptions) notebook = parse_good ("--lesson web-threads --as-notebook");
  g_autoptr (SpoolRunOptions) changed =
      parse_good ("--lesson web-threads --rounds 2 -w 3 -p latency=0 -j 5");
  const SpoolPlanEntry *entry = spool_plan_get_entry (plain->plan, 0);

  g_assert_cmpuint (plain->plan->rounds, ==, 6);
  g_assert_cmpstr (spool_params_get_text (entry->params, "latency"), ==, "0.04");
  g_assert_cmpstr (spool_params_get_text (entry->params, "writes"), ==, "10");
  g_assert_cmpuint (entry->workers->len, ==, 4);
  entry = spool_plan_get_entry (notebook->plan, 0);
  g_assert_cmpuint (notebook->plan->rounds, ==, 1);
  g_assert_cmpstr (spool_params_get_text (entry->params, "latency"), ==, "0.1");
  g_assert_cmpstr (spool_params_get_text (entry->params, "writes"), ==, "50");
  entry = spool_plan_get_entry (changed->plan, 0);
  g_assert_cmpuint (changed->plan->rounds, ==, 2);
  g_assert_cmpuint (entry->workers->len, ==, 1);
  g_assert_cmpuint (entry->jobs, ==, 5);
  g_assert_cmpstr (spool_params_get_text (entry->params, "latency"), ==, "0");
  g_assert_cmpstr (spool_params_get_text (entry->params, "writes"), ==, "10");
}

/* As many jobs as addresses, unless somebody says; also in a lesson, which has 16. */
static void
test_jobs_of_source (void)
{
  const struct
  {
    const char *line;
    guint64 jobs;
  } rows[] = {
    { "--workload web", 16 },
    { "--workload web -p source=notebook", 16 },
    { "--workload web -p source=http://a/_http://b/_http://c/", 3 },
    { "--workload web -p source=http://a/ -j 9", 9 },
    { "--workload web -j 9 -p source=http://a/", 9 },
    { "--lesson web-processes -p source=http://a/_http://b/", 2 },
    { "--lesson web-processes -p timeout=5", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolRunOptions) options = parse_good (rows[i].line);

      g_test_message ("%s", rows[i].line);
      g_assert_cmpuint (spool_plan_get_entry (options->plan, 0)->jobs, ==, rows[i].jobs);
    }
}

/* Parameters go to those workloads that have them. */
static void
test_plan_file (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "spool-plan-XXXXXX", NULL);
  g_autofree char *line = NULL;
  g_autoptr (SpoolRunOptions) options = NULL;
  int fd = g_mkstemp (path);

  g_close (fd, NULL);
  /* The name must have no underscore, which parse() takes for a space. */
  g_assert_null (strchr (path, '_'));
  g_file_set_contents (path,
                       "{\"rounds\": 2, \"entries\": [{\"workload\": \"sleep\"}, {\"workload\": "
                       "\"cosine\", \"jobs\": 3}, {\"workload\": \"web\", \"jobs\": 9}]}",
                       -1, NULL);
  line = g_strdup_printf ("--plan %s -p iterations=5 -p seconds=0 -p source=http://a/ -r 9", path);
  options = parse_good (line);
  g_unlink (path);
  g_assert_cmpuint (options->plan->rounds, ==, 9);
  g_assert_cmpstr (
      spool_params_get_text (spool_plan_get_entry (options->plan, 0)->params, "seconds"), ==, "0");
  g_assert_cmpstr (
      spool_params_get_text (spool_plan_get_entry (options->plan, 1)->params, "iterations"), ==,
      "5");
  /* A list of pages says how many jobs there are, but not to those that have no pages. */
  g_assert_cmpuint (spool_plan_get_entry (options->plan, 1)->jobs, ==, 3);
  g_assert_cmpuint (spool_plan_get_entry (options->plan, 2)->jobs, ==, 1);
}

/* A record takes 64 bytes. */
static void
test_too_many_for_the_memory (void)
{
  g_autoptr (SpoolRunOptions) options = parse_good ("--workload sleep -j 1000");
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_run_options_fit (options, 64000, NULL));
  g_assert_true (spool_run_options_fit (options, 0, NULL));
  g_assert_false (spool_run_options_fit (options, 63999, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "at most 999"));
}

static void
test_plan_file_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("--plan /nowhere/plan.json", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/nowhere/plan.json"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run-options/bad-lines", test_bad_lines);
  g_test_add_func ("/run-options/workload", test_workload);
  g_test_add_func ("/run-options/everything", test_everything);
  g_test_add_func ("/run-options/lesson", test_lesson);
  g_test_add_func ("/run-options/jobs-of-source", test_jobs_of_source);
  g_test_add_func ("/run-options/memory", test_too_many_for_the_memory);
  g_test_add_func ("/run-options/plan-file", test_plan_file);
  g_test_add_func ("/run-options/plan-file-missing", test_plan_file_missing);
  return g_test_run ();
}
