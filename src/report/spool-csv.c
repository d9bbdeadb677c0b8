/* spool-csv.c: rows of comma-separated values. Never in the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-csv.h"

#include "report/spool-text.h"

#include <string.h>

static void
begin_cell (SpoolCsv *self)
{
  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;
}

/**
 * spool_csv_add_string:
 * @self: a table
 * @value: (nullable): the next cell; %NULL is an empty one
 */
void
spool_csv_add_string (SpoolCsv *self, const char *value)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (value == NULL)
    return;
  if (strpbrk (value, "\",\r\n") == NULL)
    {
      g_string_append (self->text, value);
      return;
    }
  g_string_append_c (self->text, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *at);
    }
  g_string_append_c (self->text, '"');
}

/**
 * spool_csv_add_unsigned:
 * @self: a table
 * @value: the next cell
 */
void
spool_csv_add_unsigned (SpoolCsv *self, guint64 value)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GUINT64_FORMAT, value);
}

/**
 * spool_csv_add_seconds:
 * @self: a table
 * @value_ns: the next cell, in nanoseconds; it is written in seconds
 */
void
spool_csv_add_seconds (SpoolCsv *self, gint64 value_ns)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  spool_text_append_ns (self->text, value_ns);
}

/**
 * spool_csv_end_row:
 * @self: a table
 *
 * Ends the row; the next cell is the first of another one.
 */
void
spool_csv_end_row (SpoolCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append_c (self->text, '\n');
  self->in_row = FALSE;
}
