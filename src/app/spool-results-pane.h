/* spool-results-pane.h: the answer, the chart or the table, and how far it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-chart-part.h"
#include "app/spool-message.h"
#include "app/spool-results.h"
#include "views/spool-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_RESULTS_PANE (spool_results_pane_get_type ())
G_DECLARE_FINAL_TYPE (SpoolResultsPane, spool_results_pane, SPOOL, RESULTS_PANE, GtkWidget)

void spool_results_pane_set_results (SpoolResultsPane *self,
                                     SpoolResults *results,
                                     guint usable_cpus);
void spool_results_pane_set_asking  (SpoolResultsPane *self,
                                     gboolean asking);
void spool_results_pane_set_menu    (SpoolResultsPane *self,
                                     GMenuModel *menu);
void spool_results_pane_set_view    (SpoolResultsPane *self,
                                     const SpoolView *view,
                                     const SpoolViewOptions *options);
void spool_results_pane_zoom        (SpoolResultsPane *self,
                                     double factor);
SpoolChartPart spool_results_pane_get_part (SpoolResultsPane *self);
void spool_results_pane_set_narrow  (SpoolResultsPane *self,
                                     gboolean narrow);
void spool_results_pane_set_beside_plan (SpoolResultsPane *self,
                                         gboolean beside_plan);
void spool_results_pane_set_contacts (SpoolResultsPane *self,
                                      const char *text);
void spool_results_pane_complain    (SpoolResultsPane *self,
                                     SpoolMessageKind kind,
                                     const char *text);
void spool_results_pane_forgive     (SpoolResultsPane *self);

G_END_DECLS
