/* spool-json-reader.c: reads JSON that anybody may have written, and says what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-reader.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* json-glib's parser calls itself for each level, so a file of nothing but brackets would use up
 * the stack. Ours have 6 levels. */
#define MAX_NESTING 64

struct _SpoolJsonReader
{
  char *name;
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

/* Counts brackets outside of strings. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    if (in_string)
      {
        if (text[i] == '\\')
          i++;
        else if (text[i] == '"')
          in_string = FALSE;
      }
    else if (text[i] == '"')
      in_string = TRUE;
    else if (text[i] == '{' || text[i] == '[')
      {
        if (++depth > MAX_NESTING)
          return TRUE;
      }
    else if ((text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
  return FALSE;
}

/* json-glib's words begin with “<data>:LINE:COLUMN: Parse error:”, where “<data>” tells nobody
 * anything. */
static const char *
skip_data_prefix (const char *message)
{
  return g_str_has_prefix (message, "<data>:") ? message + strlen ("<data>:") : message;
}

/**
 * spool_json_reader_parse:
 * @self: a reader
 * @text: JSON
 * @length: how many bytes, or -1 if it ends with a zero byte
 *
 * Returns: (transfer full) (nullable): what it says; %NULL if it isn't JSON, which is kept as what
 * is wrong.
 */
JsonNode *
spool_json_reader_parse (SpoolJsonReader *self, const char *text, gssize length)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  JsonNode *root;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  if (n_bytes > 0 && !g_utf8_validate_len (text, n_bytes, NULL))
    {
      spool_json_reader_complain (self, NULL, "%s", _ ("it isn't a text in UTF-8"));
      return NULL;
    }
  if (is_too_deep (text, n_bytes))
    {
      spool_json_reader_complain (self, NULL, "%s", _ ("it is nested too deeply"));
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) n_bytes, &error))
    {
      spool_json_reader_complain (self, NULL, _ ("it isn't JSON, or cut short (%s)"),
                                  skip_data_prefix (error->message));
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    spool_json_reader_complain (self, NULL, "%s", _ ("it is empty"));
  return root;
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
