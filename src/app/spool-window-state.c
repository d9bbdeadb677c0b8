/* spool-window-state.c: what the window remembers until it is opened again.
 *
 * GSettings aborts the program if the schema isn't installed, and this is no reason not to run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-window-state.h"

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SPOOL_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * spool_window_state_restore:
 * @window: a window that isn't shown yet
 *
 * Gives it the size that it had.
 */
void
spool_window_state_restore (GtkWindow *window)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * spool_window_state_save:
 * @window: a window that is about to close
 *
 * Remembers its size. GTK keeps the default size up to date with what the user makes of it.
 */
void
spool_window_state_save (GtkWindow *window)
{
  g_autoptr (GSettings) settings = open_settings ();
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/**
 * spool_window_state_dup_lesson:
 *
 * Returns: (transfer full) (nullable): the id of the lesson that was chosen last, empty if it was
 * none; %NULL if nobody remembers.
 */
char *
spool_window_state_dup_lesson (void)
{
  g_autoptr (GSettings) settings = open_settings ();

  return settings != NULL ? g_settings_get_string (settings, "last-lesson") : NULL;
}

/**
 * spool_window_state_save_lesson:
 * @id: (nullable): the id of the lesson that is chosen
 *
 * Remembers it.
 */
void
spool_window_state_save_lesson (const char *id)
{
  g_autoptr (GSettings) settings = open_settings ();

  if (settings != NULL)
    g_settings_set_string (settings, "last-lesson", id != NULL ? id : "");
}
