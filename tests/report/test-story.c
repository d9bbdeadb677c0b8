/* test-story.c: what the numbers tell, with numbers made up for each case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-lesson.h"
#include "report/spool-measure.h"
#include "report/spool-story.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

#define MS SPOOL_NS_PER_MS

/* What each run of an executor shall have. */
typedef struct
{
  SpoolExecutorKind executor;
  guint workers;
  gint64 wall_ns;
  gint64 blocked_ns; /* in each lane */
  gint64 lock_wait_ns;
  gint64 cpu_ns;
  gint64 start_ns;
  guint64 bytes;
} Case;

static SpoolRun *
make_run (const SpoolPlan *plan, guint entry, const Case *each, guint round)
{
  SpoolConfiguration configuration = { entry, each->executor, each->workers };
  SpoolRun *run = util_make_run (plan, &configuration, round, each->wall_ns);

  run->cpu_user_ns = each->cpu_ns;
  run->cpu_system_ns = 0;
  run->phases.start_ns = each->start_ns;
  run->peak_rss_bytes = each->bytes;
  for (guint i = 0; i < run->n_lanes; i++)
    {
      run->lanes[i].blocked_ns = each->blocked_ns;
      run->lanes[i].lock_wait_ns = each->lock_wait_ns;
    }
  return run;
}

static void
add_runs (SpoolReport *report, guint entry, const Case *cases, guint n_cases, guint rounds)
{
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < n_cases; i++)
      spool_report_add_run (report, make_run (report->plan, entry, &cases[i], round));
}

static SpoolReport *
make_report (const char *lesson, guint usable_cpus)
{
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find (lesson), FALSE);
  g_autoptr (GError) error = NULL;
  SpoolReport *report;

  g_assert_true (spool_plan_check (plan, &error));
  g_assert_no_error (error);
  report = spool_report_new (plan, spool_machine_new_unknown ());
  report->machine->usable_cpus = usable_cpus;
  return report;
}

static char *
tell (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_auto (GStrv) paragraphs = spool_story_new (report, analysis);

  return g_strjoinv ("\n", paragraphs);
}

static void
expect (const SpoolReport *report, const char *wanted)
{
  g_autofree char *story = tell (report);

  g_assert_cmpstr (story, ==, wanted);
}

static void
test_threads_that_wait (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 690 * MS, 640 * MS, 0, 10 * MS, 0, 9 << 20 },
    { SPOOL_EXECUTOR_THREADS, 2, 350 * MS, 320 * MS, 0, 10 * MS, 50000, 9 << 20 },
    { SPOOL_EXECUTOR_THREADS, 4, 180 * MS, 160 * MS, 0, 10 * MS, 50000, 9 << 20 },
    { SPOOL_EXECUTOR_THREADS, 8, 96 * MS, 80 * MS, 0, 10 * MS, 50000, 9 << 20 },
    { SPOOL_EXECUTOR_THREADS, 16, 52 * MS, 41 * MS, 0, 10 * MS, 50000, 9 << 20 },
  };
  g_autoptr (SpoolReport) report = make_report ("web-threads", 2);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 6);
  expect (report, "Serial took 690\u00a0ms, and 640\u00a0ms of that was waiting. 16 threads waited "
                  "for 656\u00a0ms altogether, but at the same time, so they were done in "
                  "52.0\u00a0ms: 13.3 times faster.\n"
                  "8 threads took 96.0\u00a0ms, and 16 threads 52.0\u00a0ms. At best, that could "
                  "have been 48.0\u00a0ms.");
}

