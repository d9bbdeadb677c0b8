/* spool-exporter.h: what is shown, to be had as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-chart-part.h"
#include "app/spool-results.h"
#include "chart/spool-chart-theme.h"
#include "views/spool-view.h"

G_BEGIN_DECLS

/**
 * SpoolExporter:
 *
 * All functions belong to the thread of the main context, since they draw text.
 */
typedef struct _SpoolExporter SpoolExporter;

SpoolExporter *spool_exporter_new       (SpoolResults *results) G_GNUC_WARN_UNUSED_RESULT;
void           spool_exporter_free      (SpoolExporter *self);
void           spool_exporter_set_view  (SpoolExporter *self,
                                         const SpoolView *view,
                                         const SpoolViewOptions *options);
void           spool_exporter_set_theme (SpoolExporter *self,
                                         SpoolThemeFlags theme);
GBytes        *spool_exporter_to_bytes  (SpoolExporter *self,
                                         const SpoolChartPart *part,
                                         const char *name,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       spool_exporter_write     (SpoolExporter *self,
                                         const char *path,
                                         GError **error);

G_END_DECLS
