/* test-option-values.c: the values of options are read strictly, and messages say what is allowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-option-values.h"
#include "workload/spool-error.h"

#include <string.h>

static void
assert_said (GError *error, const char *first, const char *second)
{
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, first));
  g_assert_nonnull (strstr (error->message, second));
  g_error_free (error);
}

static void
test_unsigned (void)
{
  const char *const bad[] = { "",    " ",  "0",    "11",  "-1",
                              "+3",  "3x", "x3",   "3.0", "0x03",
                              "1e1", "٣",  "3 4",  "nan", "18446744073709551617",
                              "--",  "3,", "1,000" };
  const struct
  {
    const char *text;
    guint64 value;
  } good[] = { { "1", 1 }, { "10", 10 }, { " 7 ", 7 }, { "0005", 5 } };
  guint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      g_assert_false (spool_option_unsigned ("--jobs", bad[i], 1, 10, &value, &error));
      g_assert_nonnull (strstr (error->message, "from 1 to 10"));
      assert_said (error, "--jobs", bad[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (spool_option_unsigned ("--jobs", good[i].text, 1, 10, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (value, ==, good[i].value);
    }
  g_assert_true (
      spool_option_unsigned ("--x", "18446744073709551615", 0, G_MAXUINT64, &value, NULL));
  g_assert_cmpuint (value, ==, G_MAXUINT64);
}

static void
test_seconds (void)
{
  const char *const bad[] = { "",   "0",   "-1",      "nan", "inf", "1e400",
                              "1s", "1,5", "1000001", "x",   "0x" };
  const struct
  {
    const char *text;
    double value;
  } good[] = { { "0.5", 0.5 }, { "1e-3", 0.001 }, { "1000000", 1e6 }, { "60", 60 } };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      g_assert_false (spool_option_seconds ("--time-limit", bad[i], 1e6, &value, &error));
      g_assert_nonnull (strstr (error->message, "above 0 and up to 1e+06"));
      assert_said (error, "--time-limit", bad[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (spool_option_seconds ("--time-limit", good[i].text, 1e6, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, good[i].value, 1e-12);
    }
}

static void
test_workers (void)
{
  const char *const bad[] = { "",   "0",   "257", "2,,4", ",2",  "2,",
                              "8x", "2;4", "-2",  "2,0",  "two", "2.5" };
  g_autoptr (GArray) workers = spool_option_workers ("1, 2,256", NULL);

  g_assert_cmpuint (workers->len, ==, 3);
  g_assert_cmpuint (g_array_index (workers, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (workers, guint, 1), ==, 2);
  g_assert_cmpuint (g_array_index (workers, guint, 2), ==, 256);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      g_assert_null (spool_option_workers (bad[i], &error));
      assert_said (error, "--workers", "from 1 to 256");
    }
}

static void
test_executors (void)
{
  const char *const bad[] = {
    "", "fibers", "threads,", ",threads", "Threads", "threads processes"
  };
  g_autoptr (GArray) executors = spool_option_executors ("processes, serial", NULL);

  g_assert_cmpuint (executors->len, ==, 2);
  g_assert_cmpint (g_array_index (executors, SpoolExecutorKind, 0), ==, SPOOL_EXECUTOR_PROCESSES);
  g_assert_cmpint (g_array_index (executors, SpoolExecutorKind, 1), ==, SPOOL_EXECUTOR_SERIAL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      g_assert_null (spool_option_executors (bad[i], &error));
      assert_said (error, "there is no executor", "serial, threads, processes");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/option-values/unsigned", test_unsigned);
  g_test_add_func ("/option-values/seconds", test_seconds);
  g_test_add_func ("/option-values/workers", test_workers);
  g_test_add_func ("/option-values/executors", test_executors);
  return g_test_run ();
}
