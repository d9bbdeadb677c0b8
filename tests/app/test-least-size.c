/* test-least-size.c: whether the windows fit on the smallest screens, in several languages.
 *
 * Arguments: the path of fake-bench, and for other languages than English the language and the
 * folder of the translations. GTK warns, which ends the test, if a widget gets less room than it
 * needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-application-actions.h"
#include "app/spool-companion.h"
#include "app/spool-comparison-window.h"
#include "app/spool-help.h"
#include "app/spool-history-window.h"
#include "app/spool-results-pane.h"
#include "app/spool-settings.h"
#include "app/spool-split.h"
#include "app/spool-window.h"

#include "report-util.h"
#include "widget-util.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>

/* What GNOME's guidelines ask for, and Flathub after them. */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 294

typedef struct
{
  char *folder;
  SpoolLab *lab;
  GtkWidget *window;
} Fixture;

static const char *fake_bench;
static AdwApplication *the_application;

static gboolean
is_whole (gpointer fixture)
{
  return widget_find (((Fixture *) fixture)->window, SPOOL_TYPE_RESULTS_PANE) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("SPOOL_FAKE_BENCH", "good", TRUE);
  fixture->folder = util_make_folder ();
  fixture->lab = spool_lab_new (fake_bench, fixture->folder);
  spool_application_actions_add (GTK_APPLICATION (the_application), fixture->lab);
  fixture->window = spool_window_new (GTK_APPLICATION (the_application), fixture->lab);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), LEAST_WIDTH, LEAST_HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_await (is_whole, fixture);
  widget_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_assert_null (fixture->window);
  g_object_unref (fixture->lab);
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_fits (GtkWidget *window)
{
  int width, height;

  widget_settle ();
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, LEAST_WIDTH, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, LEAST_WIDTH);
  g_assert_cmpint (height, <=, LEAST_HEIGHT);
  g_assert_cmpint (gtk_widget_get_width (window), <=, LEAST_WIDTH);
  g_assert_cmpint (gtk_widget_get_height (window), <=, LEAST_HEIGHT);
}

static void
act (const char *name, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (the_application), name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static gboolean
is_measured (gpointer lab)
{
  const SpoolReport *report = spool_results_get_report (spool_lab_get_results (lab));

  return !spool_lab_get_running (lab) && report != NULL && report->n_records > 0;
}

static void
test_lessons (Fixture *fixture, gconstpointer data)
{
  const SpoolLesson *lesson;

  assert_fits (fixture->window);
  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      act ("select-lesson", spool_lesson_get_id (lesson));
      assert_fits (fixture->window);
    }
  act ("select-lesson", "");
  assert_fits (fixture->window);
  gtk_widget_activate_action (fixture->window, "win.show-plan", NULL);
  assert_fits (fixture->window);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "time", "speedup", "phases", "timeline", "table" };

  act ("select-lesson", "cpu-start");
  act ("run", NULL);
  assert_fits (fixture->window);
  widget_await (is_measured, fixture->lab);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (fixture->window, "win.view", "s", views[i]);
      assert_fits (fixture->window);
    }
  /* With something to complain of above. */
  act ("open-report", "/nonexistent/There is no such report at all.spool.json");
  assert_fits (fixture->window);
}

static gboolean
is_read (gpointer lab)
{
  return !spool_history_is_busy (spool_lab_get_history (lab));
}

static void
show_small (GtkWidget *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), LEAST_WIDTH, LEAST_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = spool_history_window_new (GTK_WINDOW (fixture->window), fixture->lab);
  g_autofree char *path = NULL;

  show_small (window);
  assert_fits (window);
  widget_await (is_read, fixture->lab);
  assert_fits (window);
  util_write_report (fixture->folder, "How it was before the fan was cleaned.spool.json", 16);
  util_write_report (fixture->folder, "after.spool.json", 16);
  spool_history_refresh (spool_lab_get_history (fixture->lab));
  widget_await (is_read, fixture->lab);
  assert_fits (window);
  gtk_widget_activate_action (window, "history.search", NULL);
  path =
      g_build_filename (fixture->folder, "How it was before the fan was cleaned.spool.json", NULL);
  gtk_widget_activate_action (window, "history.compare", "^ay", path);
  assert_fits (window);
  gtk_widget_activate_action (window, "history.delete", "^ay", path);
  assert_fits (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_compared (gpointer window)
{
  return widget_find_row (window, "one") != NULL;
}

static void
test_comparison (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = g_build_filename (fixture->folder, "one.spool.json", NULL);
  g_autofree char *two = g_build_filename (fixture->folder, "two.spool.json", NULL);
  GtkWidget *window;

  util_write_report (fixture->folder, "one.spool.json", 16);
  util_write_report (fixture->folder, "two.spool.json", 16);
  window = spool_comparison_window_new (GTK_WINDOW (fixture->window), one, two);
  show_small (window);
  assert_fits (window);
  widget_await (is_compared, window);
  assert_fits (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_title (Fixture *fixture, const char *action, const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWindow) window = NULL;

  gtk_widget_activate_action (fixture->window, action, NULL);
  widget_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
  window = g_list_model_get_item (windows, 0);
  if (GTK_WIDGET (window) == fixture->window)
    g_set_object (&window, g_list_model_get_item (windows, 1));
  g_assert_cmpstr (gtk_window_get_title (window), ==, title);
  gtk_window_destroy (window);
}

/* Also those of which libadwaita has a title: it may not speak the language. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  assert_title (fixture, "win.history", _ ("History"));
  assert_title (fixture, "win.glossary", _ ("Glossary"));
  assert_title (fixture, "win.preferences", _ ("Preferences"));
  assert_title (fixture, "win.shortcuts", _ ("Keyboard Shortcuts"));
  assert_title (fixture, "win.about", _ ("About Spool"));
}

static gboolean
speak (const char *language, const char *translations)
{
  /* In the locale "C" nothing is translated. */
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    return FALSE;
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (g_str_equal (language, "ar"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  return !g_str_equal (_ ("Executors"), "Executors");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  if (argc == 4 && !speak (argv[2], argv[3]))
    {
      g_print ("1..0 # SKIP no translation to %s\n", argv[2]);
      return 0;
    }
  adw_init ();
  fake_bench = argv[1];
  the_application = widget_make_application ();
  spool_help_set_accels (GTK_APPLICATION (the_application));
#define ADD(name) g_test_add ("/least-size/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (lessons);
  ADD (views);
  ADD (history);
  ADD (comparison);
  ADD (titles);
#undef ADD
  return g_test_run ();
}
