/* spool-message.c: the small messages. A run's own is in spool-run-message.c.
 *
 * Pure functions: no input or output, any thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-message.h"

#include "protocol/spool-bytes.h"
#include "protocol/spool-frame.h"
#include "protocol/spool-message-private.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
must_have_ended (const SpoolReader *in, const char *what, GError **error)
{
  if (spool_reader_ended (in))
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL, _ ("its message “%s” is broken"), what);
  return FALSE;
}

/**
 * spool_ready_to_frame:
 * @ready: what a worker says first
 * @frame: a buffer for the frame
 */
void
spool_ready_to_frame (const SpoolReady *ready, GByteArray *frame)
{
  spool_frame_begin (frame, SPOOL_FRAME_READY);
  spool_put_i64 (frame, ready->ready_ns);
  spool_put_i64 (frame, ready->pid);
  spool_put_i64 (frame, ready->tid);
  spool_frame_end (frame);
}

gboolean
spool_ready_from_bytes (SpoolReady *ready,
                        const guint8 *payload,
                        gsize n_payload_bytes,
                        GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };

  ready->ready_ns = spool_take_i64 (&in);
  ready->pid = spool_take_i64 (&in);
  ready->tid = spool_take_i64 (&in);
  return must_have_ended (&in, "ready", error);
}

/**
 * spool_jobs_to_frame:
 * @range: the jobs that a worker is to do
 * @frame: a buffer for the frame
 */
void
spool_jobs_to_frame (const SpoolJobRange *range, GByteArray *frame)
{
  spool_frame_begin (frame, SPOOL_FRAME_JOBS);
  spool_put_u64 (frame, range->first);
  spool_put_u32 (frame, range->count);
  spool_frame_end (frame);
}

gboolean
spool_jobs_from_bytes (SpoolJobRange *range,
                       const guint8 *payload,
                       gsize n_payload_bytes,
                       GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };

  range->first = spool_take_u64 (&in);
  range->count = spool_take_u32 (&in);
  return must_have_ended (&in, "jobs", error);
}

/**
 * spool_results_begin:
 * @frame: a buffer for the frame
 * @range: the jobs that were done
 *
 * To be followed by spool_results_add() for each of them, in their order, and spool_frame_end().
 */
void
spool_results_begin (GByteArray *frame, const SpoolJobRange *range)
{
  spool_frame_begin (frame, SPOOL_FRAME_RESULTS);
  spool_put_u64 (frame, range->first);
  spool_put_u32 (frame, range->count);
}

void
spool_put_record (GByteArray *frame, const SpoolJobRecord *record)
{
  spool_put_i64 (frame, record->start_ns);
  spool_put_i64 (frame, record->end_ns);
  spool_put_i64 (frame, record->lock_wait_ns);
  spool_put_i64 (frame, record->blocked_ns);
  spool_put_u64 (frame, record->digest);
  spool_put_u64 (frame, record->bytes);
  spool_put_u8 (frame, record->status);
}

void
spool_take_record (SpoolReader *in, SpoolJobRecord *record)
{
  record->start_ns = spool_take_i64 (in);
  record->end_ns = spool_take_i64 (in);
  record->lock_wait_ns = spool_take_i64 (in);
  record->blocked_ns = spool_take_i64 (in);
  record->digest = spool_take_u64 (in);
  record->bytes = spool_take_u64 (in);
  record->status = spool_take_u8 (in);
  record->done = TRUE;
  if (record->status >= SPOOL_N_JOB_STATUSES || record->end_ns < record->start_ns)
    in->failed = TRUE;
}

/**
 * spool_detail_make_fit:
 * @detail: why a job did not succeed; may have come from anywhere, and be anything
 *
 * Returns: (transfer full): the same as a text that a message can hold: valid UTF-8, and cut if it
 * is too long.
 */
char *
spool_detail_make_fit (const char *detail)
{
  char *fit;

  g_return_val_if_fail (detail != NULL, NULL);

  fit = g_utf8_make_valid (detail, -1);
  if (strlen (fit) > SPOOL_MAX_DETAIL_BYTES)
    *g_utf8_find_prev_char (fit, fit + SPOOL_MAX_DETAIL_BYTES + 1) = '\0';
  return fit;
}

