/* spool-deferred.h: lets part of a window come after its first frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_deferred_show (GtkWidget *window,
                          GtkWidget *part);

G_END_DECLS
