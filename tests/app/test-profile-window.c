/* test-profile-window.c: what tells the window of a development build from that of the stable one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-about.h"
#include "app/spool-application-actions.h"
#include "app/spool-companion.h"
#include "app/spool-window.h"
#include "report-util.h"
#include "widget-util.h"

static void
assert_about (GtkWindow *about)
{
  g_autofree char *name = NULL, *icon = NULL, *version = NULL;

  g_object_get (about, "application-name", &name, "application-icon", &icon, "version", &version,
                NULL);
  g_assert_cmpstr (name, ==, SPOOL_APP_NAME);
  g_assert_cmpstr (icon, ==, SPOOL_APP_ID);
  g_assert_true (g_str_has_prefix (version, SPOOL_VERSION));
  if (!SPOOL_DEVELOPMENT)
    g_assert_cmpstr (version, ==, SPOOL_VERSION);
}

static void
test_window (void)
{
  AdwApplication *application = widget_make_application ();
  g_autofree char *folder = util_make_folder ();
  g_autoptr (SpoolLab) lab = spool_lab_new ("/nonexistent/bench", folder);
  GtkWidget *window;

  spool_application_actions_add (GTK_APPLICATION (application), lab);
  window = spool_window_new (GTK_APPLICATION (application), lab);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, SPOOL_APP_NAME);
  g_assert_cmpint (gtk_widget_has_css_class (window, "devel"), ==, SPOOL_DEVELOPMENT);

  spool_about_show (GTK_WINDOW (window));
  assert_about (spool_companion_find (GTK_WINDOW (window), ADW_TYPE_ABOUT_WINDOW));
  gtk_window_close (GTK_WINDOW (window));
  widget_settle ();
  util_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/profile/window", test_window);
  return g_test_run ();
}
