/* test-history-window.c: the kept reports in their window, and two of them beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-comparison-window.h"
#include "app/spool-history-row.h"
#include "app/spool-history-window.h"

#include "report-util.h"
#include "report/spool-report-json.h"
#include "widget-util.h"

#include <adwaita.h>
#include <string.h>
#include <utime.h>

typedef struct
{
  char *folder;
  SpoolLab *lab;
  GtkWidget *parent;
  GtkWidget *window;
} Fixture;

static char *
dup_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
is_read (gpointer lab)
{
  return !spool_history_is_busy (spool_lab_get_history (lab));
}

static const char *bench;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
  if (data != NULL)
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
  widget_await (is_read, fixture->lab);
  widget_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
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

static void
act (Fixture *fixture, const char *action, const char *name)
{
  g_autofree char *path = dup_path (fixture, name);

  g_assert_true (gtk_widget_activate_action (fixture->window, action, "^ay", path));
  widget_settle ();
}

static guint
count_kept (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (spool_lab_get_history (fixture->lab)));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (widget_find_text (fixture->window, "No Reports Yet"));
  g_assert_null (widget_find_text (fixture->window, "Reading Reports"));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *one = widget_find_row (fixture->window, "one");
  GtkWidget *broken = widget_find_row (fixture->window, "broken");

  g_assert_null (widget_find_text (fixture->window, "No Reports Yet"));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (one)));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (broken)));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (one)), "serial"));
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (broken)), "Can't read the report"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  act (fixture, "history.delete", "two.spool.json");
  g_assert_cmpuint (count_kept (fixture), ==, 3);
  g_assert_null (widget_find_text (fixture->window, "two"));
  g_assert_nonnull (widget_find_text (fixture->window, "“two” deleted"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

/* The news is of what was deleted last, for that is what would come back. */
static void
test_delete_two (Fixture *fixture, gconstpointer data)
{
  act (fixture, "history.delete", "two.spool.json");
  act (fixture, "history.delete", "one.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "“one” deleted"));
  g_assert_null (widget_find_text (fixture->window, "“two” deleted"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "one"));
  g_assert_cmpuint (count_kept (fixture), ==, 3);
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

static GtkWidget *
get_row (Fixture *fixture, int position)
{
  GtkWidget *list = widget_find (fixture->window, GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position));
}

static void
assert_focused (Fixture *fixture, const char *title)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 widget_find_row (fixture->window, title));
}

static void
delete_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (gtk_widget_activate_action (focus, "row.delete", NULL));
  widget_settle ();
}

