/* spool-plan-edit.h: changes of a plan, each of which leaves a sensible one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

SpoolPlan *spool_plan_edit_with_workload (const SpoolPlan *plan,
                                          const SpoolWorkload *workload) G_GNUC_WARN_UNUSED_RESULT;
SpoolPlan *spool_plan_edit_to_repeat     (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gboolean   spool_plan_edit_has_executor  (const SpoolPlan *plan,
                                          SpoolExecutorKind kind);
gboolean   spool_plan_edit_set_executor  (SpoolPlan *plan,
                                          SpoolExecutorKind kind,
                                          gboolean wanted);
gboolean   spool_plan_edit_set_executors (SpoolPlan *plan,
                                          const char *ids,
                                          GError **error);
void       spool_plan_edit_set_workers   (SpoolPlan *plan,
                                          const GArray *workers);
guint64    spool_plan_edit_get_jobs      (const SpoolPlan *plan);
void       spool_plan_edit_set_jobs      (SpoolPlan *plan,
                                          guint64 jobs);

G_END_DECLS
