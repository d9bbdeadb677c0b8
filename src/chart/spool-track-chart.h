/* spool-track-chart.h
 *
 * A time line: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart.h"
#include "chart/spool-track-model.h"

G_BEGIN_DECLS

#define SPOOL_TYPE_TRACK_CHART (spool_track_chart_get_type ())
G_DECLARE_FINAL_TYPE (SpoolTrackChart, spool_track_chart, SPOOL, TRACK_CHART, GObject)

SpoolChart *spool_track_chart_new (SpoolTrackModel *model) G_GNUC_WARN_UNUSED_RESULT;
const SpoolTrackModel *spool_track_chart_get_model (SpoolTrackChart *self);

G_END_DECLS
