/* test-spool-phases.c: where lanes' time went, by numbers and against counting each nanosecond.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-phases.h"

#define NEVER_READY G_MAXINT64

typedef struct
{
  gint64 start_ns;
  gint64 end_ns;
  guint16 lane;
} Job;

static SpoolRun *
make_run (guint n_lanes, gint64 wall_ns, const Job *jobs, guint n_jobs)
{
  SpoolRun *run = spool_run_new ();

  run->wall_ns = wall_ns;
  run->n_lanes = n_lanes;
  run->lanes = g_new0 (SpoolLane, n_lanes);
  run->jobs = run->n_records = n_jobs;
  run->records = spool_records_new (n_jobs);
  for (guint i = 0; i < n_jobs; i++)
    {
      run->records[i].start_ns = jobs[i].start_ns;
      run->records[i].end_ns = jobs[i].end_ns;
      run->records[i].lane = jobs[i].lane;
      run->records[i].lock_wait_ns = 1;
      run->records[i].blocked_ns = 2;
    }
  return run;
}

static gint64
sum_phases (const SpoolPhases *phases)
{
  return phases->start_ns + phases->wait_ns + phases->work_ns + phases->idle_ns + phases->stop_ns;
}

static void
assert_sums (const SpoolRun *run)
{
  g_assert_cmpint (sum_phases (&run->phases), ==, run->wall_ns);
  for (guint i = 0; i < run->n_lanes; i++)
    g_assert_cmpint (sum_phases (&run->lanes[i].phases), ==, run->wall_ns);
}

static void
assert_phases (const SpoolPhases *phases,
               gint64 start_ns,
               gint64 wait_ns,
               gint64 work_ns,
               gint64 idle_ns,
               gint64 stop_ns)
{
  g_assert_cmpint (phases->start_ns, ==, start_ns);
  g_assert_cmpint (phases->wait_ns, ==, wait_ns);
  g_assert_cmpint (phases->work_ns, ==, work_ns);
  g_assert_cmpint (phases->idle_ns, ==, idle_ns);
  g_assert_cmpint (phases->stop_ns, ==, stop_ns);
}

static void
test_equal_jobs (void)
{
  const Job jobs[] = { { 10, 110, 0 }, { 12, 112, 1 }, { 115, 215, 0 }, { 117, 217, 1 } };
  const gint64 ready_ns[] = { 8, 9 };
  g_autoptr (SpoolRun) run = make_run (2, 230, jobs, G_N_ELEMENTS (jobs));

  spool_phases_fill (run, ready_ns);
  assert_sums (run);
  assert_phases (&run->lanes[0].phases, 8, 7, 200, 2, 13);
  assert_phases (&run->lanes[1].phases, 9, 8, 200, 0, 13);
  assert_phases (&run->phases, 8, 7, 201, 1, 13); /* what rounding loses goes to work */
  g_assert_cmpuint (run->lanes[0].jobs, ==, 2);
  g_assert_cmpint (run->lanes[0].lock_wait_ns, ==, 2);
  g_assert_cmpint (run->lanes[0].blocked_ns, ==, 4);
}

/* The lanes with the short jobs idle until the long one ends. */
static void
test_one_long_job (void)
{
  const Job jobs[] = { { 0, 1000, 0 }, { 0, 10, 1 }, { 10, 20, 1 }, { 20, 30, 1 } };
  const gint64 ready_ns[] = { 0, 0 };
  g_autoptr (SpoolRun) run = make_run (2, 1000, jobs, G_N_ELEMENTS (jobs));

  spool_phases_fill (run, ready_ns);
  assert_sums (run);
  assert_phases (&run->lanes[0].phases, 0, 0, 1000, 0, 0);
  assert_phases (&run->lanes[1].phases, 0, 0, 30, 970, 0);
}

/* Two of four lanes get nothing: they idle from when they are ready, or never are. */
static void
test_more_workers_than_jobs (void)
{
  const Job jobs[] = { { 20, 120, 0 }, { 30, 130, 3 } };
  const gint64 ready_ns[] = { 20, 50, NEVER_READY, 25 };
  g_autoptr (SpoolRun) run = make_run (4, 150, jobs, G_N_ELEMENTS (jobs));

  spool_phases_fill (run, ready_ns);
  assert_sums (run);
  assert_phases (&run->lanes[0].phases, 20, 0, 100, 10, 20);
  assert_phases (&run->lanes[1].phases, 50, 0, 0, 80, 20);
  assert_phases (&run->lanes[2].phases, 130, 0, 0, 0, 20);
  assert_phases (&run->lanes[3].phases, 25, 5, 100, 0, 20);
  g_assert_cmpuint (run->lanes[1].jobs, ==, 0);
}

static void
test_ready_elsewhere (void)
{
  const Job jobs[] = { { 5, 50, 0 } };
  const gint64 ready_ns[] = { -1000, 90, 200 };
  g_autoptr (SpoolRun) run = make_run (3, 100, jobs, G_N_ELEMENTS (jobs));

  spool_phases_fill (run, ready_ns);
  assert_sums (run);
  assert_phases (&run->lanes[0].phases, 0, 5, 45, 0, 50);
  assert_phases (&run->lanes[1].phases, 50, 0, 0, 0, 50);
  assert_phases (&run->lanes[2].phases, 50, 0, 0, 0, 50);
}