/* An event loop is one thing, however many jobs it has in flight. */
static void
test_event_loop_that_waits (void)
{
  static const SpoolExecutorKind kinds[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_ASYNC };
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 235 * MS, 225 * MS, 0, 10 * MS, 0, 9 << 20 },
    { SPOOL_EXECUTOR_ASYNC, 16, 16 * MS, 14 * MS, 0, 10 * MS, 0, 9 << 20 },
  };

  for (guint rounds = 1; rounds <= 6; rounds += 5)
    {
      g_autoptr (SpoolReport) report = make_report ("web-threads", 2);

      spool_plan_entry_set_executors (spool_plan_get_entry (report->plan, 0), kinds,
                                      G_N_ELEMENTS (kinds));
      add_runs (report, 0, cases, G_N_ELEMENTS (cases), rounds);
      expect (report, rounds == 1
                          ? "Serial took 235\u00a0ms, and 225\u00a0ms of that was waiting. An "
                            "event loop with 16 jobs in flight waited for 224\u00a0ms altogether, "
                            "but at the same time, so it was done in 16.0\u00a0ms."
                          : "Serial took 235\u00a0ms, and 225\u00a0ms of that was waiting. An "
                            "event loop with 16 jobs in flight waited for 224\u00a0ms altogether, "
                            "but at the same time, so it was done in 16.0\u00a0ms: 14.7 times "
                            "faster.");
    }
}

/* One round tells as much, but not how many times faster that is. */
static void
test_processes_that_wait (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 700 * MS, 640 * MS, 0, 10 * MS, 0, 10 << 20 },
    { SPOOL_EXECUTOR_PROCESSES, 2, 360 * MS, 320 * MS, 0, 30 * MS, 12 * MS, 27 << 20 },
    { SPOOL_EXECUTOR_PROCESSES, 4, 200 * MS, 160 * MS, 0, 60 * MS, 20 * MS, 43 << 20 },
    { SPOOL_EXECUTOR_PROCESSES, 8, 130 * MS, 80 * MS, 0, 120 * MS, 40 * MS, 76 << 20 },
  };
  g_autoptr (SpoolReport) report = make_report ("web-processes", 2);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 1);
  expect (report,
          "Serial took 700\u00a0ms, and 640\u00a0ms of that was waiting. 8 processes waited for "
          "640\u00a0ms altogether, but at the same time, so they were done in 130\u00a0ms.\n"
          "4 processes took 200\u00a0ms, and 8 processes 130\u00a0ms. At best, that could have "
          "been 100\u00a0ms.\n"
          "With 2 processes, a worker was ready after 12.0\u00a0ms on average; with 8 processes, "
          "after 40.0\u00a0ms.\n"
          "8 processes needed 76.0\302\240MiB of memory, and serial 10.0\302\240MiB; what several "
          "processes share is counted for each.");
  report->plan->mode = SPOOL_MODE_WARM;
  {
    g_autofree char *warm = tell (report);

    g_assert_null (strstr (warm, "was ready"));
    g_assert_nonnull (strstr (warm, "done in 130\u00a0ms."));
  }
}

static void
test_computing (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 1100 * MS, 0, 0, 1098 * MS, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 4, 289 * MS, 0, 0, 1110 * MS, 60000, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 4, 300 * MS, 0, 0, 1120 * MS, 3100000, 0 },
    { SPOOL_EXECUTOR_THREADS_GIL, 4, 1160 * MS, 0, 838 * MS, 1120 * MS, 60000, 0 },
  };
  g_autoptr (SpoolReport) report = make_report ("cpu-threads-processes", 4);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 6);
  expect (report, "Serial took 1.10\u00a0s. 4 threads took 289\u00a0ms: 3.81 times faster. 4 "
                  "processes took 300\u00a0ms: 3.67 times faster. At most 4 times faster was "
                  "possible (4 jobs, 4 workers, 4 CPUs).\n"
                  "4 threads under a lock took 1.16\u00a0s: 1.05 times as long. On average, each "
                  "of them waited for the lock during 838\u00a0ms of that.\n"
                  "4 threads used 1.11\u00a0s of CPU time in all, and serial 1.10\u00a0s. The work "
                  "is the same; only more of it is done at the same time.\n"
                  "With 4 threads, a worker was ready after 60.0\u00a0µs on average; with 4 "
                  "processes, after 3.10\u00a0ms.");
}

