/* test-comparison.c: two reports beside each other, and what makes a report doubtful.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-comparison-table.h"
#include "report/spool-comparison.h"
#include "report/spool-rounds.h"
#include "report/spool-warnings.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static const double noise[] = { 1, 1.01, 0.99, 1.02, 0.98, 1, 1.01, 0.99 };

/* Makes the times of a configuration vary a little, and longer or shorter by a factor. */
static void
scale (SpoolReport *report, SpoolExecutorKind executor, guint workers, double factor)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == executor && run->workers == workers)
        run->wall_ns = (gint64) ((double) run->wall_ns * factor *
                                 noise[(run->round + workers) % G_N_ELEMENTS (noise)]);
    }
}

static const SpoolComparisonRow *
nth_row (const SpoolComparison *comparison, guint n)
{
  g_assert_cmpuint (n, <, comparison->rows->len);
  return &g_array_index (comparison->rows, SpoolComparisonRow, n);
}

static void
test_rows (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 8);
  g_autoptr (SpoolReport) report = util_make_report (16, 7);
  g_autoptr (SpoolComparison) comparison = NULL;
  g_autoptr (GString) table = g_string_new (NULL);

  scale (report, SPOOL_EXECUTOR_THREADS, 2, 1.5);
  scale (report, SPOOL_EXECUTOR_THREADS, 4, 0.5);
  comparison = spool_comparison_new (base, report);
  g_assert_null (comparison->refused);
  g_assert_cmpuint (comparison->rows->len, ==, 5);
  g_assert_cmpint (nth_row (comparison, 0)->verdict, ==, SPOOL_VERDICT_SAME);
  g_assert_cmpint (nth_row (comparison, 1)->verdict, ==, SPOOL_VERDICT_SLOWER);
  g_assert_cmpint (nth_row (comparison, 2)->verdict, ==, SPOOL_VERDICT_FASTER);
  g_assert_cmpuint (nth_row (comparison, 1)->time.n, ==, 7);
  g_assert_cmpfloat_with_epsilon (spool_ratio_get (&nth_row (comparison, 1)->time), 1.5, 0.01);
  g_assert_cmpfloat_with_epsilon (nth_row (comparison, 0)->base_s, 1.6035, 1e-9);
  g_assert_cmpfloat_with_epsilon (nth_row (comparison, 0)->median_s, 1.603, 1e-9);
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (comparison->differences, 0), ==, "Rounds: 8, then 7");
  spool_comparison_write_table (comparison, base, table);
  g_assert_true (g_str_has_prefix (table->str, "Workload  Executor   Workers  First [s]  "));
  g_assert_nonnull (strstr (table->str, "\n  Rounds: 8, then 7\n"));
  g_assert_nonnull (strstr (table->str, "faster\n"));
}

/* The same file twice: everything is the same. */
static void
test_itself (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolComparison) comparison = spool_comparison_new (report, report);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      g_assert_cmpint (nth_row (comparison, i)->verdict, ==, SPOOL_VERDICT_SAME);
      g_assert_cmpfloat (spool_ratio_get (&nth_row (comparison, i)->time), ==, 1);
    }
  g_assert_cmpuint (comparison->differences->len, ==, 0);
}

static void
test_unclear (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 5);
  g_autoptr (SpoolReport) report = util_make_report (16, 8);
  g_autoptr (SpoolComparison) few = NULL;
  g_autoptr (SpoolComparison) failed = NULL;

  scale (report, SPOOL_EXECUTOR_THREADS, 2, 3);
  few = spool_comparison_new (base, report);
  for (guint i = 0; i < few->rows->len; i++)
    g_assert_cmpint (nth_row (few, i)->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "gone");
  failed = spool_comparison_new (report, report);
  g_assert_cmpint (nth_row (failed, 0)->verdict, ==, SPOOL_VERDICT_SAME);
  g_assert_cmpint (nth_row (failed, 1)->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  g_assert_true (isnan (spool_ratio_get (&nth_row (failed, 1)->time)));
}

