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
 * @count_details: (nullable): how many details an item has, such as the jobs of a worker
 * @describe_detail: (nullable): tells one of them in one line
 * @locate_detail: (nullable): where it is in a layout; %FALSE if it is outside
 * @set_part: (nullable): which part of the axis to show, in shares of the whole
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
  guint (*count_details) (SpoolChart *self, guint item);
  char *(*describe_detail) (SpoolChart *self, guint item, guint detail);
  gboolean (*locate_detail) (
      SpoolChart *self, const SpoolChartLayout *layout, guint item, guint detail, SpoolRect *area);
  void (*set_part) (SpoolChart *self, double from, double to);
};

SpoolChartLayout *spool_chart_create_layout (SpoolChart *self,
                                             SpoolTextShaper *shaper,
                                             const SpoolChartTheme *theme,
                                             double width_px,
                                             double height_px) G_GNUC_WARN_UNUSED_RESULT;
double spool_chart_measure (SpoolChart *self,
                            SpoolTextShaper *shaper,
                            const SpoolChartTheme *theme,
                            double width_px,
                            double least_px,
                            double most_px);
void spool_chart_draw_layout (SpoolChart *self,
                              const SpoolChartLayout *layout,
                              cairo_t *cr,
                              const SpoolChartTheme *theme);
void spool_chart_draw (
    SpoolChart *self, cairo_t *cr, double width_px, double height_px, const SpoolChartTheme *theme);
char *spool_chart_describe (SpoolChart *self) G_GNUC_WARN_UNUSED_RESULT;
char *spool_chart_describe_item (SpoolChart *self, guint item) G_GNUC_WARN_UNUSED_RESULT;
guint spool_chart_count_details (SpoolChart *self, guint item);
char *
spool_chart_describe_detail (SpoolChart *self, guint item, guint detail) G_GNUC_WARN_UNUSED_RESULT;
gboolean spool_chart_locate_detail (
    SpoolChart *self, const SpoolChartLayout *layout, guint item, guint detail, SpoolRect *area);
int spool_chart_find_detail (
    SpoolChart *self, const SpoolChartLayout *layout, guint item, double x, double y);
gboolean spool_chart_has_parts (SpoolChart *self);
void spool_chart_set_part (SpoolChart *self, double from, double to);

G_END_DECLS
