/* test-spool-page-options.c: right command lines are understood, wrong ones explained.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "pages/spool-page-options.h"

static gboolean
parse (SpoolPageOptions *options, const char *line, GError **error)
{
  g_auto (GStrv) arguments = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, NULL));
  spool_page_options_init (options);
  return spool_page_options_parse (options, &arguments, error);
}

static void
test_defaults (void)
{
  SpoolPageOptions options;
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "spool-pages", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (options.port, ==, 0);
  g_assert_cmpfloat (options.latency_s, ==, 0.1);
  g_assert_cmpfloat (options.jitter_s, ==, 0);
  g_assert_cmpuint (options.seed, ==, 0);
  g_assert_cmpuint (options.page_size_bytes, ==, 100000);
  g_assert_cmpfloat (options.error_rate, ==, 0);
  g_assert_cmpuint (options.max_connections, ==, 0);
  g_assert_false (options.version);
}

static void
test_all (void)
{
  SpoolPageOptions options;
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options,
                        "spool-pages --port 8080 --latency=0.25 --jitter 1e-3 --seed "
                        "18446744073709551615 --page-size 67108864 --error-rate .5 "
                        "--max-connections 65535 --version",
                        &error));
  g_assert_no_error (error);
  g_assert_cmpuint (options.port, ==, 8080);
  g_assert_cmpfloat (options.latency_s, ==, 0.25);
  g_assert_cmpfloat (options.jitter_s, ==, 0.001);
  g_assert_cmpuint (options.seed, ==, G_MAXUINT64);
  g_assert_cmpuint (options.page_size_bytes, ==, 67108864);
  g_assert_cmpfloat (options.error_rate, ==, 0.5);
  g_assert_cmpuint (options.max_connections, ==, 65535);
  g_assert_true (options.version);
}

static const struct
{
  const char *option;
  const char *value;
  const char *range;
} wrong[] = {
  { "--port", "65536", "from 0 to 65535" },
  { "--port", "-1", "from 0 to 65535" },
  { "--port", "http", "from 0 to 65535" },
  { "--port", "80.5", "from 0 to 65535" },
  { "--latency", "3600.1", "from 0 to 3600" },
  { "--latency", "-0.1", "from 0 to 3600" },
  { "--latency", "nan", "from 0 to 3600" },
  { "--latency", "inf", "from 0 to 3600" },
  { "--latency", "1e999", "from 0 to 3600" },
  { "--latency", "0,1", "from 0 to 3600" },
  { "--latency", "", "from 0 to 3600" },
  { "--latency", ".", "from 0 to 3600" },
  { "--latency", "100ms", "from 0 to 3600" },
  { "--jitter", "4000", "from 0 to 3600" },
  { "--seed", "-5", "from 0 to 18446744073709551615" },
  { "--seed", "18446744073709551616", "from 0 to 18446744073709551615" },
  { "--page-size", "67108865", "from 0 to 67108864" },
  { "--page-size", "1k", "from 0 to 67108864" },
  { "--error-rate", "1.01", "from 0 to 1" },
  { "--error-rate", "10%", "from 0 to 1" },
  { "--max-connections", "65536", "from 0 to 65535" },
};

static void
test_wrong_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SpoolPageOptions options;
      g_autoptr (GError) error = NULL;
      g_autofree char *line =
          g_strdup_printf ("spool-pages %s='%s'", wrong[i].option, wrong[i].value);
      g_autofree char *start = g_strdup_printf ("%s %s: ", wrong[i].option, wrong[i].value);

      g_assert_false (parse (&options, line, &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_true (g_str_has_suffix (error->message, wrong[i].range));
    }
}

static void
test_wrong_lines (void)
{
  const char *lines[] = { "spool-pages --nope", "spool-pages page", "spool-pages --port" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      SpoolPageOptions options;
      g_autoptr (GError) error = NULL;

      g_assert_false (parse (&options, lines[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_OPTION_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/options/defaults", test_defaults);
  g_test_add_func ("/pages/options/all", test_all);
  g_test_add_func ("/pages/options/wrong-values", test_wrong_values);
  g_test_add_func ("/pages/options/wrong-lines", test_wrong_lines);
  return g_test_run ();
}
