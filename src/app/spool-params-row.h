/* spool-params-row.h: a row that unfolds to one for each parameter of the plan's workload.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-plan-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_PARAMS_ROW (spool_params_row_get_type ())
G_DECLARE_FINAL_TYPE (SpoolParamsRow, spool_params_row, SPOOL, PARAMS_ROW, AdwExpanderRow)

void spool_params_row_set_model (SpoolParamsRow *self,
                                 SpoolPlanModel *model);

void spool_params_row_mark      (GtkWidget *row,
                                 const char *problem);

G_END_DECLS