/* Where there is one CPU, nobody speaks of what is done at the same time. */
static void
test_computing_with_one_cpu (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 1100 * MS, 0, 0, 1098 * MS, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 4, 1105 * MS, 0, 0, 1100 * MS, 60000, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 4, 1300 * MS, 0, 0, 1120 * MS, 3100000, 0 },
  };
  g_autoptr (SpoolReport) report = make_report ("cpu-threads-processes", 1);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 6);
  expect (report,
          "Serial took 1.10\u00a0s. 4 threads took 1.10\u00a0s: about as long. 4 processes took "
          "1.30\u00a0s: 1.18 times as long. No speed-up was possible (4 jobs, 4 workers, 1 CPU).");
}

/* What may be chance is told without a ratio; and jobs limit as well as CPUs do. */
static void
test_computing_once (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 1000 * MS, 0, 0, 1000 * MS, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 4, 300 * MS, 0, 0, 500 * MS, 0, 0 },
  };
  g_autoptr (SpoolReport) report = make_report ("cpu-threads-processes", 8);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 1);
  expect (report, "Serial took 1.00\u00a0s. 4 threads took 300\u00a0ms. At most 4 times faster was "
                  "possible (4 jobs, 4 workers, 8 CPUs).");
}

/* What noise made of it is not held against what is possible. */
static void
test_computing_with_noise (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 1000 * MS, 0, 0, 1000 * MS, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 4, 520 * MS, 0, 0, 1000 * MS, 60000, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 4, 480 * MS, 0, 0, 960 * MS, 3 * MS, 0 },
  };
  g_autoptr (SpoolReport) report = make_report ("cpu-threads-processes", 2);

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 6);
  expect (report, "Serial took 1.00\u00a0s. 4 threads took 520\u00a0ms: 1.92 times faster. 4 "
                  "processes took 480\u00a0ms: 2.08 times faster.\n"
                  "4 threads used 1.00\u00a0s of CPU time in all, and serial 1.00\u00a0s. The work "
                  "is the same; only more of it is done at the same time.");
}

/* Of taking turns the lesson says that it is no faster, so what noise made of it isn't told. */
static void
test_lock_with_noise (void)
{
  const Case serial = { SPOOL_EXECUTOR_SERIAL, 1, 1000 * MS, 0, 0, 1000 * MS, 0, 0 };
  const Case faster = { SPOOL_EXECUTOR_THREADS_GIL, 4, 780 * MS, 0, 700 * MS, 700 * MS, 60000, 0 };
  const Case alike = { SPOOL_EXECUTOR_THREADS_GIL, 4, 990 * MS, 0, 700 * MS, 990 * MS, 60000, 0 };
  g_autoptr (SpoolReport) noisy = make_report ("cpu-threads-processes", 4);
  g_autoptr (SpoolReport) usual = make_report ("cpu-threads-processes", 4);

  add_runs (noisy, 0, &serial, 1, 6);
  add_runs (noisy, 0, &faster, 1, 6);
  expect (noisy, "");
  add_runs (usual, 0, &serial, 1, 6);
  add_runs (usual, 0, &alike, 1, 6);
  expect (usual, "4 threads under a lock took 990\u00a0ms: about as long. On average, each of them "
                 "waited for the lock during 700\u00a0ms of that.");
}

static void
test_busy_cpus_are_slower (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 1000 * MS, 0, 0, 1000 * MS, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 4, 400 * MS, 0, 0, 1500 * MS, 0, 0 },
  };
  g_autoptr (SpoolReport) report = make_report ("cpu-threads-processes", 4);
  g_autofree char *story = NULL;

  add_runs (report, 0, cases, G_N_ELEMENTS (cases), 6);
  story = tell (report);
  g_assert_nonnull (strstr (
      story, "4 threads used 1.50\u00a0s of CPU time in all, and serial 1.00\u00a0s. The work is "
             "the same, but when several CPUs are busy, each of them gets less done in a second."));
  g_assert_null (strstr (story, "4 processes"));
  g_assert_null (strstr (story, "lock"));
}

