/* spool-bar-model.c
 *
 * The model of a bar chart: groups of bars with intervals and single runs. Numbers and labels.
 *
 * A model is filled once and then only read; what grows is shown by making a new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-model.h"

#include <math.h>

/* A single run this much above all medians and intervals is shown by an arrow at the top edge:
 * drawn to scale it would press the bars, which are what the chart is about, into the ground. */
#define BEYOND 1.4

static void
bar_free (gpointer data)
{
  SpoolBar *bar = data;

  g_free ((char *) bar->label);
  g_free ((char *) bar->note);
  g_free ((char *) bar->details);
  g_free ((double *) bar->runs);
  g_free ((double *) bar->parts);
  g_free (bar);
}

static void
group_free (gpointer data)
{
  SpoolBarGroup *group = data;

  g_free (group->label);
  g_ptr_array_unref (group->bars);
  g_free (group);
}

/**
 * spool_bar_model_new:
 * @quantity: what the values are
 *
 * Models may be made and used in any thread, one at a time.
 *
 * Returns: (transfer full): an empty model
 */
SpoolBarModel *
spool_bar_model_new (SpoolQuantity quantity)
{
  SpoolBarModel *self = g_new0 (SpoolBarModel, 1);

  self->quantity = quantity;
  self->parts = g_ptr_array_new_with_free_func (spool_part_free);
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  return self;
}

/**
 * spool_bar_model_free:
 * @self: (transfer full) (nullable): a model
 *
 * Frees @self with all it holds.
 */
void
spool_bar_model_free (SpoolBarModel *self)
{
  guint i;

  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value_title);
  g_free (self->category_title);
  g_free (self->empty_text);
  for (i = 0; i < SPOOL_N_BAR_LEGENDS; i++)
    g_free (self->legends[i]);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->footnotes);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * spool_bar_model_add_part:
 * @self: a model without bars
 * @text: what the legend and descriptions call it
 * @color: its colour
 * @hatch: its hatching
 *
 * Adds something that each bar may have a part of.
 *
 * Returns: the index of the new part
 */
guint
spool_bar_model_add_part (SpoolBarModel *self,
                          const char *text,
                          SpoolPartColor color,
                          SpoolHatch hatch)
{
  SpoolPart *part;

  g_return_val_if_fail (self != NULL && text != NULL, 0);
  g_return_val_if_fail (spool_bar_model_get_n_items (self) == 0, 0);

  part = g_new0 (SpoolPart, 1);
  part->text = g_strdup (text);
  part->color = color;
  part->hatch = hatch;
  g_ptr_array_add (self->parts, part);
  return self->parts->len - 1;
}

/**
 * spool_bar_model_get_part:
 * @self: the model
 * @part: an index
 *
 * Returns: (transfer none) (nullable): the part, %NULL behind the last
 */
const SpoolPart *
spool_bar_model_get_part (const SpoolBarModel *self, guint part)
{
  g_return_val_if_fail (self != NULL, NULL);

  return part < self->parts->len ? g_ptr_array_index (self->parts, part) : NULL;
}

/**
 * spool_bar_model_add_group:
 * @self: the model
 * @label: what stands below the group
 * @series: its colour, see #SpoolSeries
 *
 * Returns: the index of the new group
 */
guint
spool_bar_model_add_group (SpoolBarModel *self, const char *label, guint series)
{
  SpoolBarGroup *group;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (label != NULL, 0);

  group = g_new0 (SpoolBarGroup, 1);
  group->label = g_strdup (label);
  group->series = series;
  group->bars = g_ptr_array_new_with_free_func (bar_free);
  g_ptr_array_add (self->groups, group);
  return self->groups->len - 1;
}

/* Whatever comes in, the rest of the code sees either a number to be drawn or NAN. */
static double
drawable_or_nan (double value)
{
  return isfinite (value) && value >= 0.0 ? value : NAN;
}

static double *
copy_parts (const SpoolBarModel *self, const double *parts)
{
  double *copy;

  if (parts == NULL)
    return NULL;
  copy = g_new0 (double, self->parts->len);
  for (guint i = 0; i < self->parts->len; i++)
    copy[i] = isnan (drawable_or_nan (parts[i])) ? 0.0 : parts[i];
  return copy;
}

/**
 * spool_bar_model_add_bar:
 * @self: the model
 * @group: a group of @self
 * @bar: (transfer none): the bar, copied; numbers below 0 or not finite count as not there
 *
 * Returns: the index of the new bar in its group
 */
guint
spool_bar_model_add_bar (SpoolBarModel *self, guint group, const SpoolBar *bar)
{
  SpoolBarGroup *to;
  SpoolBar *copy;

  g_return_val_if_fail (self != NULL && group < self->groups->len, 0);
  g_return_val_if_fail (bar != NULL && bar->label != NULL, 0);
  g_return_val_if_fail (bar->runs != NULL || bar->n_runs == 0, 0);

  to = g_ptr_array_index (self->groups, group);
  copy = g_memdup2 (bar, sizeof *bar);
  copy->label = g_strdup (bar->label);
  copy->note = bar->note != NULL && bar->note[0] != '\0' ? g_strdup (bar->note) : NULL;
  copy->details = g_strdup (bar->details);
  copy->runs = g_memdup2 (bar->runs, bar->n_runs * sizeof *bar->runs);
  copy->parts = copy_parts (self, bar->parts);
  copy->value = drawable_or_nan (bar->value);
  copy->low = drawable_or_nan (bar->low);
  copy->high = drawable_or_nan (bar->high);
  copy->start = drawable_or_nan (bar->start);
  copy->guess = drawable_or_nan (bar->guess);
  if (isnan (copy->low) || isnan (copy->high) || copy->low > copy->high)
    copy->low = copy->high = NAN;
  g_ptr_array_add (to->bars, copy);
  return to->bars->len - 1;
}

