/* test-run-timing.c: how true a run's numbers are, against other ways to come by them.
 *
 * Whatever else this machine does only adds to what is measured, so each comparison is tried
 * several times, and one that agrees is enough: a wrong number agrees never. Runs alone.
 * Arguments: spool-worker and the fake worker.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-programs.h"
#include "test-process.h"
#include "worker-client.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_TRIES 20
#define N_ROUNDS 5
#define TOLERANCE_NS (2 * SPOOL_NS_PER_MS)
#define SLOW_START_NS (200 * SPOOL_NS_PER_MS)
/* Two runs are compared in all their phases there, so that more may disturb; it is still far from
 * the delay. */
#define SLOW_TOLERANCE_NS (10 * SPOOL_NS_PER_MS)
#define TIME_PROGRAM "/usr/bin/time"
#define MAX_LANES 4
#define MB (1024.0 * 1024.0)

static const char *fake_worker;

static gboolean
is_near (double value, double expected, double share, double least)
{
  return ABS (value - expected) <= MAX (share * expected, least);
}

/* Sleeping jobs whose times one can tell beforehand. */
typedef struct
{
  const char *name;
  const char *seconds;
  guint workers;
  guint64 jobs;
} Schedule;

static const Schedule schedules[] = {
  { "equal", "0.02", 3, 9 },
  { "one-long", "0.01 0.06 0.01 0.01 0.01 0.01 0.01 0.01 0.01", 3, 9 },
  { "uneven", "0.03 0.01 0.02", 2, 7 },
  { "more-workers-than-jobs", "0.02 0.03", 4, 2 },
};

/* Forked workers are all made before the first of them gets a job. */
static gint64
find_first_claim (const SpoolRun *run)
{
  gint64 first_ns = 0;

  if (run->executor == SPOOL_EXECUTOR_PROCESSES_FORK)
    for (guint i = 0; i < run->n_lanes; i++)
      first_ns = MAX (first_ns, run->lanes[i].phases.start_ns);
  return first_ns;
}

/* Gives each job to the lane that is free first. The lanes' starts are taken as they were. */
static SpoolPhases
find_schedule (const SpoolRun *run, const SpoolSetup *setup)
{
  gsize n_lengths;
  g_autofree double *lengths = spool_params_get_numbers (setup->params, "seconds", &n_lengths);
  gint64 first_claim_ns = find_first_claim (run);
  gint64 free_ns[MAX_LANES], last_ns = 0;
  SpoolPhases sum = { 0 };

  for (guint i = 0; i < run->n_lanes; i++)
    free_ns[i] = run->lanes[i].phases.start_ns;
  for (guint64 job = 0; job < run->jobs; job++)
    {
      gint64 length_ns = spool_seconds_to_ns (lengths[job % n_lengths]);
      guint first = 0;

      for (guint i = 1; i < run->n_lanes; i++)
        if (free_ns[i] < free_ns[first])
          first = i;
      sum.wait_ns += MAX (first_claim_ns - free_ns[first], 0);
      free_ns[first] = MAX (free_ns[first], first_claim_ns) + length_ns;
      sum.work_ns += length_ns;
      last_ns = MAX (last_ns, free_ns[first]);
    }
  for (guint i = 0; i < run->n_lanes; i++)
    {
      sum.start_ns += run->lanes[i].phases.start_ns;
      sum.idle_ns += last_ns - free_ns[i];
    }
  sum.start_ns /= run->n_lanes;
  sum.wait_ns /= run->n_lanes;
  sum.work_ns /= run->n_lanes;
  sum.idle_ns /= run->n_lanes;
  return sum;
}

static gboolean
agrees_within (const char *phase, gint64 measured_ns, gint64 expected_ns, gint64 tolerance_ns)
{
  if (ABS (measured_ns - expected_ns) <= tolerance_ns)
    return TRUE;
  g_test_message ("%s: %" G_GINT64_FORMAT " ns, expected %" G_GINT64_FORMAT, phase, measured_ns,
                  expected_ns);
  return FALSE;
}

static gboolean
agrees (const char *phase, gint64 measured_ns, gint64 expected_ns)
{
  return agrees_within (phase, measured_ns, expected_ns, TOLERANCE_NS);
}

