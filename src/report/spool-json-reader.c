/* spool-json-reader.c: reads JSON that anybody may have written, and says what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-reader.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpoolJsonReader
{
  char *name;
  SpoolJson *json;
  GPtrArray *path; /* (element-type utf8) */
  char *problem;
};

/**
 * spool_json_reader_new:
 * @name: what is read, for messages, such as a file's name
 *
 * Returns: (transfer full): a reader.
 */
SpoolJsonReader *
spool_json_reader_new (const char *name)
{
  SpoolJsonReader *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (SpoolJsonReader, 1);
  self->name = g_utf8_make_valid (name, -1);
  self->path = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * spool_json_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
spool_json_reader_free (SpoolJsonReader *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  spool_json_free (self->json);
  g_free (self->problem);
  g_ptr_array_unref (self->path);
  g_free (self);
}

/**
 * spool_json_reader_complain:
 * @self: a reader
 * @name: (nullable): the member that is wrong, within where one is
 * @format: what is wrong with it
 * @...: for @format
 *
 * Keeps what is wrong, unless something was wrong before.
 */
void
spool_json_reader_complain (SpoolJsonReader *self, const char *name, const char *format, ...)
{
  g_autoptr (GString) where = NULL;
  g_autofree char *what = NULL;
  va_list args;

  g_return_if_fail (self != NULL && format != NULL);

  if (self->problem != NULL)
    return;
  where = g_string_new (NULL);
  for (guint i = 0; i < self->path->len; i++)
    g_string_append (where, g_ptr_array_index (self->path, i));
  if (name != NULL)
    g_string_append_printf (where, ".%s", name);
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (where->len > 0)
    self->problem = g_strdup_printf ("%s: %s", where->str + (where->str[0] == '.'), what);
  else
    self->problem = g_steal_pointer (&what);
}

/**
 * spool_json_reader_parse:
 * @self: a reader that has no text yet
 * @text: JSON
 * @length: how many bytes, or -1 if it ends with a zero byte
 *
 * Returns: (transfer none) (nullable): what it says, with spaces for control characters, as long as
 * the reader is there; %NULL if it isn't JSON, which is kept as what is wrong.
 */
const SpoolJsonNode *
spool_json_reader_parse (SpoolJsonReader *self, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && self->json == NULL, NULL);

  self->json = spool_json_parse (text, length < 0 ? strlen (text) : (gsize) length, &error);
  if (self->json == NULL)
    {
      spool_json_reader_complain (self, NULL, "%s", error->message);
      return NULL;
    }
  spool_json_tame (self->json);
  return spool_json_get_root (self->json);
}

/**
 * spool_json_reader_failed:
 * @self: a reader
 *
 * Returns: whether something was wrong.
 */
gboolean
spool_json_reader_failed (const SpoolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->problem != NULL;
}

/**
 * spool_json_reader_end:
 * @self: a reader
 * @code: whose fault it would be
 * @error: what was wrong, and where
 *
 * Returns: whether all was fine.
 */
gboolean
spool_json_reader_end (SpoolJsonReader *self, SpoolError code, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->problem == NULL)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, code, "%s: %s", self->name, self->problem);
  return FALSE;
}

/**
 * spool_json_reader_enter:
 * @self: a reader
 * @name: a member
 *
 * Goes into a member, for messages.
 */
void
spool_json_reader_enter (SpoolJsonReader *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  g_ptr_array_add (self->path, g_strconcat (".", name, NULL));
}

/**
 * spool_json_reader_enter_nth:
 * @self: a reader
 * @n: an element
 *
 * Goes into an element of an array, for messages.
 */
void
spool_json_reader_enter_nth (SpoolJsonReader *self, guint n)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->path, g_strdup_printf ("[%u]", n));
}

/**
 * spool_json_reader_leave:
 * @self: a reader
 *
 * Goes out of where it went last.
 */
void
spool_json_reader_leave (SpoolJsonReader *self)
{
  g_return_if_fail (self != NULL && self->path->len > 0);

  g_ptr_array_set_size (self->path, (gint) self->path->len - 1);
}