static SpoolComparison *
compare_disturbed (SpoolRunFlags flag, SpoolRunFlags base_flag, guint n_rounds)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 6);
  g_autoptr (SpoolReport) report = util_make_report (16, n_rounds);

  ((SpoolRun *) g_ptr_array_index (base->runs, 4))->flags = base_flag;
  for (guint i = 0; i < 3; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->flags = flag;
  return spool_comparison_new (base, report);
}

/* What each report warns of by itself goes for both together, too. */
static void
test_disturbed (void)
{
  const SpoolRunFlags flags[] = { SPOOL_RUN_LOADED, SPOOL_RUN_THROTTLED, SPOOL_RUN_STOLEN,
                                  SPOOL_RUN_SUSPENDED };
  g_autoptr (SpoolComparison) quiet = compare_disturbed (SPOOL_RUN_FIRST, 0, 6);

  g_assert_cmpuint (quiet->warnings->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (SpoolComparison) second = compare_disturbed (flags[i] | SPOOL_RUN_FIRST, 0, 7);
      g_autoptr (SpoolComparison) first = compare_disturbed (0, flags[i], 6);

      g_assert_cmpuint (second->warnings->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (second->warnings, 0), ==,
                       "Something disturbed 0 of 30 runs of the first report, and 3 of 35 of the "
                       "second. See the warnings of each before you trust the verdicts.");
      g_assert_cmpuint (first->warnings->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (first->warnings, 0), "1 of 30"));
    }
}

static void
test_few_rounds (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 6);
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolComparison) all = compare_disturbed (0, 0, 3);
  g_autoptr (SpoolComparison) one = NULL;
  g_autoptr (GString) table = g_string_new (NULL);

  g_assert_cmpuint (all->warnings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (all->warnings, 0), ==,
                   "5 configurations have too few rounds to be judged: each report needs at least "
                   "6.");
  g_ptr_array_remove_index (report->runs, report->runs->len - 1);
  one = spool_comparison_new (base, report);
  spool_comparison_write_table (one, base, table);
  g_assert_nonnull (strstr (table->str, "\nWarning: 1 configuration has too few rounds"));
  util_fail_job (g_ptr_array_index (report->runs, 1), 0, "gone");
  g_clear_pointer (&one, spool_comparison_free);
  one = spool_comparison_new (report, report);
  g_assert_cmpuint (one->warnings->len, ==, 1);
}

/* The same row alone is slower, and one of five is unclear, though its interval leaves out 1. */
static void
test_note (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 8);
  g_autoptr (SpoolReport) report = util_make_report (16, 8);
  g_autoptr (SpoolComparison) comparison = NULL;
  g_autoptr (GString) table = g_string_new (NULL);
  const SpoolComparisonRow *row;

  comparison = spool_comparison_new (base, report);
  g_assert_null (spool_comparison_get_note (comparison));
  g_clear_pointer (&comparison, spool_comparison_free);
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->round % 2 == 1)
        run->wall_ns = (gint64) ((double) run->wall_ns * 1.4);
    }
  comparison = spool_comparison_new (base, report);
  row = nth_row (comparison, 1);
  g_assert_cmpint (row->verdict, ==, SPOOL_VERDICT_UNCLEAR);
  g_assert_cmpfloat (spool_ratio_get_low (&row->time), >, 1);
  g_assert_nonnull (spool_comparison_get_note (comparison));
  spool_comparison_write_table (comparison, base, table);
  g_assert_nonnull (strstr (table->str, "\n\nVerdicts are corrected"));
}

static void
assert_refused (SpoolReport *base, SpoolReport *report, const char *words)
{
  g_autoptr (SpoolComparison) comparison = spool_comparison_new (base, report);

  g_assert_cmpstr (comparison->refused, ==, words);
  g_assert_cmpuint (comparison->rows->len, ==, 0);
}

