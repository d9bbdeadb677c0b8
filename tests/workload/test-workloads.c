/* test-workloads.c: the tables of workloads, executors and words, and what a run's data do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"
#include "workload/spool-params.h"
#include "workload/spool-run.h"

#include <math.h>
#include <string.h>

static void
test_table (void)
{
  const SpoolWorkload *workload;
  guint n;

  for (n = 0; (workload = spool_workload_nth (n)) != NULL; n++)
    {
      g_autoptr (SpoolParams) params = spool_params_new (workload);

      g_assert_true (spool_workload_find (workload->id) == workload);
      g_assert_cmpuint (strlen (workload->title), >, 0);
      g_assert_cmpuint (strlen (workload->summary), >, 0);
      g_assert_true (g_str_has_prefix (workload->worker_program, "spool-worker"));
      g_assert_cmpuint (workload->default_jobs (params), >=, 1);
      g_assert_cmpfloat (workload->predicted_job_s (params), >, 0);
      for (guint i = 0; i < workload->n_params; i++)
        g_assert_true (spool_workload_find_param (workload, workload->params[i].name) ==
                       &workload->params[i]);
      g_assert_null (spool_workload_find_param (workload, "nope"));
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (spool_workload_find ("nope"));
}

/* What waits, how many jobs there are, and who needs the local server. */
static void
test_kinds (void)
{
  g_autoptr (SpoolParams) web = spool_params_new (&spool_web_workload);
  g_autoptr (SpoolParams) cosine = spool_params_new (&spool_cosine_workload);
  g_autoptr (SpoolParams) sleeping = spool_params_new (&spool_sleep_workload);

  g_assert_cmpint (spool_web_workload.bound (web), ==, SPOOL_BOUND_WAIT);
  g_assert_cmpint (spool_cosine_workload.bound (cosine), ==, SPOOL_BOUND_CPU);
  g_assert_cmpint (spool_sleep_workload.bound (sleeping), ==, SPOOL_BOUND_WAIT);
  g_assert_true (spool_params_set (sleeping, "seconds", "0 0", NULL));
  g_assert_cmpint (spool_sleep_workload.bound (sleeping), ==, SPOOL_BOUND_CPU);
  g_assert_cmpuint (spool_web_workload.default_jobs (web), ==, 16);
  g_assert_cmpuint (spool_cosine_workload.default_jobs (cosine), ==, 4);
  g_assert_cmpuint (spool_sleep_workload.default_jobs (sleeping), ==, 16);
  g_assert_true (spool_workload_needs_pages (&spool_web_workload, web));
  g_assert_false (spool_workload_needs_pages (&spool_cosine_workload, cosine));
  g_assert_true (spool_workload_digest_repeats (&spool_web_workload, web));
  g_assert_true (spool_workload_digest_repeats (&spool_sleep_workload, sleeping));
  g_assert_true (spool_params_set (web, "source", "notebook", NULL));
  g_assert_false (spool_workload_needs_pages (&spool_web_workload, web));
  g_assert_false (spool_workload_digest_repeats (&spool_web_workload, web));
}

static void
test_supports (void)
{
  SpoolWorkload shy = spool_sleep_workload;
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_workload_supports (&shy, SPOOL_EXECUTOR_THREADS, &error));
  g_assert_no_error (error);
  shy.why_not[SPOOL_EXECUTOR_THREADS] = "it is shy";
  g_assert_false (spool_workload_supports (&shy, SPOOL_EXECUTOR_THREADS, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "“threads” can't run “sleep”: it is shy");
}

