/* spool-story-parts.h: the parts of a story, one for each kind of job.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-story-teller.h"

G_BEGIN_DECLS

void     spool_story_tell_waiting      (SpoolStory *self,
                                        const SpoolAnalysisRow *serial);
void     spool_story_tell_computing    (SpoolStory *self,
                                        const SpoolAnalysisRow *serial);
void     spool_story_tell_costs        (SpoolStory *self,
                                        const SpoolAnalysisRow *serial);
gboolean spool_story_tell_program_size (SpoolStory *self,
                                        const SpoolAnalysisRow *large);

G_END_DECLS