/* What takes microseconds is not shown as nothing, nor as the same. */
static void
test_table_of_short_runs (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 6);
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolComparison) comparison = NULL;
  g_autoptr (GString) table = g_string_new (NULL);

  for (guint i = 0; i < base->runs->len; i++)
    {
      ((SpoolRun *) g_ptr_array_index (base->runs, i))->wall_ns = 12000 + i;
      ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns = 24000 + i;
    }
  comparison = spool_comparison_new (base, report);
  spool_comparison_write_table (comparison, base, table);
  g_assert_nonnull (strstr (table->str, " 0.000012 "));
  g_assert_nonnull (strstr (table->str, " 0.000024 "));
}

static void
test_refused (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 6);
  g_autoptr (SpoolReport) jobs = util_make_report (15, 6);
  g_autoptr (SpoolReport) params = util_make_report (16, 6);
  g_autoptr (SpoolReport) warm = util_make_report (16, 6);
  g_autoptr (SpoolReport) more = util_make_report (16, 6);

  assert_refused (base, jobs, "“Sleeping” has 16 jobs in one and 15 in the other");
  spool_params_set (spool_plan_get_entry (params->plan, 0)->params, "seconds", "0.2", NULL);
  assert_refused (base, params,
                  "the parameter seconds of “Sleeping” is 0.1 in one and 0.2 in the other");
  warm->plan->mode = SPOOL_MODE_WARM;
  assert_refused (base, warm, "the first report is cold and the second is warm");
  spool_plan_add_entry (more->plan, &spool_cosine_workload)->jobs = 4;
  assert_refused (base, more,
                  "the workloads differ: Sleeping in one and Sleeping, Cosines in the other");
}

/* Executors, numbers of workers, seed and machine may differ; that is told. */
static void
test_differences (void)
{
  g_autoptr (SpoolReport) base = util_make_report (16, 6);
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autoptr (SpoolComparison) comparison = NULL;
  const char *const expected[] = { "CPU: unknown, then Abacus",
                                   "Usable CPUs: 1, then 4",
                                   "Memory: unknown, then 2.0\302\240GiB",
                                   "Only in the first: 4 threads, 4 processes",
                                   "Only in the second: 8 threads, 8 processes",
                                   "Seed: 1, then 7",
                                   "Switch interval: 5.00\u00a0ms, then 1.00\u00a0ms",
                                   "Report: complete, then not complete" };

  base->machine->usable_cpus = 1;
  report->machine->usable_cpus = 4;
  report->machine->memory_bytes = G_GUINT64_CONSTANT (2) << 30;
  report->machine->cpu_model = g_strdup ("Abacus");
  report->plan->seed = 7;
  report->plan->switch_interval_s = 0.001;
  report->complete = FALSE;
  for (guint i = 0; i < report->runs->len; i++)
    if (((SpoolRun *) g_ptr_array_index (report->runs, i))->workers == 4)
      ((SpoolRun *) g_ptr_array_index (report->runs, i))->workers = 8;
  spool_plan_entry_set_workers (spool_plan_get_entry (report->plan, 0), (const guint[]){ 2, 8 }, 2);
  comparison = spool_comparison_new (base, report);
  g_assert_null (comparison->refused);
  g_assert_cmpuint (comparison->rows->len, ==, 3);
  g_assert_cmpuint (comparison->differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < comparison->differences->len; i++)
    g_assert_cmpstr (g_ptr_array_index (comparison->differences, i), ==, expected[i]);
}

static GPtrArray *
list_warnings (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  return spool_warnings_list (report, analysis);
}

static void
assert_one_warning (const SpoolReport *report, const char *words)
{
  g_autoptr (GPtrArray) warnings = list_warnings (report);

  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), words));
}

static guint
count_warnings (const SpoolReport *report, const char *words)
{
  g_autoptr (GPtrArray) warnings = list_warnings (report);
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    n += strstr (g_ptr_array_index (warnings, i), words) != NULL;
  return n;
}

