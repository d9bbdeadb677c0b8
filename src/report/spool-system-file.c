/* spool-system-file.c: the small files in which Linux tells about itself, read without trust.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-system-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_CPU 65535
/* /proc/cpuinfo is the longest, with some 1.5 KB for each CPU. */
#define MAX_BYTES (16 << 20)
#define CHUNK_BYTES 4096

/* Most of these files say that they are empty, so one reads until nothing more comes. What isn't a
 * file, such as a pipe that somebody put there, gives nothing, and doesn't block. */
static char *
read_some (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autoptr (GString) text = NULL;
  gssize n_read = 0;

  if (fd < 0)
    return NULL;
  text = g_string_new (NULL);
  do
    {
      char chunk[CHUNK_BYTES];

      n_read = read (fd, chunk, sizeof chunk);
      if (n_read > 0)
        g_string_append_len (text, chunk, n_read);
    }
  while (n_read > 0 && text->len < MAX_BYTES);
  close (fd);
  /* What follows a zero byte is dropped: a device tree's texts end with one. */
  return n_read >= 0 ? g_utf8_make_valid (text->str, -1) : NULL;
}

/**
 * spool_system_file_read:
 * @root: the folder that is taken for "/"
 * @format: a path below it
 * @...: for @format
 *
 * Returns: (transfer full) (nullable): what the file holds, in UTF-8, without blanks at both ends;
 * %NULL if it can't be read. Of an endless file it is the beginning. Any thread.
 */
char *
spool_system_file_read (const char *root, const char *format, ...)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  char *text;
  va_list args;

  g_return_val_if_fail (root != NULL && format != NULL, NULL);

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);
  path = g_build_filename (root, name, NULL);
  text = read_some (path);
  return text != NULL ? g_strstrip (text) : NULL;
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
 * spool_system_file_get_switch:
 * @text: (nullable): what a file holds
 *
 * Returns: %SPOOL_YES of "1", %SPOOL_NO of "0", %SPOOL_UNKNOWN of all else. Any thread.
 */
SpoolMaybe
spool_system_file_get_switch (const char *text)
{
  if (g_strcmp0 (text, "1") == 0)
    return SPOOL_YES;
  return g_strcmp0 (text, "0") == 0 ? SPOOL_NO : SPOOL_UNKNOWN;
}

/**
 * spool_system_file_get_cpus:
 * @text: (nullable): a list of the kernel's, such as "0-3,8"
 *
 * Returns: (transfer full) (nullable) (element-type guint): the numbers of the CPUs, which
 * increase; %NULL if it isn't such a list or an empty one. Any thread.
 */
GArray *
spool_system_file_get_cpus (const char *text)
{
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *at = text;
  guint64 least = 0;

  while (at != NULL && g_ascii_isdigit (*at))
    {
      char *end;
      guint64 first = g_ascii_strtoull (at, &end, 10);
      guint64 last = *end == '-' ? g_ascii_strtoull (end + 1, &end, 10) : first;

      if (last > MAX_CPU || first > last || first < least)
        return NULL;
      least = last + 1;
      for (guint cpu = (guint) first; cpu <= last; cpu++)
        g_array_append_val (cpus, cpu);
      at = *end == ',' ? end + 1 : end;
    }
  return at != NULL && *at == '\0' && cpus->len > 0 ? g_steal_pointer (&cpus) : NULL;
}
