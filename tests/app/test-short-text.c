/* test-short-text.c: long texts for labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-short-text.h"

#include <string.h>

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    glong max;
    const char *wanted;
  } cases[] = {
    { "", 1, "" },      { "abc", 3, "abc" },   { "abcd", 3, "ab…" },
    { "abcd", 1, "…" }, { "äöüß", 4, "äöüß" }, { "äöüßx", 4, "äöü…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = spool_short_text_dup (cases[i].text, cases[i].max);

      g_assert_cmpstr (text, ==, cases[i].wanted);
    }
}

/* Each line by itself; short ones stay as they are. */
static void
test_lines (void)
{
  g_autofree char *word = g_strnfill (5000, 'w');
  g_autofree char *text = g_strconcat ("first\n", word, "\n\nlast", NULL);
  g_autofree char *shown = spool_short_text_dup_lines (text);
  g_auto (GStrv) lines = g_strsplit (shown, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "first");
  g_assert_cmpint (g_utf8_strlen (lines[1], -1), ==, 300);
  g_assert_true (g_str_has_suffix (lines[1], "w…"));
  g_assert_cmpstr (lines[2], ==, "");
  g_assert_cmpstr (lines[3], ==, "last");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/short-text/cut", test_cut);
  g_test_add_func ("/short-text/lines", test_lines);
  return g_test_run ();
}
