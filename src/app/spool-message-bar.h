/* spool-message-bar.h: says what went wrong, until it is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_MESSAGE_BAR (spool_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpoolMessageBar, spool_message_bar, SPOOL, MESSAGE_BAR, GtkWidget)

void spool_message_bar_show  (SpoolMessageBar *self,
                              SpoolMessageKind kind,
                              const char *text);
void spool_message_bar_clear (SpoolMessageBar *self);

G_END_DECLS
