/* test-spool-bytes.c: numbers and texts as bytes, there and back, and what is too short.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-bytes.h"

#include <math.h>

static void
test_order (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint8 expected[] = { 0xab, 0x02, 0x01, 0x06, 0x05, 0x04, 0x03, 8,    7,    6,    5, 4, 3,
                              2,    1,    0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 3, 0, 0,
                              0,    'h',  'i',  0,    0,    0,    0,    1,    0,    0,    0 };

  spool_put_u8 (bytes, 0xab);
  spool_put_u16 (bytes, 0x0102);
  spool_put_u32 (bytes, 0x03040506);
  spool_put_u64 (bytes, G_GUINT64_CONSTANT (0x0102030405060708));
  spool_put_i64 (bytes, -2);
  spool_put_text (bytes, "hi");
  spool_put_text (bytes, NULL);
  spool_put_text (bytes, "");
  g_assert_cmpmem (bytes->data, bytes->len, expected, sizeof expected);
}

static void
test_round_trip (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *empty = NULL;
  SpoolReader in;

  spool_put_u8 (bytes, G_MAXUINT8);
  spool_put_u16 (bytes, G_MAXUINT16);
  spool_put_u32 (bytes, G_MAXUINT32);
  spool_put_u64 (bytes, G_MAXUINT64);
  spool_put_i64 (bytes, G_MININT64);
  spool_put_double (bytes, -0.1);
  spool_put_double (bytes, (double) NAN);
  spool_put_text (bytes, "Zürich, 東京");
  spool_put_text (bytes, "");
  spool_put_text (bytes, NULL);

  in = (SpoolReader){ bytes->data, bytes->len, FALSE };
  g_assert_cmpuint (spool_take_u8 (&in), ==, G_MAXUINT8);
  g_assert_cmpuint (spool_take_u16 (&in), ==, G_MAXUINT16);
  g_assert_cmpuint (spool_take_u32 (&in), ==, G_MAXUINT32);
  g_assert_cmpuint (spool_take_u64 (&in), ==, G_MAXUINT64);
  g_assert_cmpint (spool_take_i64 (&in), ==, G_MININT64);
  g_assert_cmpfloat (spool_take_double (&in), ==, -0.1);
  g_assert_true (isnan (spool_take_double (&in)));
  text = spool_take_text (&in);
  g_assert_cmpstr (text, ==, "Zürich, 東京");
  empty = spool_take_text (&in);
  g_assert_cmpstr (empty, ==, "");
  g_assert_false (spool_reader_ended (&in));
  g_assert_null (spool_take_text (&in));
  g_assert_true (spool_reader_ended (&in));
}

static void
test_beyond_the_end (void)
{
  const guint8 bytes[] = { 1, 2, 3 };
  SpoolReader in = { bytes, sizeof bytes, FALSE };

  g_assert_cmpuint (spool_take_u16 (&in), ==, 0x0201);
  g_assert_cmpuint (spool_take_u16 (&in), ==, 0);
  g_assert_true (in.failed);
  /* Once something was missing, nothing that is left may be taken for something else. */
  g_assert_cmpuint (spool_take_u8 (&in), ==, 0);
  g_assert_cmpuint (spool_take_u64 (&in), ==, 0);
  g_assert_cmpfloat (spool_take_double (&in), ==, 0);
  g_assert_null (spool_take_text (&in));
  g_assert_false (spool_reader_ended (&in));
}

static void
test_nothing_at_all (void)
{
  SpoolReader in = { NULL, 0, FALSE };

  g_assert_true (spool_reader_ended (&in));
  g_assert_null (spool_take_text (&in));
  g_assert_true (in.failed);
}

typedef struct
{
  const char *name;
  gsize n_bytes;
  guint8 bytes[12];
} BadText;

static void
test_bad_texts (void)
{
  const BadText texts[] = {
    { "longer than what is there", 6, { 4, 0, 0, 0, 'a', 'b' } },
    { "as long as a number can be", 6, { 0xff, 0xff, 0xff, 0xff, 'a', 'b' } },
    { "not UTF-8", 6, { 3, 0, 0, 0, 0xc3, 0x28 } },
    { "cut within a letter", 5, { 2, 0, 0, 0, 0xc3 } },
    { "with a NUL", 7, { 4, 0, 0, 0, 'a', 0, 'b' } },
    { "with a length cut short", 3, { 1, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SpoolReader in = { texts[i].bytes, texts[i].n_bytes, FALSE };
      g_autofree char *text = NULL;

      g_test_message ("%s", texts[i].name);
      text = spool_take_text (&in);
      g_assert_null (text);
      g_assert_true (in.failed);
      g_assert_false (spool_reader_ended (&in));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bytes/order", test_order);
  g_test_add_func ("/bytes/round-trip", test_round_trip);
  g_test_add_func ("/bytes/beyond-the-end", test_beyond_the_end);
  g_test_add_func ("/bytes/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/bytes/bad-texts", test_bad_texts);
  return g_test_run ();
}
