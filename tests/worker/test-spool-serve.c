/* test-spool-serve.c: the real worker programs as one worker of a run, over real pipes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "protocol/spool-fd.h"
#include "protocol/spool-programs.h"
#include "test-process.h"
#include "worker-client.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"

#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#define LONG_S "80000"

static void
take_record (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  SpoolJobRecord *records = data;

  records[job] = *record;
  if (detail != NULL)
    g_test_message ("%s", detail);
}

static void
expect_results (WorkerClient *client, guint64 first, guint32 count, SpoolJobRecord *records)
{
  const SpoolJobRange range = { first, count };
  g_autoptr (GError) error = NULL;

  worker_client_expect (client, SPOOL_FRAME_RESULTS);
  spool_results_from_bytes (&range, client->payload, client->n_payload_bytes, take_record, records,
                            &error);
  g_assert_no_error (error);
}

/* Starts a worker and takes its greeting. */
static WorkerClient *
start (const SpoolSetup *setup)
{
  WorkerClient *client = worker_client_start ("spool-worker", NULL);

  worker_client_expect (client, SPOOL_FRAME_READY);
  worker_client_setup (client, setup);
  return client;
}

/* Once the worker has read all that was sent, it is at work. */
static void
await_all_read (WorkerClient *client)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  int n_unread = 1;

  while (n_unread > 0)
    {
      g_assert_cmpint (ioctl (spool_child_get_stdin_fd (client->child), FIONREAD, &n_unread), ==,
                       0);
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_thread_yield ();
    }
}

/* It is ready before it reads anything: nothing is ever sent here. */
static void
test_ready_first (gconstpointer name)
{
  gint64 before_ns = spool_clock_now_ns ();
  g_autoptr (WorkerClient) client = worker_client_start (name, NULL);
  SpoolReady ready;

  worker_client_expect (client, SPOOL_FRAME_READY);
  g_assert_true (spool_ready_from_bytes (&ready, client->payload, client->n_payload_bytes, NULL));
  g_assert_cmpint (ready.pid, ==, worker_client_get_pid (client));
  g_assert_cmpint (ready.tid, ==, ready.pid);
  g_assert_cmpint (ready.ready_ns, >, before_ns);
  g_assert_cmpint (ready.ready_ns, <, spool_clock_now_ns ());
  spool_child_close_stdin (client->child);
  worker_client_expect_end (client, "exit status 0");
}

static void
test_jobs (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("cosine", SPOOL_EXECUTOR_PROCESSES, 1, 100);
  g_autoptr (WorkerClient) client = NULL;
  SpoolJobRecord records[100] = { 0 };
  gint64 last_ns = spool_clock_now_ns ();
  SpoolUsage usage;

  worker_setup_set (setup, "iterations", "1000");
  client = start (setup);
  worker_client_jobs (client, 0, 1);
  expect_results (client, 0, 1, records);
  worker_client_jobs (client, 1, 99);
  expect_results (client, 1, 99, records);
  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpint (records[i].status, ==, SPOOL_JOB_OK);
      g_assert_cmpuint (records[i].digest, ==, spool_digest_of_loop (1000, 0.0));
      g_assert_cmpint (records[i].start_ns, >=, last_ns);
      last_ns = records[i].end_ns;
    }
  g_assert_cmpint (last_ns, <=, spool_clock_now_ns ());
  spool_child_close_stdin (client->child);
  worker_client_expect (client, SPOOL_FRAME_USAGE);
  g_assert_true (spool_usage_from_bytes (&usage, client->payload, client->n_payload_bytes, NULL));
  g_assert_cmpuint (usage.peak_rss_bytes, >, 100 * 1024);
  worker_client_expect_end (client, "exit status 0");
}

/* However fast the input is closed after the last result, the worker has counted as idle before. */
static void
test_usage_always_comes (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 1);
  SpoolJobRecord record;

  worker_setup_set (setup, "seconds", "0");
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (WorkerClient) client = start (setup);

      worker_client_jobs (client, 0, 1);
      expect_results (client, 0, 1, &record);
      spool_child_close_stdin (client->child);
      worker_client_expect (client, SPOOL_FRAME_USAGE);
      worker_client_expect_end (client, "exit status 0");
    }
}

typedef struct
{
  const char *workload;
  const char *param;
  const char *value;
} LongJob;

static const LongJob long_jobs[] = {
  { "sleep", "seconds", LONG_S },
  { "cosine", "iterations", "1e12" },
};

