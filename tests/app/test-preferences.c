/* test-preferences.c: what can be had otherwise, and what comes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-picture-colours.h"
#include "app/spool-preferences.h"
#include "app/spool-settings.h"
#include "app/spool-switch-row.h"
#include "report-util.h"
#include "report/spool-report-json.h"
#include "widget-util.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *parent;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = spool_settings_open ();
  g_assert_nonnull (fixture->settings);
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  widget_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "notify-at-end");
  g_settings_reset (fixture->settings, "picture-colours");
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  widget_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_assert_finalize_object (fixture->settings);
}

static GtkWidget *
find_window (Fixture *fixture)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *each = toplevels; each != NULL; each = each->next)
    if (each->data != fixture->parent)
      return each->data;
  return NULL;
}

static GtkWidget *
show (Fixture *fixture)
{
  spool_preferences_show (GTK_WINDOW (fixture->parent));
  widget_settle ();
  return find_window (fixture);
}

static void
test_one_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show (fixture);

  g_assert_true (gtk_window_get_modal (GTK_WINDOW (window)));
  g_assert_true (show (fixture) == window);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
}

static void
assert_told (GtkWidget *row, GtkAccessibleTristate checked)
{
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, checked);
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = widget_find_row (show (fixture), "Notify at the End");

  g_assert_true (spool_switch_row_get_active (SPOOL_SWITCH_ROW (row)));
  assert_told (row, GTK_ACCESSIBLE_TRISTATE_TRUE);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_false (g_settings_get_boolean (fixture->settings, "notify-at-end"));
  assert_told (row, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_settings_set_boolean (fixture->settings, "notify-at-end", TRUE);
  g_assert_true (spool_switch_row_get_active (SPOOL_SWITCH_ROW (row)));
  /* As assistive technology does it. */
  gtk_widget_activate_action (row, "row.toggle", NULL);
  g_assert_false (g_settings_get_boolean (fixture->settings, "notify-at-end"));
}

/* Whoever goes on with Tab gets to the next row, and not to the switch in the row. */
static void
test_one_stop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show (fixture);
  GtkWidget *first = widget_find_row (window, "Guess Before Measuring");
  GtkWidget *second = widget_find_row (window, "Notify at the End");

  gtk_widget_grab_focus (first);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == second);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
}

static void
test_colours_row (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = ADW_COMBO_ROW (widget_find_row (show (fixture), "Colors"));
  static const char *const values[] = { "light", "dark", "window" };

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 3);
  for (guint i = G_N_ELEMENTS (values); i-- > 0;)
    {
      g_autofree char *value = NULL;

      adw_combo_row_set_selected (row, i);
      value = g_settings_get_string (fixture->settings, "picture-colours");
      g_assert_cmpstr (value, ==, values[i]);
    }
  g_settings_set_string (fixture->settings, "picture-colours", "window");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
}

static gboolean
has_runs (gpointer lab)
{
  return spool_results_get_report (spool_lab_get_results (lab))->runs->len > 0;
}

/* Returns: how light the upper left pixel of an exported chart is, from 0 to 255. */
static guint
export_lightness (SpoolLab *lab, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "chart.png", NULL);
  g_autoptr (GdkPixbuf) picture = NULL;

  spool_lab_export (lab, path);
  picture = gdk_pixbuf_new_from_file (path, NULL);
  g_assert_nonnull (picture);
  return gdk_pixbuf_get_pixels (picture)[0];
}

static void
test_colours_of_pictures (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *folder = util_make_folder ();
  g_autofree char *path = g_build_filename (folder, "r.spool.json", NULL);
  g_autoptr (SpoolReport) report = util_make_report (8, 2);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  SpoolLab *lab = spool_lab_new ("/nonexistent/bench", folder);

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  spool_lab_open (lab, path);
  widget_await (has_runs, lab);
  spool_picture_colours_follow (lab);
  g_assert_cmpuint (export_lightness (lab, folder), >, 200);
  g_settings_set_string (fixture->settings, "picture-colours", "dark");
  g_assert_cmpuint (export_lightness (lab, folder), <, 100);
  g_settings_set_string (fixture->settings, "picture-colours", "window");
  g_assert_cmpuint (export_lightness (lab, folder), >, 200);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpuint (export_lightness (lab, folder), <, 100);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (export_lightness (lab, folder), >, 200);
  widget_settle ();
  g_assert_finalize_object (lab);
  util_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Else a switch takes its time to slide. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/preferences/one-window", Fixture, NULL, set_up, test_one_window, tear_down);
  g_test_add ("/preferences/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/preferences/one-stop", Fixture, NULL, set_up, test_one_stop, tear_down);
  g_test_add ("/preferences/colours-row", Fixture, NULL, set_up, test_colours_row, tear_down);
  g_test_add ("/preferences/colours-of-pictures", Fixture, NULL, set_up, test_colours_of_pictures,
              tear_down);
  return g_test_run ();
}
