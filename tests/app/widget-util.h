/* widget-util.h: finding widgets in a window, and waiting for what they show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwApplication *widget_make_application (void);

GtkWidget *widget_find         (GtkWidget *root,
                                GType type);
GtkWidget *widget_find_nth     (GtkWidget *root,
                                GType type,
                                guint n);
GtkWidget *widget_find_text    (GtkWidget *root,
                                const char *text);
GtkWidget *widget_find_part    (GtkWidget *root,
                                const char *part);
guint      widget_count_text   (GtkWidget *root,
                                const char *text);
GtkWidget *widget_find_row     (GtkWidget *root,
                                const char *title);
GtkWidget *widget_find_toplevel (GType type);
void       widget_settle       (void);
void       widget_await        (gboolean (*is_there) (gpointer data),
                                gpointer data);
GtkWidget *widget_show_alone   (GtkWidget *widget,
                                int width,
                                int height);
GdkPixbuf *widget_paint        (GtkWidget *widget);

G_END_DECLS
