/* test-spool-run-message.c: a whole run as bytes and back, and broken ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-bytes.h"
#include "protocol/spool-frame.h"
#include "samples.h"
#include "workload/spool-error.h"

#include <string.h>

#define PAYLOAD(frame) ((frame)->data + SPOOL_FRAME_HEADER_BYTES)
#define LENGTH(frame) ((gsize) (frame)->len - SPOOL_FRAME_HEADER_BYTES)
/* Executor, workers, mode, jobs, failed jobs, wall time, the CPU's two, peak, phases, histogram. */
#define N_LANES_AT (1 + 4 + 1 + 8 * (6 + 5 + SPOOL_HISTOGRAM_BUCKETS))

static SpoolRun *
send (const SpoolRun *run, GError **error)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  spool_run_to_frame (run, frame);
  return spool_run_from_bytes (PAYLOAD (frame), LENGTH (frame), error);
}

static void
assert_refused (const SpoolRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) got = send (run, &error);

  g_assert_null (got);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
}

static void
assert_same_sums (const SpoolRun *got, const SpoolRun *run)
{
  g_assert_cmpint (got->executor, ==, run->executor);
  g_assert_cmpuint (got->workers, ==, run->workers);
  g_assert_cmpint (got->mode, ==, run->mode);
  g_assert_cmpuint (got->jobs, ==, run->jobs);
  g_assert_cmpuint (got->failed_jobs, ==, run->failed_jobs);
  g_assert_cmpint (got->wall_ns, ==, run->wall_ns);
  g_assert_cmpint (got->cpu_user_ns, ==, run->cpu_user_ns);
  g_assert_cmpint (got->cpu_system_ns, ==, run->cpu_system_ns);
  g_assert_cmpuint (got->peak_rss_bytes, ==, run->peak_rss_bytes);
  g_assert_cmpmem (&got->phases, sizeof got->phases, &run->phases, sizeof run->phases);
  g_assert_cmpmem (got->histogram, sizeof got->histogram, run->histogram, sizeof run->histogram);
  g_assert_cmpmem (got->lanes, got->n_lanes * sizeof (SpoolLane), run->lanes,
                   run->n_lanes * sizeof (SpoolLane));
}

static void
test_round_trip (void)
{
  g_autoptr (SpoolRun) run = sample_run ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) got = send (run, &error);

  g_assert_no_error (error);
  assert_same_sums (got, run);
  g_assert_cmpmem (got->records, got->n_records * sizeof (SpoolJobRecord), run->records,
                   run->n_records * sizeof (SpoolJobRecord));
  g_assert_cmpstr (spool_run_get_detail (got, &got->records[3]), ==, "ничего не вышло");
  g_assert_null (spool_run_get_detail (got, &got->records[0]));
}

static void
test_without_records (void)
{
  g_autoptr (SpoolRun) run = sample_run ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) got = NULL;

  spool_run_drop_records (run);
  got = send (run, &error);
  g_assert_no_error (error);
  assert_same_sums (got, run);
  g_assert_cmpuint (got->n_records, ==, 0);
  g_assert_cmpuint (got->details->len, ==, 1);
}

/* As many records, with as long words, as a report can hold fit into a frame. */
static void
test_longest (void)
{
  g_autoptr (SpoolRun) run = sample_run ();
  g_autofree char *words = g_strnfill (SPOOL_MAX_DETAIL_BYTES, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) got = NULL;

  spool_run_drop_records (run);
  run->jobs = run->n_records = 20000;
  run->records = spool_records_new (run->n_records);
  for (guint i = 0; i < run->n_records; i++)
    {
      g_ptr_array_add (run->details, g_strdup (words));
      run->records[i].status = SPOOL_JOB_FAILED;
      run->records[i].detail = i + 1;
    }
  got = send (run, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (got->n_records, ==, 20000);
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) frame = sample_run_frame ();

  for (gsize n = 0; n < LENGTH (frame); n++)
    {
      g_autofree guint8 *exact = g_memdup2 (PAYLOAD (frame), n);
      g_autoptr (GError) error = NULL;

      g_assert_null (spool_run_from_bytes (exact, n, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
    }
}

static void
test_one_byte_too_many (void)
{
  g_autoptr (GByteArray) frame = sample_run_frame ();
  g_autoptr (GError) error = NULL;

  spool_put_u8 (frame, 0);
  g_assert_null (spool_run_from_bytes (PAYLOAD (frame), LENGTH (frame), &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
}

static void
test_impossible (void)
{
  g_autoptr (SpoolRun) run = sample_run ();

  run->executor = SPOOL_N_EXECUTORS;
  assert_refused (run);
  run->executor = SPOOL_EXECUTOR_SERIAL;
  run->mode = SPOOL_MODE_WARM + 1;
  assert_refused (run);
  run->mode = SPOOL_MODE_COLD;
  run->wall_ns = -1;
  assert_refused (run);
  run->wall_ns = 0;
  run->records[1].lane = 2; /* there are two */
  assert_refused (run);
  run->records[1].lane = 1;
  run->records[1].detail = 2; /* there is one */
  assert_refused (run);
  run->records[1].detail = 0;
  run->records[1].status = SPOOL_N_JOB_STATUSES;
  assert_refused (run);
  run->records[1].status = SPOOL_JOB_OK;
  run->jobs++; /* more than there are records */
  assert_refused (run);
}

/* Counts are believed only as far as there are bytes for them. */
static void
test_impossible_counts (void)
{
  const guint32 counts[] = { 0, SPOOL_MAX_WORKERS + 1, G_MAXUINT32 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GByteArray) frame = sample_run_frame ();
      g_autoptr (GByteArray) count = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (PAYLOAD (frame)[N_LANES_AT], ==, 2);
      spool_put_u32 (count, counts[i]);
      memcpy (PAYLOAD (frame) + N_LANES_AT, count->data, count->len);
      g_assert_null (spool_run_from_bytes (PAYLOAD (frame), LENGTH (frame), &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run-message/round-trip", test_round_trip);
  g_test_add_func ("/run-message/without-records", test_without_records);
  g_test_add_func ("/run-message/longest", test_longest);
  g_test_add_func ("/run-message/cut", test_cut);
  g_test_add_func ("/run-message/one-byte-too-many", test_one_byte_too_many);
  g_test_add_func ("/run-message/impossible", test_impossible);
  g_test_add_func ("/run-message/impossible-counts", test_impossible_counts);
  return g_test_run ();
}
