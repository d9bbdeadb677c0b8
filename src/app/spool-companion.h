/* spool-companion.h: small windows beside the main one, each there once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *spool_companion_find          (GtkWindow *parent,
                                          GType type);
void       spool_companion_close_at_keys (GtkWindow *window);

G_END_DECLS
