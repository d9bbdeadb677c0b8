/* test-spool-message.c: the small messages, there and back, and broken at every place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-message.h"

#include "protocol/spool-frame.h"
#include "samples.h"
#include "workload/spool-error.h"

#include <string.h>

#define PAYLOAD(frame) ((frame)->data + SPOOL_FRAME_HEADER_BYTES)
#define LENGTH(frame) ((gsize) (frame)->len - SPOOL_FRAME_HEADER_BYTES)

static void
test_round_trip (void)
{
  const SpoolReady ready = { G_MAXINT64 - 1, 12345, 67890 };
  const SpoolJobRange range = { G_GUINT64_CONSTANT (99999999), 4096 };
  const SpoolUsage usage = { 11, 22, G_MAXUINT64 };
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  SpoolReady got_ready;
  SpoolJobRange got_range;
  SpoolUsage got_usage;

  spool_ready_to_frame (&ready, frame);
  g_assert_true (spool_ready_from_bytes (&got_ready, PAYLOAD (frame), LENGTH (frame), NULL));
  g_assert_cmpmem (&got_ready, sizeof got_ready, &ready, sizeof ready);

  spool_jobs_to_frame (&range, frame);
  g_assert_true (spool_jobs_from_bytes (&got_range, PAYLOAD (frame), LENGTH (frame), NULL));
  g_assert_cmpuint (got_range.first, ==, range.first);
  g_assert_cmpuint (got_range.count, ==, range.count);

  spool_usage_to_frame (&usage, frame);
  g_assert_true (spool_usage_from_bytes (&got_usage, PAYLOAD (frame), LENGTH (frame), NULL));
  g_assert_cmpmem (&got_usage, sizeof got_usage, &usage, sizeof usage);
}

static void
test_lengths (void)
{
  const SpoolReady ready = { 1, 2, 3 };
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  gsize right;

  spool_ready_to_frame (&ready, frame);
  right = LENGTH (frame);
  g_byte_array_set_size (frame, frame->len + 8);
  memset (frame->data + frame->len - 8, 0, 8);
  for (gsize n = 0; n <= LENGTH (frame); n++)
    {
      g_autofree guint8 *exact = g_memdup2 (PAYLOAD (frame), n);
      g_autoptr (GError) error = NULL;
      SpoolReady got;

      g_assert_true (spool_ready_from_bytes (&got, exact, n, &error) == (n == right));
      g_assert_true ((error == NULL) == (n == right));
    }
}

typedef struct
{
  guint n_results;
  guint n_details;
} Sink;

static void
take_result (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  Sink *sink = data;
  SpoolJobRecord expected = sample_record (job);

  expected.lane = 0; /* the worker does not know its lane */
  g_assert_cmpuint (job, ==, SAMPLE_RANGE.first + sink->n_results);
  g_assert_cmpmem (record, sizeof *record, &expected, sizeof expected);
  g_assert_cmpstr (detail, ==, record->status == SPOOL_JOB_OK ? NULL : "no luck");
  sink->n_results++;
  sink->n_details += detail != NULL;
}

