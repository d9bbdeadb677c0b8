/* test-worker-list.c: worker counts as people type them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-worker-list.h"

#include "workload/spool-error.h"

static void
test_parse (void)
{
  g_autoptr (GArray) list = spool_worker_list_parse (" 2,4; 8  256", NULL);
  g_autofree char *text = spool_worker_list_format (list);
  const char *const wrong[] = { "",    " , ", "0",    "257", "-1",
                                "2.5", "two", "2,,x", "1e2", "99999999999999999999" };

  g_assert_cmpstr (text, ==, "2, 4, 8, 256");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (spool_worker_list_parse (wrong[i], &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "1 ");
  g_assert_null (spool_worker_list_parse (text->str, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
}

static void
assert_sifted (const char *text, const char *counts, const char *wrong)
{
  g_autofree char *rest = NULL;
  g_autoptr (GArray) list = spool_worker_list_sift (text, &rest);
  g_autofree char *formatted = spool_worker_list_format (list);

  g_assert_cmpstr (formatted, ==, counts);
  g_assert_cmpstr (rest, ==, wrong);
}

static void
test_sift (void)
{
  assert_sifted ("8, 2 8;2", "8, 2", "");
  assert_sifted ("2, x, 4, 0", "2, 4", "x, 0");
  assert_sifted (" , ", "", "");
  assert_sifted ("two", "", "two");
}

static void
assert_added (const char *before, const char *text, const char *expected)
{
  g_autofree char *rest = NULL;
  g_autoptr (GArray) list = spool_worker_list_sift (before, &rest);
  g_autofree char *all = spool_worker_list_add (list, text);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_add (void)
{
  assert_added ("2, 16", "8 2,4", "2, 4, 8, 16");
  assert_added ("", "10", "10");
  assert_added ("4", "x 2", "2, 4, x");
  assert_added ("", "x", "x");
  assert_added ("4", "", "4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker-list/parse", test_parse);
  g_test_add_func ("/worker-list/too-many", test_too_many);
  g_test_add_func ("/worker-list/sift", test_sift);
  g_test_add_func ("/worker-list/add", test_add);
  return g_test_run ();
}
