/* spool-chart-cursor.c: which item of a chart a reader is on, and how keys move from it.
 *
 * Only what is to be seen can be reached: items that have no room, and jobs outside of the part of
 * the time that is shown, are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-cursor.h"

#include <math.h>

#define SPOT_PX 64.0

/**
 * spool_chart_cursor_find:
 * @chart: a chart
 * @layout: a layout of it
 * @x: a place in pixels
 * @y: a place in pixels
 *
 * Returns: what is there. Any thread.
 */
SpoolChartCursor
spool_chart_cursor_find (SpoolChart *chart, const SpoolChartLayout *layout, double x, double y)
{
  SpoolChartCursor found = SPOOL_CHART_CURSOR_NONE;

  g_return_val_if_fail (SPOOL_IS_CHART (chart) && layout != NULL, found);

  found.item = spool_chart_layout_hit (layout, x, y);
  if (found.item >= 0)
    found.detail = spool_chart_find_detail (chart, layout, (guint) found.item, x, y);
  return found;
}

/**
 * spool_chart_cursor_locate:
 * @self: a cursor
 * @chart: the chart it is in
 * @layout: a layout of it
 * @area: (out caller-allocates): where it is
 *
 * Returns: whether it is to be seen. Any thread.
 */
gboolean
spool_chart_cursor_locate (const SpoolChartCursor *self,
                           SpoolChart *chart,
                           const SpoolChartLayout *layout,
                           SpoolRect *area)
{
  g_return_val_if_fail (self != NULL && SPOOL_IS_CHART (chart), FALSE);
  g_return_val_if_fail (layout != NULL && area != NULL, FALSE);

  if (self->item < 0)
    return FALSE;
  if (self->detail >= 0)
    return spool_chart_locate_detail (chart, layout, (guint) self->item, (guint) self->detail,
                                      area);
  return spool_chart_layout_get_item (layout, (guint) self->item, area) && area->width > 0.0;
}

static void
find_span (double *from, double *length, double at)
{
  double first = *from, end = *from + *length;

  if (at > first)
    *from += SPOT_PX * floor ((MIN (at, end) - first) / SPOT_PX);
  *length = MAX (MIN (SPOT_PX, end - *from), 1.0);
}

/**
 * spool_chart_cursor_find_spot:
 * @area: where something is
 * @x: where the pointer is
 * @y: where the pointer is
 *
 * Finds what a tooltip is to stand beside: a part of the area that is near the pointer, and the
 * same while the pointer moves a little. (GTK hides a tooltip that isn't, and waits for one move
 * more.)
 *
 * Returns: at most 64 pixels each way. Any thread.
 */
SpoolRect
spool_chart_cursor_find_spot (const SpoolRect *area, double x, double y)
{
  SpoolRect spot = *area;

  find_span (&spot.x, &spot.width, x);
  find_span (&spot.y, &spot.height, y);
  return spot;
}

/**
 * spool_chart_cursor_describe:
 * @self: a cursor
 * @chart: the chart it is in
 *
 * Returns: (transfer full) (nullable): what it is on, in one line. Any thread.
 */
char *
spool_chart_cursor_describe (const SpoolChartCursor *self, SpoolChart *chart)
{
  g_return_val_if_fail (self != NULL && SPOOL_IS_CHART (chart), NULL);

  if (self->item < 0)
    return NULL;
  if (self->detail >= 0)
    return spool_chart_describe_detail (chart, (guint) self->item, (guint) self->detail);
  return spool_chart_describe_item (chart, (guint) self->item);
}

/* Takes @candidate if it can be seen. */
static gboolean
try_place (SpoolChartCursor *self,
           SpoolChart *chart,
           const SpoolChartLayout *layout,
           SpoolChartCursor candidate)
{
  SpoolRect area;

  if (!spool_chart_cursor_locate (&candidate, chart, layout, &area))
    return FALSE;
  *self = candidate;
  return TRUE;
}

static gboolean
step_detail (
    SpoolChartCursor *self, SpoolChart *chart, const SpoolChartLayout *layout, int from, int step)
{
  int n_details = (int) spool_chart_count_details (chart, (guint) self->item);

  for (int detail = from; detail >= 0 && detail < n_details; detail += step)
    if (try_place (self, chart, layout, (SpoolChartCursor){ self->item, detail }))
      return TRUE;
  return FALSE;
}

static gboolean
step_item (
    SpoolChartCursor *self, SpoolChart *chart, const SpoolChartLayout *layout, int from, int step)
{
  for (int item = from; item >= 0 && item < (int) layout->items->len; item += step)
    if (try_place (self, chart, layout, (SpoolChartCursor){ item, -1 }))
      return TRUE;
  return FALSE;
}

/* Goes to another item, and stays at the same time if the items have details. */
static gboolean
change_item (SpoolChartCursor *self, SpoolChart *chart, const SpoolChartLayout *layout, int step)
{
  SpoolRect before, after;
  gboolean had_detail =
      self->detail >= 0 && spool_chart_cursor_locate (self, chart, layout, &before);

  if (!step_item (self, chart, layout, self->item + step, step))
    return FALSE;
  if (had_detail && spool_chart_layout_get_item (layout, (guint) self->item, &after))
    self->detail =
        spool_chart_find_detail (chart, layout, (guint) self->item, before.x + before.width / 2.0,
                                 after.y + after.height / 2.0);
  return TRUE;
}

static gboolean
go_along (SpoolChartCursor *self, SpoolChart *chart, const SpoolChartLayout *layout, int step)
{
  int n_details = (int) spool_chart_count_details (chart, (guint) self->item);

  if (n_details == 0)
    return change_item (self, chart, layout, step);
  if (self->detail >= 0)
    return step_detail (self, chart, layout, self->detail + step, step);
  return step_detail (self, chart, layout, step > 0 ? 0 : n_details - 1, step);
}

static gboolean
go_to_end (SpoolChartCursor *self, SpoolChart *chart, const SpoolChartLayout *layout, int step)
{
  int n_details = self->item >= 0 ? (int) spool_chart_count_details (chart, (guint) self->item) : 0;

  if (n_details > 0)
    return step_detail (self, chart, layout, step > 0 ? 0 : n_details - 1, step);
  return step_item (self, chart, layout, step > 0 ? 0 : (int) layout->items->len - 1, step);
}

/**
 * spool_chart_cursor_move:
 * @self: (inout): a cursor
 * @chart: the chart it is in
 * @layout: a layout of it
 * @move: where to
 *
 * Moves the cursor; from nowhere it goes to the first item, or the last.
 *
 * Returns: whether it has moved. Any thread.
 */
gboolean
spool_chart_cursor_move (SpoolChartCursor *self,
                         SpoolChart *chart,
                         const SpoolChartLayout *layout,
                         SpoolChartMove move)
{
  gboolean back = move == SPOOL_CHART_MOVE_BACK || move == SPOOL_CHART_MOVE_UP;

  g_return_val_if_fail (self != NULL && SPOOL_IS_CHART (chart) && layout != NULL, FALSE);

  if (move == SPOOL_CHART_MOVE_FIRST || move == SPOOL_CHART_MOVE_LAST)
    return go_to_end (self, chart, layout, move == SPOOL_CHART_MOVE_FIRST ? 1 : -1);
  if (self->item < 0)
    return go_to_end (self, chart, layout, back ? -1 : 1);
  if (move == SPOOL_CHART_MOVE_UP || move == SPOOL_CHART_MOVE_DOWN)
    return change_item (self, chart, layout, back ? -1 : 1);
  return go_along (self, chart, layout, back ? -1 : 1);
}
