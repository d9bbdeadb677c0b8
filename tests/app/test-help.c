/* test-help.c: the window's keys and what is told about the program, with a fake bench.
 *
 * The first argument is the path of fake-bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-help.h"

#include "app/spool-about.h"
#include "app/spool-application-actions.h"
#include "app/spool-companion.h"
#include "app/spool-window.h"
#include "report-util.h"
#include "widget-util.h"

#include <string.h>

typedef struct
{
  SpoolLab *lab;
  GtkWidget *window;
  char *folder;
} Fixture;

static const char *fake_bench;
/* One for all tests: GTK lets go of an application only when its main loop ends. */
static AdwApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
  fixture->lab = spool_lab_new (fake_bench, fixture->folder);
  spool_application_actions_add (GTK_APPLICATION (application), fixture->lab);
  fixture->window = spool_window_new (GTK_APPLICATION (application), fixture->lab);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_object_unref (fixture->lab);
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
show_shortcuts (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  spool_help_show_shortcuts (GTK_WINDOW (fixture->window));
  widget_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != fixture->window)
        return window;
    }
  g_assert_not_reached ();
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) run =
      gtk_application_get_accels_for_action (GTK_APPLICATION (application), "app.run");
  GtkWidget *help;

  g_assert_cmpuint (g_strv_length (run), ==, 2);
  help = show_shortcuts (fixture);
  g_assert_true (show_shortcuts (fixture) == help);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  g_assert_nonnull (widget_find_text (widget_find_row (help, "Show or hide the plan"), "F9"));
  g_assert_nonnull (widget_find_text (widget_find_row (help, "Undo deleting"), "Ctrl+Z"));
  g_assert_nonnull (widget_find_text (widget_find_row (help, "Zoom out"), "Ctrl+- or -"));
  g_assert_nonnull (widget_find_text (help, "Reports"));
  gtk_window_destroy (GTK_WINDOW (help));
}

/* Whatever key does something is told. */
static void
test_all_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkApplication *keys_of = GTK_APPLICATION (application);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (keys_of);
  GtkWidget *help = show_shortcuts (fixture);
  guint n_keys = 0;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (keys_of, actions[i]);

      for (guint j = 0; keys[j] != NULL; j++, n_keys++)
        {
          guint key;
          GdkModifierType modifiers;
          g_autofree char *label = NULL;

          gtk_accelerator_parse (keys[j], &key, &modifiers);
          label = gtk_accelerator_get_label (key, modifiers);
          if (widget_find_part (help, label) == NULL)
            g_error ("Nothing tells of %s for %s", label, actions[i]);
        }
    }
  g_assert_cmpuint (n_keys, >, 20);
  gtk_window_destroy (GTK_WINDOW (help));
}

static gboolean
says_versions (gpointer about)
{
  g_autofree char *said = NULL;

  g_object_get (about, "debug-info", &said, NULL);
  g_assert_nonnull (strstr (said, "GTK "));
  /* With the library for TLS behind it. */
  return strstr (said, "\nlibcurl/") != NULL;
}

static void
test_about (Fixture *fixture, gconstpointer data)
{
  GtkWindow *about;

  spool_about_show (GTK_WINDOW (fixture->window));
  about = spool_companion_find (GTK_WINDOW (fixture->window), ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (about);
  widget_await (says_versions, about);
  spool_about_show (GTK_WINDOW (fixture->window));
  gtk_window_destroy (about);
  g_assert_null (spool_companion_find (GTK_WINDOW (fixture->window), ADW_TYPE_ABOUT_WINDOW));
  /* One that is closed before the answer. */
  spool_about_show (GTK_WINDOW (fixture->window));
  about = spool_companion_find (GTK_WINDOW (fixture->window), ADW_TYPE_ABOUT_WINDOW);
  gtk_window_destroy (about);
  widget_settle ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fake_bench = argv[1];
  application = widget_make_application ();
  spool_help_set_accels (GTK_APPLICATION (application));
#define ADD(path, function) g_test_add ("/help/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("shortcuts", test_shortcuts);
  ADD ("all-shortcuts", test_all_shortcuts);
  ADD ("about", test_about);
#undef ADD
  return g_test_run ();
}