static void
assert_no_warning (const SpoolReport *report)
{
  g_autoptr (GPtrArray) warnings = list_warnings (report);

  g_assert_cmpuint (warnings->len, ==, 0);
}

static void
test_no_warning (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  assert_no_warning (report);
}

/* Each flag in its own words, with the number of runs and what to do. */
static void
test_flags (void)
{
  const struct
  {
    SpoolRunFlags flag;
    const char *words;
  } rows[] = { { SPOOL_RUN_LOADED, "busy during 2 runs. Close them" },
               { SPOOL_RUN_THROTTLED, "heat during 2 runs. Let it cool" },
               { SPOOL_RUN_STOLEN, "others during 2 runs. Measure when" },
               { SPOOL_RUN_SUSPENDED, "suspended during 2 runs. Keep it awake" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolReport) report = util_make_report (16, 6);

      ((SpoolRun *) g_ptr_array_index (report->runs, 3))->flags = rows[i].flag;
      ((SpoolRun *) g_ptr_array_index (report->runs, 9))->flags = rows[i].flag | SPOOL_RUN_FIRST;
      assert_one_warning (report, rows[i].words);
    }
}

static void
test_machine (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  report->machine->on_battery = SPOOL_YES;
  assert_one_warning (report, "on battery");
  report->machine->on_battery = SPOOL_NO;
  report->machine->governor = g_strdup ("powersave");
  assert_one_warning (report, "“powersave”");
  report->machine->frequency_driver = g_strdup ("acpi-cpufreq");
  assert_one_warning (report, "“powersave”");
}

/* The governor's name alone says nothing with these. */
static void
test_drivers_that_know (void)
{
  const char *const drivers[] = { "intel_pstate", "amd-pstate-epp" };

  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    {
      g_autoptr (SpoolReport) report = util_make_report (16, 6);

      report->machine->governor = g_strdup ("powersave");
      report->machine->frequency_driver = g_strdup (drivers[i]);
      assert_no_warning (report);
    }
}

/* So short that the start is all there is to see: no news if that was the question. */
static void
test_short_runs_on_purpose (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, 0);

  /* One job is never sooner done than by serial. */
  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns = 1600000 + (gint64) i * 100;
  assert_one_warning (report,
                      "took only 1.60\u00a0ms serially, so starting workers outweighs the jobs");
  entry->jobs = 1;
  assert_no_warning (report);
  entry->jobs = 16;
  spool_params_set (entry->params, "seconds", "0", NULL);
  assert_no_warning (report);
}

static void
test_first_run (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  SpoolRun *first = g_ptr_array_index (report->runs, 0);

  first->flags = SPOOL_RUN_FIRST;
  first->wall_ns = (gint64) (1.15 * first->wall_ns);
  assert_no_warning (report);
  first->wall_ns = (gint64) (1.08 * first->wall_ns);
  assert_one_warning (report, "The first run of all (Serial) took 1.2 times as long as usual");
  first->flags = 0;
  assert_no_warning (report);
}

/* Of runs that are done in no time the first may be slow for any reason: these take 23 ms. */
static void
test_first_short_run (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  SpoolRun *first = g_ptr_array_index (report->runs, 0);

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns /= 70;
  first->flags = SPOOL_RUN_FIRST;
  first->wall_ns += 49 * SPOOL_NS_PER_MS / 10;
  assert_no_warning (report);
  first->wall_ns += 3 * SPOOL_NS_PER_MS / 10;
  assert_one_warning (report, "The first run of all (Serial) took 1.2 times as long as usual");
}

static void
test_spread (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  for (guint i = 2; i < report->runs->len; i += 10)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns *= 2;
  assert_one_warning (report,
                      "The times vary a lot: those of 4 threads by 36 %. Close other programs, "
                      "or use longer jobs.");
}

/* In most rounds it is half as fast, and in the others ten times faster: then neither the median
 * nor the mean is what somebody will see. */
