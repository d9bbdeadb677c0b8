/* spool-command-line.c: a list of arguments as the one line that Windows gives to programs.
 *
 * Each program cuts its line into arguments by itself. All that use the C library, or
 * CommandLineToArgvW(), do it by the same rules: blanks separate, but not within quotes; a quote
 * that is meant as such has a backslash before it; and backslashes are doubled where a quote
 * follows, but nowhere else, since paths are full of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-command-line.h"

#include <string.h>

/* Blanks for any C library; an argument without letters would be gone without quotes. */
static gboolean
needs_quotes (const char *argument)
{
  return *argument == '\0' || strpbrk (argument, " \t\n\v\"") != NULL;
}

static void
append_backslashes (GString *line, gsize n)
{
  for (; n > 0; n--)
    g_string_append_c (line, '\\');
}

static void
append_quoted (GString *line, const char *argument)
{
  g_string_append_c (line, '"');
  for (;;)
    {
      gsize n_backslashes = strspn (argument, "\\");

      argument += n_backslashes;
      if (*argument == '\0' || *argument == '"')
        n_backslashes *= 2;
      append_backslashes (line, n_backslashes);
      if (*argument == '\0')
        break;
      if (*argument == '"')
        g_string_append_c (line, '\\');
      g_string_append_c (line, *argument++);
    }
  g_string_append_c (line, '"');
}

/**
 * spool_command_line_join:
 * @argv: (array zero-terminated=1): arguments in UTF-8, the first being the program, in whose path
 *   there are no quotes
 *
 * Returns: (transfer full): the line from which a program gets these arguments. Any thread.
 */
char *
spool_command_line_join (const char *const *argv)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (argv != NULL, NULL);

  for (guint i = 0; argv[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (line, ' ');
      if (needs_quotes (argv[i]))
        append_quoted (line, argv[i]);
      else
        g_string_append (line, argv[i]);
    }
  return g_strdup (line->str);
}
