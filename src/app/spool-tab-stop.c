/* spool-tab-stop.c: a group of widgets that Tab enters and leaves at once.
 *
 * As with radio buttons: Tab goes to the one that is chosen, arrows to the others, and the next Tab
 * to what comes behind them all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-tab-stop.h"

struct _SpoolTabStop
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *current; /* (nullable) (unowned): weak */
};

enum
{
  PROP_CHILD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpoolTabStop, spool_tab_stop, GTK_TYPE_WIDGET)

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
spool_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpoolTabStop *self = SPOOL_TAB_STOP (widget);

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    {
      if (has_focus_inside (widget))
        return FALSE;
      if (self->current != NULL && gtk_widget_get_mapped (self->current) &&
          gtk_widget_grab_focus (self->current))
        return TRUE;
    }
  return GTK_WIDGET_CLASS (spool_tab_stop_parent_class)->focus (widget, direction);
}

static void
set_child (SpoolTabStop *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
spool_tab_stop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_CHILD)
    set_child (SPOOL_TAB_STOP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
spool_tab_stop_dispose (GObject *object)
{
  SpoolTabStop *self = SPOOL_TAB_STOP (object);

  g_clear_weak_pointer (&self->current);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_tab_stop_parent_class)->dispose (object);
}

static void
spool_tab_stop_class_init (SpoolTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_tab_stop_dispose;
  G_OBJECT_CLASS (klass)->set_property = spool_tab_stop_set_property;
  widget_class->focus = spool_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
spool_tab_stop_init (SpoolTabStop *self)
{
}

/**
 * spool_tab_stop_set_current:
 * @self: a group
 * @current: (nullable): what in it Tab goes to; if %NULL the first
 */
void
spool_tab_stop_set_current (SpoolTabStop *self, GtkWidget *current)
{
  g_return_if_fail (SPOOL_IS_TAB_STOP (self) && (current == NULL || GTK_IS_WIDGET (current)));

  g_set_weak_pointer (&self->current, current);
}