/**
 * spool_bar_model_add_footnote:
 * @self: the model
 * @footnote: a line below the chart
 */
void
spool_bar_model_add_footnote (SpoolBarModel *self, const char *footnote)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (footnote != NULL);

  g_ptr_array_add (self->footnotes, g_strdup (footnote));
}

/**
 * spool_bar_model_add_notice:
 * @self: the model
 * @notice: a line below the chart that says what is missing in it; stays longer than footnotes
 */
void
spool_bar_model_add_notice (SpoolBarModel *self, const char *notice)
{
  g_return_if_fail (self != NULL && notice != NULL);

  g_ptr_array_insert (self->footnotes, (int) self->n_notices++, g_strdup (notice));
}

/**
 * spool_bar_model_get_n_items:
 * @self: the model
 *
 * Returns: the bars of all groups
 */
guint
spool_bar_model_get_n_items (const SpoolBarModel *self)
{
  guint g, n_items = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (g = 0; g < self->groups->len; g++)
    n_items += ((const SpoolBarGroup *) g_ptr_array_index (self->groups, g))->bars->len;
  return n_items;
}

/**
 * spool_bar_model_get_item:
 * @self: the model
 * @item: the number of a bar, counted through all groups as in layouts
 * @group: (out) (optional): its group
 *
 * Returns: (transfer none) (nullable): the bar, %NULL if there is no such item
 */
const SpoolBar *
spool_bar_model_get_item (const SpoolBarModel *self, guint item, const SpoolBarGroup **group)
{
  guint g;

  g_return_val_if_fail (self != NULL, NULL);

  for (g = 0; g < self->groups->len; g++)
    {
      const SpoolBarGroup *candidate = g_ptr_array_index (self->groups, g);

      if (item < candidate->bars->len)
        {
          if (group != NULL)
            *group = candidate;
          return g_ptr_array_index (candidate->bars, item);
        }
      item -= candidate->bars->len;
    }
  return NULL;
}

static double
larger (double a, double b)
{
  /* Unlike MAX, passes over what is no number. */
  return b > a || isnan (a) ? b : a;
}

static double
largest_run (const SpoolBar *bar, double limit)
{
  double largest = NAN;
  guint r;

  for (r = 0; r < bar->n_runs; r++)
    if (drawable_or_nan (bar->runs[r]) <= limit)
      largest = larger (largest, bar->runs[r]);
  return largest;
}

/**
 * spool_bar_model_get_maximum:
 * @self: the model
 *
 * The largest number that the value axis must reach: values, intervals, and single runs except
 * those far beyond all else.
 *
 * Returns: the maximum in base units, NAN if there is none
 */
double
spool_bar_model_get_maximum (const SpoolBarModel *self)
{
  double maximum = NAN, limit;
  guint i, n_items;

  g_return_val_if_fail (self != NULL, NAN);

  n_items = spool_bar_model_get_n_items (self);
  for (i = 0; i < n_items; i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (self, i, NULL);

      maximum = larger (larger (larger (maximum, bar->value), bar->high), bar->guess);
    }
  limit = isnan (maximum) ? G_MAXDOUBLE : BEYOND * maximum;
  for (i = 0; i < n_items; i++)
    maximum = larger (maximum, largest_run (spool_bar_model_get_item (self, i, NULL), limit));
  return maximum;
}

static double
smaller (double a, double b)
{
  return b > 0.0 && !(a <= b) ? b : a;
}

/**
 * spool_bar_model_get_minimum:
 * @self: the model
 *
 * Returns: the smallest value, end of an interval or single run that is above 0, in base units; NAN
 *   if there is none
 */
double
spool_bar_model_get_minimum (const SpoolBarModel *self)
{
  double minimum = NAN;

  g_return_val_if_fail (self != NULL, NAN);

  for (guint i = 0; i < spool_bar_model_get_n_items (self); i++)
    {
      const SpoolBar *bar = spool_bar_model_get_item (self, i, NULL);

      minimum = smaller (smaller (smaller (minimum, bar->value), bar->low), bar->guess);
      for (guint r = 0; r < bar->n_runs; r++)
        minimum = smaller (minimum, isfinite (bar->runs[r]) ? bar->runs[r] : NAN);
    }
  return minimum;
}

/**
 * spool_bar_model_get_decimals:
 * @self: the model
 * @unit: the unit of its values
 * @fewest: (out) (optional): with how many decimals the values can still be told apart
 *
 * Returns: how many decimals the values should have, see spool_unit_decimals()
 */
int
spool_bar_model_get_decimals (const SpoolBarModel *self, const SpoolUnit *unit, int *fewest)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  guint i, n_items;

  g_return_val_if_fail (self != NULL && unit != NULL, 0);

  n_items = spool_bar_model_get_n_items (self);
  for (i = 0; i < n_items; i++)
    g_array_append_val (values, spool_bar_model_get_item (self, i, NULL)->value);
  return spool_unit_decimals (unit, (const void *) values->data, values->len, fewest);
}
