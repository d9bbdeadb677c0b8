/* history-util.c: a window of kept reports, and what a user does with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-util.h"

#include "app/spool-comparison-window.h"
#include "app/spool-history-window.h"
#include "report-util.h"
#include "widget-util.h"

#include <adwaita.h>

static const char *bench;

/* First in main(). */
void
history_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  bench = (*argv)[1];
}

char *
history_dup_path (HistoryFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

gboolean
history_is_read (gpointer lab)
{
  return !spool_history_is_busy (spool_lab_get_history (lab));
}

/* With @reports, which is any text, there are some kept; without, none. */
void
history_set_up (HistoryFixture *fixture, gconstpointer reports)
{
  fixture->folder = util_make_folder ();
  if (reports != NULL)
    {
      util_write_report (fixture->folder, "one.spool.json", 16);
      util_write_report (fixture->folder, "two.spool.json", 16);
      util_write_report (fixture->folder, "three.spool.json", 17);
      util_write_file (fixture->folder, "broken.spool.json", "{");
    }
  fixture->lab = spool_lab_new (bench, fixture->folder);
  fixture->parent = widget_show_alone (gtk_label_new ("parent"), 400, 300);
  fixture->window = spool_history_window_new (GTK_WINDOW (fixture->parent), fixture->lab);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  /* Before anything has been read, nobody can say that there is nothing. */
  g_assert_nonnull (widget_find_text (fixture->window, "Reading Reports"));
  g_assert_null (widget_find_text (fixture->window, "No Reports Yet"));
  widget_await (history_is_read, fixture->lab);
  widget_settle ();
}

void
history_tear_down (HistoryFixture *fixture, gconstpointer reports)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  widget_settle ();
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->lab);
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

guint
history_count_kept (HistoryFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (spool_lab_get_history (fixture->lab)));
}

GtkWidget *
history_get_row (HistoryFixture *fixture, int position)
{
  GtkWidget *list = widget_find (fixture->window, GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position));
}

/* As the row's menu does it, for the report in the file @name. */
void
history_act (HistoryFixture *fixture, const char *action, const char *name)
{
  g_autofree char *path = history_dup_path (fixture, name);

  g_assert_true (gtk_widget_activate_action (fixture->window, action, "^ay", path));
  widget_settle ();
}

void
history_activate_row (HistoryFixture *fixture, const char *title)
{
  GtkWidget *row = widget_find_row (fixture->window, title);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  widget_settle ();
}

void
history_assert_focused (HistoryFixture *fixture, const char *title)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 widget_find_row (fixture->window, title));
}

static gboolean
is_compared (gpointer window)
{
  return widget_find_text (window, "Reading the reports") == NULL &&
         (widget_find_text (window, "Both reports agree.") != NULL ||
          widget_find_text (window, "These Reports Can't Be Compared") != NULL);
}

/* Returns the window that compares two reports, once it has. */
GtkWidget *
history_await_comparison (void)
{
  GtkWidget *window = widget_find_toplevel (SPOOL_TYPE_COMPARISON_WINDOW);

  g_assert_nonnull (window);
  widget_await (is_compared, window);
  widget_settle ();
  return window;
}
