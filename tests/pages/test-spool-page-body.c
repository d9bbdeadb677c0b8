/* test-spool-page-body.c: pages have their size, their number and always the same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "pages/spool-page-body.h"

static void
test_exact_size (void)
{
  for (gsize size = 0; size < 2000; size++)
    {
      g_autoptr (GBytes) body = spool_page_body_new (size % 17, size);

      g_assert_cmpuint (g_bytes_get_size (body), ==, size);
    }
}

static void
test_reads_as_html (void)
{
  for (gsize size = 200; size < 1500; size += 7)
    {
      g_autoptr (GBytes) body = spool_page_body_new (12, size);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      guint opened = 0, closed = 0;

      g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>\n"));
      g_assert_true (g_str_has_suffix (text, "</body>\n</html>\n"));
      g_assert_nonnull (strstr (text, "<title>Page 12</title>"));
      for (const char *at = text; (at = strstr (at, "<p>")) != NULL; at++)
        opened++;
      for (const char *at = text; (at = strstr (at, "</p>")) != NULL; at++)
        closed++;
      g_assert_cmpuint (opened, ==, closed);
      /* Nothing was left unwritten. */
      g_assert_cmpuint (strlen (text), ==, size);
      g_assert_true (g_str_is_ascii (text));
    }
}

static void
test_known_bytes (void)
{
  g_autoptr (GBytes) body = spool_page_body_new (3, 100000);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);

  /* The same everywhere and in later versions, else old reports can't be compared. */
  g_assert_cmpstr (sum, ==, "368c4b0950eee74b07cc5a48a1e191e0faeb9008949bbafe09053aada6bd0b9c");
}

static void
test_differ_by_number (void)
{
  const gsize sizes[] = { 4, 50, 300, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GHashTable) seen =
          g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

      for (guint64 page = 0; page < 64; page++)
        g_assert_true (g_hash_table_add (seen, spool_page_body_new (page, sizes[i])));
    }
}

static void
test_compress (void)
{
  g_autoptr (GBytes) body = spool_page_body_new (5, 100000);
  g_autoptr (GBytes) small = spool_page_body_compress (body);
  g_autoptr (GConverter) back =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (small);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, back);
  g_autofree char *text = g_malloc (100001);
  gsize got = 0;

  /* As text does, and not as a run of one letter would. */
  g_assert_cmpuint (g_bytes_get_size (small), <, 50000);
  g_assert_cmpuint (g_bytes_get_size (small), >, 15000);
  g_assert_true (g_input_stream_read_all (stream, text, 100001, &got, NULL, NULL));
  g_assert_cmpmem (text, got, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
test_compress_empty (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) compressed = spool_page_body_compress (empty);

  g_assert_cmpuint (g_bytes_get_size (compressed), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/body/exact-size", test_exact_size);
  g_test_add_func ("/pages/body/reads-as-html", test_reads_as_html);
  g_test_add_func ("/pages/body/known-bytes", test_known_bytes);
  g_test_add_func ("/pages/body/differ-by-number", test_differ_by_number);
  g_test_add_func ("/pages/body/compress", test_compress);
  g_test_add_func ("/pages/body/compress-empty", test_compress_empty);
  return g_test_run ();
}
