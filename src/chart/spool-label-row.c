/* spool-label-row.c
 *
 * A row of labels below a plot: level, turned or thinned out, whichever fits.
 *
 * The rules, in this order, one for the whole row:
 * 1. all labels fit into their room, wrapped at words if need be: they stand level;
 * 2. the room is wide enough to make sense of the beginning of a label: level, with an ellipsis;
 * 3. the room takes the height of a line: all are turned by a quarter, each on as many lines as
 *    its room takes;
 * 4. else level, but only those that don't touch the one before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-label-row.h"

#include <math.h>

/* More would be a paragraph on its side. */
#define MAX_TURNED_LINES 3.0

typedef struct
{
  SpoolTextShaper *shaper;
  SpoolTextStyle style;
  const SpoolLabelSlot *slots;
  guint n_slots;
} Labels;

static gboolean
is_empty (const SpoolLabelSlot *slot)
{
  return slot->string == NULL || slot->string[0] == '\0';
}

/* From the middle of one label to the middle of the next. */
static double
narrowest_distance (const Labels *labels)
{
  double narrowest = G_MAXDOUBLE, last = -G_MAXDOUBLE;
  guint i;

  for (i = 0; i < labels->n_slots; i++)
    if (!is_empty (&labels->slots[i]))
      {
        narrowest = MIN (narrowest, labels->slots[i].middle_px - last);
        last = labels->slots[i].middle_px;
      }
  return narrowest;
}

static double
narrowest_room (const Labels *labels)
{
  double narrowest = G_MAXDOUBLE;
  guint i;

  for (i = 0; i < labels->n_slots; i++)
    if (!is_empty (&labels->slots[i]))
      narrowest = MIN (narrowest, labels->slots[i].room_px);
  return narrowest;
}

/* A @max_width_px below 0 stands for the room of each slot. TRUE if nothing was cut. */
static gboolean
shape_all (SpoolLabelRow *self, const Labels *labels, double max_width_px, int max_lines)
{
  gboolean fits = TRUE;
  guint i;

  g_ptr_array_set_size (self->texts, 0);
  for (i = 0; i < labels->n_slots; i++)
    {
      const SpoolLabelSlot *slot = &labels->slots[i];
      double room = max_width_px < 0.0 ? MAX (1.0, slot->room_px) : max_width_px;
      SpoolText *text = NULL;

      if (!is_empty (slot))
        {
          text = spool_text_shaper_shape (labels->shaper, slot->string, labels->style, room,
                                          max_lines);
          if (text->cut || text->width_px > room + 0.5)
            fits = FALSE;
        }
      g_ptr_array_add (self->texts, text);
    }
  return fits;
}

/* On as many lines as have room beside each other; on one line where a word is too long, since
 * only that is cut within a word. */
static SpoolText *
shape_turned (const Labels *labels, const SpoolLabelSlot *slot, double max_px, double line_px)
{
  int max_lines = (int) CLAMP (floor (slot->room_px / line_px), 1.0, MAX_TURNED_LINES);
  SpoolText *text =
      spool_text_shaper_shape (labels->shaper, slot->string, labels->style, max_px, max_lines);

  if (max_lines == 1 || text->width_px <= max_px + 0.5)
    return text;
  spool_text_free (text);
  return spool_text_shaper_shape (labels->shaper, slot->string, labels->style, max_px, 1);
}

static void
turn_all (SpoolLabelRow *self, const Labels *labels, double max_px, double line_px)
{
  self->turned = TRUE;
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < labels->n_slots; i++)
    g_ptr_array_add (self->texts, is_empty (&labels->slots[i])
                                      ? NULL
                                      : shape_turned (labels, &labels->slots[i], max_px, line_px));
}

static double
highest (const SpoolLabelRow *self)
{
  double height = 0.0;
  guint i;

  for (i = 0; i < self->texts->len; i++)
    {
      const SpoolText *text = g_ptr_array_index (self->texts, i);

      if (text != NULL)
        height = MAX (height, self->turned ? text->width_px : text->height_px);
    }
  return height;
}

static double
line_height (const Labels *labels)
{
  g_autoptr (SpoolText) text = spool_text_shaper_shape (labels->shaper, "0", labels->style, 0, 1);

  return text->height_px;
}

/**
 * spool_label_row_init:
 * @self: (out caller-allocates): the row
 * @shaper: makes the texts
 * @style: what they are for
 * @slots: (array length=n_slots): the labels and their room
 * @n_slots: how many
 * @max_lines: the lines a level label may take
 * @readable_px: room from which an ellipsis is better than a turned label
 * @max_turned_px: the length a turned label may take
 *
 * Shapes the labels by the rules above.
 */
void
spool_label_row_init (SpoolLabelRow *self,
                      SpoolTextShaper *shaper,
                      SpoolTextStyle style,
                      const SpoolLabelSlot *slots,
                      guint n_slots,
                      int max_lines,
                      double readable_px,
                      double max_turned_px)
{
  Labels labels = { shaper, style, slots, n_slots };

  g_return_if_fail (self != NULL && shaper != NULL);
  g_return_if_fail (slots != NULL || n_slots == 0);

  *self = (SpoolLabelRow){ .texts = spool_text_new_list () };
  if (!shape_all (self, &labels, -1.0, max_lines))
    {
      double line = line_height (&labels);

      if (narrowest_room (&labels) >= readable_px)
        shape_all (self, &labels, -1.0, max_lines);
      else if (narrowest_distance (&labels) >= line && max_turned_px >= 2.0 * line)
        turn_all (self, &labels, max_turned_px, line);
      else
        {
          shape_all (self, &labels, 1.5 * MAX (readable_px, 1.0), 1);
          self->gap_px = line / 3.0;
        }
    }
  self->height_px = highest (self);
}

/**
 * spool_label_row_clear:
 * @self: the row
 *
 * Frees what was not placed.
 */
void
spool_label_row_clear (SpoolLabelRow *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

/**
 * spool_label_row_place:
 * @self: the row
 * @slots: the slots it was made for
 * @layout: where the texts go
 * @y: the top of the row
 *
 * Moves the texts into @layout, none of them beyond the chart's edges, and leaves out those that
 * would touch the one before.
 */
void
spool_label_row_place (SpoolLabelRow *self,
                       const SpoolLabelSlot *slots,
                       SpoolChartLayout *layout,
                       double y)
{
  double end = -G_MAXDOUBLE;
  guint i;

  g_return_if_fail (self != NULL && slots != NULL && layout != NULL);

  for (i = 0; i < self->texts->len; i++)
    {
      SpoolText *text = g_ptr_array_index (self->texts, i);
      double width, x;

      if (text == NULL)
        continue;
      width = self->turned ? text->height_px : text->width_px;
      x = slots[i].middle_px - width / 2.0;
      x = MAX (0.0, MIN (x, layout->width_px - width));
      if (x < end + self->gap_px || width > layout->width_px)
        {
          spool_text_free (text);
          continue;
        }
      end = x + width;
      spool_chart_layout_place (layout, text, x, y, self->turned);
    }
  g_ptr_array_set_free_func (self->texts, NULL);
  g_ptr_array_set_size (self->texts, 0);
}
