/* spool-plan-words.h: what a plan will do, in words, before it does it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

GStrv spool_plan_words_list_hosts   (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *spool_plan_words_dup_hosts    (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *spool_plan_words_dup_contacts (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *spool_plan_words_dup_time     (const SpoolPlan *plan,
                                     guint usable_cpus) G_GNUC_WARN_UNUSED_RESULT;
char *spool_plan_words_dup_durations (double about_s,
                                      double most_s) G_GNUC_WARN_UNUSED_RESULT;
char *spool_plan_words_dup_params   (const SpoolParams *params) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
