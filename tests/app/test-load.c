/* test-load.c: how busy the machine is, as its system tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <math.h>

static void
test_share (void)
{
  SpoolLoad load = { 0 };

  g_assert_true (isnan (spool_load_parse (&load, "cpu  100 0 50 800 50 0 0 0 7 0\ncpu0 1 2 3\n")));
  g_assert_cmpuint (load.busy, ==, 150);
  g_assert_cmpuint (load.total, ==, 1000);
  /* 40 of 100: of all columns but idle and waiting. */
  g_assert_cmpfloat_with_epsilon (spool_load_parse (&load, "cpu  110 5 55 850 60 5 5 10 99 99\n"),
                                  0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_load_parse (&load, "cpu  210 5 55 850 60 5 5 10\n"), 1,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (spool_load_parse (&load, "cpu  210 5 55 950 60 5 5 10\n"), 0,
                                  1e-9);
}

static void
test_no_time_between (void)
{
  SpoolLoad load = { 0 };

  spool_load_parse (&load, "cpu 1 2 3 4 5 6 7 8");
  g_assert_true (isnan (spool_load_parse (&load, "cpu 1 2 3 4 5 6 7 8")));
  g_assert_true (isnan (spool_load_parse (&load, "cpu 1 2 3 3 5 6 7 8")));
  g_assert_true (isnan (spool_load_parse (&load, "cpu 0 2 3 9 5 6 7 8")));
}

/* Nothing of it counts as a look. */
static void
test_nonsense (void)
{
  static const char *const texts[] = { "",
                                       "cpu",
                                       "cpu ",
                                       "cpu0 1 2 3 4 5 6 7 8",
                                       "cpu 1 2 3 4 5 6 7",
                                       "cpu one two",
                                       "intr 1 2 3 4 5 6 7 8 9" };
  SpoolLoad load = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (isnan (spool_load_parse (&load, texts[i])));
      g_assert_cmpuint (load.total, ==, 0);
    }
}

static void
test_this_machine (void)
{
  SpoolLoad load = { 0 };
  double share;

  g_assert_true (isnan (spool_load_look (&load)));
  share = spool_load_look (&load);
  g_assert_true (isnan (share) || (share >= 0 && share <= 1));
  if (g_file_test ("/proc/stat", G_FILE_TEST_EXISTS))
    g_assert_cmpuint (load.total, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/share", test_share);
  g_test_add_func ("/load/no-time-between", test_no_time_between);
  g_test_add_func ("/load/nonsense", test_nonsense);
  g_test_add_func ("/load/this-machine", test_this_machine);
  return g_test_run ();
}
