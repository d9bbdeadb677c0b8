/* spool-results-table.h: the numbers of the chart as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_RESULTS_TABLE (spool_results_table_get_type ())
G_DECLARE_FINAL_TYPE (SpoolResultsTable, spool_results_table, SPOOL, RESULTS_TABLE, GtkWidget)

GtkWidget *spool_results_table_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_results_table_show (SpoolResultsTable *self,
                                     const SpoolReport *report,
                                     const SpoolAnalysis *analysis);

G_END_DECLS