/* Whoever presses Delete twice deletes what is next, and not what is on top. */
static void
test_delete_by_key (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_row (fixture, 1));
  delete_focused (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_row (fixture, 0));
  delete_focused (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
  g_assert_nonnull (widget_find_text (fixture->window, "No Reports Yet"));
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get_row (fixture, 0);
  GtkWidget *popover;

  g_assert_true (gtk_widget_activate_action (row, "row.menu", NULL));
  widget_settle ();
  popover = widget_find (row, GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  /* GTK looks for a tooltip where the pointer has been, 500 ms later, and must find the window. */
  for (guint i = 0; i < 7; i++)
    widget_settle ();
}

/* A menu takes longer to make than its row, and GTK never frees all of one. */
static void
test_menus_on_demand (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get_row (fixture, 1);
  GtkWidget *button = widget_find (row, GTK_TYPE_MENU_BUTTON);

  g_assert_null (widget_find (gtk_widget_get_parent (row), GTK_TYPE_POPOVER));
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  widget_settle ();
  g_assert_true (gtk_widget_get_mapped (widget_find (row, GTK_TYPE_POPOVER)));
  g_assert_nonnull (widget_find_text (row, "Delete"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  for (guint i = 0; i < 7; i++)
    widget_settle ();
}

static void
watch (GtkWidget *widget, GPtrArray *watched)
{
  gpointer *place = g_new (gpointer, 1);

  *place = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), place);
  g_ptr_array_add (watched, place);
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    watch (each, watched);
}

/* Nothing of a window outlives it, nor what its rows are made of. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) watched = g_ptr_array_new_with_free_func (g_free);

  watch (fixture->window, watched);
  g_assert_cmpuint (watched->len, >, 50);
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_assert_null (fixture->window);
  for (guint i = 0; i < watched->len; i++)
    g_assert_null (*(gpointer *) g_ptr_array_index (watched, i));
}

/* Those that are shown. */
static guint
count_rows (Fixture *fixture)
{
  guint n_rows = 0;

  for (int i = 0; get_row (fixture, i) != NULL; i++)
    n_rows += gtk_widget_is_visible (get_row (fixture, i));
  return n_rows;
}

static gboolean
has_all_rows (gpointer data)
{
  return count_rows (data) == count_kept (data);
}

/* Reads the folder again, as it is done when a measurement has ended. */
static void
read_again (Fixture *fixture)
{
  spool_history_refresh (spool_lab_get_history (fixture->lab));
  widget_await (is_read, fixture->lab);
  widget_settle ();
}

static void
keep_many (Fixture *fixture, guint n_reports)
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
seek (Fixture *fixture, const char *words)
{
  GtkWidget *entry = widget_find (fixture->window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  /* Not at once, as for somebody who types. */
  g_signal_emit_by_name (entry, "search-changed");
  widget_settle ();
}

static void
test_search (Fixture *fixture, gconstpointer data)
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
assert_order (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (spool_lab_get_history (fixture->lab));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (model, i);

      g_assert_true (spool_history_row_get_item (SPOOL_HISTORY_ROW (get_row (fixture, (int) i))) ==
                     item);
    }
}

/* To seek makes no row anew, and whoever deletes what was found stays among it. */
static void
test_search_many (Fixture *fixture, gconstpointer data)
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
  assert_focused (fixture, "r075");
  seek (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 81);
  g_assert_true (widget_find_row (fixture->window, "r010") == hidden);
  assert_order (fixture);
}

/* The window is there before all of its rows are, but each report can be reached. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  keep_many (fixture, 80);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = spool_history_window_new (GTK_WINDOW (fixture->parent), fixture->lab);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (count_rows (fixture), <, 40);
  act (fixture, "history.delete", "r070.spool.json");
  assert_focused (fixture, "r071");
  widget_await (has_all_rows, fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 83);
  assert_order (fixture);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
ask_for_name (Fixture *fixture, const char *title)
{
  GtkWidget *dialog, *entry;

  act (fixture, "history.rename", "two.spool.json");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  entry = widget_find (dialog, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "two");
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  widget_settle ();
  return dialog;
}

static void
respond (GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  widget_settle ();
}

static void
answer_rename (Fixture *fixture, const char *title, const char *response)
{
  respond (ask_for_name (fixture, title), response);
}

/* When a measurement ends, whoever is on a row is still there, and neither Delete nor F2 goes to
 * another one. */
static void
test_keep_place (Fixture *fixture, gconstpointer data)
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
  assert_focused (fixture, "r019");
  g_assert_true (widget_find_row (fixture->window, "r019") == row);
  g_assert_nonnull (widget_find_row (fixture->window, "new"));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >=, before);
  delete_focused (fixture);
  g_assert_null (widget_find_text (fixture->window, "r019"));
  assert_focused (fixture, "r020");
}

/* The oldest one, which can't be read. */
static void
write_oldest (Fixture *fixture, const char *text)
{
  struct utimbuf times = { .actime = 1, .modtime = 1 };
  g_autofree char *path = dup_path (fixture, "oldest.spool.json");

  util_write_file (fixture->folder, "oldest.spool.json", text);
  g_assert_cmpint (utime (path, &times), ==, 0);
  read_again (fixture);
}

