/* test-spool-page-fate.c: delays and errors repeat, and are spread as they say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "pages/spool-page-fate.h"

#define DRAWS 10000

/* Known answers, so that no platform and no later version draws otherwise. */
static void
test_random_known (void)
{
  guint64 state = 0;

  g_assert_cmphex (spool_page_random (&state), ==, G_GUINT64_CONSTANT (0xe220a8397b1dcdaf));
  g_assert_cmphex (spool_page_random (&state), ==, G_GUINT64_CONSTANT (0x6e789e6aa1b965f4));
  g_assert_cmphex (spool_page_random (&state), ==, G_GUINT64_CONSTANT (0x06c45d188009454f));
}

static void
test_delay_repeats (void)
{
  for (guint64 page = 0; page < 100; page++)
    g_assert_cmpfloat (spool_page_fate_delay_s (7, page, 0.5), ==,
                       spool_page_fate_delay_s (7, page, 0.5));
  g_assert_cmpfloat (spool_page_fate_delay_s (7, 1, 0.5), !=, spool_page_fate_delay_s (7, 2, 0.5));
  g_assert_cmpfloat (spool_page_fate_delay_s (7, 1, 0.5), !=, spool_page_fate_delay_s (8, 1, 0.5));
  /* Neighbouring seeds are not the same row, shifted by one. */
  g_assert_cmpfloat (spool_page_fate_delay_s (7, 2, 0.5), !=, spool_page_fate_delay_s (8, 1, 0.5));
}

static void
test_delay_uniform (void)
{
  guint tenths[10] = { 0 };

  for (guint64 page = 0; page < DRAWS; page++)
    {
      double delay_s = spool_page_fate_delay_s (42, page, 2.0);

      g_assert_cmpfloat (delay_s, >=, 0);
      g_assert_cmpfloat (delay_s, <, 2.0);
      tenths[(int) (delay_s / 2.0 * 10)]++;
    }
  /* 1000 expected in each, with a standard deviation of 30. */
  for (guint i = 0; i < G_N_ELEMENTS (tenths); i++)
    {
      g_assert_cmpuint (tenths[i], >, 850);
      g_assert_cmpuint (tenths[i], <, 1150);
    }
}

static void
test_delay_none (void)
{
  for (guint64 page = 0; page < 100; page++)
    g_assert_cmpfloat (spool_page_fate_delay_s (3, page, 0), ==, 0);
}

static guint
count_failures (guint64 seed, double error_rate)
{
  guint failures = 0;

  for (guint64 request = 0; request < DRAWS; request++)
    if (spool_page_fate_fails (seed, request, error_rate))
      failures++;
  return failures;
}

static void
test_errors_share (void)
{
  g_assert_cmpuint (count_failures (1, 0), ==, 0);
  g_assert_cmpuint (count_failures (1, 1), ==, DRAWS);
  g_assert_cmpuint (count_failures (1, 0.25), >, DRAWS * 0.23);
  g_assert_cmpuint (count_failures (1, 0.25), <, DRAWS * 0.27);
}

static void
test_errors_seed (void)
{
  guint differ = 0;

  for (guint64 request = 0; request < DRAWS; request++)
    {
      gboolean fails = spool_page_fate_fails (1, request, 0.5);

      g_assert_cmpint (fails, ==, spool_page_fate_fails (1, request, 0.5));
      /* Errors only become more with the rate. */
      if (fails)
        g_assert_true (spool_page_fate_fails (1, request, 0.6));
      if (fails != spool_page_fate_fails (2, request, 0.5))
        differ++;
    }
  g_assert_cmpuint (differ, >, DRAWS * 0.4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/fate/random-known", test_random_known);
  g_test_add_func ("/pages/fate/delay-repeats", test_delay_repeats);
  g_test_add_func ("/pages/fate/delay-uniform", test_delay_uniform);
  g_test_add_func ("/pages/fate/delay-none", test_delay_none);
  g_test_add_func ("/pages/fate/errors-share", test_errors_share);
  g_test_add_func ("/pages/fate/errors-seed", test_errors_seed);
  return g_test_run ();
}
