/* spool-system-file.c: the small files in which Linux tells about itself, read without trust.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-system-file.h"

#include <errno.h>
#include <string.h>

#define MAX_CPU 65535

/**
 * spool_system_file_read:
 * @root: the folder that is taken for "/"
 * @format: a path below it
 * @...: for @format
 *
 * Returns: (transfer full) (nullable): what the file holds, without blanks at both ends; %NULL if
 * it can't be read. Any thread.
 */
char *
spool_system_file_read (const char *root, const char *format, ...)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  char *text = NULL;
  va_list args;

  g_return_val_if_fail (root != NULL && format != NULL, NULL);

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);
  path = g_build_filename (root, name, NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  return g_strstrip (text);
}

/**
 * spool_system_file_get_field:
 * @text: (nullable): lines such as "MemTotal:  16 kB"
 * @name: what stands before the colon
 *
 * Returns: (transfer full) (nullable): what stands behind it, of the first such line. Any thread.
 */
char *
spool_system_file_get_field (const char *text, const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);

  length = strlen (name);
  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      const char *colon = line + length;

      if (strncmp (line, name, length) == 0)
        {
          colon += strspn (colon, " \t");
          if (*colon == ':')
            return g_strstrip (end != NULL ? g_strndup (colon + 1, end - colon - 1)
                                           : g_strdup (colon + 1));
        }
      line = end != NULL ? end + 1 : NULL;
    }
  return NULL;
}

/**
 * spool_system_file_get_int:
 * @text: (nullable): a text that begins with a number
 * @value: (out): the number
 *
 * Returns: whether there is one. Any thread.
 */
gboolean
spool_system_file_get_int (const char *text, gint64 *value)
{
  char *end = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  errno = 0;
  *value = g_ascii_strtoll (text, &end, 10);
  return errno == 0 && end != text;
}

/**
 * spool_system_file_get_cpus:
 * @text: (nullable): a list of the kernel's, such as "0-3,8"
 *
 * Returns: (transfer full) (nullable) (element-type guint): the numbers of the CPUs; %NULL if it
 * isn't such a list or an empty one. Any thread.
 */
GArray *
spool_system_file_get_cpus (const char *text)
{
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *at = text;

  while (at != NULL && g_ascii_isdigit (*at))
    {
      char *end;
      guint64 first = g_ascii_strtoull (at, &end, 10);
      guint64 last = *end == '-' ? g_ascii_strtoull (end + 1, &end, 10) : first;

      if (last > MAX_CPU || first > last)
        return NULL;
      for (guint cpu = (guint) first; cpu <= last; cpu++)
        g_array_append_val (cpus, cpu);
      at = *end == ',' ? end + 1 : end;
    }
  return at != NULL && *at == '\0' && cpus->len > 0 ? g_steal_pointer (&cpus) : NULL;
}