static gboolean
try_schedule (const SpoolSetup *setup)
{
  g_autoptr (SpoolRun) run = worker_measure (setup);
  SpoolPhases expected = find_schedule (run, setup);
  gboolean processes =
      run->executor == SPOOL_EXECUTOR_PROCESSES || run->executor == SPOOL_EXECUTOR_PROCESSES_FORK;
  gint64 pool_ns = run->phases.start_ns + run->phases.stop_ns;
  gint64 last_ns = expected.start_ns + expected.wait_ns + expected.work_ns + expected.idle_ns;

  g_assert_cmpuint (run->failed_jobs, ==, 0);
  /* Threads take no time worth mentioning, and a warm pool none at all. */
  if (setup->mode == SPOOL_MODE_WARM)
    g_assert_cmpint (pool_ns, ==, 0);
  return (processes || agrees ("start and stop", pool_ns, 0)) &&
         agrees ("wait", run->phases.wait_ns, expected.wait_ns) &&
         agrees ("work", run->phases.work_ns, expected.work_ns) &&
         agrees ("idle", run->phases.idle_ns, expected.idle_ns) &&
         agrees ("wall", run->wall_ns - run->phases.stop_ns, last_ns);
}

static void
test_schedule (gconstpointer data)
{
  const Schedule *row = data;

  for (guint i = 0; i < 2 * SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", i / 2, row->workers, row->jobs);
      gboolean good = FALSE;

      setup->mode = i % 2 ? SPOOL_MODE_WARM : SPOOL_MODE_COLD;
      worker_setup_set (setup, "seconds", row->seconds);
      g_test_message ("%s %s", spool_executor_kind_get_id (i / 2), spool_mode_get_id (setup->mode));
      for (guint try = 0; try < 2 * N_TRIES && !good; try++)
        good = try_schedule (setup);
      g_assert_true (good);
    }
}

/* A run in this process, with fake workers of this kind. */
static SpoolRun *
measure_fake (SpoolMode mode, const char *kind)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 3, 12);
  const SpoolEngineHost host = { .program = fake_worker };
  SpoolRun *run;

  setup->mode = mode;
  worker_setup_set (setup, "seconds", "0.001");
  g_setenv ("SPOOL_FAKE_WORKER", kind, TRUE);
  run = spool_engine_run (setup, &spool_sleep_work, &host, NULL);
  g_assert_nonnull (run);
  g_assert_cmpuint (run->failed_jobs, ==, 0);
  return run;
}

static gboolean
is_late (const char *phase, gint64 slow_ns, gint64 usual_ns, gint64 delay_ns)
{
  return agrees_within (phase, slow_ns - usual_ns, delay_ns, SLOW_TOLERANCE_NS);
}

/* Workers that start 200 ms late: that is in the start, if that is timed, and nowhere else. */
static void
test_slow_start (gconstpointer data)
{
  SpoolMode mode = GPOINTER_TO_INT (data);
  gint64 delay_ns = mode == SPOOL_MODE_COLD ? SLOW_START_NS : 0;
  gboolean good = FALSE;

  for (guint i = 0; i < N_TRIES && !good; i++)
    {
      g_autoptr (SpoolRun) usual = measure_fake (mode, "good");
      g_autoptr (SpoolRun) slow = measure_fake (mode, "slow-start");

      good = is_late ("start", slow->phases.start_ns, usual->phases.start_ns, delay_ns) &&
             is_late ("wait", slow->phases.wait_ns, usual->phases.wait_ns, 0) &&
             is_late ("work", slow->phases.work_ns, usual->phases.work_ns, 0) &&
             is_late ("idle", slow->phases.idle_ns, usual->phases.idle_ns, 0) &&
             is_late ("stop", slow->phases.stop_ns, usual->phases.stop_ns, 0) &&
             is_late ("wall", slow->wall_ns, usual->wall_ns, delay_ns);
    }
  g_assert_true (good);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* How long the run's process lives beyond the wall time that it tells: its own start and end. */
static gint64
measure_around (const SpoolSetup *setup, gint64 *wall_ns)
{
  gint64 beyond_ns[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began_ns = spool_clock_now_ns ();
      g_autoptr (SpoolRun) run = worker_measure (setup);

      beyond_ns[i] = spool_clock_now_ns () - began_ns - run->wall_ns;
      *wall_ns = run->wall_ns;
    }
  qsort (beyond_ns, N_ROUNDS, sizeof beyond_ns[0], compare);
  return beyond_ns[N_ROUNDS / 2];
}

/* A process that has nothing to do starts and ends just so long as one that has. */
static void
test_outside_clock (gconstpointer executor)
{
  g_autoptr (SpoolSetup) nothing = worker_setup_new ("sleep", SPOOL_EXECUTOR_SERIAL, 1, 1);
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", GPOINTER_TO_INT (executor), 2, 4);
  gboolean good = FALSE;

  worker_setup_set (nothing, "seconds", "0");
  worker_setup_set (setup, "seconds", "0.03");
  for (guint i = 0; i < N_TRIES && !good; i++)
    {
      gint64 wall_ns;
      gint64 own_ns = measure_around (nothing, &wall_ns);
      gint64 beyond_ns = measure_around (setup, &wall_ns);

      g_test_message ("%.3f ms beyond %.3f ms, and %.3f ms for nothing", beyond_ns / 1e6,
                      wall_ns / 1e6, own_ns / 1e6);
      good = is_near ((double) beyond_ns, (double) own_ns, 0, MAX (wall_ns / 100, TOLERANCE_NS));
    }
  g_assert_true (good);
}

static double
find_number (const char *text, const char *label)
{
  const char *found = strstr (text, label);

  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen (label), NULL);
}

