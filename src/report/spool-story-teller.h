/* spool-story-teller.h: what the parts of a story are told with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-measure.h"

G_BEGIN_DECLS

/* Less of a time than this is not worth telling. */
#define SPOOL_STORY_SMALL_PART 0.02

/**
 * SpoolStory:
 * @report: a report
 * @analysis: what its runs come to
 * @paragraphs: (owned): what has been told so far
 */
typedef struct
{
  const SpoolReport *report;
  const SpoolAnalysis *analysis;
  GStrvBuilder *paragraphs;
} SpoolStory;

gboolean                spool_story_is_sound          (const SpoolAnalysisRow *row);
char                   *spool_story_dup_title         (const SpoolAnalysisRow *row)
                                                       G_GNUC_WARN_UNUSED_RESULT;
const SpoolAnalysisRow *spool_story_find_extreme      (const SpoolStory *self,
                                                       guint entry,
                                                       SpoolExecutorKind executor,
                                                       gboolean most);
const SpoolAnalysisRow *spool_story_find_most         (const SpoolStory *self,
                                                       guint entry,
                                                       SpoolExecutorKind executor);
const SpoolAnalysisRow *spool_story_find_same_workers (const SpoolStory *self,
                                                       const SpoolAnalysisRow *row,
                                                       SpoolExecutorKind executor);
double                  spool_story_measure           (const SpoolStory *self,
                                                       const SpoolAnalysisRow *row,
                                                       SpoolMeasure what);
void                    spool_story_take_paragraph    (SpoolStory *self,
                                                       char *text);

void                    spool_story_tell_starts       (SpoolStory *self,
                                                       const SpoolAnalysisRow *one,
                                                       const SpoolAnalysisRow *other);

G_END_DECLS
