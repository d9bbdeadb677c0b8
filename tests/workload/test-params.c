/* test-params.c: what parameters take and refuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-error.h"
#include "workload/spool-params.h"

#include <string.h>

static void
test_defaults (void)
{
  const SpoolWorkload *workload;

  for (guint n = 0; (workload = spool_workload_nth (n)) != NULL; n++)
    {
      g_autoptr (SpoolParams) params = spool_params_new (workload);

      g_assert_true (spool_params_get_workload (params) == workload);
      for (guint i = 0; i < workload->n_params; i++)
        {
          const SpoolParamSpec *spec = &workload->params[i];
          g_autoptr (GError) error = NULL;

          g_assert_cmpstr (spool_params_get_text (params, spec->name), ==, spec->default_value);
          /* A default that isn't allowed would make each plan fail. */
          g_assert_true (spool_params_set (params, spec->name, spec->default_value, &error));
          g_assert_no_error (error);
        }
    }
}

/* Each number just inside and just outside of its range. */
static void
test_ranges (void)
{
  const SpoolWorkload *workload;
  guint n_checked = 0;

  for (guint n = 0; (workload = spool_workload_nth (n)) != NULL; n++)
    for (guint i = 0; i < workload->n_params; i++)
      {
        const SpoolParamSpec *spec = &workload->params[i];
        g_autoptr (SpoolParams) params = spool_params_new (workload);
        double step = spec->type == SPOOL_PARAM_INTEGER ? 1 : 0.0001;
        double tried[] = { spec->minimum, spec->maximum, spec->minimum - step,
                           spec->maximum + step };

        if (spec->type == SPOOL_PARAM_TEXT)
          continue;
        for (guint j = 0; j < G_N_ELEMENTS (tried); j++)
          {
            char text[G_ASCII_DTOSTR_BUF_SIZE];
            g_autoptr (GError) error = NULL;

            g_ascii_dtostr (text, sizeof text, tried[j]);
            g_assert_true (spool_params_set (params, spec->name, text, &error) == (j < 2));
            if (j < 2)
              continue;
            g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
            g_assert_nonnull (strstr (error->message, spec->name));
            g_assert_nonnull (strstr (error->message, "must be between"));
          }
        n_checked++;
      }
  g_assert_cmpuint (n_checked, >=, 7);
}

static void
assert_refused (const SpoolWorkload *workload,
                const char *name,
                const char *value,
                const char *words)
{
  g_autoptr (SpoolParams) params = spool_params_new (workload);
  g_autoptr (SpoolParams) before = spool_params_copy (params);
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_params_set (params, name, value, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” isn't in “%s”", words, error->message);
  g_assert_true (spool_params_equal (params, before));
}

static void
test_refused (void)
{
  assert_refused (&spool_cosine_workload, "iterations", "", "must be a whole number, not “”");
  assert_refused (&spool_cosine_workload, "iterations", "1.5", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", " 1", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", "1 ", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", "ten", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", "nan", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", "inf", "must be a whole number");
  assert_refused (&spool_cosine_workload, "iterations", "0", "must be between 1 and 1e+12, not 0");
  assert_refused (&spool_cosine_workload, "colour", "red", "it has: iterations");
  assert_refused (&spool_web_workload, "latency", "0,1", "must be a number, not “0,1”");
  assert_refused (&spool_web_workload, "latency", "-0.1", "must be between 0 and 60");
  assert_refused (&spool_web_workload, "source", "\xff", "isn't valid UTF-8");
  assert_refused (&spool_web_workload, "source", "http://a.org/ http://me:pw@b.org/",
                  "without a user name or password");
  assert_refused (&spool_web_workload, "source", "https://me@b.org", "reports would keep them");
  assert_refused (&spool_sleep_workload, "seconds", "  ", "needs a number");
  assert_refused (&spool_sleep_workload, "seconds", "0.1 x", "must be a number, not “x”");
  assert_refused (&spool_sleep_workload, "seconds", "0.1 -1", "must be between");
}

static void
test_values (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_cosine_workload);
  g_autoptr (SpoolParams) web = spool_params_new (&spool_web_workload);

  g_assert_true (spool_params_set (params, "iterations", "1e7", NULL));
  g_assert_cmpstr (spool_params_get_text (params, "iterations"), ==, "1e7");
  g_assert_cmpint (spool_params_get_integer (params, "iterations"), ==, 10000000);
  g_assert_true (spool_params_set (params, "iterations", "1000000000000", NULL));
  g_assert_cmpint (spool_params_get_integer (params, "iterations"), ==,
                   G_GINT64_CONSTANT (1000000000000));
  g_assert_true (spool_params_set (web, "latency", "0.04", NULL));
  g_assert_cmpfloat (spool_params_get_number (web, "latency"), ==, 0.04);
}

static void
test_sign_of_zero (void)
{
  g_autoptr (SpoolParams) web = spool_params_new (&spool_web_workload);
  g_autoptr (SpoolParams) sleep = spool_params_new (&spool_sleep_workload);

  g_assert_true (spool_params_set (web, "latency", "-0", NULL));
  g_assert_cmpstr (spool_params_get_text (web, "latency"), ==, "0");
  g_assert_true (spool_params_set (web, "latency", "1e-3", NULL));
  g_assert_cmpstr (spool_params_get_text (web, "latency"), ==, "1e-3");
  g_assert_true (spool_params_set (sleep, "seconds", "-0 0.1 -0.0", NULL));
  g_assert_cmpstr (spool_params_get_text (sleep, "seconds"), ==, "0 0.1 0.0");
  g_assert_true (spool_params_set (web, "source", "http://-a.org", NULL));
  g_assert_cmpstr (spool_params_get_text (web, "source"), ==, "http://-a.org");
}

/* The window calls parameters by their titles, the command line by their names. */
static void
test_called (void)
{
  const SpoolParamSpec *writes = spool_workload_find_param (&spool_web_workload, "writes");
  const SpoolParamSpec *source = spool_workload_find_param (&spool_web_workload, "source");
  g_autoptr (GError) number = NULL, address = NULL;

  g_assert_true (spool_params_check (writes, "Writes", "7", NULL));
  g_assert_false (spool_params_check (writes, "Writes", "x", &number));
  g_assert_cmpstr (number->message, ==, "“Writes” must be a whole number, not “x”");
  g_assert_false (spool_params_check (source, "Source of Pages", "x", &address));
  g_assert_true (g_str_has_prefix (address->message, "“Source of Pages” must be “local”, "));
}

static void
test_several_numbers (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_sleep_workload);
  g_autofree double *numbers = NULL;
  gsize n_numbers = 0;

  g_assert_true (spool_params_set (params, "seconds", " 0  0.5 86400 ", NULL));
  numbers = spool_params_get_numbers (params, "seconds", &n_numbers);
  g_assert_cmpuint (n_numbers, ==, 3);
  g_assert_cmpfloat (numbers[0], ==, 0);
  g_assert_cmpfloat (numbers[1], ==, 0.5);
  g_assert_cmpfloat (numbers[2], ==, 86400);
}