/* Measures a run around which another program measures, too. Returns what that has to say. */
static SpoolRun *
measure_twice (const SpoolSetup *setup, char **said)
{
  char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "time.txt", NULL);
  g_autofree char *program = spool_programs_find ("spool-worker", NULL);
  const char *argv[] = { TIME_PROGRAM, "-v", "-o", path, program, "--run", NULL };
  g_autoptr (WorkerClient) client = worker_client_start_argv (argv);
  SpoolRun *run;

  worker_client_setup (client, setup);
  run = worker_client_take_run (client);
  worker_client_expect_end (client, "exit status 0");
  g_assert_true (g_file_get_contents (path, said, NULL, NULL));
  test_remove_folder (folder);
  return run;
}

static gboolean
try_usage (const SpoolSetup *setup)
{
  g_autofree char *said = NULL;
  g_autoptr (SpoolRun) run = measure_twice (setup, &said);
  double cpu_s = spool_ns_to_seconds (run->cpu_user_ns + run->cpu_system_ns);
  double peak_bytes = (double) run->peak_rss_bytes;
  double said_cpu_s =
      find_number (said, "User time (seconds): ") + find_number (said, "System time (seconds): ");
  double said_bytes = 1024 * find_number (said, "Maximum resident set size (kbytes): ");

  g_test_message ("%.3f s and %.2f MB, and from outside %.3f s and %.2f MB", cpu_s, peak_bytes / MB,
                  said_cpu_s, said_bytes / MB);
  return is_near (cpu_s, said_cpu_s, 0.03, 0.02) && is_near (peak_bytes, said_bytes, 0.03, 2 * MB);
}

/* What serial and threads use is what the process uses, as anybody else can see. */
static void
test_usage (gconstpointer executor)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("cosine", GPOINTER_TO_INT (executor), 4, 4);
  gboolean good = FALSE;

  if (!g_file_test (TIME_PROGRAM, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip (TIME_PROGRAM " is missing");
      return;
    }
  for (guint i = 0; i < N_TRIES && !good; i++)
    good = try_usage (setup);
  g_assert_true (good);
}

/* NAN if it has ended. */
static double
read_peak_bytes (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/status", pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || strstr (text, "VmHWM:") == NULL)
    return NAN;
  return 1024 * find_number (text, "VmHWM:");
}

/* A run's memory is that of its process and of all its workers, while they are in their jobs. */
static gboolean
try_memory_of_processes (const SpoolSetup *setup)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", "--run");
  gint64 pid = worker_client_get_pid (client);
  g_autoptr (GArray) workers = NULL;
  g_autoptr (SpoolRun) run = NULL;
  double sum_bytes;

  worker_client_setup (client, setup);
  test_await_child (pid, setup->workers);
  g_usleep (300000);
  sum_bytes = read_peak_bytes (pid);
  workers = test_find_children (pid);
  /* Then they were looked at too late. */
  if (workers->len != setup->workers)
    sum_bytes = NAN;
  for (guint i = 0; i < workers->len; i++)
    sum_bytes += read_peak_bytes (g_array_index (workers, gint64, i));
  run = worker_client_take_run (client);
  worker_client_expect_end (client, "exit status 0");
  g_test_message ("%.2f MB, and from outside %.2f MB", (double) run->peak_rss_bytes / MB,
                  sum_bytes / MB);
  return is_near ((double) run->peak_rss_bytes, sum_bytes, 0.03, 2 * MB);
}

