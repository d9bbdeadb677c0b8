/* spool-most-width.h: what gets no wider than it can be read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int  spool_most_width_limit    (GtkWidget *widget,
                                int width,
                                int most_px);
void spool_most_width_allocate (GtkWidget *widget,
                                GtkWidget *child,
                                int width,
                                int height,
                                int most_px);

G_END_DECLS
