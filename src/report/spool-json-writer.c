/* spool-json-writer.c: writes JSON text, quickly and with exact times.
 *
 * json-glib would first build a tree of 1.4 KB for each job record, and prints doubles with 17
 * digits; a report wants neither.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-writer.h"

#include "report/spool-text.h"

#include <math.h>

struct _SpoolJsonWriter
{
  GString *text;
  guint n_broken_levels;
  guint level;
  gboolean is_first; /* the next thing is the first of its object or array */
};

/**
 * spool_json_writer_new:
 * @n_broken_levels: how many levels of objects and arrays have a line for each member; what is
 *   deeper stands in one line. 0 gives a single line
 *
 * Returns: (transfer full): a writer without text.
 */
SpoolJsonWriter *
spool_json_writer_new (guint n_broken_levels)
{
  SpoolJsonWriter *self = g_new0 (SpoolJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->n_broken_levels = n_broken_levels;
  self->is_first = TRUE;
  return self;
}

/**
 * spool_json_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
spool_json_writer_free (SpoolJsonWriter *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
break_line (SpoolJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->level; i++)
    g_string_append (self->text, "  ");
}

static void
append_escaped (GString *text, const char *value)
{
  const char *from = value, *at;

  g_string_append_c (text, '"');
  for (at = value; *at != '\0'; at++)
    {
      guchar c = (guchar) *at;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (text, from, at - from);
      from = at + 1;
      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else
        g_string_append_printf (text, "\\u%04x", c);
    }
  g_string_append_len (text, from, at - from);
  g_string_append_c (text, '"');
}

/* Bytes that aren't UTF-8, say from a file's name, become U+FFFD: JSON can't hold them. */
static void
append_string (GString *text, const char *value)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (value, -1, NULL))
    valid = g_utf8_make_valid (value, -1);
  append_escaped (text, valid != NULL ? valid : value);
}

static void
begin_value (SpoolJsonWriter *self, const char *name)
{
  g_assert (self->text != NULL);

  if (!self->is_first)
    g_string_append_c (self->text, ',');
  if (self->level > 0 && self->level <= self->n_broken_levels)
    break_line (self);
  else if (!self->is_first)
    g_string_append_c (self->text, ' ');
  self->is_first = FALSE;
  if (name == NULL)
    return;
  append_string (self->text, name);
  g_string_append (self->text, ": ");
}

static void
begin_container (SpoolJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->level++;
  self->is_first = TRUE;
}

static void
end_container (SpoolJsonWriter *self, char bracket)
{
  g_assert (self->level > 0);

  self->level--;
  if (!self->is_first && self->level < self->n_broken_levels)
    break_line (self);
  self->is_first = FALSE;
  g_string_append_c (self->text, bracket);
}

/**
 * spool_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): the member's name
 *
 * Begins an object; what follows are its members.
 */
void
spool_json_writer_begin_object (SpoolJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);

  begin_container (self, name, '{');
}

/**
 * spool_json_writer_end_object:
 * @self: a writer
 *
 * Ends the innermost object.
 */
void
spool_json_writer_end_object (SpoolJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, '}');
}

/**
 * spool_json_writer_begin_array:
 * @self: a writer
 * @name: (nullable): the member's name
 *
 * Begins an array; what follows are its elements.
 */
void
spool_json_writer_begin_array (SpoolJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);

  begin_container (self, name, '[');
}

/**
 * spool_json_writer_end_array:
 * @self: a writer
 *
 * Ends the innermost array.
 */
void
spool_json_writer_end_array (SpoolJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, ']');
}

/**
 * spool_json_writer_add_string:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: (nullable): a text; %NULL gives null
 */
void
spool_json_writer_add_string (SpoolJsonWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  if (value != NULL)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * spool_json_writer_add_boolean:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: true or false
 */
void
spool_json_writer_add_boolean (SpoolJsonWriter *self, const char *name, gboolean value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * spool_json_writer_add_null:
 * @self: a writer
 * @name: (nullable): the member's name
 */
void
spool_json_writer_add_null (SpoolJsonWriter *self, const char *name)
{
  spool_json_writer_add_string (self, name, NULL);
}

/**
 * spool_json_writer_add_integer:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: a whole number
 */
void
spool_json_writer_add_integer (SpoolJsonWriter *self, const char *name, gint64 value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * spool_json_writer_add_unsigned:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: a whole number
 */
void
spool_json_writer_add_unsigned (SpoolJsonWriter *self, const char *name, guint64 value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GUINT64_FORMAT, value);
}

/**
 * spool_json_writer_add_number:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: a number; null is written if it isn't finite, which JSON can't say
 */
void
spool_json_writer_add_number (SpoolJsonWriter *self, const char *name, double value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  if (isfinite (value))
    spool_text_append_number (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * spool_json_writer_add_seconds:
 * @self: a writer
 * @name: (nullable): the member's name, which should end in _s
 * @value_ns: a time in nanoseconds, written in seconds
 */
void
spool_json_writer_add_seconds (SpoolJsonWriter *self, const char *name, gint64 value_ns)
{
  g_return_if_fail (self != NULL);

  begin_value (self, name);
  spool_text_append_ns (self->text, value_ns);
}

/**
 * spool_json_writer_add_json:
 * @self: a writer
 * @name: (nullable): the member's name
 * @text: a value that is JSON already
 */
void
spool_json_writer_add_json (SpoolJsonWriter *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  begin_value (self, name);
  g_string_append (self->text, text);
}

/**
 * spool_json_writer_steal:
 * @self: a writer; all that was begun must be ended. Nothing can be added afterwards
 * @length: (out) (optional): how many bytes
 *
 * Returns: (transfer full): the text, without a line break at its end.
 */
char *
spool_json_writer_steal (SpoolJsonWriter *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && self->text != NULL && self->level == 0, NULL);

  if (length != NULL)
    *length = self->text->len;
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
