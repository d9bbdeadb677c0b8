/* spool-chart-view.h: a widget that shows a chart, and tells what a reader points at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-chart-part.h"
#include "chart/spool-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_CHART_VIEW (spool_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SpoolChartView, spool_chart_view, SPOOL, CHART_VIEW, GtkWidget)

GtkWidget  *spool_chart_view_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        spool_chart_view_set_chart  (SpoolChartView *self,
                                         SpoolChart *chart,
                                         const char *name,
                                         guint serial);
SpoolChart *spool_chart_view_get_chart  (SpoolChartView *self);
SpoolChartPart spool_chart_view_get_part (SpoolChartView *self);
gboolean    spool_chart_view_handle_key (SpoolChartView *self,
                                         guint key,
                                         GdkModifierType modifiers);
void        spool_chart_view_zoom       (SpoolChartView *self,
                                         double factor);
void        spool_chart_view_show_whole (SpoolChartView *self);

G_END_DECLS
