/* spool-plan-model.h: the plan while it is being made: settings, each with what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-lesson.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Names of settings that may be wrong, beside those of the workload's parameters. */
#define SPOOL_SETTING_WORKERS "workers"

#define SPOOL_TYPE_PLAN_MODEL (spool_plan_model_get_type ())
G_DECLARE_FINAL_TYPE (SpoolPlanModel, spool_plan_model, SPOOL, PLAN_MODEL, GObject)

SpoolPlanModel      *spool_plan_model_new             (void) G_GNUC_WARN_UNUSED_RESULT;

const SpoolLesson   *spool_plan_model_get_lesson      (SpoolPlanModel *self);
gboolean             spool_plan_model_select_lesson   (SpoolPlanModel *self,
                                                       const char *id,
                                                       GError **error);
SpoolPlan           *spool_plan_model_dup_own         (SpoolPlanModel *self)
                                                       G_GNUC_WARN_UNUSED_RESULT;
void                 spool_plan_model_adopt           (SpoolPlanModel *self,
                                                       const SpoolPlan *plan);
gboolean             spool_plan_model_get_as_notebook (SpoolPlanModel *self);
void                 spool_plan_model_set_as_notebook (SpoolPlanModel *self,
                                                       gboolean as_notebook);
const SpoolWorkload *spool_plan_model_get_workload    (SpoolPlanModel *self);
char                *spool_plan_model_dup_further_workloads (SpoolPlanModel *self)
                                                       G_GNUC_WARN_UNUSED_RESULT;
void                 spool_plan_model_set_workload    (SpoolPlanModel *self,
                                                       const SpoolWorkload *workload);
gboolean             spool_plan_model_has_executor    (SpoolPlanModel *self,
                                                       SpoolExecutorKind kind);
void                 spool_plan_model_set_executor    (SpoolPlanModel *self,
                                                       SpoolExecutorKind kind,
                                                       gboolean wanted);
gboolean             spool_plan_model_set_executors   (SpoolPlanModel *self,
                                                       const char *ids,
                                                       GError **error);
const char          *spool_plan_model_get_workers     (SpoolPlanModel *self);
gboolean             spool_plan_model_set_workers     (SpoolPlanModel *self,
                                                       const char *text,
                                                       GError **error);
guint64              spool_plan_model_get_jobs        (SpoolPlanModel *self);
void                 spool_plan_model_set_jobs        (SpoolPlanModel *self,
                                                       guint64 jobs);
guint                spool_plan_model_get_rounds      (SpoolPlanModel *self);
void                 spool_plan_model_set_rounds      (SpoolPlanModel *self,
                                                       guint rounds);
double               spool_plan_model_get_time_limit_s (SpoolPlanModel *self);
void                 spool_plan_model_set_time_limit_s (SpoolPlanModel *self,
                                                        double seconds);
SpoolMode            spool_plan_model_get_mode        (SpoolPlanModel *self);
void                 spool_plan_model_set_mode        (SpoolPlanModel *self,
                                                       SpoolMode mode);
const char          *spool_plan_model_get_param       (SpoolPlanModel *self,
                                                       const char *name);
void                 spool_plan_model_set_param       (SpoolPlanModel *self,
                                                       const char *name,
                                                       const char *text);

const char          *spool_plan_model_get_problem     (SpoolPlanModel *self,
                                                       const char *setting);
gboolean             spool_plan_model_is_valid        (SpoolPlanModel *self);
const SpoolPlan     *spool_plan_model_get_plan        (SpoolPlanModel *self,
                                                       GError **error);
SpoolPlan           *spool_plan_model_dup_plan        (SpoolPlanModel *self,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint                spool_plan_model_get_usable_cpus (SpoolPlanModel *self);

G_END_DECLS