/* Nobody is left to work for: it must not go on, whatever it does. */
static void
test_end_in_the_middle (gconstpointer data)
{
  const LongJob *row = data;
  g_autoptr (SpoolSetup) setup = worker_setup_new (row->workload, SPOOL_EXECUTOR_PROCESSES, 1, 10);
  g_autoptr (WorkerClient) client = NULL;

  worker_setup_set (setup, row->param, row->value);
  client = start (setup);
  worker_client_jobs (client, 0, 10);
  await_all_read (client);
  spool_child_close_stdin (client->child);
  /* It has read of its jobs, and may not have begun with them. */
  worker_client_expect_end_or_usage (client, "exit status 0");
}

static void
test_time_limit (gconstpointer data)
{
  const LongJob *row = data;
  g_autoptr (SpoolSetup) setup = worker_setup_new (row->workload, SPOOL_EXECUTOR_PROCESSES, 1, 1);
  g_autoptr (WorkerClient) client = NULL;
  SpoolJobRecord record;

  worker_setup_set (setup, row->param, row->value);
  setup->job_time_limit_ns = 10 * SPOOL_NS_PER_MS;
  client = start (setup);
  worker_client_jobs (client, 0, 1);
  expect_results (client, 0, 1, &record);
  g_assert_cmpint (record.status, ==, SPOOL_JOB_TIMED_OUT);
  g_assert_cmpint (record.end_ns - record.start_ns, >=, setup->job_time_limit_ns);
  g_assert_cmpuint (record.digest, ==, 0);
}

static void
test_end_before_setup (void)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", NULL);

  spool_child_close_stdin (client->child);
  worker_client_expect (client, SPOOL_FRAME_READY);
  worker_client_expect_end (client, "exit status 0");
}

static void
expect_refusal (WorkerClient *client, const char *words)
{
  g_autoptr (GError) error = NULL;

  worker_client_expect (client, SPOOL_FRAME_READY);
  error = worker_client_take_error (client);
  g_assert_nonnull (strstr (error->message, words));
  worker_client_expect_end (client, "exit status 1");
}

static void
test_garbage (void)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", NULL);
  const char *garbage = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  g_byte_array_append (client->frame, (const guint8 *) garbage, (guint) strlen (garbage));
  worker_client_send (client);
  expect_refusal (client, "no message of ours");
}

static void
test_jobs_before_setup (void)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", NULL);

  worker_client_jobs (client, 0, 1);
  expect_refusal (client, "where 2 was expected");
}

static void
test_setup_cut_off (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 1);
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker", NULL);

  spool_setup_to_frame (setup, client->frame);
  g_byte_array_set_size (client->frame, client->frame->len - 1);
  worker_client_send (client);
  spool_child_close_stdin (client->child);
  expect_refusal (client, "in the middle of a message");
}

static void
test_other_workload (gconstpointer name)
{
  const char *id = g_str_equal (name, "spool-worker") ? "web" : "sleep";
  g_autoptr (SpoolSetup) setup = worker_setup_new (id, SPOOL_EXECUTOR_PROCESSES, 1, 1);
  g_autoptr (WorkerClient) client = worker_client_start (name, NULL);

  worker_client_setup (client, setup);
  expect_refusal (client, id);
}

/* What comes where jobs are expected and is none ends the worker, which says so, when it has done
 * what came before. */
static void
test_garbage_for_jobs (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 2);
  g_autoptr (WorkerClient) client = NULL;
  g_autoptr (GError) error = NULL;
  SpoolJobRecord records[2];

  worker_setup_set (setup, "seconds", "0.001");
  client = start (setup);
  worker_client_jobs (client, 0, 2);
  worker_client_setup (client, setup);
  expect_results (client, 0, 2, records);
  error = worker_client_take_error (client);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
  worker_client_expect_end (client, "exit status 1");
}

/* It must not look as if all had been said that was to be. */
static void
test_jobs_cut_off (void)
{
  g_autoptr (SpoolSetup) setup = worker_setup_new ("sleep", SPOOL_EXECUTOR_PROCESSES, 1, 2);
  g_autoptr (WorkerClient) client = start (setup);
  const SpoolJobRange range = { 0, 1 };
  g_autoptr (GError) error = NULL;

  spool_jobs_to_frame (&range, client->frame);
  g_byte_array_set_size (client->frame, client->frame->len - 1);
  worker_client_send (client);
  spool_child_close_stdin (client->child);
  error = worker_client_take_error (client);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
  worker_client_expect_end (client, "exit status 1");
}

static char *
read_all (SpoolChild *child)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char piece[256];
  gssize n_read;

  while ((n_read = spool_fd_read (spool_child_get_stdout_fd (child), piece, sizeof piece,
                                  G_MAXINT64, NULL)) > 0)
    g_string_append_len (text, piece, n_read);
  return g_strdup (text->str);
}

