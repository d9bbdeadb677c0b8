/* spool-chart-words.h
 *
 * What the words of all kinds of charts have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart.h"
#include "chart/spool-unit.h"

G_BEGIN_DECLS

char *spool_chart_words_dup_value (const SpoolUnit *unit,
                                   double value,
                                   double low,
                                   double high,
                                   int decimals,
                                   gboolean failed) G_GNUC_WARN_UNUSED_RESULT;
char *spool_chart_words_dup_all (SpoolChart *chart,
                                 const char *const *headings,
                                 guint n_headings,
                                 guint n_items,
                                 const GPtrArray *footnotes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
