/* spool-prompt-button.h: a button that acts as soon as its key is pressed, and only once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_PROMPT_BUTTON (spool_prompt_button_get_type ())
G_DECLARE_FINAL_TYPE (SpoolPromptButton, spool_prompt_button, SPOOL, PROMPT_BUTTON, GtkButton)

GtkWidget *spool_prompt_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