static void
test_jobs_of_no_length (void)
{
  const Job jobs[] = { { 0, 0, 0 }, { 0, 0, 0 } };
  const gint64 ready_ns[] = { 0 };
  g_autoptr (SpoolRun) run = make_run (1, 0, jobs, G_N_ELEMENTS (jobs));

  spool_phases_fill (run, ready_ns);
  assert_sums (run);
  g_assert_cmpuint (run->histogram[0], ==, 2);
}

static void
test_histogram_and_failures (void)
{
  const Job jobs[] = { { 0, 1, 0 }, { 1, 3, 0 }, { 3, 6, 0 }, { 6, 10, 0 }, { 10, 1034, 0 } };
  const gint64 ready_ns[] = { 0 };
  g_autoptr (SpoolRun) run = make_run (1, 1034, jobs, G_N_ELEMENTS (jobs));

  run->records[1].status = SPOOL_JOB_FAILED;
  run->records[4].status = SPOOL_JOB_CRASHED;
  spool_phases_fill (run, ready_ns);
  g_assert_cmpuint (run->failed_jobs, ==, 2);
  g_assert_cmpuint (run->histogram[0], ==, 1);
  g_assert_cmpuint (run->histogram[1], ==, 2); /* 2 and 3 ns */
  g_assert_cmpuint (run->histogram[2], ==, 1);
  g_assert_cmpuint (run->histogram[10], ==, 1);
}

/* Asks of each nanosecond of a lane what the design's rule 3 says that it is. */
static void
count_lane (const SpoolRun *run, guint lane, gint64 ready_ns, gint64 last_ns, SpoolPhases *counted)
{
  gint64 own_last_ns = -1;

  for (guint64 i = 0; i < run->n_records; i++)
    if (run->records[i].lane == lane)
      own_last_ns = MAX (own_last_ns, run->records[i].end_ns);
  for (gint64 t = 0; t < run->wall_ns; t++)
    {
      gboolean in_job = FALSE;

      for (guint64 i = 0; i < run->n_records; i++)
        in_job |= run->records[i].lane == lane && run->records[i].start_ns <= t &&
                  t < run->records[i].end_ns;
      if (t >= last_ns)
        counted->stop_ns++;
      else if (t < ready_ns)
        counted->start_ns++;
      else if (in_job)
        counted->work_ns++;
      else if (t >= own_last_ns)
        counted->idle_ns++;
      else
        counted->wait_ns++;
    }
}

/* Jobs of random lengths go to whichever lane is free first, as executors do it. */
static SpoolRun *
schedule (GRand *rand, guint n_lanes, gint64 *ready_ns)
{
  g_autofree gint64 *free_ns = g_new (gint64, n_lanes);
  guint n_jobs = (guint) g_rand_int_range (rand, 1, 15);
  g_autofree Job *jobs = g_new (Job, n_jobs);
  gint64 last_ns = 0;

  for (guint i = 0; i < n_lanes; i++)
    {
      ready_ns[i] = g_rand_int_range (rand, -5, 30);
      free_ns[i] = MAX (ready_ns[i], 0);
    }
  for (guint i = 0; i < n_jobs; i++)
    {
      guint lane = 0;

      for (guint j = 1; j < n_lanes; j++)
        if (free_ns[j] < free_ns[lane])
          lane = j;
      jobs[i].lane = (guint16) lane;
      jobs[i].start_ns = free_ns[lane] + g_rand_int_range (rand, 0, 3);
      jobs[i].end_ns = jobs[i].start_ns + g_rand_int_range (rand, 0, 25);
      free_ns[lane] = jobs[i].end_ns;
      last_ns = MAX (last_ns, jobs[i].end_ns);
    }
  return make_run (n_lanes, last_ns + g_rand_int_range (rand, 0, 10), jobs, n_jobs);
}

static void
test_against_counting (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1234);

  for (guint round = 0; round < 300; round++)
    {
      guint n_lanes = (guint) g_rand_int_range (rand, 1, 6);
      g_autofree gint64 *ready_ns = g_new (gint64, n_lanes);
      g_autoptr (SpoolRun) run = schedule (rand, n_lanes, ready_ns);
      gint64 last_ns = 0, work_ns = 0;

      for (guint64 i = 0; i < run->n_records; i++)
        last_ns = MAX (last_ns, run->records[i].end_ns);
      spool_phases_fill (run, ready_ns);
      assert_sums (run);
      for (guint i = 0; i < n_lanes; i++)
        {
          SpoolPhases counted = { 0 };

          count_lane (run, i, ready_ns[i], last_ns, &counted);
          assert_phases (&run->lanes[i].phases, counted.start_ns, counted.wait_ns, counted.work_ns,
                         counted.idle_ns, counted.stop_ns);
          work_ns += counted.work_ns;
        }
      g_assert_cmpint (run->phases.work_ns - work_ns / n_lanes, <=, 4);
      g_assert_cmpint (run->phases.work_ns - work_ns / n_lanes, >=, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phases/equal-jobs", test_equal_jobs);
  g_test_add_func ("/phases/one-long-job", test_one_long_job);
  g_test_add_func ("/phases/more-workers-than-jobs", test_more_workers_than_jobs);
  g_test_add_func ("/phases/ready-elsewhere", test_ready_elsewhere);
  g_test_add_func ("/phases/jobs-of-no-length", test_jobs_of_no_length);
  g_test_add_func ("/phases/histogram-and-failures", test_histogram_and_failures);
  g_test_add_func ("/phases/against-counting", test_against_counting);
  return g_test_run ();
}
