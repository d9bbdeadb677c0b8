/* spool-timeline-view.h: what each worker of a report's runs did, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart.h"
#include "chart/spool-track-model.h"
#include "report/spool-analysis.h"
#include "views/spool-view-options.h"

G_BEGIN_DECLS

/**
 * SpoolTimelineChoice:
 * @SPOOL_TIMELINE_MEDIAN: of each configuration the run that took the median time
 * @SPOOL_TIMELINE_LAST: of each configuration the run that was measured last
 */
typedef enum
{
  SPOOL_TIMELINE_MEDIAN,
  SPOOL_TIMELINE_LAST,
} SpoolTimelineChoice;

SpoolTrackModel *spool_timeline_view_make_model (const SpoolReport *report,
                                                 const SpoolAnalysis *analysis,
                                                 SpoolTimelineChoice choice,
                                                 guint hidden)
                                                 G_GNUC_WARN_UNUSED_RESULT;
SpoolChart      *spool_timeline_view_make_chart (const SpoolReport *report,
                                                 const SpoolAnalysis *analysis,
                                                 const SpoolViewOptions *options)
                                                 G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