static void
test_groups (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 30);
  g_autoptr (GPtrArray) warnings = NULL;

  for (guint i = 0; i < 30; i++)
    if (i % 3 == 0)
      ((SpoolRun *) g_ptr_array_index (report->runs, i * 5 + 2))->wall_ns /= 10;
  warnings = list_warnings (report);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (
      strstr (g_ptr_array_index (warnings, 1), "speed-up of 4 threads lies outside its interval"));
}

/* Where a third of the rounds gain a little less, few percent are seen beside the interval, too. */
static void
test_outside_interval (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 30);
  const double gains[] = { 1.9, 2, 2 }, alike[] = { 1.94, 1.96, 1.95 };

  for (guint i = 0; i < 30; i++)
    {
      const SpoolRun *serial = g_ptr_array_index (report->runs, i * 5);

      ((SpoolRun *) g_ptr_array_index (report->runs, i * 5 + 1))->wall_ns =
          (gint64) ((double) serial->wall_ns / gains[i % 3]);
      ((SpoolRun *) g_ptr_array_index (report->runs, i * 5 + 3))->wall_ns =
          (gint64) ((double) serial->wall_ns / alike[i % 3]);
    }
  assert_one_warning (report, "The speed-up of 2 threads lies outside its interval");
}

/* 16 jobs that 4 threads can do 4 times faster. */
static void
test_slow_serial (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->workers == 4 && run->executor == SPOOL_EXECUTOR_THREADS)
        run->wall_ns = run->wall_ns * 97 / 100;
    }
  assert_one_warning (report, "The gain of 4 threads is more than workers alone can bring.");
}

/* Every other round takes @more_s longer. */
static void
spread_four_threads (SpoolReport *report, double more_s)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->workers == 4 && run->executor == SPOOL_EXECUTOR_THREADS)
        run->wall_ns = (gint64) ((1.6 + more_s * (run->round % 2)) * SPOOL_NS_PER_S);
    }
}

/* What is unclear for want of rounds says how many it takes, unless they are too many. */
static void
test_unclear_for_noise (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  spread_four_threads (report, 0.2);
  assert_one_warning (report, "1 comparison is unclear. If the times go on varying like this, it "
                              "takes about 12 rounds.");
  spread_four_threads (report, 0.8);
  g_assert_cmpuint (
      count_warnings (report, "1 comparison is unclear. The times vary too much for more rounds to "
                              "help."),
      ==, 1);
  spread_four_threads (report, 0.2);
  report->complete = FALSE;
  assert_no_warning (report);
}

/* Automatic rounds have an aim, and tell if they missed it; a given number of them has none. */
static void
test_time_limit (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 7);
  g_autoptr (SpoolReport) few = util_make_report (16, 3);

  for (guint i = 0; i < report->runs->len; i++)
    if (i % 10 == 4)
      ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns *= 1.15;
  assert_no_warning (report);
  report->plan->rounds = SPOOL_AUTOMATIC_ROUNDS;
  assert_one_warning (report, "The time limit ended the measurement before all intervals were "
                              "narrower than ±5 %. Set a longer limit, and measure again.");
  report->complete = FALSE;
  assert_no_warning (report);
  few->plan->rounds = SPOOL_AUTOMATIC_ROUNDS;
  assert_no_warning (few);
}

/* Whoever was told to close other programs once needn't be told with each warning. */
static void
test_advice (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  spread_four_threads (report, 0.8);
  g_assert_cmpuint (count_warnings (report, "The times vary"), ==, 2);
  g_assert_cmpuint (count_warnings (report, "Close other programs, or use longer jobs."), ==, 1);
  ((SpoolRun *) g_ptr_array_index (report->runs, 3))->flags = SPOOL_RUN_LOADED;
  g_assert_cmpuint (count_warnings (report, "The times vary"), ==, 2);
  g_assert_cmpuint (count_warnings (report, "Close them, and measure again."), ==, 1);
  g_assert_cmpuint (count_warnings (report, "Close other programs"), ==, 0);
}

static void
test_failures (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  util_fail_job (g_ptr_array_index (report->runs, 2), 0, "gone");
  assert_one_warning (report, "1 job failed. Times of configurations with such jobs");
}

