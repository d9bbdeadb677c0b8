/* test-spool-run-role.c: whole runs by the real worker programs, and their sudden ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-bytes.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-temp-folder.h"
#include "test-process.h"
#include "worker-client.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"

#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>

#define N_WORKERS 3
#define N_JOBS 24
#define LONG_S "80000"

/* A worker does one job after the other, and claims them in their order. */
static void
assert_apart (const SpoolRun *run)
{
  gint64 ends_ns[N_WORKERS] = { 0 };

  for (guint64 i = 0; i < run->n_records; i++)
    {
      const SpoolJobRecord *record = &run->records[i];

      g_assert_cmpint (record->start_ns, >=, ends_ns[record->lane]);
      g_assert_cmpint (record->end_ns, <=, run->wall_ns);
      g_assert_cmpint (record->lock_wait_ns + record->blocked_ns, <=,
                       record->end_ns - record->start_ns);
      ends_ns[record->lane] = record->end_ns;
    }
}

static void
assert_sound (const SpoolRun *run)
{
  g_assert_cmpuint (run->failed_jobs, ==, 0);
  g_assert_cmpint (run->wall_ns, >, 0);
  g_assert_cmpuint (run->peak_rss_bytes, >, 100 * 1024);
  g_assert_cmpuint (run->n_lanes, ==, run->executor == SPOOL_EXECUTOR_SERIAL ? 1 : N_WORKERS);
  for (guint i = 0; i < run->n_lanes; i++)
    {
      const SpoolPhases *phases = &run->lanes[i].phases;

      g_assert_cmpint (phases->start_ns + phases->wait_ns + phases->work_ns + phases->idle_ns +
                           phases->stop_ns,
                       ==, run->wall_ns);
      g_assert_cmpint (MIN (phases->start_ns, phases->wait_ns), >=, 0);
      g_assert_cmpint (MIN (phases->idle_ns, phases->stop_ns), >=, 0);
    }
  assert_apart (run);
  if (run->mode == SPOOL_MODE_WARM)
    g_assert_cmpint (run->phases.start_ns + run->phases.stop_ns, ==, 0);
}

typedef struct
{
  const char *workload;
  const char *param;
  const char *value;
} Row;

static const Row rows[] = {
  { "sleep", "seconds", "0" },
  { "sleep", "seconds", "0.001 0 0.003" },
  { "cosine", "iterations", "20000" },
};

/* The same jobs give the same digests, however they are run. */
static void
test_all_ways (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpoolRun) first = NULL;

  for (guint i = 0; i < 2 * SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = worker_setup_new (row->workload, i / 2, N_WORKERS, N_JOBS);
      g_autoptr (SpoolRun) run = NULL;

      if (!spool_workload_supports (spool_workload_find (row->workload), i / 2, NULL))
        continue;

      setup->mode = i % 2 ? SPOOL_MODE_WARM : SPOOL_MODE_COLD;
      worker_setup_set (setup, row->param, row->value);
      run = worker_measure (setup);
      g_test_message ("%s %s %.6f s", spool_executor_kind_get_id (run->executor),
                      spool_mode_get_id (run->mode), spool_ns_to_seconds (run->wall_ns));
      assert_sound (run);
      if (first == NULL)
        first = g_steal_pointer (&run);
      else
        for (guint64 job = 0; job < N_JOBS; job++)
          g_assert_cmphex (run->records[job].digest, ==, first->records[job].digest);
    }
}

static void
test_sleep_is_never_short (gconstpointer executor)
{
  const gint64 least_ms[] = { 2, 0, 1 };

  for (guint mode = 0; mode < 2; mode++)
    {
      g_autoptr (SpoolSetup) setup =
          worker_setup_new ("sleep", GPOINTER_TO_INT (executor), N_WORKERS, N_JOBS);
      g_autoptr (SpoolRun) run = NULL;

      setup->mode = mode;
      worker_setup_set (setup, "seconds", "0.002 0 0.001");
      run = worker_measure (setup);
      assert_sound (run);
      for (guint64 i = 0; i < N_JOBS; i++)
        {
          const SpoolJobRecord *record = &run->records[i];
          gint64 least_ns = least_ms[i % 3] * SPOOL_NS_PER_MS;

          g_assert_cmpint (record->end_ns - record->start_ns, >=, least_ns);
          g_assert_cmpint (record->blocked_ns, >=, least_ns);
          g_assert_true (least_ns > 0 || record->blocked_ns == 0);
        }
    }
}

