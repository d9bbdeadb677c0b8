/* spool-lesson-text.h: what the lessons say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-lesson.h"

G_BEGIN_DECLS

/* All executors, and with them all paragraphs. */
#define SPOOL_LESSON_TEXT_WHOLE G_MAXUINT

/**
 * SpoolLessonPart:
 * @SPOOL_LESSON_PART_SEE: what there is to be seen once the lesson has been measured
 * @SPOOL_LESSON_PART_WHY: why it is so
 * @SPOOL_LESSON_PART_TRY: what to try next, in this program
 */
typedef enum
{
  SPOOL_LESSON_PART_SEE,
  SPOOL_LESSON_PART_WHY,
  SPOOL_LESSON_PART_TRY,
  SPOOL_N_LESSON_PARTS
} SpoolLessonPart;

const char *spool_lesson_text_get_title      (const SpoolLesson *lesson,
                                              const SpoolPlan *plan,
                                              SpoolLessonPart part);
const char *spool_lesson_text_nth            (const SpoolLesson *lesson,
                                              guint executors,
                                              SpoolLessonPart part,
                                              guint n);

G_END_DECLS
