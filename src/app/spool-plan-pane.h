/* spool-plan-pane.h: what will be measured: lessons, and the settings of a plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-plan-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_PLAN_PANE (spool_plan_pane_get_type ())
G_DECLARE_FINAL_TYPE (SpoolPlanPane, spool_plan_pane, SPOOL, PLAN_PANE, GtkWidget)

void spool_plan_pane_set_model (SpoolPlanPane *self,
                                SpoolPlanModel *model);

G_END_DECLS
