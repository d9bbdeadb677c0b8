/* spool-lesson-row.h: a lesson that can be chosen, in a list of which one is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_LESSON_ROW (spool_lesson_row_get_type ())
G_DECLARE_FINAL_TYPE (SpoolLessonRow, spool_lesson_row, SPOOL, LESSON_ROW, AdwActionRow)

GtkWidget *spool_lesson_row_new (const char *id,
                                 const char *title,
                                 const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