/* What failed at once, now sooner and now later, needs no longer jobs: it needs jobs that succeed.
 */
static void
test_failed_times (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  SpoolRun *first = g_ptr_array_index (report->runs, 0);

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      util_fail_job (run, 0, "gone");
      run->wall_ns /= i % 2 == 0 ? 1000 : 2000;
    }
  first->flags = SPOOL_RUN_FIRST;
  first->wall_ns *= 2;
  assert_one_warning (report, "30 jobs failed. Times of configurations with such jobs");
}

static void
test_short_runs (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns /= 1000;
  assert_one_warning (report, "took only 1.60\u00a0ms serially");
}

static void
test_rounds (void)
{
  for (guint n = 1; n <= 8; n++)
    {
      g_autoptr (SpoolReport) steady = util_make_report (16, n);
      g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (steady);

      g_assert_cmpint (spool_rounds_are_enough (analysis, n), ==, n >= 6);
      g_assert_cmpuint (spool_rounds_foresee (analysis, n), ==, MAX (n, 6));
    }
}

/* Ten times as wide an interval takes a hundred times as many rounds; what fails is not waited for.
 */
static void
test_more_rounds (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 8);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  double half_width;

  for (guint i = 4; i < report->runs->len; i += 10)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns *= 2;
  analysis = spool_analysis_new (report);
  half_width = spool_analysis_nth (analysis, 4)->by_serial.half_width;
  g_assert_cmpfloat (half_width, >, 0.05);
  g_assert_false (spool_rounds_are_enough (analysis, 8));
  g_assert_cmpuint (spool_rounds_foresee (analysis, 8), ==,
                    (guint) ceil (8 * pow (half_width / log (1.05), 2)));
  g_clear_pointer (&analysis, spool_analysis_free);
  util_fail_job (g_ptr_array_index (report->runs, 4), 0, "gone");
  analysis = spool_analysis_new (report);
  g_assert_true (spool_rounds_are_enough (analysis, 8));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/table-of-short-runs", test_table_of_short_runs);
  g_test_add_func ("/comparison/rows", test_rows);
  g_test_add_func ("/comparison/itself", test_itself);
  g_test_add_func ("/comparison/unclear", test_unclear);
  g_test_add_func ("/comparison/disturbed", test_disturbed);
  g_test_add_func ("/comparison/few-rounds", test_few_rounds);
  g_test_add_func ("/comparison/note", test_note);
  g_test_add_func ("/comparison/refused", test_refused);
  g_test_add_func ("/comparison/differences", test_differences);
  g_test_add_func ("/warnings/none", test_no_warning);
  g_test_add_func ("/warnings/flags", test_flags);
  g_test_add_func ("/warnings/machine", test_machine);
  g_test_add_func ("/warnings/drivers-that-know", test_drivers_that_know);
  g_test_add_func ("/warnings/short-runs-on-purpose", test_short_runs_on_purpose);
  g_test_add_func ("/warnings/first-run", test_first_run);
  g_test_add_func ("/warnings/first-short-run", test_first_short_run);
  g_test_add_func ("/warnings/spread", test_spread);
  g_test_add_func ("/warnings/groups", test_groups);
  g_test_add_func ("/warnings/outside-interval", test_outside_interval);
  g_test_add_func ("/warnings/slow-serial", test_slow_serial);
  g_test_add_func ("/warnings/unclear", test_unclear_for_noise);
  g_test_add_func ("/warnings/time-limit", test_time_limit);
  g_test_add_func ("/warnings/advice", test_advice);
  g_test_add_func ("/warnings/failures", test_failures);
  g_test_add_func ("/warnings/failed-times", test_failed_times);
  g_test_add_func ("/warnings/short-runs", test_short_runs);
  g_test_add_func ("/rounds/least", test_rounds);
  g_test_add_func ("/rounds/more", test_more_rounds);
  return g_test_run ();
}
