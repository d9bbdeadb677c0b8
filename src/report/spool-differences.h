/* spool-differences.h: in what two reports differ, in words. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

char *spool_differences_dup_obstacle (const SpoolPlan *base,
                                      const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void  spool_differences_list         (const SpoolReport *base,
                                      const SpoolReport *report,
                                      GPtrArray *list);

G_END_DECLS
