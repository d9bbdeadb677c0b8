/* spool-chart.c
 *
 * What every kind of chart can do: be laid out, be drawn, be told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart.h"

#include "chart/spool-chart-draw.h"
#include "chart/spool-pango-shaper.h"

#include <math.h>

G_DEFINE_INTERFACE (SpoolChart, spool_chart, G_TYPE_OBJECT)

static void
spool_chart_default_init (SpoolChartInterface *iface)
{
}

/**
 * spool_chart_create_layout:
 * @self: a chart
 * @shaper: makes the texts
 * @theme: how it will look
 * @width_px: the width, at scale 1
 * @height_px: the height, at scale 1
 *
 * Makes the layout of @self, to be kept as long as model, size and theme stay the same.
 * To be called from the thread that made @shaper.
 *
 * Returns: (transfer full): the layout; doesn't need @self, @shaper or @theme any longer
 */
SpoolChartLayout *
spool_chart_create_layout (SpoolChart *self,
                           SpoolTextShaper *shaper,
                           const SpoolChartTheme *theme,
                           double width_px,
                           double height_px)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), NULL);
  g_return_val_if_fail (shaper != NULL && theme != NULL, NULL);
  g_return_val_if_fail (width_px > 0.0 && height_px > 0.0, NULL);

  return SPOOL_CHART_GET_IFACE (self)->create_layout (self, shaper, theme, width_px, height_px);
}

/**
 * spool_chart_measure:
 * @self: a chart
 * @shaper: makes the texts
 * @theme: how it will look
 * @width_px: the width, at scale 1
 * @least_px: the height that it gets at least
 * @most_px: the height that it gets at most
 *
 * To be called from the thread that made @shaper.
 *
 * Returns: the height at which @self can be read at this width: with its legend, the titles of its
 *   axes, names and values; within the bounds
 */
double
spool_chart_measure (SpoolChart *self,
                     SpoolTextShaper *shaper,
                     const SpoolChartTheme *theme,
                     double width_px,
                     double least_px,
                     double most_px)
{
  double height_px = least_px;

  g_return_val_if_fail (least_px > 0.0 && least_px <= most_px, least_px);

  /* In a higher chart names may be longer, so that it needs to be higher still. */
  while (height_px < most_px)
    {
      g_autoptr (SpoolChartLayout) layout =
          spool_chart_create_layout (self, shaper, theme, width_px, height_px);

      if (layout->whole_px <= height_px)
        break;
      height_px = MIN (ceil (layout->whole_px), most_px);
    }
  return height_px;
}

/**
 * spool_chart_draw_layout:
 * @self: the chart that made @layout
 * @layout: a layout whose texts were shaped by Pango
 * @cr: where to draw; the chart's corner comes to the origin
 * @theme: the theme @layout was made for
 *
 * Draws @layout, with the background if @theme says so. Leaves @cr as it was.
 */
void
spool_chart_draw_layout (SpoolChart *self,
                         const SpoolChartLayout *layout,
                         cairo_t *cr,
                         const SpoolChartTheme *theme)
{
  g_return_if_fail (SPOOL_IS_CHART (self));
  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, layout->width_px, layout->height_px);
  if (theme->paint_background)
    {
      spool_draw_set_color (cr, &theme->background);
      cairo_fill_preserve (cr);
    }
  cairo_clip (cr);
  SPOOL_CHART_GET_IFACE (self)->draw_layout (self, layout, cr, theme);
  cairo_restore (cr);
}

/**
 * spool_chart_draw:
 * @self: a chart
 * @cr: where to draw; the chart's corner comes to the origin
 * @width_px: the width, at scale 1
 * @height_px: the height, at scale 1
 * @theme: how it shall look
 *
 * Lays out and draws in one call: for files, and for windows that keep no layout.
 */
void
spool_chart_draw (
    SpoolChart *self, cairo_t *cr, double width_px, double height_px, const SpoolChartTheme *theme)
{
  g_autoptr (SpoolChartLayout) layout = NULL;
  SpoolTextShaper *shaper;

  g_return_if_fail (SPOOL_IS_CHART (self));
  g_return_if_fail (cr != NULL && theme != NULL);

  shaper = spool_pango_shaper_new (theme, cr);
  layout = spool_chart_create_layout (self, shaper, theme, width_px, height_px);
  if (layout != NULL)
    spool_chart_draw_layout (self, layout, cr, theme);
  spool_pango_shaper_free (shaper);
}

