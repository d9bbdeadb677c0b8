/* spool-warnings.h: what makes a report doubtful, and what to do about it, in words. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

GPtrArray *spool_warnings_list (const SpoolReport *report,
                                const SpoolAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