/* A job that sleeps too long is ended at its limit; the others go on beside it. */
static void
test_time_limit (gconstpointer executor)
{
  g_autoptr (SpoolSetup) setup =
      worker_setup_new ("sleep", GPOINTER_TO_INT (executor), N_WORKERS, 9);
  g_autoptr (SpoolRun) run = NULL;

  setup->job_time_limit_ns = 20 * SPOOL_NS_PER_MS;
  worker_setup_set (setup, "seconds", "0.001 " LONG_S " 0");
  run = worker_measure (setup);
  g_assert_cmpuint (run->failed_jobs, >=, 3);
  for (guint64 i = 1; i < 9; i += 3)
    {
      const SpoolJobRecord *record = &run->records[i];

      g_assert_cmpint (record->status, ==, SPOOL_JOB_TIMED_OUT);
      g_assert_cmpint (record->end_ns - record->start_ns, >=, setup->job_time_limit_ns);
      g_assert_nonnull (strstr (spool_run_get_detail (run, record), "--job-time-limit"));
      /* Without a length it can't be late. */
      g_assert_cmpint (run->records[i + 1].status, ==, SPOOL_JOB_OK);
    }
}

/* What workers used of the CPUs is counted, in whichever process they were. */
static void
test_cpu_time (void)
{
  for (guint i = 0; i < 2 * SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = worker_setup_new ("cosine", i / 2, 2, 8);
      g_autoptr (SpoolRun) run = NULL;
      gint64 used_ns;

      if (!spool_workload_supports (spool_workload_find ("cosine"), i / 2, NULL))
        continue;
      setup->mode = i % 2 ? SPOOL_MODE_WARM : SPOOL_MODE_COLD;
      worker_setup_set (setup, "iterations", "1e6");
      run = worker_measure (setup);
      used_ns = run->cpu_user_ns + run->cpu_system_ns;
      /* A computing job can't have used more than its time, and hardly less than half of it
       * unless others took the CPU away. */
      g_assert_cmpint (used_ns, >, 0);
      g_assert_cmpint (run->cpu_user_ns, >, 0);
      g_assert_cmpint (used_ns, <, 3 * run->wall_ns);
    }
}

static void
test_many_jobs (void)
{
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", i, N_WORKERS, 20000);
      g_autoptr (SpoolRun) run = NULL;

      worker_setup_set (setup, "seconds", "0");
      run = worker_measure (setup);
      assert_sound (run);
    }
}

static void
test_end_before_setup (void)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", "--run");

  spool_child_close_stdin (client->child);
  worker_client_expect_end (client, "exit status 0");
}

static void
expect_refusal (WorkerClient *client, const char *words)
{
  g_autoptr (GError) error = worker_client_take_error (client);

  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  worker_client_expect_end (client, "exit status 1");
}

static void
test_bad_setup (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_SERIAL, 1, 1);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", "--run");

      setup->workers = i == 0 ? SPOOL_MAX_WORKERS + 1 : 1;
      spool_setup_to_frame (setup, client->frame);
      if (i == 1)
        client->frame->data[0] = 'X';
      if (i == 2)
        client->frame->data[6] = SPOOL_FRAME_JOBS;
      worker_client_send (client);
      expect_refusal (client, i == 0   ? "set-up of a run is broken"
                              : i == 1 ? "no message of ours"
                                       : "where 2 was expected");
      g_assert_false (g_file_test (setup->folder, G_FILE_TEST_EXISTS));
    }
}

/* A set-up that can be read but not done is told in words too. */
static void
expect_told (const SpoolSetup *setup, const char *words)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", "--run");
  g_autoptr (GError) error = NULL;

  worker_client_setup (client, setup);
  error = worker_client_take_error (client);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  worker_client_expect_end (client, "exit status 0");
}

static void
test_can_not_measure (void)
{
  g_autoptr (SpoolSetup) other = worker_setup_new ("web", SPOOL_EXECUTOR_SERIAL, 1, 1);
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 1);

  expect_told (other, "can't do");
  g_free (setup->folder);
  setup->folder = g_strdup ("/nonexistent/spool-run-0");
  expect_told (setup, "/nonexistent/spool-run-0");
}

