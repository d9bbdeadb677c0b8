/* spool-drop.c: opens the reports that are dropped on a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-drop.h"

/* One window shows one report: of several files the last, as when the program is started with
 * several. What is no report says so when it is read; what isn't read at all is not taken. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, SpoolLab *lab)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GSList *last = g_slist_last (files);

  return last != NULL && spool_lab_open_file (lab, last->data);
}

/**
 * spool_drop_attach:
 * @widget: where to drop
 * @lab: what opens the reports; kept as long as the widget is there
 *
 * Lets files be dropped on the widget.
 */
void
spool_drop_attach (GtkWidget *widget, SpoolLab *lab)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (widget) && SPOOL_IS_LAB (lab));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop), g_object_ref (lab),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
