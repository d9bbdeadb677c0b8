/* spool-window-state.c: what the window remembers until it is opened again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-window-state.h"

#include "app/spool-settings.h"
#include "report/spool-plan-json.h"

/* The window's actions whose states are remembered, and the keys where. */
static const struct
{
  const char *action;
  const char *key;
  gboolean only_if_wide;
} remembered[] = {
  { "view", "last-view", FALSE },
  { "show-plan", "plan-shown", TRUE },
};

/**
 * spool_window_state_restore:
 * @window: a window that isn't shown yet
 *
 * Gives it the size that it had.
 */
void
spool_window_state_restore (GtkWindow *window)
{
  g_autoptr (GSettings) settings = spool_settings_open ();

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
  g_autoptr (GSettings) settings = spool_settings_open ();
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
 * spool_window_state_restore_actions:
 * @actions: a window's actions
 *
 * Shows what was shown: the same view, the plan or not.
 */
void
spool_window_state_restore_actions (GActionGroup *actions)
{
  g_autoptr (GSettings) settings = spool_settings_open ();

  g_return_if_fail (G_IS_ACTION_GROUP (actions));

  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (remembered); i++)
    g_action_group_change_action_state (actions, remembered[i].action,
                                        g_settings_get_value (settings, remembered[i].key));
}

/**
 * spool_window_state_save_actions:
 * @actions: the actions of a window that is about to close
 * @wide: whether it shows all that it would; a narrow one hides the plan by itself
 *
 * Remembers what it shows.
 */
void
spool_window_state_save_actions (GActionGroup *actions, gboolean wide)
{
  g_autoptr (GSettings) settings = spool_settings_open ();

  g_return_if_fail (G_IS_ACTION_GROUP (actions));

  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (remembered); i++)
    {
      g_autoptr (GVariant) state = g_action_group_get_action_state (actions, remembered[i].action);

      if (wide || !remembered[i].only_if_wide)
        g_settings_set_value (settings, remembered[i].key, state);
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
  g_autoptr (GSettings) settings = spool_settings_open ();

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
  g_autoptr (GSettings) settings = spool_settings_open ();

  if (settings != NULL)
    g_settings_set_string (settings, "last-lesson", id != NULL ? id : "");
}

/**
 * spool_window_state_load_own_plan:
 *
 * Returns: (transfer full) (nullable): the plan of one's own that was saved; %NULL if there is none
 * that can be understood.
 */
SpoolPlan *
spool_window_state_load_own_plan (void)
{
  g_autoptr (GSettings) settings = spool_settings_open ();
  g_autoptr (SpoolPlan) plan = NULL;
  g_autofree char *json = NULL;

  if (settings == NULL)
    return NULL;
  json = g_settings_get_string (settings, "own-plan");
  plan = *json != '\0' ? spool_plan_from_json (json, -1, NULL) : NULL;
  return plan != NULL && spool_plan_check (plan, NULL) ? g_steal_pointer (&plan) : NULL;
}

/**
 * spool_window_state_save_own_plan:
 * @plan: (nullable): a plan of one's own that has been checked; %NULL to leave what was saved
 *
 * Remembers it.
 */
void
spool_window_state_save_own_plan (const SpoolPlan *plan)
{
  g_autoptr (GSettings) settings = spool_settings_open ();
  g_autofree char *json = plan != NULL ? spool_plan_to_json (plan) : NULL;

  if (settings != NULL && json != NULL)
    g_settings_set_string (settings, "own-plan", json);
}