/* A folder with only the program itself under another name: the run starts, but finds no workers.
 */
static void
test_no_worker_program (void)
{
  g_autofree char *programs = g_strdup (g_getenv ("SPOOL_WORKER_DIR"));
  g_autofree char *path = g_build_filename (programs, "spool-worker", NULL);
  const char *argv[] = { path, "--run", NULL };
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 1);
  WorkerClient client = { .frame = g_byte_array_new () };
  g_autoptr (GError) error = NULL;

  g_setenv ("SPOOL_WORKER_DIR", "/nonexistent", TRUE);
  client.child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, NULL);
  g_setenv ("SPOOL_WORKER_DIR", programs, TRUE);
  client.channel = spool_channel_new (spool_child_get_stdout_fd (client.child),
                                      spool_child_get_stdin_fd (client.child));
  worker_client_setup (&client, setup);
  error = worker_client_take_error (&client);
  g_assert_nonnull (strstr (error->message, "spool-worker is missing"));
  worker_client_expect_end (&client, "exit status 0");
  spool_child_free (client.child);
  spool_channel_free (client.channel);
  g_byte_array_unref (client.frame);
}

/* Whether a process's main thread is in the system call that sleeping jobs make. */
static gboolean
sleeps (gint64 pid, gboolean *known)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/syscall", pid);
  g_autofree char *text = NULL;

  *known = g_file_get_contents (path, &text, NULL, NULL);
  return *known && g_ascii_isdigit (*text) &&
         g_ascii_strtoll (text, NULL, 10) == SYS_clock_nanosleep;
}

static gboolean
await_sleep (gint64 pid)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gboolean known;

  while (!sleeps (pid, &known))
    {
      if (!known)
        return FALSE;
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (1000);
    }
  return TRUE;
}

typedef struct
{
  SpoolExecutorKind executor;
  SpoolMode mode;
} Way;

static const Way process_ways[] = {
  { SPOOL_EXECUTOR_PROCESSES, SPOOL_MODE_COLD },
  { SPOOL_EXECUTOR_PROCESSES, SPOOL_MODE_WARM },
  { SPOOL_EXECUTOR_PROCESSES_FORK, SPOOL_MODE_COLD },
  { SPOOL_EXECUTOR_PROCESSES_FORK, SPOOL_MODE_WARM },
};

/* The one worker dies in its first job: that is lost, and a new worker does the others. */
static void
test_kill_worker (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", way->executor, 1, 5);
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", "--run");
  g_autoptr (SpoolRun) run = NULL;
  const char *detail;
  gint64 worker;

  setup->mode = way->mode;
  worker_setup_set (setup, "seconds", LONG_S " 0 0 0 0.001");
  worker_client_setup (client, setup);
  worker = test_await_child (worker_client_get_pid (client), 1);
  if (!await_sleep (worker))
    {
      g_test_skip ("this system does not tell what a process waits for");
      return;
    }
  g_assert_cmpint (kill ((pid_t) worker, SIGKILL), ==, 0);
  run = worker_client_take_run (client);
  worker_client_expect_end (client, "exit status 0");
  g_assert_cmpuint (run->failed_jobs, ==, 1);
  g_assert_cmpint (run->records[0].status, ==, SPOOL_JOB_CRASHED);
  detail = spool_run_get_detail (run, &run->records[0]);
  g_assert_nonnull (strstr (detail, "killed by SIGKILL"));
  for (guint i = 1; i < 5; i++)
    g_assert_cmpint (run->records[i].status, ==, SPOOL_JOB_OK);
  g_assert_cmpint (run->lanes[0].pid, !=, worker);
}

static guint
count_workers (const SpoolSetup *setup)
{
  gboolean processes = setup->executor == SPOOL_EXECUTOR_PROCESSES ||
                       setup->executor == SPOOL_EXECUTOR_PROCESSES_FORK;

  return processes ? setup->workers : 0;
}

/* A run in the middle of jobs that would take for ever, with its folder made. */
static WorkerClient *
start_long_run (SpoolSetup *setup)
{
  WorkerClient *client = worker_client_start ("spool-worker", "--run");
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  worker_setup_set (setup, "seconds", LONG_S);
  worker_client_setup (client, setup);
  if (count_workers (setup) > 0)
    test_await_child (worker_client_get_pid (client), setup->workers);
  while (!g_file_test (setup->folder, G_FILE_TEST_IS_DIR))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (1000);
    }
  return client;
}

