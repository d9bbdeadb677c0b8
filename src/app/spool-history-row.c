/* spool-history-row.c: a kept report in a list.
 *
 * What can be done with it are actions of the window, whose target is the report's path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-row.h"

#include <glib/gi18n.h>

#define ITEM_KEY "spool-history-item"

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

static GtkWidget *
make_button (SpoolHistoryItem *item)
{
  g_autoptr (GMenuModel) menu = make_menu (item);
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = NULL;

  /* Translators: %s is a report's name */
  name = g_strdup_printf (_ ("Actions for “%s”"), spool_history_item_get_title (item));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
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
  GtkWidget *row;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (item), NULL);

  subtitle = g_strdup_printf ("%s\n%s", spool_history_item_get_answer (item),
                              spool_history_item_get_subtitle (item));
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                      spool_history_item_get_title (item), "subtitle", subtitle, "activatable",
                      spool_history_item_is_readable (item), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (item));
  g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);
  return row;
}

/**
 * spool_history_row_get_item:
 * @row: a row from spool_history_row_new()
 *
 * Returns: (transfer none): the report it shows.
 */
SpoolHistoryItem *
spool_history_row_get_item (GtkWidget *row)
{
  g_return_val_if_fail (ADW_IS_ACTION_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), ITEM_KEY);
}
