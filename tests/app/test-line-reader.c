/* test-line-reader.c: lines out of bytes that come in any pieces.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-line-reader.h"

#include "workload/spool-error.h"

#include <string.h>

static void
push (SpoolLineReader *reader, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_line_reader_push (reader, (const guint8 *) text, strlen (text), &error));
  g_assert_no_error (error);
}

static void
assert_pop (SpoolLineReader *reader, const char *expected)
{
  g_autofree char *line = spool_line_reader_pop (reader);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_lines (void)
{
  g_autoptr (SpoolLineReader) reader = spool_line_reader_new (100);

  assert_pop (reader, NULL);
  push (reader, "one\ntwo\r\n\nthr");
  assert_pop (reader, "one");
  assert_pop (reader, "two");
  assert_pop (reader, "");
  assert_pop (reader, NULL);
  push (reader, "ee");
  assert_pop (reader, NULL);
  push (reader, "\n");
  assert_pop (reader, "three");
  assert_pop (reader, NULL);
}

static void
test_byte_by_byte (void)
{
  g_autoptr (SpoolLineReader) reader = spool_line_reader_new (10);
  const char *text = "a line\nanother\n";
  guint n_lines = 0;

  for (const char *next = text; *next != '\0'; next++)
    {
      g_autofree char *line = NULL;

      g_assert_true (spool_line_reader_push (reader, (const guint8 *) next, 1, NULL));
      line = spool_line_reader_pop (reader);
      if (line != NULL)
        g_assert_cmpstr (line, ==, n_lines++ == 0 ? "a line" : "another");
    }
  g_assert_cmpuint (n_lines, ==, 2);
}

static void
test_unpopped_lines_stay (void)
{
  g_autoptr (SpoolLineReader) reader = spool_line_reader_new (4);

  push (reader, "a\nb\nc\n");
  assert_pop (reader, "a");
  push (reader, "d\n");
  assert_pop (reader, "b");
  assert_pop (reader, "c");
  assert_pop (reader, "d");
}

static void
test_bound (void)
{
  g_autoptr (SpoolLineReader) reader = spool_line_reader_new (4);
  g_autoptr (GError) error = NULL;

  push (reader, "1234\n1234");
  g_assert_false (spool_line_reader_push (reader, (const guint8 *) "5", 1, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
}

static void
test_zero_bytes (void)
{
  g_autoptr (SpoolLineReader) reader = spool_line_reader_new (100);

  g_assert_true (spool_line_reader_push (reader, (const guint8 *) "a\0b\nc\n", 6, NULL));
  assert_pop (reader, "a");
  assert_pop (reader, "c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-reader/lines", test_lines);
  g_test_add_func ("/line-reader/byte-by-byte", test_byte_by_byte);
  g_test_add_func ("/line-reader/unpopped-lines-stay", test_unpopped_lines_stay);
  g_test_add_func ("/line-reader/bound", test_bound);
  g_test_add_func ("/line-reader/zero-bytes", test_zero_bytes);
  return g_test_run ();
}
