/* samples.c: messages with something in every field, for tests of reading and writing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include "protocol/spool-frame.h"
#include "workload/spool-error.h"

#define N_JOBS 5
#define N_LANES 2

/* Job 3 of each five has failed, with words in a foreign script. */
SpoolJobRecord
sample_record (guint64 job)
{
  SpoolJobRecord record = {
    .start_ns = 1000 * (gint64) job,
    .end_ns = 1000 * (gint64) job + 700,
    .lock_wait_ns = 11,
    .blocked_ns = 22,
    .digest = G_GUINT64_CONSTANT (0xfedcba9876543210) + job,
    .bytes = G_GUINT64_CONSTANT (1) << 40,
    .lane = (guint16) (job % N_LANES),
    .status = SPOOL_JOB_OK,
    .done = TRUE,
  };

  if (job % N_JOBS == 3)
    {
      record.status = SPOOL_JOB_FAILED;
      record.digest = 0;
    }
  return record;
}

static void
fill_lanes (SpoolRun *run)
{
  run->n_lanes = N_LANES;
  run->lanes = g_new0 (SpoolLane, N_LANES);
  for (guint i = 0; i < N_LANES; i++)
    run->lanes[i] = (SpoolLane){
      .phases = { 1 + i, 2 + i, 3 + i, 4 + i, 5 + i },
      .lock_wait_ns = 100 + i,
      .blocked_ns = 200 + i,
      .jobs = 300 + i,
      .pid = 400 + i,
      .tid = 500 + i,
    };
}

SpoolRun *
sample_run (void)
{
  SpoolRun *run = spool_run_new ();

  run->executor = SPOOL_EXECUTOR_PROCESSES;
  run->workers = N_LANES;
  run->mode = SPOOL_MODE_WARM;
  run->jobs = N_JOBS;
  run->failed_jobs = 1;
  run->wall_ns = 123456789;
  run->cpu_user_ns = 1111;
  run->cpu_system_ns = 2222;
  run->peak_rss_bytes = 3333;
  run->phases = (SpoolPhases){ 10, 20, 30, 40, 50 };
  for (guint i = 0; i < SPOOL_HISTOGRAM_BUCKETS; i++)
    run->histogram[i] = i * i;
  fill_lanes (run);
  g_ptr_array_add (run->details, g_strdup ("ничего не вышло"));
  run->n_records = N_JOBS;
  run->records = spool_records_new (N_JOBS);
  for (guint64 i = 0; i < N_JOBS; i++)
    run->records[i] = sample_record (i);
  run->records[3].detail = 1;
  return run;
}

SpoolSetup *
sample_setup (const char *workload_id)
{
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);

  setup->params = spool_params_new (spool_workload_find (workload_id));
  setup->executor = SPOOL_EXECUTOR_THREADS;
  setup->workers = 16;
  setup->mode = SPOOL_MODE_WARM;
  setup->jobs = 1000000;
  setup->max_records = 20000;
  setup->job_time_limit_ns = 2500000000;
  setup->folder = g_strdup ("/tmp/spool run");
  setup->pages_url = g_strdup ("http://127.0.0.1:8080/");
  return setup;
}

GByteArray *
sample_run_frame (void)
{
  g_autoptr (SpoolRun) run = sample_run ();
  GByteArray *frame = g_byte_array_new ();

  spool_run_to_frame (run, frame);
  return frame;
}

GByteArray *
sample_setup_frame (const char *workload_id)
{
  g_autoptr (SpoolSetup) setup = sample_setup (workload_id);
  GByteArray *frame = g_byte_array_new ();

  spool_setup_to_frame (setup, frame);
  return frame;
}

GByteArray *
sample_results_frame (void)
{
  const SpoolJobRange range = SAMPLE_RANGE;
  GByteArray *frame = g_byte_array_new ();

  spool_results_begin (frame, &range);
  for (guint64 i = range.first; i < range.first + range.count; i++)
    {
      SpoolJobRecord record = sample_record (i);

      spool_results_add (frame, &record, record.status == SPOOL_JOB_OK ? NULL : "no luck");
    }
  spool_frame_end (frame);
  return frame;
}

GByteArray *
sample_error_frame (const char *text)
{
  g_autoptr (GError) error = g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_USAGE, text);
  GByteArray *frame = g_byte_array_new ();

  spool_error_to_frame (error, frame);
  return frame;
}
