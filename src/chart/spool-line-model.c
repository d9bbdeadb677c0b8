/* spool-line-model.c
 *
 * The model of a line chart: points with intervals, joined to lines, and lines to hold them
 * against.
 *
 * A model is filled once and then only read; what grows is shown by making a new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-model.h"

#include <math.h>

static void
line_free (gpointer data)
{
  SpoolLine *line = data;

  g_free (line->label);
  g_array_unref (line->points);
  g_free (line);
}

/**
 * spool_line_model_new:
 * @quantity: what the values are
 *
 * Models may be made and used in any thread, one at a time.
 *
 * Returns: (transfer full): an empty model
 */
SpoolLineModel *
spool_line_model_new (SpoolQuantity quantity)
{
  SpoolLineModel *self = g_new0 (SpoolLineModel, 1);

  self->quantity = quantity;
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/**
 * spool_line_model_free:
 * @self: (transfer full) (nullable): a model
 *
 * Frees @self with all it holds.
 */
void
spool_line_model_free (SpoolLineModel *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value_title);
  g_free (self->category_title);
  g_free (self->empty_text);
  for (guint i = 0; i < SPOOL_N_LINE_LEGENDS; i++)
    g_free (self->legends[i]);
  g_ptr_array_unref (self->footnotes);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * spool_line_model_add_line:
 * @self: the model
 * @label: what it is
 * @kind: how it is drawn
 * @series: its colour, see #SpoolSeries, and the shape of its marks
 * @hollow: whether its marks are hollow
 *
 * Returns: the index of the new line
 */
guint
spool_line_model_add_line (
    SpoolLineModel *self, const char *label, SpoolLineKind kind, guint series, gboolean hollow)
{
  SpoolLine *line;

  g_return_val_if_fail (self != NULL && label != NULL, 0);

  line = g_new0 (SpoolLine, 1);
  line->label = g_strdup (label);
  line->kind = kind;
  line->series = series;
  line->hollow = hollow;
  line->points = g_array_new (FALSE, FALSE, sizeof (SpoolPoint));
  g_ptr_array_add (self->lines, line);
  return self->lines->len - 1;
}

/* A logarithm must be had of whatever is drawn. */
static double
drawable_or_nan (double value)
{
  return isfinite (value) && value > 0.0 ? value : NAN;
}

/**
 * spool_line_model_add_point:
 * @self: the model
 * @line: a line of @self
 * @point: (transfer none): the point, copied, right of the one before; numbers that are not
 *   greater than 0 or not finite count as not there
 */
void
spool_line_model_add_point (SpoolLineModel *self, guint line, const SpoolPoint *point)
{
  SpoolPoint copy;

  g_return_if_fail (self != NULL && line < self->lines->len && point != NULL);
  g_return_if_fail (point->x > 0.0 && isfinite (point->x));

  copy = *point;
  copy.y = drawable_or_nan (point->y);
  copy.low = drawable_or_nan (point->low);
  copy.high = drawable_or_nan (point->high);
  copy.limit = drawable_or_nan (point->limit);
  if (isnan (copy.y) || isnan (copy.low) || isnan (copy.high) || copy.low > copy.high)
    copy.low = copy.high = NAN;
  g_array_append_val (((SpoolLine *) g_ptr_array_index (self->lines, line))->points, copy);
}

/**
 * spool_line_model_add_footnote:
 * @self: the model
 * @footnote: a line below the chart
 */
void
spool_line_model_add_footnote (SpoolLineModel *self, const char *footnote)
{
  g_return_if_fail (self != NULL && footnote != NULL);

  g_ptr_array_add (self->footnotes, g_strdup (footnote));
}

/**
 * spool_line_model_add_notice:
 * @self: the model
 * @notice: a line below the chart that says what is missing in it; stays longer than footnotes
 */
void
spool_line_model_add_notice (SpoolLineModel *self, const char *notice)
{
  g_return_if_fail (self != NULL && notice != NULL);

  g_ptr_array_insert (self->footnotes, (int) self->n_notices++, g_strdup (notice));
}

/**
 * spool_line_model_get_line:
 * @self: the model
 * @line: an index
 *
 * Returns: (transfer none) (nullable): the line, %NULL behind the last
 */
const SpoolLine *
spool_line_model_get_line (const SpoolLineModel *self, guint line)
{
  g_return_val_if_fail (self != NULL, NULL);

  return line < self->lines->len ? g_ptr_array_index (self->lines, line) : NULL;
}

static guint
count_items (const SpoolLine *line)
{
  return line->kind == SPOOL_LINE_MEASURED ? line->points->len : 0;
}

/**
 * spool_line_model_get_n_items:
 * @self: the model
 *
 * Returns: the points of all lines but guides
 */
guint
spool_line_model_get_n_items (const SpoolLineModel *self)
{
  guint n_items = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    n_items += count_items (spool_line_model_get_line (self, i));
  return n_items;
}

/**
 * spool_line_model_get_item:
 * @self: the model
 * @item: the number of a point, counted through all lines but guides
 * @line: (out) (optional): its line
 *
 * Returns: (transfer none) (nullable): the point, %NULL if there is no such item
 */
const SpoolPoint *
spool_line_model_get_item (const SpoolLineModel *self, guint item, const SpoolLine **line)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpoolLine *candidate = spool_line_model_get_line (self, i);

      if (item < count_items (candidate))
        {
          if (line != NULL)
            *line = candidate;
          return &g_array_index (candidate->points, SpoolPoint, item);
        }
      item -= count_items (candidate);
    }
  return NULL;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/**
 * spool_line_model_list_places:
 * @self: the model
 *
 * Returns: (transfer full) (element-type double): where points stand, each once, from left to right
 */
GArray *
spool_line_model_list_places (const SpoolLineModel *self)
{
  GArray *places;

  g_return_val_if_fail (self != NULL, NULL);

  places = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < spool_line_model_get_n_items (self); i++)
    g_array_append_val (places, spool_line_model_get_item (self, i, NULL)->x);
  g_array_sort (places, compare_numbers);
  for (guint i = places->len; i > 1; i--)
    if (g_array_index (places, double, i - 1) == g_array_index (places, double, i - 2))
      g_array_remove_index (places, i - 1);
  return places;
}

static void
widen (double value, double *low, double *high)
{
  if (isnan (value))
    return;
  *low = isnan (*low) ? value : MIN (*low, value);
  *high = isnan (*high) ? value : MAX (*high, value);
}

/**
 * spool_line_model_get_range:
 * @self: the model
 * @low: (out): the smallest value that is to be seen, NAN if there is none
 * @high: (out): the largest
 *
 * Ideals go on beyond all that can be had, and are left out of this.
 */
void
spool_line_model_get_range (const SpoolLineModel *self, double *low, double *high)
{
  g_return_if_fail (self != NULL && low != NULL && high != NULL);

  *low = *high = NAN;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpoolLine *line = spool_line_model_get_line (self, i);

      for (guint p = 0; line->kind != SPOOL_LINE_IDEAL && p < line->points->len; p++)
        {
          const SpoolPoint *point = &g_array_index (line->points, SpoolPoint, p);

          widen (point->y, low, high);
          widen (point->low, low, high);
          widen (point->high, low, high);
        }
    }
}