static void
test_costs (void)
{
  const Case idle[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 4000, 0, 0, 0, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 2, 164000, 0, 0, 0, 50000, 0 },
    { SPOOL_EXECUTOR_THREADS, 8, 404000, 0, 0, 0, 50000, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 2, 3204000, 0, 0, 0, 2 * MS, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 8, 16084000, 0, 0, 0, 9 * MS, 0 },
    { SPOOL_EXECUTOR_PROCESSES_FORK, 2, 1004000, 0, 0, 0, MS, 0 },
    { SPOOL_EXECUTOR_PROCESSES_FORK, 8, 4004000, 0, 0, 0, 2 * MS, 0 },
  };
  const Case web[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 2 * MS, MS, 0, 0, 0, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 2, 15 * MS, MS, 0, 0, 10 * MS, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 8, 40 * MS, MS, 0, 0, 31 * MS, 0 },
  };
  /* As it is where the system can do all of them. */
  const SpoolExecutorKind kinds[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS,
                                      SPOOL_EXECUTOR_PROCESSES, SPOOL_EXECUTOR_PROCESSES_FORK };
  g_autoptr (SpoolReport) report = make_report ("cpu-start", 2);

  spool_plan_entry_set_executors (spool_plan_get_entry (report->plan, 0), kinds,
                                  G_N_ELEMENTS (kinds));
  add_runs (report, 0, idle, G_N_ELEMENTS (idle), 6);
  add_runs (report, 1, web, G_N_ELEMENTS (web), 6);
  expect (report, "The pool alone costs 160\u00a0µs with 2 threads, 3.20\u00a0ms with 2 processes, "
                  "1.00\u00a0ms with 2 forked processes. A pool pays off if each of 16 jobs "
                  "computes for longer than about 20\u00a0µs with 2 threads, 400\u00a0µs with 2 "
                  "processes, 120\u00a0µs with 2 forked processes.\n"
                  "8 processes cost 40 times as much as 8 threads, and 4 times as much as 8 forked "
                  "processes.\n"
                  "With 8 processes, a worker that loads libcurl was ready after 31.0\u00a0ms on "
                  "average, one without it after 9.00\u00a0ms.");
}

/* Of few rounds nobody tells what pools cost, nor if they are started before the clock is. */
static void
test_no_costs (void)
{
  const Case idle[] = {
    { SPOOL_EXECUTOR_SERIAL, 1, 4000, 0, 0, 0, 0, 0 },
    { SPOOL_EXECUTOR_THREADS, 8, 404000, 0, 0, 0, 50000, 0 },
    { SPOOL_EXECUTOR_PROCESSES, 8, 16004000, 0, 0, 0, 9 * MS, 0 },
  };

  for (guint rounds = 5; rounds <= 6; rounds++)
    {
      g_autoptr (SpoolReport) report = make_report ("cpu-start", 2);
      g_autofree char *story = NULL;

      add_runs (report, 0, idle, G_N_ELEMENTS (idle), rounds);
      story = tell (report);
      g_assert_cmpint (*story == '\0', ==, rounds == 5);
      report->plan->mode = SPOOL_MODE_WARM;
      expect (report, "");
    }
}

