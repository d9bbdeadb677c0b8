/* spool-chart-export.h
 *
 * Charts as pictures: PNG, SVG, PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart.h"

G_BEGIN_DECLS

typedef enum
{
  SPOOL_CHART_FORMAT_PNG,
  SPOOL_CHART_FORMAT_SVG,
  SPOOL_CHART_FORMAT_PDF,
} SpoolChartFormat;

/**
 * SpoolChartError:
 * @SPOOL_CHART_ERROR_SIZE: the size is not one a picture can have
 * @SPOOL_CHART_ERROR_DRAW: cairo failed
 */
typedef enum
{
  SPOOL_CHART_ERROR_SIZE,
  SPOOL_CHART_ERROR_DRAW,
} SpoolChartError;

#define SPOOL_CHART_ERROR (spool_chart_error_quark ())
GQuark spool_chart_error_quark (void);

gboolean spool_chart_export_check_size (int width_px,
                                        int height_px,
                                        int scale,
                                        GError **error);
GBytes *spool_chart_export (SpoolChart *chart,
                            SpoolChartFormat format,
                            int width_px,
                            int height_px,
                            int scale,
                            const SpoolChartTheme *theme,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *spool_chart_format_nth_suffix (guint n);
gboolean spool_chart_format_from_name (const char *name, SpoolChartFormat *format);

G_END_DECLS