/* A report that was written anew has another row, but whoever was on it still is. */
static void
test_keep_focus_of_changed (Fixture *fixture, gconstpointer data)
{
  write_oldest (fixture, "{");
  gtk_widget_grab_focus (widget_find_row (fixture->window, "oldest"));
  write_oldest (fixture, "{ \"format\":");
  assert_focused (fixture, "oldest");
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "Zwei.spool.json");

  answer_rename (fixture, "other", "cancel");
  g_assert_null (widget_find_text (fixture->window, "other"));
  answer_rename (fixture, "Zwei", "rename");
  assert_focused (fixture, "Zwei");
  g_assert_null (widget_find_text (fixture->window, "two"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Said while somebody types, so that nothing that was typed is lost. */
static void
test_wrong_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_name (fixture, "one");
  GtkWidget *entry = widget_find (dialog, GTK_TYPE_ENTRY);

  g_assert_nonnull (widget_find_text (dialog, "There is a report named “one” already."));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "rename"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "one more");
  g_assert_null (widget_find_text (dialog, "There is a report named “one” already."));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "rename"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  respond (dialog, "rename");
  assert_focused (fixture, "one more");
}

/* A file that came between the question and its answer: it is asked again, with the same name. */
static void
test_rename_fails (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_name (fixture, "late");

  util_write_report (fixture->folder, "late.spool.json", 16);
  respond (dialog, "rename");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (widget_find_text (dialog, "There is a report named “late” already."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find (dialog, GTK_TYPE_ENTRY))), ==,
                   "late");
  respond (dialog, "cancel");
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

static void
test_focus_after_undo (Fixture *fixture, gconstpointer data)
{
  act (fixture, "history.delete", "two.spool.json");
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  assert_focused (fixture, "two");
  g_assert_nonnull (widget_find_text (fixture->window, "“two” restored"));
  g_assert_null (widget_find_text (fixture->window, "“two” deleted"));
}

/* When the one toast that is there will go, by the monotonic clock. */
static gint64
get_end_of_toast (void)
{
  GMainContext *context = g_main_context_default ();
  gint64 end = 0;

  for (guint id = 1; id < 100000; id++)
    {
      GSource *source = g_main_context_find_source_by_id (context, id);

      if (source != NULL && g_strcmp0 (g_source_get_name (source), "spool-toast") == 0)
        {
          g_assert_cmpint (end, ==, 0);
          end = g_source_get_ready_time (source);
        }
    }
  return end;
}

/* News that takes the place of other news has as long to be read. */
static void
test_toast_begins_anew (Fixture *fixture, gconstpointer data)
{
  gint64 first, second;

  act (fixture, "history.delete", "two.spool.json");
  first = get_end_of_toast ();
  act (fixture, "history.delete", "one.spool.json");
  second = get_end_of_toast ();
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (second, >, first);
}

static gboolean
shows_report (gpointer lab)
{
  const SpoolReport *report = spool_results_get_report (spool_lab_get_results (lab));

  return report != NULL && report->runs->len > 0;
}

