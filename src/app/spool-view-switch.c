/* spool-view-switch.c: chooses how results are shown.
 *
 * Buttons of the window's action "view", which keeps them in step: a wide window has them in its
 * header bar, a narrow one below the results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-view-switch.h"

struct _SpoolViewSwitch
{
  GtkWidget parent_instance;

  GtkWidget *chart_button;
  GtkWidget *table_button;
};

G_DEFINE_FINAL_TYPE (SpoolViewSwitch, spool_view_switch, GTK_TYPE_WIDGET)

static void
spool_view_switch_dispose (GObject *object)
{
  SpoolViewSwitch *self = SPOOL_VIEW_SWITCH (object);

  g_clear_pointer (&self->chart_button, gtk_widget_unparent);
  g_clear_pointer (&self->table_button, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_view_switch_parent_class)->dispose (object);
}

static void
spool_view_switch_class_init (SpoolViewSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_view_switch_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-view-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolViewSwitch, chart_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolViewSwitch, table_button);
}

static void
spool_view_switch_init (SpoolViewSwitch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