static void
test_arguments (void)
{
  const char *const rows[][4] = {
    { "spool-worker", "--help", "exit status 0", "  spool-worker --run" },
    { "spool-worker-web", "--help", "exit status 0", "  spool-worker-web --run" },
    { "spool-worker", "--version", "exit status 0", "spool-worker " SPOOL_VERSION "\n" },
    { "spool-worker-web", "--version", "exit status 0", "spool-worker-web " SPOOL_VERSION "\n" },
    { "spool-worker-web", "--version", "exit status 0", "\nlibcurl/" },
    { "spool-worker", "--serve", "exit status 2", NULL },
    { "spool-worker", "", "exit status 2", NULL },
    { "spool-worker", "--runs", "exit status 2", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (WorkerClient) client = worker_client_start (rows[i][0], rows[i][1]);
      g_auto (SpoolChildEnd) end = { 0 };
      g_autofree char *said = read_all (client->child);

      if (rows[i][3] != NULL)
        g_assert_nonnull (strstr (said, rows[i][3]));
      else
        g_assert_cmpstr (said, ==, "");
      g_assert_true (spool_child_wait (client->child, G_MAXINT64, &end));
      g_assert_cmpstr (end.words, ==, rows[i][2]);
    }
}

/* What was asked for and didn't get there is a failure, told under the program's own name. */
static void
test_full_disk (gconstpointer name)
{
  const char *const options[] = { "--help", "--version" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spool_programs_find (name, &error);
  g_autofree char *said = g_strdup_printf (
      "%s: can't write to the standard output: No space left on device\n", (const char *) name);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *command = g_strdup_printf ("exec '%s' %s >/dev/full", path, options[i]);
      char *argv[] = { (char *) "sh", (char *) "-c", command, NULL };
      g_autofree char *errors = NULL;
      int status;

      g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors,
                                   &status, &error));
      g_assert_no_error (error);
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_cmpstr (errors, ==, said);
    }
}

/* Messages come from who says that they do. */
static void
test_own_name (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spool_programs_find (name, &error);
  g_autofree char *command = g_strdup_printf ("echo nonsense that is no frame | exec '%s'", path);
  g_autofree char *run_command = g_strdup_printf ("%s --run", command);
  const char *const commands[] = { command, run_command };
  g_autofree char *prefix = g_strdup_printf ("%s: ", (const char *) name);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      char *argv[] = { (char *) "sh", (char *) "-c", (char *) commands[i], NULL };
      g_autofree char *errors = NULL;

      g_assert_true (g_spawn_sync (NULL, argv, NULL,
                                   G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                                   NULL, &errors, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (errors, prefix));
    }
}

static void
add_for_long_jobs (const char *path, GTestDataFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (long_jobs); i++)
    {
      g_autofree char *full = g_strdup_printf ("%s/%s", path, long_jobs[i].workload);

      g_test_add_data_func (full, &long_jobs[i], func);
    }
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
  g_test_add_data_func ("/serve/ready-first/plain", "spool-worker", test_ready_first);
  g_test_add_data_func ("/serve/ready-first/web", "spool-worker-web", test_ready_first);
  g_test_add_func ("/serve/jobs", test_jobs);
  g_test_add_func ("/serve/usage-always-comes", test_usage_always_comes);
  add_for_long_jobs ("/serve/end-in-the-middle", test_end_in_the_middle);
  add_for_long_jobs ("/serve/time-limit", test_time_limit);
  g_test_add_func ("/serve/end-before-setup", test_end_before_setup);
  g_test_add_func ("/serve/garbage", test_garbage);
  g_test_add_func ("/serve/jobs-before-setup", test_jobs_before_setup);
  g_test_add_func ("/serve/setup-cut-off", test_setup_cut_off);
  g_test_add_data_func ("/serve/other-workload/plain", "spool-worker", test_other_workload);
  g_test_add_data_func ("/serve/other-workload/web", "spool-worker-web", test_other_workload);
  g_test_add_func ("/serve/garbage-for-jobs", test_garbage_for_jobs);
  g_test_add_func ("/serve/jobs-cut-off", test_jobs_cut_off);
  g_test_add_func ("/serve/arguments", test_arguments);
  g_test_add_data_func ("/serve/full-disk/plain", "spool-worker", test_full_disk);
  g_test_add_data_func ("/serve/full-disk/web", "spool-worker-web", test_full_disk);
  g_test_add_data_func ("/serve/own-name/plain", "spool-worker", test_own_name);
  g_test_add_data_func ("/serve/own-name/web", "spool-worker-web", test_own_name);
  status = g_test_run ();
  test_assert_no_children ();
  test_remove_folder (folder);
  return status;
}
