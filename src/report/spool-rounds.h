/* spool-rounds.h: how many rounds automatic plans take. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

/* Rounds go on until the interval of each comparison reaches less far than this to either side. */
#define SPOOL_ROUNDS_NARROW SPOOL_RATIO_SAME

gboolean spool_rounds_are_enough (const SpoolAnalysis *analysis,
                                  guint rounds_done);
guint    spool_rounds_foresee    (const SpoolAnalysis *analysis,
                                  guint rounds_done);

G_END_DECLS
