/* test-plan-words.c: what is said of a plan before it is measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-decimal.h"
#include "app/spool-plan-forecast.h"
#include "app/spool-plan-words.h"
#include "report/spool-lesson.h"
#include "report-util.h"

#include <locale.h>

static SpoolPlan *
make_web_plan (const char *source, guint64 jobs)
{
  SpoolPlan *plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_web_workload);
  const SpoolExecutorKind executor = SPOOL_EXECUTOR_THREADS;
  const guint workers = 2;

  g_assert_true (spool_params_set (entry->params, "source", source, NULL));
  spool_plan_entry_set_executors (entry, &executor, 1);
  spool_plan_entry_set_workers (entry, &workers, 1);
  entry->jobs = jobs;
  plan->rounds = 1;
  g_assert_true (spool_plan_check (plan, NULL));
  return plan;
}

static void
assert_contacts (const char *source, guint64 jobs, const char *hosts, const char *text)
{
  g_autoptr (SpoolPlan) plan = make_web_plan (source, jobs);
  g_auto (GStrv) list = spool_plan_words_list_hosts (plan);
  g_autofree char *joined = g_strjoinv (" ", list);
  g_autofree char *words = spool_plan_words_dup_contacts (plan);

  g_assert_cmpstr (joined, ==, hosts);
  g_assert_cmpstr (words, ==, text);
}

static void
test_contacts (void)
{
  assert_contacts ("local", 0, "", "Contacts only this computer");
  assert_contacts ("http://a.example/1 https://A.example:8080/2", 0, "a.example",
                   "Contacts: a.example");
  assert_contacts ("http://b.example http://[::1]/ http://a.example", 0, "b.example ::1 a.example",
                   "Contacts: b.example, ::1, a.example");
  assert_contacts ("http://a.example http://b.example http://c.example http://d.example", 0,
                   "a.example b.example c.example d.example",
                   "Contacts: a.example, b.example, c.example, d.example");
}

/* Job i fetches page i modulo their number. */
static void
test_contacts_for_few_jobs (void)
{
  assert_contacts ("http://a.example http://b.example http://c.example", 2, "a.example b.example",
                   "Contacts: a.example, b.example");
  assert_contacts ("http://a.example http://b.example", 99, "a.example b.example",
                   "Contacts: a.example, b.example");
}

static void
test_contacts_of_the_notebook (void)
{
  g_autoptr (SpoolPlan) plan = make_web_plan ("notebook", 0);
  g_auto (GStrv) hosts = spool_plan_words_list_hosts (plan);
  g_autofree char *text = spool_plan_words_dup_contacts (plan);

  g_assert_cmpuint (g_strv_length (hosts), ==, 9);
  /* Each is named, the last one, too. */
  g_assert_true (g_str_has_prefix (text, "Contacts: www.poatek.com, en.wikipedia.org, "));
  g_assert_true (g_str_has_suffix (text, hosts[8]));
}

static void
test_contacts_of_several_workloads (void)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  SpoolPlanEntry *entry;

  spool_plan_add_entry (plan, &spool_cosine_workload);
  spool_plan_add_entry (plan, &spool_sleep_workload);
  none = spool_plan_words_dup_contacts (plan);
  g_assert_null (none);
  spool_plan_add_entry (plan, &spool_web_workload);
  entry = spool_plan_add_entry (plan, &spool_web_workload);
  g_assert_true (spool_params_set (entry->params, "source", "http://a.example", NULL));
  some = spool_plan_words_dup_contacts (plan);
  g_assert_cmpstr (some, ==, "Contacts: a.example");
}

static void
assert_time (double about_s, double most_s, const char *text)
{
  g_autofree char *words = spool_plan_words_dup_durations (about_s, most_s);

  g_assert_cmpstr (words, ==, text);
}

static void
test_time (void)
{
  assert_time (0, 0, "Takes about 1 s");
  assert_time (4.2, 4.2, "Takes about 5 s");
  assert_time (4.2, 4.8, "Takes about 5 s");
  assert_time (4.2, 60, "Takes about 5 s, at most 60 s");
  assert_time (30, 100, "Takes about 30 s, at most 2 min");
  assert_time (150, 36000, "Takes about 3 min, at most 10 h");
}

/* Serial and two threads: each of the jobs may take its time-out. */
static void
test_worst_case (void)
{
  g_autoptr (SpoolPlan) plan = make_web_plan ("http://a.example", 4);

  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_s (plan, 1), 6 * 0.505, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 6 * 20, 1e-9);
  plan->job_time_limit_s = 2;
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 6 * 2, 1e-9);
  plan->rounds = 3;
  plan->time_limit_s = 13;
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 13, 1e-9);
  /* The first round ends, whatever the limit says. */
  plan->time_limit_s = 1;
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 12, 1e-9);
}

/* Six rounds of 2.5 s, and more while 60 s last. */
static void
test_automatic_rounds (void)
{
  const SpoolExecutorKind executor = SPOOL_EXECUTOR_THREADS;
  const guint workers[] = { 2, 16 };
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_sleep_workload);
  g_autofree char *words = NULL;

  spool_plan_entry_set_executors (entry, &executor, 1);
  spool_plan_entry_set_workers (entry, workers, G_N_ELEMENTS (workers));
  g_assert_true (spool_plan_check (plan, NULL));
  /* 16 jobs of 0.1 s: 1.6 s, 0.8 s and 0.1 s. */
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_s (plan, 1), 15, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 60, 1e-9);
  words = spool_plan_words_dup_time (plan, 1);
  g_assert_true (g_str_has_suffix (words, ", at most 60 s"));
  plan->rounds = 10;
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_s (plan, 1), 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_plan_forecast_most_s (plan, 1), 25, 1e-9);
}

