/* spool-chart-cursor.h: which item of a chart a reader is on, and how keys move from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart.h"

G_BEGIN_DECLS

/**
 * SpoolChartCursor:
 * @item: the item, -1 if the reader is on none
 * @detail: the detail of that item, -1 if the reader is on the whole of it
 */
typedef struct
{
  int item;
  int detail;
} SpoolChartCursor;

#define SPOOL_CHART_CURSOR_NONE ((SpoolChartCursor){ -1, -1 })

/**
 * SpoolChartMove:
 * @SPOOL_CHART_MOVE_BACK: to what comes before along the axis
 * @SPOOL_CHART_MOVE_ON: to what comes next
 * @SPOOL_CHART_MOVE_UP: to the item before
 * @SPOOL_CHART_MOVE_DOWN: to the next item
 * @SPOOL_CHART_MOVE_FIRST: to what comes first
 * @SPOOL_CHART_MOVE_LAST: to what comes last
 */
typedef enum
{
  SPOOL_CHART_MOVE_BACK,
  SPOOL_CHART_MOVE_ON,
  SPOOL_CHART_MOVE_UP,
  SPOOL_CHART_MOVE_DOWN,
  SPOOL_CHART_MOVE_FIRST,
  SPOOL_CHART_MOVE_LAST
} SpoolChartMove;

SpoolChartCursor spool_chart_cursor_find     (SpoolChart *chart,
                                              const SpoolChartLayout *layout,
                                              double x,
                                              double y);
gboolean         spool_chart_cursor_move     (SpoolChartCursor *self,
                                              SpoolChart *chart,
                                              const SpoolChartLayout *layout,
                                              SpoolChartMove move);
gboolean         spool_chart_cursor_locate   (const SpoolChartCursor *self,
                                              SpoolChart *chart,
                                              const SpoolChartLayout *layout,
                                              SpoolRect *area);
SpoolRect        spool_chart_cursor_find_spot (const SpoolRect *area,
                                              double x,
                                              double y);
char            *spool_chart_cursor_describe (const SpoolChartCursor *self,
                                              SpoolChart *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