static void
test_executors (void)
{
  SpoolExecutorKind kind;

  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    {
      g_assert_true (spool_executor_kind_from_id (spool_executor_kind_get_id (i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpuint (strlen (spool_executor_kind_get_title (i)), >, 0);
      g_assert_cmpuint (strlen (spool_executor_kind_get_summary (i)), >, 0);
    }
  g_assert_false (spool_executor_kind_from_id ("Serial", &kind));
  /* These go over the wire and into files. */
  g_assert_cmpstr (spool_executor_kind_get_id (0), ==, "serial");
  g_assert_cmpstr (spool_executor_kind_get_id (1), ==, "threads");
  g_assert_cmpstr (spool_executor_kind_get_id (2), ==, "processes");
}

static void
test_words (void)
{
  static const char *const statuses[] = { "ok", "failed", "timed-out", "crashed", "cancelled" };
  static const char *const flags[] = { "loaded", "throttled", "stolen", "suspended", "first-run" };
  SpoolJobStatus status;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_assert_cmpstr (spool_job_status_get_id (i), ==, statuses[i]);
      g_assert_true (spool_job_status_from_id (statuses[i], &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_false (spool_job_status_from_id ("fine", &status));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    g_assert_cmpstr (spool_run_flag_get_id (i), ==, flags[i]);
  g_assert_cmpint (SPOOL_RUN_FIRST, ==, 1 << 4);
  g_assert_cmpstr (spool_mode_get_id (SPOOL_MODE_COLD), ==, "cold");
  g_assert_cmpstr (spool_mode_get_id (SPOOL_MODE_WARM), ==, "warm");
  g_assert_cmpstr (g_quark_to_string (SPOOL_ERROR), ==, "spool-error-quark");
}

static void
test_histogram (void)
{
  static const struct
  {
    gint64 length_ns;
    guint bucket;
  } rows[] = {
    { G_MININT64, 0 },
    { -1, 0 },
    { 0, 0 },
    { 1, 0 },
    { 2, 1 },
    { 3, 1 },
    { 4, 2 },
    { 1023, 9 },
    { 1024, 10 },
    { 1000, 9 },
    { 1000000000, 29 },
    { G_GINT64_CONSTANT (1) << 47, 47 },
    { (G_GINT64_CONSTANT (1) << 47) - 1, 46 },
    { G_MAXINT64, 47 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (spool_histogram_bucket (rows[i].length_ns), ==, rows[i].bucket);
}

static void
test_records (void)
{
  g_autoptr (SpoolRun) run = spool_run_new ();

  run->n_records = 3;
  run->records = spool_records_new (3);
  g_assert_cmpuint ((guintptr) run->records % 64, ==, 0);
  for (guint i = 0; i < 7; i++)
    g_ptr_array_add (run->details, g_strdup_printf ("reason %u", i));
  run->records[1].detail = 7;
  run->records[2].detail = 8;
  g_assert_null (spool_run_get_detail (run, &run->records[0]));
  g_assert_cmpstr (spool_run_get_detail (run, &run->records[1]), ==, "reason 6");
  g_assert_null (spool_run_get_detail (run, &run->records[2]));
  run->histogram[4] = 3;
  spool_run_drop_records (run);
  g_assert_null (run->records);
  g_assert_cmpuint (run->n_records, ==, 0);
  g_assert_cmpuint (run->details->len, ==, 5);
  g_assert_cmpuint (run->histogram[4], ==, 3);
}

/* FNV's published answers, for what is shorter than eight bytes; and known ones of our own. */
static void
test_digest (void)
{
  guint64 whole = spool_digest_add (SPOOL_DIGEST_INIT, "0123456789abcdefXYZ", 19);
  guint64 parts = spool_digest_add (SPOOL_DIGEST_INIT, "0123456789abcdef", 16);

  g_assert_cmpuint (spool_digest_add (SPOOL_DIGEST_INIT, "", 0), ==, SPOOL_DIGEST_INIT);
  g_assert_cmpuint (spool_digest_add (SPOOL_DIGEST_INIT, "a", 1), ==,
                    G_GUINT64_CONSTANT (0xaf63dc4c8601ec8c));
  g_assert_cmpuint (spool_digest_add (SPOOL_DIGEST_INIT, "foobar", 6), ==,
                    G_GUINT64_CONSTANT (0x85944171f73967e8));
  /* Parts of eight bytes can be added one after the other. */
  g_assert_cmpuint (spool_digest_add (parts, "XYZ", 3), ==, whole);
  g_assert_cmpuint (spool_digest_of_number (0), !=, spool_digest_of_number (1));
  g_assert_cmpuint (spool_digest_of_number (G_GUINT64_CONSTANT (1) << 63), !=,
                    spool_digest_of_number (0));
}

/* The bits of foo count: minus zero is another result than zero. */
static void
test_digest_of_loop (void)
{
  g_assert_cmpuint (spool_digest_of_loop (10, 0.0), ==, spool_digest_of_loop (10, 0.0));
  g_assert_cmpuint (spool_digest_of_loop (10, 0.0), !=, spool_digest_of_loop (11, 0.0));
  g_assert_cmpuint (spool_digest_of_loop (10, 0.0), !=, spool_digest_of_loop (10, -0.0));
  g_assert_cmpuint (spool_digest_of_loop (10, 0.0), !=, spool_digest_of_loop (10, 1e-300));
}

/* Any flipped bit of a page shows. */
static void
test_digest_bits (void)
{
  g_autofree guint8 *page = g_malloc0 (1003);
  guint64 digest = spool_digest_add (SPOOL_DIGEST_INIT, page, 1003);

  for (guint bit = 0; bit < 1003 * 8; bit += 5)
    {
      page[bit / 8] ^= 1 << bit % 8;
      g_assert_cmpuint (spool_digest_add (SPOOL_DIGEST_INIT, page, 1003), !=, digest);
      page[bit / 8] ^= 1 << bit % 8;
    }
}

static void
test_clock_conversions (void)
{
  g_assert_cmpint (spool_seconds_to_ns (0), ==, 0);
  g_assert_cmpint (spool_seconds_to_ns (0.04), ==, 40000000);
  g_assert_cmpint (spool_seconds_to_ns (1e-9), ==, 1);
  g_assert_cmpint (spool_seconds_to_ns (0.4e-9), ==, 0);
  g_assert_cmpint (spool_seconds_to_ns (0.6e-9), ==, 1);
  g_assert_cmpint (spool_seconds_to_ns (-1.5), ==, -1500000000);
  g_assert_cmpint (spool_seconds_to_ns (86400), ==, 86400 * SPOOL_NS_PER_S);
  g_assert_cmpint (spool_seconds_to_ns (NAN), ==, 0);
  g_assert_cmpint (spool_seconds_to_ns (INFINITY), >, G_MAXINT64 / 2);
  g_assert_cmpint (spool_seconds_to_ns (-1e300), <, G_MININT64 / 2);
  g_assert_cmpfloat (spool_ns_to_seconds (1500000000), ==, 1.5);
  g_assert_cmpfloat (spool_ns_to_seconds (-1), ==, -1e-9);
}

/* All but forking is possible everywhere, and where that is not it is said why. */
static void
test_possible (void)
{
  for (guint kind = 0; kind < SPOOL_N_EXECUTORS; kind++)
    {
      g_autoptr (GError) error = NULL;

      if (spool_executor_kind_is_possible (kind, &error))
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
      g_assert_cmpint (kind, ==, SPOOL_EXECUTOR_PROCESSES_FORK);
      g_assert_nonnull (strstr (error->message, "no fork"));
    }
}

/* A counter's ticks become nanoseconds without overflow, be it a machine's first second or, at 10
 * MHz and at 3 GHz, after years, when ticks times a billion would not fit by far. */
static void
test_clock_ticks (void)
{
  const gint64 year_s = 366 * 86400;
  const gint64 frequencies[] = { 1, 1193182, 10000000, 2992968750, 9000000000 };

  g_assert_cmpint (spool_ticks_to_ns (0, 10000000), ==, 0);
  g_assert_cmpint (spool_ticks_to_ns (1, 10000000), ==, 100);
  g_assert_cmpint (spool_ticks_to_ns (12345678, 10000000), ==, 1234567800);
  g_assert_cmpint (spool_ticks_to_ns (2, 3000000000), ==, 0);
  g_assert_cmpint (spool_ticks_to_ns (3, 3000000000), ==, 1);
  g_assert_cmpint (spool_ticks_to_ns (8999999999, 9000000000), ==, 999999999);
  for (gsize i = 0; i < G_N_ELEMENTS (frequencies); i++)
    {
      gint64 frequency = frequencies[i];
      gint64 ticks = year_s * frequency;

      g_assert_cmpint (spool_ticks_to_ns (ticks, frequency), ==, year_s * SPOOL_NS_PER_S);
      g_assert_cmpint (spool_ticks_to_ns (ticks + frequency - 1, frequency), >=,
                       spool_ticks_to_ns (ticks, frequency));
      g_assert_cmpint (spool_ticks_to_ns (ticks - 1, frequency), <, year_s * SPOOL_NS_PER_S);
    }
}

/* Reports keep times as seconds: each nanosecond of a hundred days comes back. */
static void
test_clock_round_trip (void)
{
  for (gint64 ns = 1; ns < G_GINT64_CONSTANT (8640000000000000); ns = ns * 3 + 7)
    g_assert_cmpint (spool_seconds_to_ns (spool_ns_to_seconds (ns)), ==, ns);
}

/* Only that it runs forwards; how fast is nothing for a unit test. */
static void
test_clock_runs (void)
{
  gint64 before_ns = spool_clock_now_ns ();
  gint64 cpu_ns = spool_clock_cpu_ns (NULL, NULL);
  gint64 user_ns = -1, system_ns = -1;

  spool_clock_sleep_until (before_ns);
  spool_clock_sleep_until (G_MININT64);
  g_assert_cmpint (spool_clock_now_ns (), >=, before_ns);
  g_assert_cmpint (spool_clock_cpu_ns (&user_ns, &system_ns), ==, user_ns + system_ns);
  g_assert_cmpint (user_ns + system_ns, >=, cpu_ns);
  g_assert_cmpint (MIN (user_ns, system_ns), >=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workloads/table", test_table);
  g_test_add_func ("/workloads/kinds", test_kinds);
  g_test_add_func ("/workloads/supports", test_supports);
  g_test_add_func ("/workloads/executors", test_executors);
  g_test_add_func ("/workloads/possible", test_possible);
  g_test_add_func ("/workloads/words", test_words);
  g_test_add_func ("/run/histogram", test_histogram);
  g_test_add_func ("/run/records", test_records);
  g_test_add_func ("/digest/known", test_digest);
  g_test_add_func ("/digest/loop", test_digest_of_loop);
  g_test_add_func ("/digest/bits", test_digest_bits);
  g_test_add_func ("/clock/conversions", test_clock_conversions);
  g_test_add_func ("/clock/ticks", test_clock_ticks);
  g_test_add_func ("/clock/round-trip", test_clock_round_trip);
  g_test_add_func ("/clock/runs", test_clock_runs);
  return g_test_run ();
}