/**
 * spool_chart_describe:
 * @self: a chart
 *
 * Returns: (transfer full): the chart in plain text, for those who cannot see it
 */
char *
spool_chart_describe (SpoolChart *self)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), NULL);

  return SPOOL_CHART_GET_IFACE (self)->describe (self);
}

/**
 * spool_chart_describe_item:
 * @self: a chart
 * @item: what spool_chart_layout_hit() found
 *
 * Returns: (transfer full) (nullable): the item in one line, for tooltips; %NULL if there is none
 */
char *
spool_chart_describe_item (SpoolChart *self, guint item)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), NULL);

  return SPOOL_CHART_GET_IFACE (self)->describe_item (self, item);
}

/**
 * spool_chart_count_details:
 * @self: a chart
 * @item: one of its items
 *
 * Returns: how many details the item has, such as the jobs of a worker
 */
guint
spool_chart_count_details (SpoolChart *self, guint item)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), 0);

  if (SPOOL_CHART_GET_IFACE (self)->count_details == NULL)
    return 0;
  return SPOOL_CHART_GET_IFACE (self)->count_details (self, item);
}

/**
 * spool_chart_describe_detail:
 * @self: a chart
 * @item: one of its items
 * @detail: one of the item's details
 *
 * Returns: (transfer full) (nullable): the detail in one line; %NULL if there is none
 */
char *
spool_chart_describe_detail (SpoolChart *self, guint item, guint detail)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), NULL);

  if (detail >= spool_chart_count_details (self, item))
    return NULL;
  return SPOOL_CHART_GET_IFACE (self)->describe_detail (self, item, detail);
}

/**
 * spool_chart_locate_detail:
 * @self: a chart
 * @layout: a layout of it
 * @item: one of its items
 * @detail: one of the item's details
 * @area: (out caller-allocates): where it is
 *
 * Returns: whether it is to be seen
 */
gboolean
spool_chart_locate_detail (
    SpoolChart *self, const SpoolChartLayout *layout, guint item, guint detail, SpoolRect *area)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self) && layout != NULL && area != NULL, FALSE);

  if (detail >= spool_chart_count_details (self, item))
    return FALSE;
  return SPOOL_CHART_GET_IFACE (self)->locate_detail (self, layout, item, detail, area);
}

/**
 * spool_chart_find_detail:
 * @self: a chart
 * @layout: a layout of it
 * @item: what spool_chart_layout_hit() found
 * @x: a place in pixels at scale 1
 * @y: a place in pixels at scale 1
 *
 * Returns: the item's detail at this place, or -1
 */
int
spool_chart_find_detail (
    SpoolChart *self, const SpoolChartLayout *layout, guint item, double x, double y)
{
  guint n_details = spool_chart_count_details (self, item);

  g_return_val_if_fail (layout != NULL, -1);

  for (guint i = 0; i < n_details; i++)
    {
      SpoolRect area;

      if (spool_chart_locate_detail (self, layout, item, i, &area) && x >= area.x &&
          x < area.x + area.width && y >= area.y && y < area.y + area.height)
        return (int) i;
    }
  return -1;
}

/**
 * spool_chart_has_parts:
 * @self: a chart
 *
 * Returns: whether spool_chart_set_part() does anything
 */
gboolean
spool_chart_has_parts (SpoolChart *self)
{
  g_return_val_if_fail (SPOOL_IS_CHART (self), FALSE);

  return SPOOL_CHART_GET_IFACE (self)->set_part != NULL;
}

/**
 * spool_chart_set_part:
 * @self: a chart
 * @from: where its axis of time is to begin, as a share of the whole
 * @to: where it is to end, up to 1
 *
 * Shows a part of the axis in the layouts that are made from now on; nothing happens with charts
 * that have no axis of time.
 */
void
spool_chart_set_part (SpoolChart *self, double from, double to)
{
  g_return_if_fail (SPOOL_IS_CHART (self));
  g_return_if_fail (from >= 0.0 && from < to && to <= 1.0);

  if (spool_chart_has_parts (self))
    SPOOL_CHART_GET_IFACE (self)->set_part (self, from, to);
}