static void
await_end_of_all (const GArray *pids)
{
  for (guint i = 0; i < pids->len; i++)
    test_await_end (g_array_index (pids, gint64, i));
}

/* The input ends: the run and its workers are gone at once, and so is its folder. */
static void
test_end_of_input (gconstpointer executor)
{
  g_autoptr (SpoolSetup) setup =
      worker_setup_new ("sleep", GPOINTER_TO_INT (executor), N_WORKERS, N_JOBS);
  g_autoptr (WorkerClient) client = start_long_run (setup);
  g_autoptr (GArray) workers = test_find_children (worker_client_get_pid (client));

  g_assert_cmpuint (workers->len, ==, count_workers (setup));
  spool_child_close_stdin (client->child);
  worker_client_expect_end (client, "exit status 1");
  await_end_of_all (workers);
  g_assert_false (g_file_test (setup->folder, G_FILE_TEST_EXISTS));
}

/* Nothing but the end may come after the set-up. */
static void
test_garbage_after_setup (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_THREADS, 2, 2);
  g_autoptr (WorkerClient) client = start_long_run (setup);

  worker_client_setup (client, setup);
  worker_client_expect_end (client, "exit status 1");
  g_assert_false (g_file_test (setup->folder, G_FILE_TEST_EXISTS));
}

/* A killed run can't tidy up: its workers end by themselves, its folder is swept. */
static void
test_kill_run (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", way->executor, N_WORKERS, N_JOBS);
  g_autoptr (WorkerClient) client = NULL;
  g_autoptr (GArray) workers = NULL;
  char *parent = test_make_folder ();

  setup->mode = way->mode;
  g_free (setup->folder);
  setup->folder = spool_temp_folder_make_path (parent);
  client = start_long_run (setup);
  workers = test_find_children (worker_client_get_pid (client));
  g_assert_cmpuint (workers->len, ==, N_WORKERS);
  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 0);
  g_assert_cmpint (kill ((pid_t) worker_client_get_pid (client), SIGKILL), ==, 0);
  worker_client_expect_end (client, "killed by SIGKILL");
  await_end_of_all (workers);
  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 1);
  test_remove_folder (parent);
}

static void
add_for_executors (const char *name, GTestDataFunc func)
{
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/run-role/%s/%s", name, spool_executor_kind_get_id (i));

      g_test_add_data_func (path, GINT_TO_POINTER (i), func);
    }
}

static void
add_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/run-role/all-ways/%s/%" G_GSIZE_FORMAT, rows[i].workload, i);

      g_test_add_data_func (path, &rows[i], test_all_ways);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (process_ways); i++)
    {
      const Way *way = &process_ways[i];
      g_autofree char *name = g_strdup_printf ("%s/%s", spool_executor_kind_get_id (way->executor),
                                               spool_mode_get_id (way->mode));
      g_autofree char *kill_worker = g_strconcat ("/run-role/kill-worker/", name, NULL);
      g_autofree char *kill_run = g_strconcat ("/run-role/kill-run/", name, NULL);

      g_test_add_data_func (kill_worker, way, test_kill_worker);
      g_test_add_data_func (kill_run, way, test_kill_run);
    }
  add_for_executors ("end-of-input", test_end_of_input);
  add_for_executors ("sleep-is-never-short", test_sleep_is_never_short);
  add_for_executors ("time-limit", test_time_limit);
  g_test_add_func ("/run-role/cpu-time", test_cpu_time);
  g_test_add_func ("/run-role/many-jobs", test_many_jobs);
  g_test_add_func ("/run-role/end-before-setup", test_end_before_setup);
  g_test_add_func ("/run-role/bad-setup", test_bad_setup);
  g_test_add_func ("/run-role/can-not-measure", test_can_not_measure);
  g_test_add_func ("/run-role/no-worker-program", test_no_worker_program);
  g_test_add_func ("/run-role/garbage-after-setup", test_garbage_after_setup);
}

/* Arguments: the worker programs. */
int
main (int argc, char *argv[])
{
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  spool_fd_prepare_standard ();
  folder = worker_link_programs ((guint) argc - 1, argv + 1);
  add_tests ();
  status = g_test_run ();
  test_assert_no_children ();
  test_remove_folder (folder);
  return status;
}
