/* test-spool-command-line.c: arguments as one line, and back by the rules of Windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-command-line.h"

#define MAX_ARGUMENTS 8
#define N_RANDOM 2000
#define MAX_LETTERS 12

/* What is known of lines beforehand. */
static void
test_lines (void)
{
  static const struct
  {
    const char *argv[MAX_ARGUMENTS];
    const char *line;
  } rows[] = {
    { { "C:\\bin\\spool.exe" }, "C:\\bin\\spool.exe" },
    { { "C:\\Program Files\\a.exe", "--run" }, "\"C:\\Program Files\\a.exe\" --run" },
    { { "a", "" }, "a \"\"" },
    { { "a", "", "", "b" }, "a \"\" \"\" b" },
    { { "a", "b\tc" }, "a \"b\tc\"" },
    { { "a", "b\nc" }, "a \"b\nc\"" },
    { { "a", "say \"yes\"" }, "a \"say \\\"yes\\\"\"" },
    { { "a", "\"" }, "a \"\\\"\"" },
    { { "a", "\\\"" }, "a \"\\\\\\\"\"" },
    { { "a", "C:\\folder\\" }, "a C:\\folder\\" },
    { { "a", "C:\\my folder\\" }, "a \"C:\\my folder\\\\\"" },
    { { "a", "b\\\\c d" }, "a \"b\\\\c d\"" },
    { { "a", "日本語 の 名前" }, "a \"日本語 の 名前\"" },
    { { "a", "日本語" }, "a 日本語" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = spool_command_line_join (rows[i].argv);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

/* Reads an argument behind a line's program as Microsoft documents it for the C library:
 * backslashes are themselves, but before a quote two are one, and an odd one makes the quote a
 * letter. */
static const char *
take_argument (const char *next, GString *argument)
{
  gboolean quoted = FALSE;

  g_string_truncate (argument, 0);
  while (*next != '\0' && (quoted || (*next != ' ' && *next != '\t')))
    {
      gsize n_backslashes = 0;

      for (; *next == '\\'; next++)
        n_backslashes++;
      for (gsize i = 0; i < (*next == '"' ? n_backslashes / 2 : n_backslashes); i++)
        g_string_append_c (argument, '\\');
      if (*next == '"' && n_backslashes % 2 == 0)
        quoted = !quoted;
      else if (*next == '"' || (n_backslashes == 0 && *next != '\0'))
        g_string_append_c (argument, *next);
      else
        continue;
      next++;
    }
  while (*next == ' ' || *next == '\t')
    next++;
  return next;
}

static void
assert_comes_back (const char *const *argv)
{
  g_autofree char *line = spool_command_line_join (argv);
  g_autoptr (GString) argument = g_string_new (NULL);
  const char *next = line;

  for (guint i = 0; argv[i] != NULL; i++)
    {
      next = take_argument (next, argument);
      g_assert_cmpstr (argument->str, ==, argv[i]);
    }
  g_assert_cmpstr (next, ==, "");
}

static char *
make_argument (GRand *rand)
{
  static const char letters[] = "ab\\\\\\\"\" \t\n";
  GString *argument = g_string_new (NULL);
  gint32 n_letters = g_rand_int_range (rand, 0, MAX_LETTERS);

  for (gint32 i = 0; i < n_letters; i++)
    g_string_append_c (argument, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters) - 1)]);
  return g_string_free (argument, FALSE);
}

/* Whatever is in them, the program gets what was given. */
static void
test_come_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *first = make_argument (rand);
      g_autofree char *second = make_argument (rand);
      const char *argv[] = { "program", first, second, "end", NULL };

      assert_comes_back (argv);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-line/lines", test_lines);
  g_test_add_func ("/command-line/come-back", test_come_back);
  return g_test_run ();
}
