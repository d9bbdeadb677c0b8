/* spool-params-group.h: a row for each parameter of the plan's workload.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-plan-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_PARAMS_GROUP (spool_params_group_get_type ())
G_DECLARE_FINAL_TYPE (SpoolParamsGroup, spool_params_group, SPOOL, PARAMS_GROUP, GtkWidget)

void spool_params_group_set_model (SpoolParamsGroup *self,
                                   SpoolPlanModel *model);

/* Shows whether a setting's row is right, in colour and to assistive technology. */
void spool_params_group_mark_row  (GtkWidget *row,
                                   const char *problem);

G_END_DECLS
