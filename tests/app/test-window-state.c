/* test-window-state.c: what the window remembers until it is opened again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-settings.h"
#include "app/spool-window-state.h"
#include "widget-util.h"

#include <adwaita.h>

typedef struct
{
  GSettings *settings;
  GSimpleActionGroup *actions;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "'time'" },
    { .name = "show-plan", .state = "true" },
  };

  fixture->settings = spool_settings_open ();
  g_assert_nonnull (fixture->settings);
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions), entries, G_N_ELEMENTS (entries),
                                   NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "last-view");
  g_settings_reset (fixture->settings, "plan-shown");
  g_settings_reset (fixture->settings, "own-plan");
  g_assert_finalize_object (fixture->actions);
  g_assert_finalize_object (fixture->settings);
}

static void
set_state (Fixture *fixture, const char *view, gboolean plan)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->actions);

  g_action_group_change_action_state (group, "view", g_variant_new_string (view));
  g_action_group_change_action_state (group, "show-plan", g_variant_new_boolean (plan));
}

static void
assert_state (Fixture *fixture, const char *wanted_view, gboolean wanted_plan)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->actions);
  g_autoptr (GVariant) view = g_action_group_get_action_state (group, "view");
  g_autoptr (GVariant) plan = g_action_group_get_action_state (group, "show-plan");

  g_assert_cmpstr (g_variant_get_string (view, NULL), ==, wanted_view);
  g_assert_cmpint (g_variant_get_boolean (plan), ==, wanted_plan);
}

static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lesson = spool_window_state_dup_lesson ();

  set_state (fixture, "table", FALSE);
  spool_window_state_restore_actions (G_ACTION_GROUP (fixture->actions));
  assert_state (fixture, "time", TRUE);
  g_assert_cmpstr (lesson, ==, "web-threads");
}

static void
test_next_start (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, "timeline", FALSE);
  spool_window_state_save_actions (G_ACTION_GROUP (fixture->actions), TRUE);
  set_state (fixture, "time", TRUE);
  spool_window_state_restore_actions (G_ACTION_GROUP (fixture->actions));
  assert_state (fixture, "timeline", FALSE);
}

/* A narrow window hides the plan by itself, and a wide one has it still. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, "phases", FALSE);
  spool_window_state_save_actions (G_ACTION_GROUP (fixture->actions), FALSE);
  spool_window_state_restore_actions (G_ACTION_GROUP (fixture->actions));
  assert_state (fixture, "phases", TRUE);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  int width, height;

  gtk_window_set_default_size (window, 640, 480);
  spool_window_state_save (window);
  gtk_window_set_default_size (window, 300, 200);
  spool_window_state_restore (window);
  gtk_window_get_default_size (window, &width, &height);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpint (height, ==, 480);
  gtk_window_destroy (window);
}

static void
test_lesson (Fixture *fixture, gconstpointer data)
{
  g_autofree char *chosen = NULL, *none = NULL;

  spool_window_state_save_lesson ("cpu-start");
  chosen = spool_window_state_dup_lesson ();
  g_assert_cmpstr (chosen, ==, "cpu-start");
  spool_window_state_save_lesson (NULL);
  none = spool_window_state_dup_lesson ();
  g_assert_cmpstr (none, ==, "");
}

/* What another version or somebody's editor has left there is as good as nothing. */
static void
test_own_plan (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "", "{", "{}", "[1, 2]", "{ \"entries\": [] }" };
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  g_autoptr (SpoolPlan) back = NULL;

  g_assert_null (spool_window_state_load_own_plan ());
  spool_plan_add_entry (plan, &spool_sleep_workload)->jobs = 7;
  plan->rounds = 3;
  g_assert_true (spool_plan_check (plan, NULL));
  spool_window_state_save_own_plan (plan);
  spool_window_state_save_own_plan (NULL);
  back = spool_window_state_load_own_plan ();
  g_assert_nonnull (back);
  g_assert_cmpuint (spool_plan_get_entry (back, 0)->jobs, ==, 7);
  g_assert_cmpuint (back->rounds, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_settings_set_string (fixture->settings, "own-plan", wrong[i]);
      g_assert_null (spool_window_state_load_own_plan ());
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/window-state/first-start", Fixture, NULL, set_up, test_first_start, tear_down);
  g_test_add ("/window-state/next-start", Fixture, NULL, set_up, test_next_start, tear_down);
  g_test_add ("/window-state/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/window-state/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/window-state/lesson", Fixture, NULL, set_up, test_lesson, tear_down);
  g_test_add ("/window-state/own-plan", Fixture, NULL, set_up, test_own_plan, tear_down);
  return g_test_run ();
}
