/* test-spool-frame.c: headers, right ones and a table of broken ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-frame.h"

#include "protocol/spool-bytes.h"
#include "workload/spool-error.h"

#include <string.h>

static void
test_round_trip (void)
{
  for (guint type = SPOOL_FRAME_READY; type < SPOOL_FRAME_TYPE_END; type++)
    {
      g_autoptr (GByteArray) frame = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      SpoolFrameType read_type;
      gsize n_payload_bytes;

      spool_put_u8 (frame, 77); /* what was there before goes */
      spool_frame_begin (frame, type);
      spool_put_u32 (frame, 42);
      spool_put_u8 (frame, 42);
      spool_frame_end (frame);
      g_assert_true (spool_frame_read_header (frame->data, &read_type, &n_payload_bytes, &error));
      g_assert_no_error (error);
      g_assert_cmpint (read_type, ==, type);
      g_assert_cmpuint (n_payload_bytes, ==, 5);
      g_assert_cmpuint (frame->len, ==, SPOOL_FRAME_HEADER_BYTES + 5);
    }
}

/* The bytes of a frame are a promise between programs; they must not change by accident. */
static void
test_known_bytes (void)
{
  const guint8 expected[] = { 'S', 'P', 'O', 'L', 1, 0, 3, 0, 0, 1, 0, 0 };
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  spool_frame_begin (frame, SPOOL_FRAME_JOBS);
  for (guint i = 0; i < 256; i++)
    spool_put_u8 (frame, 0);
  spool_frame_end (frame);
  g_assert_cmpmem (frame->data, SPOOL_FRAME_HEADER_BYTES, expected, sizeof expected);
}

typedef struct
{
  const char *name;
  guint8 header[SPOOL_FRAME_HEADER_BYTES];
  const char *words;
} BadHeader;

static void
test_broken (void)
{
  const BadHeader rows[] = {
    { "text", "Hello, worl", "no message of ours" },
    { "zeros", { 0 }, "no message of ours" },
    { "magic, last byte", { 'S', 'P', 'O', 'M', 1, 0, 1, 0, 0, 0, 0, 0 }, "no message of ours" },
    { "magic, other order", { 'L', 'O', 'P', 'S', 1, 0, 1, 0, 0, 0, 0, 0 }, "no message of ours" },
    { "version 0", { 'S', 'P', 'O', 'L', 0, 0, 1, 0, 0, 0, 0, 0 }, "version 0" },
    { "version 2", { 'S', 'P', 'O', 'L', 2, 0, 1, 0, 0, 0, 0, 0 }, "version 2 " },
    { "version, high byte", { 'S', 'P', 'O', 'L', 1, 1, 1, 0, 0, 0, 0, 0 }, "version 257" },
    { "type 0", { 'S', 'P', 'O', 'L', 1, 0, 0, 0, 0, 0, 0, 0 }, "unknown type 0" },
    { "type behind the last",
      { 'S', 'P', 'O', 'L', 1, 0, SPOOL_FRAME_TYPE_END, 0, 0, 0, 0, 0 },
      "unknown type 8" },
    { "type, high byte", { 'S', 'P', 'O', 'L', 1, 0, 1, 1, 0, 0, 0, 0 }, "unknown type 257" },
    { "one byte too long", { 'S', 'P', 'O', 'L', 1, 0, 1, 0, 1, 0, 0, 1 }, "16777217 bytes" },
    { "much too long",
      { 'S', 'P', 'O', 'L', 1, 0, 1, 0, 0xff, 0xff, 0xff, 0xff },
      "4294967295 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SpoolFrameType type;
      gsize n_payload_bytes;

      g_test_message ("%s", rows[i].name);
      g_assert_false (spool_frame_read_header (rows[i].header, &type, &n_payload_bytes, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
      g_assert_nonnull (strstr (error->message, rows[i].words));
    }
}

static void
test_longest (void)
{
  const guint8 header[] = { 'S', 'P', 'O', 'L', 1, 0, 1, 0, 0, 0, 0, 1 };
  g_autoptr (GError) error = NULL;
  SpoolFrameType type;
  gsize n_payload_bytes;

  g_assert_true (spool_frame_read_header (header, &type, &n_payload_bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_payload_bytes, ==, SPOOL_FRAME_MAX_PAYLOAD_BYTES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/round-trip", test_round_trip);
  g_test_add_func ("/frame/known-bytes", test_known_bytes);
  g_test_add_func ("/frame/broken", test_broken);
  g_test_add_func ("/frame/longest", test_longest);
  return g_test_run ();
}
