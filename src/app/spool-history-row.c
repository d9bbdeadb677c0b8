/* spool-history-row.c: a kept report in a list.
 *
 * What can be done with it are actions of the window, whose target is the report's path. They are
 * in a menu, which a button of the row, the other mouse button, and the keys for it open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-row.h"

#include <glib/gi18n.h>

struct _SpoolHistoryRow
{
  AdwActionRow parent_instance;

  SpoolHistoryItem *item;
  GtkMenuButton *button;
  GtkWidget *base_label;
};

G_DEFINE_FINAL_TYPE (SpoolHistoryRow, spool_history_row, ADW_TYPE_ACTION_ROW)

static void
spool_history_row_dispose (GObject *object)
{
  g_clear_object (&SPOOL_HISTORY_ROW (object)->item);
  G_OBJECT_CLASS (spool_history_row_parent_class)->dispose (object);
}

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (SPOOL_HISTORY_ROW (widget)->button);
}

static void
act_on_item (GtkWidget *widget, const char *action)
{
  g_autoptr (SpoolHistoryItem) item = g_object_ref (SPOOL_HISTORY_ROW (widget)->item);

  gtk_widget_activate_action_variant (
      widget, action, g_variant_new_bytestring (spool_history_item_get_path (item)));
}

static void
rename_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_on_item (widget, "history.rename");
}

static void
delete_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_on_item (widget, "history.delete");
}

/* Assistive technology can't activate rows, but it can do a widget's own actions. */
static void
spool_history_row_class_init (SpoolHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_history_row_dispose;
  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "row.rename", NULL, rename_item);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, delete_item);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "row.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "row.delete", NULL);
}

static void
on_pressed (GtkGesture *gesture, int n_presses, double x, double y, SpoolHistoryRow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->button);
}

static void
spool_history_row_init (SpoolHistoryRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* As the comparison will call it. */
static void
add_base_label (SpoolHistoryRow *self)
{
  self->base_label = gtk_label_new (C_ ("short for the first report", "1st"));
  gtk_widget_set_valign (self->base_label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->base_label, "base-label");
  gtk_widget_set_visible (self->base_label, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->base_label);
}

static void
append (GMenu *menu, const char *title, const char *action, SpoolHistoryItem *item)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target_value (
      entry, action, g_variant_new_bytestring (spool_history_item_get_path (item)));
  g_menu_append_item (menu, entry);
}

static GMenuModel *
make_menu (SpoolHistoryItem *item)
{
  g_autoptr (GMenu) uses = g_menu_new ();
  g_autoptr (GMenu) changes = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (spool_history_item_is_readable (item))
    {
      append (uses, _ ("_Open"), "history.open", item);
      append (uses, _ ("_Compare With…"), "history.compare", item);
      append (uses, _ ("_Save a Copy…"), "history.copy", item);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (uses));
    }
  append (changes, _ ("_Rename…"), "history.rename", item);
  append (changes, _ ("_Delete"), "history.delete", item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  return G_MENU_MODEL (menu);
}

/* Only when it is wanted: a popover takes longer to make than all else in a row. */
static void
fill_button (GtkMenuButton *button, gpointer item)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = make_menu (item);
  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_button (SpoolHistoryItem *item)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = NULL;

  /* Translators: %s is a report's name */
  name = g_strdup_printf (_ ("Actions for “%s”"), spool_history_item_get_title (item));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_button, g_object_ref (item),
                                         g_object_unref);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Report Actions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/**
 * spool_history_row_new:
 * @item: a report
 *
 * Returns: (transfer floating): a row that shows it.
 */
GtkWidget *
spool_history_row_new (SpoolHistoryItem *item)
{
  SpoolHistoryRow *self;
  gboolean readable;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (item), NULL);

  readable = spool_history_item_is_readable (item);
  subtitle = g_strdup_printf ("%s\n%s", spool_history_item_get_answer (item),
                              spool_history_item_get_subtitle (item));
  /* Before the texts, which may look like markup. */
  self = g_object_new (SPOOL_TYPE_HISTORY_ROW, "use-markup", FALSE, NULL);
  g_object_set (self, "title", spool_history_item_get_title (item), "subtitle", subtitle,
                "activatable", readable, NULL);
  self->item = g_object_ref (item);
  self->button = GTK_MENU_BUTTON (make_button (item));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  add_base_label (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.activate", readable);
  return GTK_WIDGET (self);
}

/**
 * spool_history_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the report it shows.
 */
SpoolHistoryItem *
spool_history_row_get_item (SpoolHistoryRow *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ROW (self), NULL);

  return self->item;
}

/**
 * spool_history_row_set_base:
 * @self: a row
 * @is_base: whether another report is to be compared with it
 *
 * Marks it, or takes the mark from it.
 */
void
spool_history_row_set_base (SpoolHistoryRow *self, gboolean is_base)
{
  g_return_if_fail (SPOOL_IS_HISTORY_ROW (self));

  gtk_widget_set_visible (self->base_label, is_base);
  if (is_base)
    gtk_widget_add_css_class (GTK_WIDGET (self), "base");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "base");
}