static void
test_results (void)
{
  g_autoptr (GByteArray) frame = sample_results_frame ();
  g_autoptr (GError) error = NULL;
  Sink sink = { 0 };

  g_assert_true (spool_results_from_bytes (&SAMPLE_RANGE, PAYLOAD (frame), LENGTH (frame),
                                           take_result, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_results, ==, SAMPLE_RANGE.count);
  g_assert_cmpuint (sink.n_details, ==, 1);
}

/* Of a broken message nothing is handed out, not even what was right. */
static void
test_results_cut (void)
{
  g_autoptr (GByteArray) frame = sample_results_frame ();

  for (gsize n = 0; n < LENGTH (frame); n++)
    {
      g_autofree guint8 *exact = g_memdup2 (PAYLOAD (frame), n);
      g_autoptr (GError) error = NULL;
      Sink sink = { 0 };

      g_assert_false (
          spool_results_from_bytes (&SAMPLE_RANGE, exact, n, take_result, &sink, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
      g_assert_cmpuint (sink.n_results, ==, 0);
    }
}

static void
test_results_of_others (void)
{
  const SpoolJobRange others[] = { { 8, 3 }, { 7, 2 }, { 7, 4 }, { 7, 0 }, { 0, 3 } };
  g_autoptr (GByteArray) frame = sample_results_frame ();

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      Sink sink = { 0 };

      g_assert_false (spool_results_from_bytes (&others[i], PAYLOAD (frame), LENGTH (frame),
                                                take_result, &sink, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
      g_assert_cmpuint (sink.n_results, ==, 0);
    }
}

static void
ignore_result (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  char **kept = data;

  *kept = g_strdup (detail);
}

static gboolean
send_one (const SpoolJobRecord *record, const char *detail, char **got)
{
  const SpoolJobRange one = { 0, 1 };
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  spool_results_begin (frame, &one);
  spool_results_add (frame, record, detail);
  spool_frame_end (frame);
  return spool_results_from_bytes (&one, PAYLOAD (frame), LENGTH (frame), ignore_result, got, NULL);
}

static void
test_impossible_records (void)
{
  SpoolJobRecord backwards = { .start_ns = 10, .end_ns = 9 };
  SpoolJobRecord unknown = { .status = SPOOL_N_JOB_STATUSES };
  SpoolJobRecord good = { .start_ns = 10, .end_ns = 10 };
  g_autofree char *detail = NULL;

  g_assert_true (send_one (&good, NULL, &detail));
  g_assert_false (send_one (&backwards, NULL, &detail));
  g_assert_false (send_one (&unknown, NULL, &detail));
}

/* A letter that the cut would go through must not make the message unreadable. */
static void
test_long_detail (void)
{
  SpoolJobRecord record = { .status = SPOOL_JOB_FAILED };

  for (gsize before = 0; before < 4; before++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *got = NULL;

      for (gsize i = 0; i < before; i++)
        g_string_append_c (words, '.');
      for (guint i = 0; i < 500; i++)
        g_string_append (words, "€");
      g_assert_true (send_one (&record, words->str, &got));
      g_assert_cmpuint (strlen (got), <=, SPOOL_MAX_DETAIL_BYTES);
      g_assert_cmpuint (strlen (got), >, SPOOL_MAX_DETAIL_BYTES - 3);
      g_assert_true (g_str_has_prefix (words->str, got));
    }
}

/* Words may come from a server, by way of libcurl, and be anything. */
static void
test_detail_not_utf8 (void)
{
  SpoolJobRecord record = { .status = SPOOL_JOB_FAILED };
  g_autofree char *got = NULL;

  g_assert_true (send_one (&record, "can't find host \xff\xfe", &got));
  g_assert_true (g_str_has_prefix (got, "can't find host "));
  g_assert_true (g_utf8_validate (got, -1, NULL));
}

static void
test_error (void)
{
  g_autoptr (GByteArray) frame = sample_error_frame ("it can't be");
  g_autoptr (GError) error = spool_error_from_bytes (PAYLOAD (frame), LENGTH (frame));

  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "it can't be");
  for (gsize n = 0; n < LENGTH (frame); n++)
    {
      g_autofree guint8 *exact = g_memdup2 (PAYLOAD (frame), n);
      g_autoptr (GError) broken = spool_error_from_bytes (exact, n);

      g_assert_error (broken, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
    }
}

/* Errors of others arrive as failures, with their words, whatever these are made of. */
static void
test_foreign_error (void)
{
  g_autoptr (GError) foreign =
      g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file: \xc3");
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  spool_error_to_frame (foreign, frame);
  error = spool_error_from_bytes (PAYLOAD (frame), LENGTH (frame));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "no such file: "));
}

/* Whether a pipe was closed or somebody wanted to stop, the other side can't say: who believed it
 * would look for how the child ended, or take a failed run for an interrupt. */
static void
test_error_that_is_ours (void)
{
  const SpoolError codes[] = { SPOOL_ERROR_CLOSED, SPOOL_ERROR_CANCELLED, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GByteArray) frame = g_byte_array_new ();
      g_autoptr (GError) said = g_error_new_literal (SPOOL_ERROR, codes[i], "gone");
      g_autoptr (GError) error = NULL;

      spool_error_to_frame (said, frame);
      error = spool_error_from_bytes (PAYLOAD (frame), LENGTH (frame));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, "gone");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/round-trip", test_round_trip);
  g_test_add_func ("/message/lengths", test_lengths);
  g_test_add_func ("/message/results", test_results);
  g_test_add_func ("/message/results/cut", test_results_cut);
  g_test_add_func ("/message/results/of-others", test_results_of_others);
  g_test_add_func ("/message/results/impossible-records", test_impossible_records);
  g_test_add_func ("/message/results/long-detail", test_long_detail);
  g_test_add_func ("/message/results/detail-not-utf8", test_detail_not_utf8);
  g_test_add_func ("/message/error", test_error);
  g_test_add_func ("/message/error/foreign", test_foreign_error);
  g_test_add_func ("/message/error/ours", test_error_that_is_ours);
  return g_test_run ();
}
