/* test-comparison-window.c: two kept reports beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-comparison-window.h"

#include "history-util.h"
#include "report-util.h"
#include "report/spool-report-json.h"
#include "widget-util.h"

#include <string.h>

static GtkWidget *
compare (HistoryFixture *fixture, const char *other)
{
  history_act (fixture, "history.compare", "one.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "Choose what to compare with “one”"));
  g_assert_nonnull (widget_find_text (widget_find_row (fixture->window, "one"), "1st"));
  g_assert_null (widget_find_text (widget_find_row (fixture->window, other), "1st"));
  history_activate_row (fixture, "one");
  g_assert_null (widget_find_toplevel (SPOOL_TYPE_COMPARISON_WINDOW));
  history_activate_row (fixture, other);
  g_assert_null (widget_find_text (fixture->window, "1st"));
  g_assert_null (widget_find_text (fixture->window, "Choose what to compare with “one”"));
  return history_await_comparison ();
}

static void
test_compare (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *window = compare (fixture, "two");
  GtkWidget *row = widget_find_row (window, "4 threads");
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) picture = G_VALUE_INIT;
  GdkContentProvider *copied;

  g_assert_nonnull (widget_find_text (window, "Both reports agree."));
  g_assert_nonnull (widget_find_row (window, "one"));
  g_assert_nonnull (widget_find_row (window, "two"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "× 1.00 ("));
  g_assert_nonnull (widget_find_text (row, "same"));
  g_assert_true (gtk_widget_activate_action (window, "comparison.copy", NULL));
  copied = gdk_clipboard_get_content (gtk_widget_get_clipboard (window));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (copied, &text, NULL));
  g_assert_true (g_str_has_prefix (g_value_get_string (&text), "Workload  Executor"));
  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (copied, &picture, NULL));
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), ==, 1920);
  widget_settle ();
  g_assert_nonnull (widget_find_text (window, "Chart and table copied"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Returns the row of one configuration, of "one" beside a report of two rounds, one of whose runs
 * was disturbed. */
static GtkWidget *
compare_with_few (HistoryFixture *fixture, GtkWidget **window)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *one = history_dup_path (fixture, "one.spool.json");
  g_autofree char *few = history_dup_path (fixture, "few.spool.json");

  ((SpoolRun *) g_ptr_array_index (report->runs, 2))->flags = SPOOL_RUN_LOADED;
  bytes = spool_report_to_bytes (report);
  g_assert_true (
      g_file_set_contents (few, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  *window = spool_comparison_window_new (GTK_WINDOW (fixture->parent), one, few);
  gtk_window_present (GTK_WINDOW (*window));
  history_await_comparison ();
  return widget_find_row (*window, "4 threads");
}

static void
test_compare_few_rounds (HistoryFixture *fixture, gconstpointer data)
{
  static const char *const why = "5 configurations have too few rounds to be judged: each report "
                                 "needs at least 6.";
  GtkWidget *window;
  GtkWidget *row = compare_with_few (fixture, &window);

  g_assert_nonnull (widget_find_text (row, "unclear"));
  g_assert_nonnull (widget_find_part (window, why));
  g_assert_nonnull (widget_find_part (window, "of the first report, and 1 of 10 of the second."));
  gtk_window_destroy (GTK_WINDOW (window));
  window = compare (fixture, "two");
  g_assert_null (widget_find_part (window, "few rounds"));
  g_assert_null (widget_find_part (window, "disturbed"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From right to left all lines begin on the right, be it with a number. */
static void
test_compare_from_right (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *window, *row;
  PangoLayout *layout;
  PangoLayoutIter *line;
  PangoRectangle area;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = compare_with_few (fixture, &window);
  layout = gtk_label_get_layout (GTK_LABEL (widget_find_part (row, "× 1.00")));
  line = pango_layout_get_iter (layout);
  g_assert_true (pango_layout_iter_next_line (line));
  pango_layout_iter_get_line_extents (line, NULL, &area);
  g_assert_cmpint (area.x + area.width, >=, pango_layout_get_width (layout) - PANGO_SCALE);
  pango_layout_iter_free (line);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_compare_others (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *window = compare (fixture, "three");

  g_assert_nonnull (widget_find_text (window, "These Reports Can't Be Compared"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that is closed while it reads lets go of everything. */
static void
test_close_while_reading (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *one = history_dup_path (fixture, "one.spool.json");
  g_autofree char *two = history_dup_path (fixture, "two.spool.json");
  GtkWidget *window = spool_comparison_window_new (GTK_WINDOW (fixture->window), one, two);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  history_init (&argc, &argv);
#define ADD(path, data, function)                                                         \
  g_test_add ("/comparison-window/" path, HistoryFixture, data, history_set_up, function, \
              history_tear_down)
  ADD ("compare", "reports", test_compare);
  ADD ("compare-few-rounds", "reports", test_compare_few_rounds);
  ADD ("compare-from-right", "reports", test_compare_from_right);
  ADD ("compare-others", "reports", test_compare_others);
  ADD ("close-while-reading", "reports", test_close_while_reading);
#undef ADD
  return g_test_run ();
}
