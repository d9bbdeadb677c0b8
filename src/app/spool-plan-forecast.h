/* spool-plan-forecast.h: how long a plan will take, before anything has been measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

double spool_plan_forecast_s      (const SpoolPlan *plan,
                                   guint usable_cpus);
double spool_plan_forecast_most_s (const SpoolPlan *plan,
                                   guint usable_cpus);

G_END_DECLS
