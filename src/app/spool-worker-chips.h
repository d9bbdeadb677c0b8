/* spool-worker-chips.h: the worker counts of a plan, one to be seen and removed at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-plan-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_WORKER_CHIPS (spool_worker_chips_get_type ())
G_DECLARE_FINAL_TYPE (SpoolWorkerChips, spool_worker_chips, SPOOL, WORKER_CHIPS, AdwPreferencesRow)

void spool_worker_chips_set_model (SpoolWorkerChips *self,
                                   SpoolPlanModel *model);

G_END_DECLS