/**
 * spool_results_add:
 * @frame: a frame that was begun
 * @record: the next job's record, with times on spool_clock_now_ns()
 * @detail: (nullable): why it did not succeed
 */
void
spool_results_add (GByteArray *frame, const SpoolJobRecord *record, const char *detail)
{
  g_autofree char *fit = detail != NULL ? spool_detail_make_fit (detail) : NULL;

  spool_put_record (frame, record);
  spool_put_text (frame, fit);
}

/**
 * spool_results_from_bytes:
 * @expected: the jobs that were asked for
 * @payload: (array length=n_payload_bytes): a frame's payload
 * @n_payload_bytes: its length
 * @func: called for each job
 * @data: for @func
 * @error: what is wrong with it
 *
 * Nothing is handed out of a message that is broken.
 *
 * Returns: whether the message is right, and about the expected jobs.
 */
gboolean
spool_results_from_bytes (const SpoolJobRange *expected,
                          const guint8 *payload,
                          gsize n_payload_bytes,
                          SpoolResultFunc func,
                          gpointer data,
                          GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };
  SpoolReader again;

  if (spool_take_u64 (&in) != expected->first || spool_take_u32 (&in) != expected->count)
    in.failed = TRUE;
  again = in;
  for (guint32 i = 0; i < expected->count && !in.failed; i++)
    {
      SpoolJobRecord record = { 0 };

      spool_take_record (&in, &record);
      g_free (spool_take_text (&in));
    }
  if (!must_have_ended (&in, "results", error))
    return FALSE;
  for (guint32 i = 0; i < expected->count; i++)
    {
      SpoolJobRecord record = { 0 };
      g_autofree char *detail = NULL;

      spool_take_record (&again, &record);
      detail = spool_take_text (&again);
      func (expected->first + i, &record, detail, data);
    }
  return TRUE;
}

/**
 * spool_usage_to_frame:
 * @usage: what a worker used
 * @frame: a buffer for the frame
 */
void
spool_usage_to_frame (const SpoolUsage *usage, GByteArray *frame)
{
  spool_frame_begin (frame, SPOOL_FRAME_USAGE);
  spool_put_i64 (frame, usage->cpu_user_ns);
  spool_put_i64 (frame, usage->cpu_system_ns);
  spool_put_u64 (frame, usage->peak_rss_bytes);
  spool_frame_end (frame);
}

gboolean
spool_usage_from_bytes (SpoolUsage *usage,
                        const guint8 *payload,
                        gsize n_payload_bytes,
                        GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };

  usage->cpu_user_ns = spool_take_i64 (&in);
  usage->cpu_system_ns = spool_take_i64 (&in);
  usage->peak_rss_bytes = spool_take_u64 (&in);
  return must_have_ended (&in, "usage", error);
}

/**
 * spool_error_to_frame:
 * @said: why something can't be done
 * @frame: a buffer for the frame
 */
void
spool_error_to_frame (const GError *said, GByteArray *frame)
{
  g_autofree char *text = g_utf8_make_valid (said->message, -1);

  spool_frame_begin (frame, SPOOL_FRAME_ERROR);
  spool_put_u8 (frame, said->domain == SPOOL_ERROR ? (guint8) said->code : SPOOL_ERROR_FAILED);
  spool_put_text (frame, text);
  spool_frame_end (frame);
}

/**
 * spool_error_from_bytes:
 * @payload: (array length=n_payload_bytes): a frame's payload
 * @n_payload_bytes: its length
 *
 * Returns: (transfer full): what the other program said, or that it can't be understood.
 */
GError *
spool_error_from_bytes (const guint8 *payload, gsize n_payload_bytes)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };
  guint code = spool_take_u8 (&in);
  g_autofree char *text = spool_take_text (&in);
  GError *error = NULL;

  if (!must_have_ended (&in, "error", &error))
    return error;
  /* That a pipe was closed, or somebody wanted to stop, is known here or not at all. */
  if (code >= SPOOL_ERROR_CLOSED)
    code = SPOOL_ERROR_FAILED;
  return g_error_new_literal (SPOOL_ERROR, (int) code, text != NULL ? text : "");
}