/* Without numbers nothing is told, and nothing that the numbers contradict. */
static void
test_silence (void)
{
  const Case serial = { SPOOL_EXECUTOR_SERIAL, 1, 690 * MS, 640 * MS, 0, 0, 0, 0 };
  const Case slow = { SPOOL_EXECUTOR_THREADS, 16, 700 * MS, 41 * MS, 0, 0, 0, 0 };
  const Case fast = { SPOOL_EXECUTOR_THREADS, 16, 52 * MS, 41 * MS, 0, 0, 0, 0 };
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolReport) empty = make_report (spool_lesson_get_id (lesson), 2);

      expect (empty, "");
    }
  {
    g_autoptr (SpoolReport) alone = make_report ("web-threads", 2);
    g_autoptr (SpoolReport) no_gain = make_report ("web-threads", 2);
    g_autoptr (SpoolReport) failed = make_report ("web-threads", 2);

    add_runs (alone, 0, &serial, 1, 1);
    expect (alone, "");
    add_runs (no_gain, 0, &serial, 1, 1);
    add_runs (no_gain, 0, &slow, 1, 1);
    expect (no_gain, "");
    add_runs (failed, 0, &serial, 1, 1);
    add_runs (failed, 0, &fast, 1, 1);
    util_fail_job (g_ptr_array_index (failed->runs, 1), 0, "gone");
    expect (failed, "");
  }
}

/* Other plans than lessons tell what they can. */
static void
test_own_plan (void)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);

  expect (report, "2 threads took 802\u00a0ms, and 4 threads 402\u00a0ms. At best, that could have "
                  "been 401\u00a0ms.\n"
                  "2 processes took 802\u00a0ms, and 4 processes 402\u00a0ms. At best, that could "
                  "have been 401\u00a0ms.\n"
                  "With 2 processes, a worker was ready after 3\u00a0ns on average; with 4 "
                  "processes, after 5\u00a0ns.");
}

static void
test_measures (void)
{
  const Case cases[] = {
    { SPOOL_EXECUTOR_THREADS, 4, 100 * MS, 10 * MS, 20 * MS, 30 * MS, 0, 40 },
    { SPOOL_EXECUTOR_THREADS, 4, 100 * MS, 12 * MS, 22 * MS, 32 * MS, 0, 42 },
    { SPOOL_EXECUTOR_THREADS, 4, 100 * MS, 90 * MS, 90 * MS, 90 * MS, 0, 90 },
  };
  const SpoolConfiguration threads = { 0, SPOOL_EXECUTOR_THREADS, 4 };
  const SpoolConfiguration other = { 0, SPOOL_EXECUTOR_THREADS, 2 };
  g_autoptr (SpoolReport) report = make_report ("web-threads", 2);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    spool_report_add_run (report, make_run (report->plan, 0, &cases[i], i));
  g_assert_cmpfloat_with_epsilon (spool_measure_median (report, &threads, SPOOL_MEASURE_BLOCKED),
                                  0.048, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_measure_median (report, &threads, SPOOL_MEASURE_LOCK_WAIT),
                                  0.022, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_measure_median (report, &threads, SPOOL_MEASURE_CPU), 0.032,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (spool_measure_median (report, &threads, SPOOL_MEASURE_MEMORY), 42,
                                  1e-9);
  g_assert_true (isnan (spool_measure_median (report, &other, SPOOL_MEASURE_CPU)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/threads-that-wait", test_threads_that_wait);
  g_test_add_func ("/story/event-loop-that-waits", test_event_loop_that_waits);
  g_test_add_func ("/story/processes-that-wait", test_processes_that_wait);
  g_test_add_func ("/story/computing", test_computing);
  g_test_add_func ("/story/computing-with-one-cpu", test_computing_with_one_cpu);
  g_test_add_func ("/story/computing-once", test_computing_once);
  g_test_add_func ("/story/computing-with-noise", test_computing_with_noise);
  g_test_add_func ("/story/lock-with-noise", test_lock_with_noise);
  g_test_add_func ("/story/busy-cpus-are-slower", test_busy_cpus_are_slower);
  g_test_add_func ("/story/costs", test_costs);
  g_test_add_func ("/story/no-costs", test_no_costs);
  g_test_add_func ("/story/silence", test_silence);
  g_test_add_func ("/story/own-plan", test_own_plan);
  g_test_add_func ("/story/measures", test_measures);
  return g_test_run ();
}
