/* fuzz-channel.c: any bytes at all from a pipe, read as frames until they end or are refused.
 *
 * As a unit test it is linked with fuzz-driver.c; how to hunt longer is said there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "samples.h"
#include "workload/spool-error.h"

/* What a pipe holds on every system without anybody reading. */
#define MAX_BYTES 4096

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n_bytes)
{
  g_autoptr (SpoolChannel) channel = NULL;
  g_autoptr (GError) error = NULL;
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_payload_bytes, n_taken = 0;
  int ends[2];

  n_bytes = MIN (n_bytes, MAX_BYTES);
  g_assert_true (spool_fd_open_pipe (ends));
  g_assert_true (spool_fd_write_all (ends[1], bytes, n_bytes, NULL));
  spool_fd_close (&ends[1]);
  channel = spool_channel_new (ends[0], -1);
  while (spool_channel_read (channel, SPOOL_NO_DEADLINE, &type, &payload, &n_payload_bytes, &error))
    {
      g_assert_cmpint (type, <, SPOOL_FRAME_TYPE_END);
      n_taken += SPOOL_FRAME_HEADER_BYTES + n_payload_bytes;
    }
  g_assert_nonnull (error);
  /* An orderly end is one behind a whole frame. */
  g_assert_true (g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED) == (n_taken == n_bytes));
  spool_fd_close (&ends[0]);
  return 0;
}

GPtrArray *
fuzz_make_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  GByteArray *several = sample_results_frame ();
  g_autoptr (GByteArray) second = sample_error_frame ("no");
  g_autoptr (GByteArray) third = sample_setup_frame ("sleep");

  g_byte_array_append (several, second->data, second->len);
  g_byte_array_append (several, third->data, third->len);
  g_ptr_array_add (seeds, several);
  g_ptr_array_add (seeds, sample_run_frame ());
  return seeds;
}
