/* spool-line-reader.c: cuts what a program prints into lines, none longer than a bound.
 *
 * GDataInputStream would grow its buffer for as long as no line break comes, so a program gone mad
 * could fill the window's memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-line-reader.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpoolLineReader
{
  GByteArray *bytes;
  gsize n_taken; /* how many of them lines were made of */
  gsize max_bytes;
};

/**
 * spool_line_reader_new:
 * @max_bytes: how long a line may be that hasn't ended
 *
 * Returns: (transfer full): a reader that has seen nothing.
 */
SpoolLineReader *
spool_line_reader_new (gsize max_bytes)
{
  SpoolLineReader *self = g_new0 (SpoolLineReader, 1);

  self->bytes = g_byte_array_new ();
  self->max_bytes = max_bytes;
  return self;
}

/**
 * spool_line_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
spool_line_reader_free (SpoolLineReader *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static gsize
count_open_bytes (const SpoolLineReader *self)
{
  gsize n_open = 0;

  while (n_open < self->bytes->len - self->n_taken &&
         self->bytes->data[self->bytes->len - 1 - n_open] != '\n')
    n_open++;
  return n_open;
}

/**
 * spool_line_reader_push:
 * @self: a reader
 * @bytes: (array length=n_bytes): what came
 * @n_bytes: how much that is
 * @error: that a line is too long
 *
 * Returns: whether all is well; if not, nothing sensible can follow.
 */
gboolean
spool_line_reader_push (SpoolLineReader *self, const guint8 *bytes, gsize n_bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || n_bytes == 0), FALSE);

  if (n_bytes == 0)
    return TRUE;
  g_byte_array_remove_range (self->bytes, 0, (guint) self->n_taken);
  self->n_taken = 0;
  g_byte_array_append (self->bytes, bytes, (guint) n_bytes);
  if (count_open_bytes (self) <= self->max_bytes)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
               _ ("it printed a line of more than %zu bytes"), self->max_bytes);
  return FALSE;
}

/**
 * spool_line_reader_pop:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the next whole line without its end, %NULL if there is none.
 * A line with a zero in it ends there.
 */
char *
spool_line_reader_pop (SpoolLineReader *self)
{
  const guint8 *start, *end;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_taken == self->bytes->len)
    return NULL;
  start = self->bytes->data + self->n_taken;
  end = memchr (start, '\n', self->bytes->len - self->n_taken);
  if (end == NULL)
    return NULL;
  self->n_taken += (gsize) (end - start) + 1;
  if (end > start && end[-1] == '\r')
    end--;
  return g_strndup ((const char *) start, (gsize) (end - start));
}
