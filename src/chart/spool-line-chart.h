/* spool-line-chart.h
 *
 * A line chart: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart.h"
#include "chart/spool-line-model.h"

G_BEGIN_DECLS

#define SPOOL_TYPE_LINE_CHART (spool_line_chart_get_type ())
G_DECLARE_FINAL_TYPE (SpoolLineChart, spool_line_chart, SPOOL, LINE_CHART, GObject)

SpoolChart *spool_line_chart_new (SpoolLineModel *model) G_GNUC_WARN_UNUSED_RESULT;
const SpoolLineModel *spool_line_chart_get_model (SpoolLineChart *self);

G_END_DECLS
