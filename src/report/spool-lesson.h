/* spool-lesson.h: ready plans, each with a question.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

/**
 * SpoolLesson:
 * @id: its name on the command line and in reports
 * @title: its name for people
 * @subtitle: what it compares
 * @question: what it asks
 *
 * A constant row of the table of lessons. Its texts are marked for translation: show them through
 * the getters, which translate.
 */
typedef struct _SpoolLesson SpoolLesson;

const SpoolLesson *spool_lesson_nth          (guint n);
const SpoolLesson *spool_lesson_find         (const char *id);
const char        *spool_lesson_get_id       (const SpoolLesson *self);
const char        *spool_lesson_get_title    (const SpoolLesson *self);
const char        *spool_lesson_get_subtitle (const SpoolLesson *self);
const char        *spool_lesson_get_question (const SpoolLesson *self);
SpoolPlan         *spool_lesson_make_plan    (const SpoolLesson *self,
                                              gboolean as_notebook) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