/* A name is not markup. */
static void
test_name_with_markup (Fixture *fixture, gconstpointer data)
{
  answer_rename (fixture, "R&D <b>", "rename");
  g_assert_nonnull (widget_find_row (fixture->window, "R&D <b>"));
  act (fixture, "history.delete", "R&D <b>.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "“R&D <b>” deleted"));
}

static void
activate_row (Fixture *fixture, const char *title)
{
  GtkWidget *row = widget_find_row (fixture->window, title);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  widget_settle ();
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  activate_row (fixture, "one");
  g_assert_null (fixture->window);
  widget_await (shows_report, fixture->lab);
  g_assert_false (spool_lab_get_running (fixture->lab));
}

/* As assistive technology does it. */
static void
test_open_by_action (Fixture *fixture, gconstpointer data)
{
  GtkWidget *broken = widget_find_row (fixture->window, "broken");

  gtk_widget_activate_action (broken, "row.activate", NULL);
  widget_settle ();
  g_assert_nonnull (fixture->window);
  g_assert_true (
      gtk_widget_activate_action (widget_find_row (fixture->window, "one"), "row.activate", NULL));
  widget_settle ();
  g_assert_null (fixture->window);
  widget_await (shows_report, fixture->lab);
}

static gboolean
is_over (gpointer lab)
{
  return !spool_lab_get_running (lab);
}

/* It would be refused, and the list with it. */
static void
test_open_while_measuring (Fixture *fixture, gconstpointer data)
{
  spool_lab_run (fixture->lab);
  g_assert_true (spool_lab_get_running (fixture->lab));
  activate_row (fixture, "one");
  g_assert_nonnull (fixture->window);
  g_assert_nonnull (
      widget_find_text (fixture->window, "Stop the measurement before opening a report."));
  spool_lab_stop (fixture->lab);
  widget_await (is_over, fixture->lab);
  widget_settle ();
}

static gboolean
is_compared (gpointer window)
{
  return widget_find_text (window, "Reading the reports") == NULL &&
         (widget_find_text (window, "Both reports agree.") != NULL ||
          widget_find_text (window, "These Reports Can't Be Compared") != NULL);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A copy is the report, byte by byte, under the name that was asked for. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *original = dup_path (fixture, "one.spool.json");
  g_autofree char *copy = g_build_filename (fixture->folder, "a copy.spool.json", NULL);
  g_autofree char *text = NULL, *copied = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  GtkWidget *dialog;

  act (fixture, "history.copy", "one.spool.json");
  dialog = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "a copy.spool.json");
  widget_settle ();
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  widget_await (is_there, copy);
  widget_settle ();
  g_assert_nonnull (widget_find_text (fixture->window, "Saved as “a copy.spool.json”"));
  g_assert_true (g_file_get_contents (original, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (copy, &copied, NULL, NULL));
  g_assert_cmpstr (text, ==, copied);
}

static GtkWidget *
compare (Fixture *fixture, const char *other)
{
  GtkWidget *window;

  act (fixture, "history.compare", "one.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "Choose what to compare with “one”"));
  g_assert_nonnull (widget_find_text (widget_find_row (fixture->window, "one"), "1st"));
  g_assert_null (widget_find_text (widget_find_row (fixture->window, other), "1st"));
  activate_row (fixture, "one");
  g_assert_null (find_toplevel (SPOOL_TYPE_COMPARISON_WINDOW));
  activate_row (fixture, other);
  g_assert_null (widget_find_text (fixture->window, "1st"));
  g_assert_null (widget_find_text (fixture->window, "Choose what to compare with “one”"));
  window = find_toplevel (SPOOL_TYPE_COMPARISON_WINDOW);
  g_assert_nonnull (window);
  widget_await (is_compared, window);
  widget_settle ();
  return window;
}

static void
test_compare (Fixture *fixture, gconstpointer data)
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

/* Returns the row of one configuration, of "one" beside a report of two rounds. */
static GtkWidget *
compare_with_few (Fixture *fixture, GtkWidget **window)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 2);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  g_autofree char *one = dup_path (fixture, "one.spool.json");
  g_autofree char *few = dup_path (fixture, "few.spool.json");

  g_assert_true (
      g_file_set_contents (few, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  *window = spool_comparison_window_new (GTK_WINDOW (fixture->parent), one, few);
  gtk_window_present (GTK_WINDOW (*window));
  widget_await (is_compared, *window);
  widget_settle ();
  return widget_find_row (*window, "4 threads");
}

static void
test_compare_few_rounds (Fixture *fixture, gconstpointer data)
{
  static const char *const why = "Too few rounds to tell; each report needs at least 6";
  GtkWidget *window;
  GtkWidget *row = compare_with_few (fixture, &window);

  g_assert_nonnull (widget_find_text (row, "unclear"));
  g_assert_nonnull (widget_find_part (row, why));
  gtk_window_destroy (GTK_WINDOW (window));
  window = compare (fixture, "two");
  g_assert_null (widget_find_part (window, why));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From right to left all lines begin on the right, be it with a number. */
static void
test_compare_from_right (Fixture *fixture, gconstpointer data)
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
test_compare_others (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = compare (fixture, "three");

  g_assert_nonnull (widget_find_text (window, "These Reports Can't Be Compared"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The report that was chosen first has another name by now. */
static void
test_compare_renamed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  act (fixture, "history.compare", "two.spool.json");
  answer_rename (fixture, "Zwei", "rename");
  g_assert_nonnull (widget_find_text (fixture->window, "Choose what to compare with “Zwei”"));
  g_assert_nonnull (widget_find_text (widget_find_row (fixture->window, "Zwei"), "1st"));
  activate_row (fixture, "one");
  window = find_toplevel (SPOOL_TYPE_COMPARISON_WINDOW);
  widget_await (is_compared, window);
  g_assert_nonnull (widget_find_row (window, "Zwei"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As if it were pressed where nothing else takes it. */
static void
press_escape (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (each) && !taken &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (each));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (each), j);
          g_autofree char *key =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (key, "Escape"))
            taken =
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window, NULL);
        }
    }
  widget_settle ();
}

/* First it takes back the choice, then it closes the window. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  act (fixture, "history.compare", "two.spool.json");
  press_escape (fixture->window);
  g_assert_nonnull (fixture->window);
  g_assert_null (widget_find_text (fixture->window, "Choose what to compare with “two”"));
  g_assert_null (widget_find_text (fixture->window, "1st"));
  press_escape (fixture->window);
  g_assert_null (fixture->window);
}

/* A window that is closed while it reads lets go of everything. */
static void
test_close_while_reading (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = dup_path (fixture, "one.spool.json");
  g_autofree char *two = dup_path (fixture, "two.spool.json");
  GtkWidget *window = spool_comparison_window_new (GTK_WINDOW (fixture->window), one, two);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bench = argv[1];
#define ADD(path, data, function) \
  g_test_add ("/history-window/" path, Fixture, data, set_up, function, tear_down)
  ADD ("empty", NULL, test_empty);
  ADD ("rows", "reports", test_rows);
  ADD ("delete", "reports", test_delete);
  ADD ("delete-two", "reports", test_delete_two);
  ADD ("delete-by-key", "reports", test_delete_by_key);
  ADD ("keep-place", "reports", test_keep_place);
  ADD ("keep-focus-of-changed", "reports", test_keep_focus_of_changed);
  ADD ("menu", "reports", test_menu);
  ADD ("menus-on-demand", "reports", test_menus_on_demand);
  ADD ("close", "reports", test_close);
  ADD ("search", "reports", test_search);
  ADD ("search-many", "reports", test_search_many);
  ADD ("fill", "reports", test_fill);
  ADD ("name-with-markup", "reports", test_name_with_markup);
  ADD ("rename", "reports", test_rename);
  ADD ("wrong-name", "reports", test_wrong_name);
  ADD ("rename-fails", "reports", test_rename_fails);
  ADD ("focus-after-undo", "reports", test_focus_after_undo);
  ADD ("toast-begins-anew", "reports", test_toast_begins_anew);
  ADD ("open", "reports", test_open);
  ADD ("open-while-measuring", "reports", test_open_while_measuring);
  ADD ("compare-renamed", "reports", test_compare_renamed);
  ADD ("escape", "reports", test_escape);
  ADD ("open-by-action", "reports", test_open_by_action);
  ADD ("copy", "reports", test_copy);
  ADD ("compare", "reports", test_compare);
  ADD ("compare-few-rounds", "reports", test_compare_few_rounds);
  ADD ("compare-from-right", "reports", test_compare_from_right);
  ADD ("compare-others", "reports", test_compare_others);
  ADD ("close-while-reading", "reports", test_close_while_reading);
#undef ADD
  return g_test_run ();
}
