/* spool-short-text.c: long texts for labels, which take long to lay them out.
 *
 * GTK lays a label that wraps out again and again to find its size: one of 20,000 characters keeps
 * a window busy for half a minute. What comes from outside may be as long as that: what a page
 * answered, addresses, what was typed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-short-text.h"

/* Some four lines. */
#define MAX_LINE_CHARS 300

/**
 * spool_short_text_dup:
 * @text: a text
 * @max_chars: how many characters it may have, at least 1
 *
 * Returns: (transfer full): the text, or its beginning and an ellipsis. Any thread.
 */
char *
spool_short_text_dup (const char *text, glong max_chars)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (text != NULL && max_chars >= 1, NULL);

  if (g_utf8_strlen (text, -1) <= max_chars)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, max_chars - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * spool_short_text_dup_lines:
 * @text: a text of some lines
 *
 * Returns: (transfer full): the text, each of its lines short enough for a label. Any thread.
 */
char *
spool_short_text_dup_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *shortened = spool_short_text_dup (*line, MAX_LINE_CHARS);

      g_free (*line);
      *line = shortened;
    }
  return g_strjoinv ("\n", lines);
}
