/* spool-answer.h: the answer in words, with its evidence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolAnswer:
 * @headline: what to do, short enough for a title; translated
 * @detail: what it rests on, and how sure it is; translated
 */
typedef struct
{
  char *headline;
  char *detail;
} SpoolAnswer;

SpoolAnswer *spool_answer_new      (const SpoolReport *report,
                                    const SpoolAnalysis *analysis,
                                    guint entry) G_GNUC_WARN_UNUSED_RESULT;
void         spool_answer_free     (SpoolAnswer *self);
void         spool_answer_append_workload (GString *text,
                                           const SpoolReport *report,
                                           guint entry);
char        *spool_answer_dup_text (const SpoolReport *report,
                                    const SpoolAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolAnswer, spool_answer_free)

G_END_DECLS
