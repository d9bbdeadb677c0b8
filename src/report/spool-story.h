/* spool-story.h: what a lesson's numbers tell. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

GStrv spool_story_new (const SpoolReport *report,
                       const SpoolAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
