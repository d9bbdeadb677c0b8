/* spool-forecast.h: how long the rest of a plan will take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

typedef struct _SpoolForecast SpoolForecast;

SpoolForecast *spool_forecast_new             (const SpoolPlan *plan,
                                               guint usable_cpus) G_GNUC_WARN_UNUSED_RESULT;
void           spool_forecast_free            (SpoolForecast *self);
void           spool_forecast_learn           (SpoolForecast *self,
                                               guint configuration,
                                               double seconds);
double         spool_forecast_run_s           (const SpoolForecast *self,
                                               guint configuration);
double         spool_forecast_round_s         (const SpoolForecast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolForecast, spool_forecast_free)

G_END_DECLS
