/* spool-chart-layout.c
 *
 * Where everything of a chart stands: what all kinds of charts have in common.
 *
 * Layouts are made from left to right; for right-to-left languages the finished layout is
 * mirrored in one step, so that no other rule has to know of directions. Where there are numbers on
 * both axes only what is around the plot is: time and counts grow to the right in every language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-layout.h"

#include <math.h>

static void
placed_text_clear (gpointer data)
{
  SpoolPlacedText *placed = data;

  spool_text_free (placed->text);
}

/**
 * spool_chart_layout_init:
 * @self: the head of a layout
 * @width_px: the width of the chart
 * @height_px: its height
 * @clear: (nullable): frees what the kind of layout has beside its head
 *
 * For kinds of layouts: makes an empty head.
 */
void
spool_chart_layout_init (SpoolChartLayout *self,
                         double width_px,
                         double height_px,
                         void (*clear) (SpoolChartLayout *self))
{
  g_return_if_fail (self != NULL);

  self->width_px = width_px;
  self->height_px = height_px;
  self->texts = g_array_new (FALSE, FALSE, sizeof (SpoolPlacedText));
  g_array_set_clear_func (self->texts, placed_text_clear);
  self->swatches = g_array_new (FALSE, FALSE, sizeof (SpoolSwatch));
  self->grid = g_array_new (FALSE, FALSE, sizeof (double));
  self->items = g_array_new (FALSE, FALSE, sizeof (SpoolRect));
  self->clear = clear;
}

/**
 * spool_chart_layout_free:
 * @self: (transfer full) (nullable): a layout of any kind
 *
 * Frees @self.
 */
