/* fuzz-messages.c: any bytes at all as any of our messages. The first byte chooses which.
 *
 * As a unit test it is linked with fuzz-driver.c; how to hunt longer is said there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "protocol/spool-frame.h"
#include "samples.h"

enum
{
  FUZZ_HEADER,
  FUZZ_READY,
  FUZZ_SETUP,
  FUZZ_JOBS,
  FUZZ_RESULTS,
  FUZZ_USAGE,
  FUZZ_RUN,
  FUZZ_ERROR,
  N_FUZZ
};

static void
take_result (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  g_assert_cmpuint (job - SAMPLE_RANGE.first, <, SAMPLE_RANGE.count);
  g_assert_cmpuint (record->status, <, SPOOL_N_JOB_STATUSES);
  g_assert_true (detail == NULL || g_utf8_validate (detail, -1, NULL));
}

/* What was taken for right can be written and read again. */
static void
check_run (const SpoolRun *run)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (SpoolRun) again = NULL;

  g_assert_true (run->n_records == 0 || run->n_records == run->jobs);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      g_assert_cmpuint (run->records[i].lane, <, run->n_lanes);
      g_assert_true ((run->records[i].detail == 0) ==
                     (spool_run_get_detail (run, &run->records[i]) == NULL));
    }
  spool_run_to_frame (run, frame);
  again = spool_run_from_bytes (frame->data + SPOOL_FRAME_HEADER_BYTES,
                                frame->len - SPOOL_FRAME_HEADER_BYTES, NULL);
  g_assert_nonnull (again);
}

static void
check_setup (const SpoolSetup *setup)
{
  g_assert_cmpuint (setup->workers, <=, SPOOL_MAX_WORKERS);
  g_assert_cmpuint (setup->jobs, <=, SPOOL_MAX_JOBS);
  g_assert_nonnull (setup->folder);
}

static gboolean
read_small (guint which, const guint8 *bytes, gsize n_bytes, GError **error)
{
  SpoolReady ready;
  SpoolJobRange range;
  SpoolUsage usage;
  SpoolFrameType type;
  gsize n_payload_bytes;

  switch (which)
    {
    case FUZZ_READY:
      return spool_ready_from_bytes (&ready, bytes, n_bytes, error);
    case FUZZ_JOBS:
      return spool_jobs_from_bytes (&range, bytes, n_bytes, error);
    case FUZZ_RESULTS:
      return spool_results_from_bytes (&SAMPLE_RANGE, bytes, n_bytes, take_result, NULL, error);
    case FUZZ_USAGE:
      return spool_usage_from_bytes (&usage, bytes, n_bytes, error);
    default:
      return n_bytes < SPOOL_FRAME_HEADER_BYTES ||
             spool_frame_read_header (bytes, &type, &n_payload_bytes, error) || error != NULL;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolSetup) setup = NULL;
  g_autoptr (SpoolRun) run = NULL;
  guint which;

  if (n_bytes == 0)
    return 0;
  which = bytes[0] % N_FUZZ;
  bytes++;
  n_bytes--;
  if (which == FUZZ_SETUP && (setup = spool_setup_from_bytes (bytes, n_bytes, &error)) != NULL)
    check_setup (setup);
  else if (which == FUZZ_RUN && (run = spool_run_from_bytes (bytes, n_bytes, &error)) != NULL)
    check_run (run);
  else if (which == FUZZ_ERROR)
    error = spool_error_from_bytes (bytes, n_bytes);
  else if (which != FUZZ_SETUP && which != FUZZ_RUN && read_small (which, bytes, n_bytes, &error))
    return 0;
  /* Whoever says no says why. */
  g_assert_true (setup != NULL || run != NULL || error != NULL);
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  return 0;
}

static void
add_seed (GPtrArray *seeds, guint8 which, GByteArray *frame)
{
  gsize skip = which == FUZZ_HEADER ? 0 : SPOOL_FRAME_HEADER_BYTES;
  GByteArray *seed = g_byte_array_new ();

  g_byte_array_append (seed, &which, 1);
  g_byte_array_append (seed, frame->data + skip, (guint) (frame->len - skip));
  g_byte_array_unref (frame);
  g_ptr_array_add (seeds, seed);
}

GPtrArray *
fuzz_make_seeds (void)
{
  const SpoolReady ready = { 1, 2, 3 };
  const SpoolUsage usage = { 1, 2, 3 };
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  GByteArray *frame = g_byte_array_new ();

  spool_ready_to_frame (&ready, frame);
  add_seed (seeds, FUZZ_HEADER, g_byte_array_ref (frame));
  add_seed (seeds, FUZZ_READY, frame);
  frame = g_byte_array_new ();
  spool_usage_to_frame (&usage, frame);
  add_seed (seeds, FUZZ_USAGE, frame);
  frame = g_byte_array_new ();
  spool_jobs_to_frame (&SAMPLE_RANGE, frame);
  add_seed (seeds, FUZZ_JOBS, frame);
  add_seed (seeds, FUZZ_SETUP, sample_setup_frame ("web"));
  add_seed (seeds, FUZZ_SETUP, sample_setup_frame ("cosine"));
  add_seed (seeds, FUZZ_SETUP, sample_setup_frame ("sleep"));
  add_seed (seeds, FUZZ_RESULTS, sample_results_frame ());
  add_seed (seeds, FUZZ_RUN, sample_run_frame ());
  add_seed (seeds, FUZZ_ERROR, sample_error_frame ("no"));
  return seeds;
}
