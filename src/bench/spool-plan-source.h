/* spool-plan-source.h: where a plan comes from: a lesson, a workload or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

/**
 * SpoolPlanSource:
 * @lesson: (nullable): a lesson's id
 * @as_notebook: whether the lesson is taken as the notebook has it
 * @workload: (nullable): a workload's id
 * @file: (nullable): a file with a plan, "-" for one line of the standard input
 *
 * Exactly one of the three is needed.
 */
typedef struct
{
  char *lesson;
  gboolean as_notebook;
  char *workload;
  char *file;
} SpoolPlanSource;

SpoolPlan *spool_plan_source_read (const SpoolPlanSource *self,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