static void
test_computing_shares_the_cpus (void)
{
  g_autoptr (SpoolPlan) plan =
      spool_lesson_make_plan (spool_lesson_find ("cpu-threads-processes"), TRUE);
  double one, four;

  g_assert_true (spool_plan_check (plan, NULL));
  one = spool_plan_forecast_s (plan, 1);
  four = spool_plan_forecast_s (plan, 4);
  /* Serial, and three times four workers. */
  g_assert_cmpfloat_with_epsilon (one / four, 16.0 / 7, 1e-9);
}

static void
test_params (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
  g_autofree char *usual = spool_plan_words_dup_params (params);
  g_autofree char *changed = NULL;

  g_assert_true (spool_params_set (params, "latency", "0.04", NULL));
  g_assert_true (spool_params_set (params, "writes", "10", NULL));
  changed = spool_plan_words_dup_params (params);
  g_assert_cmpstr (usual, ==, "Default values");
  g_assert_cmpstr (changed, ==, "Writes: 10 · Latency: 0.04 s");
}

/* An address or a list of them may be longer than a label can show without delay. */
static void
test_long_params (void)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_web_workload);
  g_autoptr (GString) source = g_string_new (NULL);
  g_autofree char *words = NULL, *contacts = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (source, "http://host%u.example/ ", i);
  g_assert_true (spool_params_set (entry->params, "source", source->str, NULL));
  words = spool_plan_words_dup_params (entry->params);
  contacts = spool_plan_words_dup_contacts (plan);
  g_assert_true (g_str_has_prefix (words, "Source of Pages: http://host0.example/ "));
  g_assert_true (g_str_has_suffix (words, "…"));
  g_assert_cmpint (g_utf8_strlen (words, -1), <, 120);
  g_assert_true (g_str_has_prefix (contacts, "Contacts: host0.example, host1.example, "));
  g_assert_true (g_str_has_suffix (contacts, "…"));
  g_assert_cmpint (g_utf8_strlen (contacts, -1), <, 600);
}

static void
assert_page_size (const char *page_size, const char *expected)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
  g_autofree char *words = NULL;

  g_assert_true (spool_params_set (params, "page-size", page_size, NULL));
  words = spool_plan_words_dup_params (params);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_params_have_plurals (void)
{
  assert_page_size ("1", "Page Size: 1 byte");
  assert_page_size ("2", "Page Size: 2 bytes");
  assert_page_size ("1e3", "Page Size: 1e3 bytes");
}

/* A language with a decimal comma shows it and takes both; an address keeps its points. */
static void
test_decimal_comma (void)
{
  const SpoolParamSpec number = { .type = SPOOL_PARAM_NUMBERS };
  const SpoolParamSpec address = { .type = SPOOL_PARAM_TEXT };
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
  g_autofree char *words = NULL, *shown = NULL, *comma = NULL, *point = NULL, *host = NULL;

  if (!util_use_decimal_comma ())
    return;
  g_assert_true (spool_params_set (params, "latency", "0.04", NULL));
  words = spool_plan_words_dup_params (params);
  shown = spool_decimal_show (&number, "0.02 0.5 3");
  comma = spool_decimal_read (&number, "0,02 0,5 3");
  point = spool_decimal_read (&number, "0.02 0,5 3");
  host = spool_decimal_read (&address, "http://a.example/1,2");
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (words, ==, "Latency: 0,04 s");
  g_assert_cmpstr (shown, ==, "0,02 0,5 3");
  g_assert_cmpstr (comma, ==, "0.02 0.5 3");
  g_assert_cmpstr (point, ==, "0.02 0.5 3");
  g_assert_cmpstr (host, ==, "http://a.example/1,2");
}

static void
test_decimal_point (void)
{
  const SpoolParamSpec number = { .type = SPOOL_PARAM_NUMBER };
  g_autofree char *shown = spool_decimal_show (&number, "0.04");
  g_autofree char *wrong = spool_decimal_read (&number, "0,04");
  g_autofree char *spaced = spool_decimal_read (&number, " 7 ");

  g_assert_cmpstr (shown, ==, "0.04");
  g_assert_cmpstr (wrong, ==, "0,04");
  g_assert_cmpstr (spaced, ==, "7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-words/contacts", test_contacts);
  g_test_add_func ("/plan-words/contacts-for-few-jobs", test_contacts_for_few_jobs);
  g_test_add_func ("/plan-words/contacts-of-the-notebook", test_contacts_of_the_notebook);
  g_test_add_func ("/plan-words/contacts-of-several-workloads", test_contacts_of_several_workloads);
  g_test_add_func ("/plan-words/time", test_time);
  g_test_add_func ("/plan-words/long-params", test_long_params);
  g_test_add_func ("/plan-words/params", test_params);
  g_test_add_func ("/plan-words/params-have-plurals", test_params_have_plurals);
  g_test_add_func ("/plan-words/decimal-comma", test_decimal_comma);
  g_test_add_func ("/plan-words/decimal-point", test_decimal_point);
  g_test_add_func ("/plan-forecast/worst-case", test_worst_case);
  g_test_add_func ("/plan-forecast/automatic-rounds", test_automatic_rounds);
  g_test_add_func ("/plan-forecast/computing-shares-the-cpus", test_computing_shares_the_cpus);
  return g_test_run ();
}
