/* spool-companion.c: small windows beside the main one, each there once.
 *
 * GTK keeps the list of windows, so nobody else has to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-companion.h"

/**
 * spool_companion_find:
 * @parent: the window that it stands beside
 * @type: its type
 *
 * Returns: (transfer none) (nullable): the window of that type beside @parent; %NULL if there is
 * none.
 */
GtkWindow *
spool_companion_find (GtkWindow *parent, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) &&
          gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

/**
 * spool_companion_close_at_keys:
 * @window: a window
 *
 * Lets Escape and Ctrl+W close it. A plain window does not close at a key by itself, and the keys
 * of the application's windows are not its own.
 */
void
spool_companion_close_at_keys (GtkWindow *window)
{
  const char *const keys[] = { "Escape", "<Control>w" };
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WINDOW (window));

  controller = gtk_shortcut_controller_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
