/* spool-chart.h
 *
 * What every kind of chart can do: be laid out, be drawn, be told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-chart-theme.h"

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_CHART (spool_chart_get_type ())
G_DECLARE_INTERFACE (SpoolChart, spool_chart, SPOOL, CHART, GObject)

/**
 * SpoolChartInterface:
 * @create_layout: makes the layout; no drawing
 * @draw_layout: draws a layout that @create_layout made; the background is already there
 * @describe: tells the chart in plain text, a line for each item
 * @describe_item: tells one item in one line
 */
struct _SpoolChartInterface
{
  GTypeInterface parent;

  SpoolChartLayout *(*create_layout) (SpoolChart *self,
                                      SpoolTextShaper *shaper,
                                      const SpoolChartTheme *theme,
                                      double width_px,
                                      double height_px);
  void (*draw_layout) (SpoolChart *self,
                       const SpoolChartLayout *layout,
                       cairo_t *cr,
                       const SpoolChartTheme *theme);
  char *(*describe) (SpoolChart *self);
  char *(*describe_item) (SpoolChart *self, guint item);
};

SpoolChartLayout *spool_chart_create_layout (SpoolChart *self,
                                             SpoolTextShaper *shaper,
                                             const SpoolChartTheme *theme,
                                             double width_px,
                                             double height_px) G_GNUC_WARN_UNUSED_RESULT;
void spool_chart_draw_layout (SpoolChart *self,
                              const SpoolChartLayout *layout,
                              cairo_t *cr,
                              const SpoolChartTheme *theme);
void spool_chart_draw (
    SpoolChart *self, cairo_t *cr, double width_px, double height_px, const SpoolChartTheme *theme);
char *spool_chart_describe (SpoolChart *self) G_GNUC_WARN_UNUSED_RESULT;
char *spool_chart_describe_item (SpoolChart *self, guint item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
