/* test-history-rows.c: the rows of the kept reports: which are there, and which has the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-row.h"
#include "app/spool-history-window.h"

#include "history-util.h"
#include "report-util.h"
#include "widget-util.h"

#include <utime.h>

static void
delete_focused (HistoryFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (gtk_widget_activate_action (focus, "row.delete", NULL));
  widget_settle ();
}

/* Whoever presses Delete twice deletes what is next, and not what is on top. */
static void
test_delete_by_key (HistoryFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (history_get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 history_get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 history_get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 history_get_row (fixture, 0));
  delete_focused (fixture);
  g_assert_cmpuint (history_count_kept (fixture), ==, 0);
  g_assert_nonnull (widget_find_text (fixture->window, "No Reports Yet"));
}

/* Those that are shown. */
static guint
count_rows (HistoryFixture *fixture)
{
  guint n_rows = 0;

  for (int i = 0; history_get_row (fixture, i) != NULL; i++)
    n_rows += gtk_widget_is_visible (history_get_row (fixture, i));
  return n_rows;
}

static gboolean
has_all_rows (gpointer data)
{
  return count_rows (data) == history_count_kept (data);
}

/* Reads the folder again, as it is done when a measurement has ended. */
static void
read_again (HistoryFixture *fixture)
{
  spool_history_refresh (spool_lab_get_history (fixture->lab));
  widget_await (history_is_read, fixture->lab);
  widget_settle ();
}

static void
keep_many (HistoryFixture *fixture, guint n_reports)
{
  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%03u.spool.json", i);

      util_write_report (fixture->folder, name, 16);
    }
  read_again (fixture);
  widget_await (has_all_rows, fixture);
}

static void
seek (HistoryFixture *fixture, const char *words)
{
  GtkWidget *entry = widget_find (fixture->window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  /* Not at once, as for somebody who types. */
  g_signal_emit_by_name (entry, "search-changed");
  widget_settle ();
}

static void
test_search (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = widget_find (fixture->window, GTK_TYPE_SEARCH_BAR);

  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.search", NULL));
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  g_assert_true (gtk_search_bar_get_key_capture_widget (GTK_SEARCH_BAR (bar)) == fixture->window);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  seek (fixture, "TWO");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  seek (fixture, "serial two");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  seek (fixture, "can't");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_null (widget_find_text (fixture->window, "No Results Found"));
  seek (fixture, "two three");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_nonnull (widget_find_text (fixture->window, "No Results Found"));
  g_assert_null (widget_find_text (fixture->window, "No Reports Yet"));
  seek (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 4);
}

static void
assert_order (HistoryFixture *fixture)
{
  GListModel *model = G_LIST_MODEL (spool_lab_get_history (fixture->lab));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (model, i);

      g_assert_true (spool_history_row_get_item (
                         SPOOL_HISTORY_ROW (history_get_row (fixture, (int) i))) == item);
    }
}

/* To seek makes no row anew, and whoever deletes what was found stays among it. */
static void
test_search_many (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *row, *hidden;

  keep_many (fixture, 80);
  assert_order (fixture);
  row = widget_find_row (fixture->window, "r076");
  hidden = widget_find_row (fixture->window, "r010");
  gtk_widget_activate_action (fixture->window, "history.search", NULL);
  seek (fixture, "r07");
  g_assert_cmpuint (count_rows (fixture), ==, 10);
  g_assert_true (widget_find_row (fixture->window, "r076") == row);
  util_write_report (fixture->folder, "another.spool.json", 16);
  read_again (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 10);
  gtk_widget_grab_focus (row);
  for (guint i = 0; i < 4; i++)
    delete_focused (fixture);
  /* 76 to 79 are gone, and nothing that is sought is below them. */
  history_assert_focused (fixture, "r075");
  seek (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 81);
  g_assert_true (widget_find_row (fixture->window, "r010") == hidden);
  assert_order (fixture);
}

/* The window is there before all of its rows are, but each report can be reached. */
static void
test_fill (HistoryFixture *fixture, gconstpointer data)
{
  keep_many (fixture, 80);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = spool_history_window_new (GTK_WINDOW (fixture->parent), fixture->lab);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (count_rows (fixture), <, 40);
  history_act (fixture, "history.delete", "r070.spool.json");
  history_assert_focused (fixture, "r071");
  widget_await (has_all_rows, fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 83);
  assert_order (fixture);
}

/* When a measurement ends, whoever is on a row is still there, and neither Delete nor F2 goes to
 * another one. */
static void
test_keep_place (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *scroller, *row;
  GtkAdjustment *scroll;
  double before;

  keep_many (fixture, 40);
  row = widget_find_row (fixture->window, "r019");
  scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_grab_focus (row);
  widget_settle ();
  gtk_adjustment_set_value (scroll, 1000);
  widget_settle ();
  before = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (before, >, 0);
  util_write_report (fixture->folder, "new.spool.json", 16);
  read_again (fixture);
  history_assert_focused (fixture, "r019");
  g_assert_true (widget_find_row (fixture->window, "r019") == row);
  g_assert_nonnull (widget_find_row (fixture->window, "new"));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >=, before);
  delete_focused (fixture);
  g_assert_null (widget_find_text (fixture->window, "r019"));
  history_assert_focused (fixture, "r020");
}

/* The oldest one, which can't be read. */
static void
write_oldest (HistoryFixture *fixture, const char *text)
{
  struct utimbuf times = { .actime = 1, .modtime = 1 };
  g_autofree char *path = history_dup_path (fixture, "oldest.spool.json");

  util_write_file (fixture->folder, "oldest.spool.json", text);
  g_assert_cmpint (utime (path, &times), ==, 0);
  read_again (fixture);
}

/* A report that was written anew has another row, but whoever was on it still is. */
static void
test_keep_focus_of_changed (HistoryFixture *fixture, gconstpointer data)
{
  write_oldest (fixture, "{");
  gtk_widget_grab_focus (widget_find_row (fixture->window, "oldest"));
  write_oldest (fixture, "{ \"format\":");
  history_assert_focused (fixture, "oldest");
}

int
main (int argc, char **argv)
{
  history_init (&argc, &argv);
#define ADD(path, data, function)                                                    \
  g_test_add ("/history-rows/" path, HistoryFixture, data, history_set_up, function, \
              history_tear_down)
  ADD ("delete-by-key", "reports", test_delete_by_key);
  ADD ("keep-place", "reports", test_keep_place);
  ADD ("keep-focus-of-changed", "reports", test_keep_focus_of_changed);
  ADD ("search", "reports", test_search);
  ADD ("search-many", "reports", test_search_many);
  ADD ("fill", "reports", test_fill);
#undef ADD
  return g_test_run ();
}
