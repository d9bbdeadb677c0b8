/* spool-value-axis.c
 *
 * The numbers beside a value axis, and the lines across the plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-value-axis.h"

#include <math.h>

/* In pixels of the design. */
#define TICK_GAP 8.0

/**
 * spool_value_axis_count_ticks:
 * @plot_px: the height of the plot
 * @line_px: the height of a line of text
 *
 * Returns: into how many steps the axis may be divided
 */
guint
spool_value_axis_count_ticks (double plot_px, double line_px)
{
  return (guint) CLAMP (floor (plot_px / (2.8 * line_px)), 1.0, 10.0);
}

/**
 * spool_value_axis_init:
 * @self: (out caller-allocates): the axis
 * @shaper: makes the texts
 * @scale: what the axis shows
 * @unit_px: one pixel of the design
 * @max_gutter_px: where numbers would take more than this there are none; plots win
 */
void
spool_value_axis_init (SpoolValueAxis *self,
                       SpoolTextShaper *shaper,
                       const SpoolScale *scale,
                       double unit_px,
                       double max_gutter_px)
{
  g_return_if_fail (self != NULL && shaper != NULL && scale != NULL);

  self->ticks = spool_text_new_list ();
  self->gutter_px = 0.0;
  for (guint i = 0; i < scale->n_ticks; i++)
    {
      g_autofree char *label = spool_scale_tick_label (scale, i);
      SpoolText *text = spool_text_shaper_shape (shaper, label, SPOOL_TEXT_TICK, 0.0, 1);

      self->gutter_px = MAX (self->gutter_px, text->width_px + TICK_GAP * unit_px);
      g_ptr_array_add (self->ticks, text);
    }
  if (self->gutter_px > max_gutter_px)
    spool_value_axis_drop (self);
}

/**
 * spool_value_axis_drop:
 * @self: an axis
 *
 * Leaves the numbers out; the lines stay.
 */
void
spool_value_axis_drop (SpoolValueAxis *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->ticks, 0);
  self->gutter_px = 0.0;
}

/**
 * spool_value_axis_clear:
 * @self: an axis
 *
 * Frees what was not placed.
 */
void
spool_value_axis_clear (SpoolValueAxis *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ticks, g_ptr_array_unref);
}

/**
 * spool_value_axis_place:
 * @self: an axis
 * @layout: a layout that has its plot and the scale that @self was made for
 * @unit_px: one pixel of the design
 *
 * Moves the numbers into @layout, left of the plot, and adds the lines.
 */
void
spool_value_axis_place (SpoolValueAxis *self, SpoolChartLayout *layout, double unit_px)
{
  double edge;

  g_return_if_fail (self != NULL && layout != NULL);

  edge = layout->plot.x - TICK_GAP * unit_px;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      double y = round (spool_chart_layout_value_y (layout, spool_scale_tick (&layout->scale, i)));
      SpoolText *text = self->ticks->len > 0 ? g_ptr_array_index (self->ticks, i) : NULL;

      g_array_append_val (layout->grid, y);
      if (text != NULL)
        spool_chart_layout_place (layout, text, edge - text->width_px, y - text->height_px / 2.0,
                                  FALSE);
    }
  /* The layout owns the texts now. */
  g_ptr_array_set_free_func (self->ticks, NULL);
  g_ptr_array_set_size (self->ticks, 0);
}