static void
test_memory_of_processes (gconstpointer executor)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", GPOINTER_TO_INT (executor), 4, 4);
  gboolean good = FALSE;

  worker_setup_set (setup, "seconds", "2");
  for (guint i = 0; i < 5 && !good; i++)
    good = try_memory_of_processes (setup);
  g_assert_true (good);
}

static void
take_shortest (const SpoolSetup *setup, gint64 *shortest_ns)
{
  g_autoptr (SpoolRun) run = worker_measure (setup);

  g_assert_cmpuint (run->failed_jobs, ==, 0);
  *shortest_ns = MIN (*shortest_ns, run->wall_ns);
}

/* Under the lock four threads compute as fast as one: no faster, and hardly slower. Where others
 * want the CPUs, too, each hand-over takes longer; so it is the shortest runs that are compared. */
static void
test_global_lock (void)
{
  g_autoptr (SpoolSetup) serial = worker_setup_new ("cosine", SPOOL_EXECUTOR_SERIAL, 1, 4);
  g_autoptr (SpoolSetup) locked = worker_setup_new ("cosine", SPOOL_EXECUTOR_THREADS_GIL, 4, 4);
  gint64 serial_ns = G_MAXINT64, locked_ns = G_MAXINT64;
  gboolean good = FALSE;

  locked->switch_interval_ns = 5 * SPOOL_NS_PER_MS;
  worker_setup_set (serial, "iterations", "2e6");
  worker_setup_set (locked, "iterations", "2e6");
  for (guint i = 0; i < 4 * N_TRIES && !good; i++)
    {
      take_shortest (serial, &serial_ns);
      take_shortest (locked, &locked_ns);
      good = i >= 3 && is_near ((double) locked_ns, (double) serial_ns, 0.1, 0);
    }
  g_test_message ("serial %.1f ms, under the lock %.1f ms", serial_ns / 1e6, locked_ns / 1e6);
  g_assert_true (good);
}

static void
add_for (const char *name, SpoolExecutorKind executor, GTestDataFunc func)
{
  g_autofree char *path =
      g_strdup_printf ("/run-timing/%s/%s", name, spool_executor_kind_get_id (executor));

  g_test_add_data_func (path, GINT_TO_POINTER (executor), func);
}

static void
add_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autofree char *path = g_strconcat ("/run-timing/schedule/", schedules[i].name, NULL);

      g_test_add_data_func (path, &schedules[i], test_schedule);
    }
  g_test_add_data_func ("/run-timing/slow-start/cold", GINT_TO_POINTER (SPOOL_MODE_COLD),
                        test_slow_start);
  g_test_add_data_func ("/run-timing/slow-start/warm", GINT_TO_POINTER (SPOOL_MODE_WARM),
                        test_slow_start);
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    add_for ("outside-clock", i, test_outside_clock);
  add_for ("usage", SPOOL_EXECUTOR_SERIAL, test_usage);
  add_for ("usage", SPOOL_EXECUTOR_THREADS, test_usage);
  add_for ("memory", SPOOL_EXECUTOR_PROCESSES, test_memory_of_processes);
  add_for ("memory", SPOOL_EXECUTOR_PROCESSES_FORK, test_memory_of_processes);
  g_test_add_func ("/run-timing/global-lock", test_global_lock);
}

int
main (int argc, char *argv[])
{
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
#ifdef __SANITIZE_ADDRESS__
  g_print ("1..0 # SKIP no bound in time means anything with sanitizers\n");
  return 0;
#endif
  spool_fd_prepare_standard ();
  folder = worker_link_programs (1, argv + 1);
  fake_worker = argv[2];
  add_tests ();
  status = g_test_run ();
  test_assert_no_children ();
  test_remove_folder (folder);
  return status;
}
