/* spool-run-message.c: a whole run as a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-bytes.h"
#include "protocol/spool-frame.h"
#include "protocol/spool-message-private.h"
#include "protocol/spool-message.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* What a record takes in a frame at least; bounds how many a payload can hold. */
#define RECORD_BYTES (6 * 8 + 1 + 4 + 2)

static void
put_phases (GByteArray *frame, const SpoolPhases *phases)
{
  spool_put_i64 (frame, phases->start_ns);
  spool_put_i64 (frame, phases->wait_ns);
  spool_put_i64 (frame, phases->work_ns);
  spool_put_i64 (frame, phases->idle_ns);
  spool_put_i64 (frame, phases->stop_ns);
}

static void
take_phases (SpoolReader *in, SpoolPhases *phases)
{
  phases->start_ns = spool_take_i64 (in);
  phases->wait_ns = spool_take_i64 (in);
  phases->work_ns = spool_take_i64 (in);
  phases->idle_ns = spool_take_i64 (in);
  phases->stop_ns = spool_take_i64 (in);
}

static void
put_lane (GByteArray *frame, const SpoolLane *lane)
{
  put_phases (frame, &lane->phases);
  spool_put_i64 (frame, lane->lock_wait_ns);
  spool_put_i64 (frame, lane->blocked_ns);
  spool_put_u64 (frame, lane->jobs);
  spool_put_i64 (frame, lane->pid);
  spool_put_i64 (frame, lane->tid);
}

static void
take_lane (SpoolReader *in, SpoolLane *lane)
{
  take_phases (in, &lane->phases);
  lane->lock_wait_ns = spool_take_i64 (in);
  lane->blocked_ns = spool_take_i64 (in);
  lane->jobs = spool_take_u64 (in);
  lane->pid = spool_take_i64 (in);
  lane->tid = spool_take_i64 (in);
}

static void
put_sums (GByteArray *frame, const SpoolRun *run)
{
  spool_put_u8 (frame, (guint8) run->executor);
  spool_put_u32 (frame, run->workers);
  spool_put_u8 (frame, (guint8) run->mode);
  spool_put_u64 (frame, run->jobs);
  spool_put_u64 (frame, run->failed_jobs);
  spool_put_i64 (frame, run->wall_ns);
  spool_put_i64 (frame, run->cpu_user_ns);
  spool_put_i64 (frame, run->cpu_system_ns);
  spool_put_u64 (frame, run->peak_rss_bytes);
  put_phases (frame, &run->phases);
  for (guint i = 0; i < SPOOL_HISTOGRAM_BUCKETS; i++)
    spool_put_u64 (frame, run->histogram[i]);
}

static void
take_sums (SpoolReader *in, SpoolRun *run)
{
  run->executor = (SpoolExecutorKind) spool_take_u8 (in);
  run->workers = spool_take_u32 (in);
  run->mode = (SpoolMode) spool_take_u8 (in);
  run->jobs = spool_take_u64 (in);
  run->failed_jobs = spool_take_u64 (in);
  run->wall_ns = spool_take_i64 (in);
  run->cpu_user_ns = spool_take_i64 (in);
  run->cpu_system_ns = spool_take_i64 (in);
  run->peak_rss_bytes = spool_take_u64 (in);
  take_phases (in, &run->phases);
  for (guint i = 0; i < SPOOL_HISTOGRAM_BUCKETS; i++)
    run->histogram[i] = spool_take_u64 (in);
  if (run->executor >= SPOOL_N_EXECUTORS || run->mode > SPOOL_MODE_WARM || run->wall_ns < 0)
    in->failed = TRUE;
}

/**
 * spool_run_to_frame:
 * @run: a run
 * @frame: a buffer for the frame; what was in it goes
 *
 * What the conductor knows anyway (round, order, entry, flags) is left out.
 */
void
spool_run_to_frame (const SpoolRun *run, GByteArray *frame)
{
  g_return_if_fail (run != NULL && frame != NULL);

  spool_frame_begin (frame, SPOOL_FRAME_RUN);
  put_sums (frame, run);
  spool_put_u32 (frame, run->n_lanes);
  for (guint i = 0; i < run->n_lanes; i++)
    put_lane (frame, &run->lanes[i]);
  spool_put_u32 (frame, run->details->len);
  for (guint i = 0; i < run->details->len; i++)
    spool_put_text (frame, g_ptr_array_index (run->details, i));
  spool_put_u64 (frame, run->n_records);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      spool_put_record (frame, &run->records[i]);
      spool_put_u32 (frame, run->records[i].detail);
      spool_put_u16 (frame, run->records[i].lane);
    }
  spool_frame_end (frame);
}

static void
take_lanes (SpoolReader *in, SpoolRun *run)
{
  run->n_lanes = spool_take_u32 (in);
  if (run->n_lanes == 0 || run->n_lanes > SPOOL_MAX_WORKERS)
    {
      in->failed = TRUE;
      run->n_lanes = 0;
      return;
    }
  run->lanes = g_new0 (SpoolLane, run->n_lanes);
  for (guint i = 0; i < run->n_lanes; i++)
    take_lane (in, &run->lanes[i]);
}

static void
take_details (SpoolReader *in, SpoolRun *run)
{
  guint n_details = spool_take_u32 (in);

  for (guint i = 0; i < n_details && !in->failed; i++)
    {
      char *detail = spool_take_text (in);

      if (detail == NULL)
        in->failed = TRUE;
      else
        g_ptr_array_add (run->details, detail);
    }
}

static void
take_records (SpoolReader *in, SpoolRun *run)
{
  guint64 n_records = spool_take_u64 (in);

  if (n_records > in->n_bytes / RECORD_BYTES || (n_records > 0 && n_records != run->jobs))
    {
      in->failed = TRUE;
      return;
    }
  /* A run without records is a summary, and has no array of none. */
  if (n_records == 0)
    return;
  run->n_records = n_records;
  run->records = spool_records_new (n_records);
  for (guint64 i = 0; i < n_records; i++)
    {
      SpoolJobRecord *record = &run->records[i];

      spool_take_record (in, record);
      record->detail = spool_take_u32 (in);
      record->lane = spool_take_u16 (in);
      if (record->lane >= run->n_lanes || record->detail > run->details->len)
        in->failed = TRUE;
    }
}

/**
 * spool_run_from_bytes:
 * @payload: (array length=n_payload_bytes): a frame's payload
 * @n_payload_bytes: its length
 * @error: that it is broken
 *
 * Returns: (transfer full) (nullable): the run.
 */
SpoolRun *
spool_run_from_bytes (const guint8 *payload, gsize n_payload_bytes, GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };
  g_autoptr (SpoolRun) run = spool_run_new ();

  take_sums (&in, run);
  take_lanes (&in, run);
  take_details (&in, run);
  take_records (&in, run);
  if (spool_reader_ended (&in))
    return g_steal_pointer (&run);
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL, _ ("its message “run” is broken"));
  return NULL;
}
