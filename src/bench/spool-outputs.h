/* spool-outputs.h: the files that a report is written to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"
#include "views/spool-view.h"

G_BEGIN_DECLS

typedef struct _SpoolOutputs SpoolOutputs;

/**
 * SpoolChartOptions:
 * @width_px: of a chart at scale 1
 * @height_px: of a chart at scale 1
 * @scale: 1 or 2, for pictures made of pixels
 * @dark: whether it is for a dark background
 * @view: (nullable): what it shows; %NULL: the first view
 */
typedef struct
{
  guint width_px;
  guint height_px;
  guint scale;
  gboolean dark;
  const SpoolView *view;
} SpoolChartOptions;

#define SPOOL_CHART_OPTIONS_INIT { .width_px = 1000, .height_px = 640, .scale = 1 }

SpoolOutputs *spool_outputs_new           (GStrv paths,
                                           const SpoolChartOptions *chart_options,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          spool_outputs_free          (SpoolOutputs *self);
gboolean      spool_outputs_write_reports (const SpoolOutputs *self,
                                           const SpoolReport *report,
                                           GError **error);
void          spool_outputs_write_all     (const SpoolOutputs *self,
                                           const SpoolReport *report,
                                           GPtrArray *written,
                                           GPtrArray *errors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolOutputs, spool_outputs_free)

G_END_DECLS
