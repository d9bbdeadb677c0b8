/* spool-columns.c: text in aligned columns, two spaces apart.
 *
 * Widths are those on a terminal: wide characters take two cells, combining ones none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-columns.h"

#include <math.h>

struct _SpoolColumns
{
  SpoolAlign *aligns;
  guint n_columns;
  GPtrArray *cells; /* (element-type utf8), row by row */
};

/**
 * spool_columns_new:
 * @aligns: (array length=n_columns): how the columns are aligned
 * @n_columns: how many columns
 *
 * Returns: (transfer full): columns without rows.
 */
SpoolColumns *
spool_columns_new (const SpoolAlign *aligns, guint n_columns)
{
  SpoolColumns *self;

  g_return_val_if_fail (aligns != NULL && n_columns > 0, NULL);

  self = g_new0 (SpoolColumns, 1);
  self->aligns = g_memdup2 (aligns, n_columns * sizeof *aligns);
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * spool_columns_free:
 * @self: (transfer full) (nullable): columns
 */
void
spool_columns_free (SpoolColumns *self)
{
  if (self == NULL)
    return;
  g_free (self->aligns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * spool_columns_add:
 * @self: columns
 * @cell: the next cell, from left to right and then from the top down
 */
void
spool_columns_add (SpoolColumns *self, const char *cell)
{
  g_return_if_fail (self != NULL && cell != NULL);

  g_ptr_array_add (self->cells, g_utf8_make_valid (cell, -1));
}

/**
 * spool_columns_add_number:
 * @self: columns
 * @number: a number
 * @n_decimals: how many digits after the point
 *
 * Adds it as a cell, in the user's language; a dash if it isn't finite.
 */
void
spool_columns_add_number (SpoolColumns *self, double number, guint n_decimals)
{
  g_autofree char *cell =
      isfinite (number) ? g_strdup_printf ("%.*f", (int) n_decimals, number) : g_strdup ("–");

  spool_columns_add (self, cell);
}

/**
 * spool_columns_add_interval:
 * @self: columns
 * @low: its lower end
 * @high: its upper end
 * @n_decimals: how many digits after the point
 *
 * Adds it as a cell, in the user's language; a dash if there is none.
 */
void
spool_columns_add_interval (SpoolColumns *self, double low, double high, guint n_decimals)
{
  g_autofree char *cell =
      isnan (low) ? g_strdup ("–")
                  : g_strdup_printf ("%.*f – %.*f", (int) n_decimals, low, (int) n_decimals, high);

  spool_columns_add (self, cell);
}

static guint
measure (const char *cell)
{
  guint width = 0;

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_spaces (GString *text, guint n_spaces)
{
  for (guint i = 0; i < n_spaces; i++)
    g_string_append_c (text, ' ');
}

/* Nothing is filled up behind the last cell of a row. */
static void
append_cell (const SpoolColumns *self, GString *text, guint n, guint width)
{
  const char *cell = g_ptr_array_index (self->cells, n);
  guint column = n % self->n_columns;
  guint missing = width - measure (cell);
  gboolean is_last = column + 1 == self->n_columns;

  if (self->aligns[column] == SPOOL_ALIGN_RIGHT)
    append_spaces (text, missing);
  g_string_append (text, cell);
  if (self->aligns[column] == SPOOL_ALIGN_LEFT && !is_last)
    append_spaces (text, missing);
  g_string_append (text, is_last ? "\n" : "  ");
}

/**
 * spool_columns_append:
 * @self: columns; all rows are full
 * @text: a text
 *
 * Appends the rows, each with a line break.
 */
void
spool_columns_append (const SpoolColumns *self, GString *text)
{
  g_autofree guint *widths = NULL;

  g_return_if_fail (self != NULL && text != NULL && self->cells->len % self->n_columns == 0);

  widths = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint *width = &widths[i % self->n_columns];

      *width = MAX (*width, measure (g_ptr_array_index (self->cells, i)));
    }
  for (guint i = 0; i < self->cells->len; i++)
    append_cell (self, text, i, widths[i % self->n_columns]);
}