static void
test_copy_and_equal (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
  g_autoptr (SpoolParams) copy = NULL;
  g_autoptr (SpoolParams) other = spool_params_new (&spool_sleep_workload);

  g_assert_true (spool_params_set (params, "writes", "7", NULL));
  copy = spool_params_copy (params);
  g_assert_true (spool_params_equal (params, copy));
  g_assert_true (spool_params_set (copy, "writes", "8", NULL));
  g_assert_false (spool_params_equal (params, copy));
  g_assert_cmpstr (spool_params_get_text (params, "writes"), ==, "7");
  g_assert_false (spool_params_equal (params, other));
}

/* How a number is written makes no difference. */
static void
test_equal_numbers (void)
{
  g_autoptr (SpoolParams) web = spool_params_new (&spool_web_workload);
  g_autoptr (SpoolParams) other_web = spool_params_new (&spool_web_workload);
  g_autoptr (SpoolParams) sleep = spool_params_new (&spool_sleep_workload);
  g_autoptr (SpoolParams) other = spool_params_new (&spool_sleep_workload);

  g_assert_true (spool_params_set (web, "writes", "1000", NULL));
  g_assert_true (spool_params_set (other_web, "writes", "1e3", NULL));
  g_assert_true (spool_params_equal (web, other_web));
  g_assert_true (spool_params_set (sleep, "seconds", "0.01 2", NULL));
  g_assert_true (spool_params_set (other, "seconds", " 1e-2  2.0", NULL));
  g_assert_true (spool_params_equal (sleep, other));
  g_assert_true (spool_params_set (other, "seconds", "0.01", NULL));
  g_assert_false (spool_params_equal (sleep, other));
  g_assert_true (spool_params_set (other, "seconds", "0.01 3", NULL));
  g_assert_false (spool_params_equal (sleep, other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/params/defaults", test_defaults);
  g_test_add_func ("/params/ranges", test_ranges);
  g_test_add_func ("/params/refused", test_refused);
  g_test_add_func ("/params/values", test_values);
  g_test_add_func ("/params/sign-of-zero", test_sign_of_zero);
  g_test_add_func ("/params/called", test_called);
  g_test_add_func ("/params/several-numbers", test_several_numbers);
  g_test_add_func ("/params/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/params/equal-numbers", test_equal_numbers);
  return g_test_run ();
}
