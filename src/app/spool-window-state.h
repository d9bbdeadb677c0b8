/* spool-window-state.h: what the window remembers until it is opened again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All of these do nothing if the settings' schema isn't installed, as in a build folder. */
void       spool_window_state_restore         (GtkWindow *window);
void       spool_window_state_save            (GtkWindow *window);
void       spool_window_state_restore_actions (GActionGroup *actions);
void       spool_window_state_save_actions    (GActionGroup *actions,
                                               gboolean wide);
char      *spool_window_state_dup_lesson      (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_window_state_save_lesson     (const char *id);
SpoolPlan *spool_window_state_load_own_plan   (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_window_state_save_own_plan   (const SpoolPlan *plan);

G_END_DECLS
