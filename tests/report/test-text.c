/* test-text.c: numbers for people and for machines, and columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-columns.h"
#include "report/spool-csv.h"
#include "report/spool-text.h"
#include "report-util.h"

#include <locale.h>
#include <math.h>

static void
test_seconds (void)
{
  static const struct
  {
    double seconds;
    const char *text;
  } rows[] = {
    { 0, "0.00\u00a0s" },       { 1.834, "1.83\u00a0s" },    { 9.994, "9.99\u00a0s" },
    { 9.996, "10.0\u00a0s" },   { 18.34, "18.3\u00a0s" },    { 99.96, "100\u00a0s" },
    { 7200, "7200\u00a0s" },    { 0.9996, "1.00\u00a0s" },   { 0.206, "206\u00a0ms" },
    { 0.0206, "20.6\u00a0ms" }, { 0.00206, "2.06\u00a0ms" }, { 12.34e-6, "12.3\u00a0µs" },
    { 123e-9, "123\u00a0ns" },  { 1e-9, "1\u00a0ns" },       { NAN, "–" },
    { INFINITY, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = spool_text_dup_seconds (rows[i].seconds);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Two digits, and not a third one that is always zero. */
static void
test_rough_seconds (void)
{
  static const struct
  {
    double seconds;
    const char *text;
  } rows[] = {
    { 0, "0.0\u00a0s" },
    { 1.834, "1.8\u00a0s" },
    { 9.96, "10\u00a0s" },
    { 18.34, "18\u00a0s" },
    { 7234, "7200\u00a0s" },
    { 0.9996, "1.0\u00a0s" },
    { 0.206, "210\u00a0ms" },
    { 0.0206, "21\u00a0ms" },
    { 6.604e-6, "6.6\u00a0µs" },
    { 42.98e-6, "43\u00a0µs" },
    { 541e-6, "540\u00a0µs" },
    { 123e-9, "120\u00a0ns" },
    { -0.00206, "-2.1\u00a0ms" },
    { NAN, "–" },
    { INFINITY, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = spool_text_dup_rough_seconds (rows[i].seconds);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_cmpfloat (spool_text_round_roughly (1124), ==, 1100);
  g_assert_cmpfloat (spool_text_round_roughly (-40.2), ==, -40);
}

static void
check_ns (gint64 value_ns, const char *expected)
{
  g_autoptr (GString) text = g_string_new ("x");

  spool_text_append_ns (text, value_ns);
  g_assert_cmpstr (text->str + 1, ==, expected);
}

static void
test_ns (void)
{
  check_ns (0, "0");
  check_ns (1, "0.000000001");
  check_ns (40000000, "0.04");
  check_ns (1000000000, "1");
  check_ns (10000000000, "10");
  check_ns (1234567890123456789, "1234567890.123456789");
  check_ns (-1500000000, "-1.5");
  check_ns (G_MAXINT64, "9223372036.854775807");
  check_ns (G_MININT64, "-9223372036.854775808");
}

static void
check_number (double value, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  spool_text_append_number (text, value);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_number (void)
{
  check_number (0.1, "0.1");
  check_number (0.005, "0.005");
  check_number (1e7, "10000000");
  check_number (1.0 / 3, "0.33333333333333331");
  check_number (NAN, "");
  check_number (-INFINITY, "");
}

static void
test_fixed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  spool_text_append_fixed (text, 1.23456, 2);
  g_string_append_c (text, ' ');
  spool_text_append_fixed (text, 2.5, 0);
  g_string_append_c (text, ' ');
  spool_text_append_fixed (text, 1e-9, 9);
  spool_text_append_fixed (text, NAN, 3);
  g_assert_cmpstr (text->str, ==, "1.23 2 0.000000001");
  g_assert_cmpuint (spool_text_get_decimals (1.5, 4), ==, 4);
  g_assert_cmpuint (spool_text_get_decimals (0.0015, 4), ==, 4);
  g_assert_cmpuint (spool_text_get_decimals (0.00015, 4), ==, 5);
  g_assert_cmpuint (spool_text_get_decimals (0.0032, 2), ==, 4);
  g_assert_cmpuint (spool_text_get_decimals (1e-30, 2), ==, 9);
  g_assert_cmpuint (spool_text_get_decimals (0, 2), ==, 2);
  g_assert_cmpuint (spool_text_get_decimals (NAN, 2), ==, 2);
}

/* Machines' numbers keep their point in a language that writes a comma. */
static void
test_locale (void)
{
  if (!util_use_decimal_comma ())
    return;
  check_number (0.5, "0.5");
  check_ns (1500000000, "1.5");
  setlocale (LC_NUMERIC, "C");
}

static void
test_columns (void)
{
  static const SpoolAlign aligns[] = { SPOOL_ALIGN_LEFT, SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_LEFT };
  g_autoptr (SpoolColumns) columns = spool_columns_new (aligns, G_N_ELEMENTS (aligns));
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const cells[] = { "ab", "1",  "x", "é",         "100", "yz",
                                       "線", "10", "",  "e\xcc\x81", "7",   "q" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    spool_columns_add (columns, cells[i]);
  spool_columns_append (columns, text);
  g_assert_cmpstr (text->str, ==,
                   "ab    1  x\n"
                   "é   100  yz\n"
                   "線   10  \n"
                   "e\xcc\x81     7  q\n");
}

static void
test_csv (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SpoolCsv csv = { text, FALSE };

  spool_csv_add_string (&csv, "plain");
  spool_csv_add_string (&csv, "a,b");
  spool_csv_add_string (&csv, "say \"no\"");
  spool_csv_add_string (&csv, "two\nlines");
  spool_csv_add_string (&csv, NULL);
  spool_csv_add_unsigned (&csv, G_MAXUINT64);
  spool_csv_end_row (&csv);
  spool_csv_add_seconds (&csv, 5);
  spool_csv_end_row (&csv);
  g_assert_cmpstr (text->str, ==,
                   "plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,18446744073709551615\n"
                   "0.000000005\n");
}

static void
test_sentence (void)
{
  static const char *const rows[][2] = {
    { "can't read it", "Can't read it" },
    { "étrange, mais vrai", "Étrange, mais vrai" },
    { "report.json: broken", "report.json: broken" },
    { "spool-bench died", "spool-bench died" },
    { "“x” is wrong", "“x” is wrong" },
    { "--jobs is wrong", "--jobs is wrong" },
    { "", "" },
    { "broken", "Broken" },
    { "n’est pas là", "N’est pas là" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sentence = spool_text_dup_sentence (rows[i][0]);

      g_assert_cmpstr (sentence, ==, rows[i][1]);
    }
}

static void
test_ratio (void)
{
  const struct
  {
    double ratio;
    const char *text;
  } rows[] = { { 0.96, "0.96" },  { 1.254, "1.25" }, { 9.94, "9.94" }, { 9.996, "10.0" },
               { 15.84, "15.8" }, { 99.96, "100" },  { 134.2, "134" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = spool_text_dup_ratio (rows[i].ratio);

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpfloat_with_epsilon (spool_text_round_ratio (rows[i].ratio),
                                      g_ascii_strtod (text, NULL), 1e-9);
    }
}

static void
test_factor (void)
{
  const struct
  {
    double factor;
    const char *text;
  } rows[] = { { 1, "1" },          { 4, "4" },      { 1.5, "1.5" },  { 16. / 3, "5.33" },
               { 8.004, "8" },      { 9.999, "10" }, { 40, "40" },    { 12.5, "12.5" },
               { 16. / 7, "2.29" }, { 100, "100" },  { 1230, "1230" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = spool_text_dup_factor (rows[i].factor);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  spool_text_take_sentence (text, NULL);
  spool_text_take_sentence (text, g_strdup (""));
  g_assert_cmpstr (text->str, ==, "");
  spool_text_take_sentence (text, g_strdup ("One."));
  spool_text_take_sentence (text, g_strdup (""));
  spool_text_take_sentence (text, g_strdup ("Two."));
  g_assert_cmpstr (text->str, ==, "One. Two.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/seconds", test_seconds);
  g_test_add_func ("/text/rough-seconds", test_rough_seconds);
  g_test_add_func ("/text/ratio", test_ratio);
  g_test_add_func ("/text/factor", test_factor);
  g_test_add_func ("/text/ns", test_ns);
  g_test_add_func ("/text/number", test_number);
  g_test_add_func ("/text/fixed", test_fixed);
  g_test_add_func ("/text/locale", test_locale);
  g_test_add_func ("/text/columns", test_columns);
  g_test_add_func ("/text/csv", test_csv);
  g_test_add_func ("/text/sentence", test_sentence);
  g_test_add_func ("/text/sentences", test_sentences);
  return g_test_run ();
}
