/* worker-client.c: for tests, the other end of the worker programs' pipes.
 *
 * All waits have a deadline that only a hanging program can reach.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-client.h"

#include "protocol/spool-programs.h"
#include "protocol/spool-temp-folder.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <unistd.h>

#define PATIENCE_NS (spool_clock_now_ns () + 20 * SPOOL_NS_PER_S)

/* Starts a worker program by its path, or another one that starts it in its own place. */
WorkerClient *
worker_client_start_argv (const char *const *argv)
{
  WorkerClient *self = g_new0 (WorkerClient, 1);
  g_autoptr (GError) error = NULL;

  self->child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, &error);
  g_assert_no_error (error);
  self->channel = spool_channel_new (spool_child_get_stdout_fd (self->child),
                                     spool_child_get_stdin_fd (self->child));
  self->frame = g_byte_array_new ();
  return self;
}

/* Starts a worker program, by its name and in a role: NULL to serve. */
WorkerClient *
worker_client_start (const char *name, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spool_programs_find (name, &error);
  const char *argv[] = { path, role, NULL };

  g_assert_no_error (error);
  return worker_client_start_argv (argv);
}

void
worker_client_free (WorkerClient *self)
{
  spool_child_free (self->child);
  spool_channel_free (self->channel);
  g_byte_array_unref (self->frame);
  g_free (self);
}

gint64
worker_client_get_pid (WorkerClient *self)
{
  return spool_child_get_pid (self->child);
}

/* Sends what is in the frame. */
void
worker_client_send (WorkerClient *self)
{
  g_autoptr (GError) error = NULL;

  spool_channel_write (self->channel, self->frame, &error);
  g_assert_no_error (error);
}

void
worker_client_setup (WorkerClient *self, const SpoolSetup *setup)
{
  spool_setup_to_frame (setup, self->frame);
  worker_client_send (self);
}

void
worker_client_jobs (WorkerClient *self, guint64 first, guint32 count)
{
  const SpoolJobRange range = { first, count };

  spool_jobs_to_frame (&range, self->frame);
  worker_client_send (self);
}

/* The next message must be of this type. */
void
worker_client_expect (WorkerClient *self, SpoolFrameType type)
{
  g_autoptr (GError) error = NULL;
  SpoolFrameType got;

  spool_channel_read (self->channel, PATIENCE_NS, &got, &self->payload, &self->n_payload_bytes,
                      &error);
  g_assert_no_error (error);
  if (got == SPOOL_FRAME_ERROR && type != SPOOL_FRAME_ERROR)
    error = spool_error_from_bytes (self->payload, self->n_payload_bytes);
  g_assert_no_error (error);
  g_assert_cmpint (got, ==, type);
}

SpoolRun *
worker_client_take_run (WorkerClient *self)
{
  g_autoptr (GError) error = NULL;
  SpoolRun *run;

  worker_client_expect (self, SPOOL_FRAME_RUN);
  run = spool_run_from_bytes (self->payload, self->n_payload_bytes, &error);
  g_assert_no_error (error);
  return run;
}

GError *
worker_client_take_error (WorkerClient *self)
{
  worker_client_expect (self, SPOOL_FRAME_ERROR);
  return spool_error_from_bytes (self->payload, self->n_payload_bytes);
}

static void
expect_end (WorkerClient *self, gboolean usage_may_come, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (SpoolChildEnd) end = { 0 };
  SpoolFrameType type;

  while (spool_channel_read (self->channel, PATIENCE_NS, &type, &self->payload,
                             &self->n_payload_bytes, &error))
    {
      g_assert_true (usage_may_come && type == SPOOL_FRAME_USAGE);
      usage_may_come = FALSE;
    }
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED);
  g_assert_true (spool_child_wait (self->child, PATIENCE_NS, &end));
  g_assert_cmpstr (end.words, ==, words);
}

/* Nothing more may come, and the program ends so. */
void
worker_client_expect_end (WorkerClient *self, const char *words)
{
  expect_end (self, FALSE, words);
}

/* The same, but it may say what it has used: as it does when it is idle. */
void
worker_client_expect_end_or_usage (WorkerClient *self, const char *words)
{
  expect_end (self, TRUE, words);
}

/* Makes a folder in which only these programs are, and lets them be looked for there alone. */
char *
worker_link_programs (guint n_programs, char *const *paths)
{
  char *folder = test_make_folder ();

  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *link = g_build_filename (folder, name, NULL);
      g_autofree char *target = g_canonicalize_filename (paths[i], NULL);

      g_assert_cmpint (symlink (target, link), ==, 0);
    }
  g_setenv ("SPOOL_WORKER_DIR", folder, TRUE);
  return folder;
}

/* Cold, with all records. */
SpoolSetup *
worker_setup_new (const char *workload_id, SpoolExecutorKind executor, guint workers, guint64 jobs)
{
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);

  setup->params = spool_params_new (spool_workload_find (workload_id));
  setup->executor = executor;
  setup->workers = workers;
  setup->jobs = jobs;
  setup->max_records = 20000;
  setup->folder = spool_temp_folder_make_path (NULL);
  return setup;
}

void
worker_setup_set (SpoolSetup *setup, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  spool_params_set (setup->params, name, value, &error);
  g_assert_no_error (error);
}

/* A whole run, by the program of its workload; its folder is gone afterwards. */
SpoolRun *
worker_measure (const SpoolSetup *setup)
{
  const SpoolWorkload *workload = spool_params_get_workload (setup->params);
  g_autoptr (WorkerClient) client = worker_client_start (workload->worker_program, "--run");
  SpoolRun *run;

  worker_client_setup (client, setup);
  run = worker_client_take_run (client);
  worker_client_expect_end (client, "exit status 0");
  g_assert_false (g_file_test (setup->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run->executor, ==, setup->executor);
  g_assert_cmpint (run->mode, ==, setup->mode);
  g_assert_cmpuint (run->jobs, ==, setup->jobs);
  g_assert_cmpuint (run->n_records, ==, setup->jobs);
  return run;
}
