/* spool-view-switch.c: chooses how results are shown.
 *
 * Buttons of the window's action "view", which keeps them in step: a wide window has them in its
 * header bar, a narrow one below the results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-view-switch.h"

#include "app/spool-help.h"
#include "views/spool-view.h"

#include <glib/gi18n.h>

struct _SpoolViewSwitch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpoolViewSwitch, spool_view_switch, GTK_TYPE_WIDGET)

static void
spool_view_switch_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
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
}

/* One of them is chosen, of which a button that stays pressed tells nothing. */
static void
on_active_changed (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button)
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/* The whole name, of which there may be only a part in the button, and the key. */
static void
set_tooltip (GtkWidget *button, const char *view, const char *title)
{
  g_autofree char *action = g_strconcat ("win.view::", view, NULL);
  g_autofree char *key = spool_help_dup_key (action);
  const char *name = g_str_equal (view, "phases") ? _ ("Where the Time Went") : title;
  g_autofree char *text = NULL;

  /* Translators: a view's name and its key, such as "Timeline (Alt+4)" */
  text =
      key != NULL ? g_strdup_printf (C_ ("name and key", "%s (%s)"), name, key) : g_strdup (name);
  gtk_widget_set_tooltip_text (button, text);
}

/* Where there is little room, part of a name is better than a window that can't be made small. */
static void
add_button (SpoolViewSwitch *self, const char *view, const char *title)
{
  /* The button bears its name, and nothing in it does. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", label, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  set_tooltip (button, view, title);
  g_signal_connect (button, "notify::active", G_CALLBACK (on_active_changed), NULL);
  on_active_changed (GTK_TOGGLE_BUTTON (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", view);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
spool_view_switch_init (SpoolViewSwitch *self)
{
  const SpoolView *view;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; (view = spool_view_nth (i)) != NULL; i++)
    add_button (self, view->id, _ (view->title));
  add_button (self, "table", _ ("Table"));
}
