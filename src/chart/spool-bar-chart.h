/* spool-bar-chart.h
 *
 * A bar chart: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-model.h"
#include "chart/spool-chart.h"

G_BEGIN_DECLS

#define SPOOL_TYPE_BAR_CHART (spool_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (SpoolBarChart, spool_bar_chart, SPOOL, BAR_CHART, GObject)

SpoolChart *spool_bar_chart_new (SpoolBarModel *model) G_GNUC_WARN_UNUSED_RESULT;
const SpoolBarModel *spool_bar_chart_get_model (SpoolBarChart *self);

G_END_DECLS
