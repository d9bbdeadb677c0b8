/* spool-window.h: the window: the plan beside the results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_WINDOW (spool_window_get_type ())
G_DECLARE_FINAL_TYPE (SpoolWindow, spool_window, SPOOL, WINDOW, AdwApplicationWindow)

GtkWidget *spool_window_new         (GtkApplication *application,
                                     SpoolLab *lab) G_GNUC_WARN_UNUSED_RESULT;
void       spool_window_take_typing (SpoolWindow *self);

G_END_DECLS
