/* test-spool-page-cache.c: pages are made once, and not too many are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "pages/spool-page-body.h"
#include "pages/spool-page-cache.h"

static void
test_made_once (void)
{
  g_autoptr (SpoolPageCache) cache = spool_page_cache_new (1000, 100000);
  g_autoptr (GBytes) first = spool_page_cache_get (cache, 4, FALSE);
  g_autoptr (GBytes) other = spool_page_cache_get (cache, 5, FALSE);
  g_autoptr (GBytes) again = spool_page_cache_get (cache, 4, FALSE);
  g_autoptr (GBytes) fresh = spool_page_body_new (4, 1000);

  g_assert_true (first == again);
  g_assert_true (first != other);
  g_assert_true (g_bytes_equal (first, fresh));
}

static void
test_compressed_apart (void)
{
  g_autoptr (SpoolPageCache) cache = spool_page_cache_new (1000, 100000);
  g_autoptr (GBytes) plain = spool_page_cache_get (cache, 4, FALSE);
  g_autoptr (GBytes) compressed = spool_page_cache_get (cache, 4, TRUE);
  g_autoptr (GBytes) again = spool_page_cache_get (cache, 4, TRUE);
  g_autoptr (GBytes) expected = spool_page_body_compress (plain);

  g_assert_true (compressed == again);
  g_assert_true (g_bytes_equal (compressed, expected));
}

static void
test_bounded (void)
{
  g_autoptr (SpoolPageCache) cache = spool_page_cache_new (1000, 5000);
  g_autoptr (GBytes) first = spool_page_cache_get (cache, 0, FALSE);
  g_autoptr (GBytes) newest = NULL;
  g_autoptr (GBytes) again = NULL;

  for (guint64 page = 1; page < 1000; page++)
    {
      g_autoptr (GBytes) body = spool_page_cache_get (cache, page, page % 2 == 0);

      g_assert_nonnull (body);
      g_assert_cmpuint (spool_page_cache_get_bytes (cache), <=, 5000);
    }
  /* The oldest went and was made anew, the newest stayed. */
  newest = spool_page_cache_get (cache, 999, FALSE);
  again = spool_page_cache_get (cache, 999, FALSE);
  g_assert_true (newest == again);
  g_clear_pointer (&again, g_bytes_unref);
  again = spool_page_cache_get (cache, 0, FALSE);
  g_assert_true (first != again);
  g_assert_true (g_bytes_equal (first, again));
}

static void
test_larger_than_the_bound (void)
{
  g_autoptr (SpoolPageCache) cache = spool_page_cache_new (1000, 10);
  g_autoptr (GBytes) first = spool_page_cache_get (cache, 1, FALSE);
  g_autoptr (GBytes) again = spool_page_cache_get (cache, 1, FALSE);
  g_autoptr (GBytes) compressed = spool_page_cache_get (cache, 1, TRUE);

  g_assert_true (first == again);
  g_assert_cmpuint (g_bytes_get_size (compressed), >, 0);
}

/* Pages without a byte must not be kept without end either. */
static void
test_empty_pages (void)
{
  g_autoptr (SpoolPageCache) cache = spool_page_cache_new (0, 10000);

  for (guint64 page = 0; page < 1000; page++)
    {
      g_autoptr (GBytes) body = spool_page_cache_get (cache, page, FALSE);

      g_assert_cmpuint (g_bytes_get_size (body), ==, 0);
    }
  g_assert_cmpuint (spool_page_cache_get_bytes (cache), >, 0);
  g_assert_cmpuint (spool_page_cache_get_bytes (cache), <=, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/cache/made-once", test_made_once);
  g_test_add_func ("/pages/cache/compressed-apart", test_compressed_apart);
  g_test_add_func ("/pages/cache/bounded", test_bounded);
  g_test_add_func ("/pages/cache/larger-than-the-bound", test_larger_than_the_bound);
  g_test_add_func ("/pages/cache/empty-pages", test_empty_pages);
  return g_test_run ();
}
