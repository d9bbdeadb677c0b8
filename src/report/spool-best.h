/* spool-best.h: which configuration to use. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

SpoolAnalysisRow *spool_best_find (const SpoolAnalysis *analysis,
                                   guint entry);

G_END_DECLS
