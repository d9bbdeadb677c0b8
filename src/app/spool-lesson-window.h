/* spool-lesson-window.h: why the answer is as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_LESSON_WINDOW (spool_lesson_window_get_type ())
G_DECLARE_FINAL_TYPE (SpoolLessonWindow, spool_lesson_window, SPOOL, LESSON_WINDOW, AdwWindow)

void spool_lesson_window_show (GtkWindow *parent,
                               SpoolResults *results);

G_END_DECLS