void
spool_chart_layout_free (SpoolChartLayout *self)
{
  if (self == NULL)
    return;
  if (self->clear != NULL)
    self->clear (self);
  g_array_unref (self->texts);
  g_array_unref (self->swatches);
  g_array_unref (self->grid);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * spool_chart_layout_place:
 * @self: the layout
 * @text: (transfer full): a text
 * @x: the left edge of what it covers
 * @y: the top edge
 * @turned: whether it reads from bottom to top
 *
 * For kinds of layouts: adds @text.
 */
void
spool_chart_layout_place (
    SpoolChartLayout *self, SpoolText *text, double x, double y, gboolean turned)
{
  SpoolPlacedText placed = { text, { x, y, 0.0, 0.0 }, turned, FALSE };

  g_return_if_fail (self != NULL && text != NULL);

  placed.area.width = turned ? text->height_px : text->width_px;
  placed.area.height = turned ? text->width_px : text->height_px;
  g_array_append_val (self->texts, placed);
}

/**
 * spool_chart_layout_explain:
 * @self: a layout that has its plot
 * @shaper: makes the text
 * @text: (nullable): why there is nothing in the plot; %NULL for no text
 *
 * Puts @text in the middle of the plot: an empty one would else look broken.
 */
void
spool_chart_layout_explain (SpoolChartLayout *self, SpoolTextShaper *shaper, const char *text)
{
  SpoolText *shaped;

  g_return_if_fail (self != NULL && shaper != NULL);

  if (text == NULL || text[0] == '\0')
    return;
  shaped = spool_text_shaper_shape (shaper, text, SPOOL_TEXT_SUBTITLE, self->plot.width, 2);
  if (shaped->height_px > self->plot.height)
    {
      spool_text_free (shaped);
      return;
    }
  spool_chart_layout_place (self, shaped,
                            self->plot.x + (self->plot.width - shaped->width_px) / 2.0,
                            self->plot.y + (self->plot.height - shaped->height_px) / 2.0, FALSE);
}

/**
 * spool_chart_layout_prune:
 * @self: a layout that has all its texts
 *
 * For kinds of layouts: leaves out texts for which the chart is so small that they stick out.
 */
void
spool_chart_layout_prune (SpoolChartLayout *self)
{
  guint i;

  g_return_if_fail (self != NULL);

  for (i = self->texts->len; i > 0; i--)
    {
      const SpoolRect *area = &g_array_index (self->texts, SpoolPlacedText, i - 1).area;

      if (area->x < -0.5 || area->x + area->width > self->width_px + 0.5 || area->y < -0.5 ||
          area->y + area->height > self->height_px + 0.5)
        g_array_remove_index (self->texts, i - 1);
    }
}

/**
 * spool_chart_layout_value_y:
 * @self: a layout that has its plot and scale
 * @value: a value in base units
 *
 * Returns: its y, within the plot
 */
double
spool_chart_layout_value_y (const SpoolChartLayout *self, double value)
{
  double position;

  g_return_val_if_fail (self != NULL, 0.0);

  position = CLAMP (spool_scale_position (&self->scale, value), 0.0, 1.0);
  return self->plot.y + self->plot.height * (1.0 - position);
}

/**
 * spool_chart_layout_mirror:
 * @self: the layout
 *
 * Swaps left and right in all that @self's head has. Texts themselves are not turned round.
 */
void
spool_chart_layout_mirror (SpoolChartLayout *self)
{
  guint i;

  g_return_if_fail (self != NULL);

  self->mirrored = !self->mirrored;
  spool_rect_mirror (&self->plot, self->width_px);
  for (i = 0; i < self->texts->len; i++)
    spool_rect_mirror (&g_array_index (self->texts, SpoolPlacedText, i).area, self->width_px);
  for (i = 0; i < self->swatches->len; i++)
    spool_rect_mirror (&g_array_index (self->swatches, SpoolSwatch, i).area, self->width_px);
  for (i = 0; i < self->items->len; i++)
    spool_rect_mirror (&g_array_index (self->items, SpoolRect, i), self->width_px);
}

/**
 * spool_chart_layout_bind_to_plot:
 * @self: the layout
 * @first: an index into its texts
 *
 * For kinds of layouts: the texts from @first on belong to places in the plot.
 */
void
spool_chart_layout_bind_to_plot (SpoolChartLayout *self, guint first)
{
  g_return_if_fail (self != NULL);

  for (guint i = first; i < self->texts->len; i++)
    g_array_index (self->texts, SpoolPlacedText, i).in_plot = TRUE;
}

/**
 * spool_chart_layout_mirror_around_plot:
 * @self: the layout
 *
 * Swaps left and right in what is around the plot. The plot moves to where it then belongs, and all
 * that is bound to it with it, but keeps its direction.
 *
 * Returns: how far to the right the plot has moved, for what a kind of layout has beside the head
 */
double
spool_chart_layout_mirror_around_plot (SpoolChartLayout *self)
{
  double moved;

  g_return_val_if_fail (self != NULL, 0.0);

  moved = self->width_px - 2.0 * self->plot.x - self->plot.width;
  self->plot.x += moved;
  for (guint i = 0; i < self->texts->len; i++)
    {
      SpoolPlacedText *placed = &g_array_index (self->texts, SpoolPlacedText, i);

      if (placed->in_plot)
        placed->area.x += moved;
      else
        spool_rect_mirror (&placed->area, self->width_px);
    }
  for (guint i = 0; i < self->swatches->len; i++)
    spool_rect_mirror (&g_array_index (self->swatches, SpoolSwatch, i).area, self->width_px);
  for (guint i = 0; i < self->items->len; i++)
    g_array_index (self->items, SpoolRect, i).x += moved;
  return moved;
}

/**
 * spool_chart_layout_hit:
 * @self: the layout
 * @x: a place in pixels at scale 1
 * @y: a place in pixels at scale 1
 *
 * Where the areas of several items overlap, it is the one whose middle is the nearest.
 *
 * Returns: the item at this place, or -1
 */
int
spool_chart_layout_hit (const SpoolChartLayout *self, double x, double y)
{
  double nearest = G_MAXDOUBLE;
  int hit = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const SpoolRect *area = &g_array_index (self->items, SpoolRect, i);
      double distance = hypot (x - area->x - area->width / 2.0, y - area->y - area->height / 2.0);

      if (x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height &&
          distance < nearest)
        {
          nearest = distance;
          hit = (int) i;
        }
    }
  return hit;
}

/**
 * spool_chart_layout_get_item:
 * @self: the layout
 * @item: an item of the chart
 * @area: (out): what it covers, for tooltips and assistive technology
 *
 * Returns: %FALSE if there is no such item
 */
gboolean
spool_chart_layout_get_item (const SpoolChartLayout *self, guint item, SpoolRect *area)
{
  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  if (item >= self->items->len)
    return FALSE;
  *area = g_array_index (self->items, SpoolRect, item);
  return TRUE;
}

/**
 * spool_rect_intersects:
 * @a: a rectangle
 * @b: another
 *
 * Returns: whether they share more than an edge
 */
gboolean
spool_rect_intersects (const SpoolRect *a, const SpoolRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/**
 * spool_rect_mirror:
 * @rect: a rectangle
 * @width_px: the width of the chart
 *
 * Swaps left and right.
 */
void
spool_rect_mirror (SpoolRect *rect, double width_px)
{
  rect->x = width_px - rect->x - rect->width;
}
