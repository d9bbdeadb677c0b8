/* spool-switch-row.c: a row with a switch. libadwaita 1.2 has none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-switch-row.h"

#include <adwaita.h>

/**
 * spool_switch_row_new:
 * @title: what is switched; becomes the switch's accessible name, too
 * @toggle: (transfer floating): a switch
 *
 * Returns: (transfer floating): an #AdwActionRow with the switch, which it activates.
 */
GtkWidget *
spool_switch_row_new (const char *title, GtkWidget *toggle)
{
  GtkWidget *row;

  g_return_val_if_fail (title != NULL && GTK_IS_SWITCH (toggle), NULL);

  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}
