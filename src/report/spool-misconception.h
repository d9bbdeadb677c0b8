/* spool-misconception.h: what a guess says about how somebody thinks of workers. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

const char *spool_misconception_nth        (guint n);
const char *spool_misconception_find       (const SpoolReport *report,
                                            const SpoolAnalysis *analysis);
char       *spool_misconception_dup_reveal (const SpoolReport *report,
                                            const SpoolAnalysis *analysis)
                                            G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
