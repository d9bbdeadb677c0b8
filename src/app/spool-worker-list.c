/* spool-worker-list.c: worker counts as people type them: "2, 4, 8".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-worker-list.h"

#include "workload/spool-error.h"
#include "workload/spool-executor-kind.h"

#include <glib/gi18n.h>

/* As many as there are different counts. */
#define MAX_COUNTS SPOOL_MAX_WORKERS
#define SEPARATORS ",; \t\n"

static gboolean
parse_count (const char *word, guint *count, GError **error)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (word, 10, 1, SPOOL_MAX_WORKERS, &value, NULL))
    {
      *count = (guint) value;
      return TRUE;
    }
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("Workers must be whole numbers from 1 to %d, not “%s”"), SPOOL_MAX_WORKERS, word);
  return FALSE;
}

/**
 * spool_worker_list_parse:
 * @text: numbers, separated by commas, semicolons or spaces
 * @error: what is wrong, and what is allowed
 *
 * Returns: (transfer full) (element-type guint): the counts, at least one; %NULL with @error set if
 * @text is something else. Any thread.
 */
GArray *
spool_worker_list_parse (const char *text, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit_set (text, SEPARATORS, -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint count;

      if (*words[i] == '\0')
        continue;
      if (!parse_count (words[i], &count, error))
        return NULL;
      if (list->len == MAX_COUNTS)
        {
          g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                       _ ("At most %d numbers of workers are allowed"), MAX_COUNTS);
          return NULL;
        }
      g_array_append_val (list, count);
    }
  if (list->len > 0)
    return g_steal_pointer (&list);
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                       _ ("Enter at least one number of workers, such as “2, 4, 8”"));
  return NULL;
}

/**
 * spool_worker_list_format:
 * @list: (element-type guint): counts
 *
 * Returns: (transfer full): them as one would type them. Any thread.
 */
char *
spool_worker_list_format (const GArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (list, guint, i));
  return g_strdup (text->str);
}

static gboolean
has_count (const GArray *list, guint count)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == count)
      return TRUE;
  return FALSE;
}

/**
 * spool_worker_list_sift:
 * @text: what somebody typed
 * @rest: (out) (transfer full): what is no count, as one would type it; may be empty
 *
 * Returns: (transfer full) (element-type guint): the counts in it, each once; maybe none. Any
 * thread.
 */
GArray *
spool_worker_list_sift (const char *text, char **rest)
{
  g_auto (GStrv) words = NULL;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) wrong = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && rest != NULL, NULL);

  words = g_strsplit_set (text, SEPARATORS, -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint count;

      if (*words[i] == '\0')
        continue;
      if (!parse_count (words[i], &count, NULL))
        g_string_append_printf (wrong, "%s%s", wrong->len > 0 ? ", " : "", words[i]);
      else if (!has_count (list, count))
        g_array_append_val (list, count);
    }
  *rest = g_strdup (wrong->str);
  return list;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/**
 * spool_worker_list_add:
 * @list: (element-type guint): counts
 * @text: more of them, as somebody typed them
 *
 * Returns: (transfer full): all of them as one would type them, in order and each once; what is no
 * count stands at the end. Any thread.
 */
char *
spool_worker_list_add (const GArray *list, const char *text)
{
  g_autofree char *before = NULL;
  g_autofree char *both = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *counts = NULL;
  g_autoptr (GArray) all = NULL;

  g_return_val_if_fail (list != NULL && text != NULL, NULL);

  before = spool_worker_list_format (list);
  both = g_strconcat (before, " ", text, NULL);
  all = spool_worker_list_sift (both, &rest);
  g_array_sort (all, compare_counts);
  counts = spool_worker_list_format (all);
  return g_strconcat (counts, all->len > 0 && *rest != '\0' ? ", " : "", rest, NULL);
}
