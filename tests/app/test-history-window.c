/* test-history-window.c: the kept reports in their window: opened, named, deleted and copied.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-util.h"
#include "report-util.h"
#include "widget-util.h"

#include <string.h>

static void
test_empty (HistoryFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (widget_find_text (fixture->window, "No Reports Yet"));
  g_assert_null (widget_find_text (fixture->window, "Reading Reports"));
}

static void
test_rows (HistoryFixture *fixture, gconstpointer data)
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
test_delete (HistoryFixture *fixture, gconstpointer data)
{
  history_act (fixture, "history.delete", "two.spool.json");
  g_assert_cmpuint (history_count_kept (fixture), ==, 3);
  g_assert_null (widget_find_text (fixture->window, "two"));
  g_assert_nonnull (widget_find_text (fixture->window, "“two” deleted"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

/* The news is of what was deleted last, for that is what would come back. */
static void
test_delete_two (HistoryFixture *fixture, gconstpointer data)
{
  history_act (fixture, "history.delete", "two.spool.json");
  history_act (fixture, "history.delete", "one.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "“one” deleted"));
  g_assert_null (widget_find_text (fixture->window, "“two” deleted"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "one"));
  g_assert_cmpuint (history_count_kept (fixture), ==, 3);
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

static void
test_menu (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *row = history_get_row (fixture, 0);
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
test_menus_on_demand (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *row = history_get_row (fixture, 1);
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
test_close (HistoryFixture *fixture, gconstpointer data)
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

static GtkWidget *
ask_for_name (HistoryFixture *fixture, const char *title)
{
  GtkWidget *dialog, *entry;

  history_act (fixture, "history.rename", "two.spool.json");
  dialog = widget_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
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
answer_rename (HistoryFixture *fixture, const char *title, const char *response)
{
  respond (ask_for_name (fixture, title), response);
}

static void
test_rename (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *path = history_dup_path (fixture, "Zwei.spool.json");

  answer_rename (fixture, "other", "cancel");
  g_assert_null (widget_find_text (fixture->window, "other"));
  answer_rename (fixture, "Zwei", "rename");
  history_assert_focused (fixture, "Zwei");
  g_assert_null (widget_find_text (fixture->window, "two"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Said while somebody types, so that nothing that was typed is lost. */
static void
test_wrong_name (HistoryFixture *fixture, gconstpointer data)
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
  history_assert_focused (fixture, "one more");
}

/* A file that came between the question and its answer: it is asked again, with the same name. */
static void
test_rename_fails (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_name (fixture, "late");

  util_write_report (fixture->folder, "late.spool.json", 16);
  respond (dialog, "rename");
  dialog = widget_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (widget_find_text (dialog, "There is a report named “late” already."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find (dialog, GTK_TYPE_ENTRY))), ==,
                   "late");
  respond (dialog, "cancel");
  g_assert_nonnull (widget_find_row (fixture->window, "two"));
}

static void
test_focus_after_undo (HistoryFixture *fixture, gconstpointer data)
{
  history_act (fixture, "history.delete", "two.spool.json");
  g_assert_true (gtk_widget_activate_action (fixture->window, "history.undo", NULL));
  widget_settle ();
  history_assert_focused (fixture, "two");
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
test_toast_begins_anew (HistoryFixture *fixture, gconstpointer data)
{
  gint64 first, second;

  history_act (fixture, "history.delete", "two.spool.json");
  first = get_end_of_toast ();
  history_act (fixture, "history.delete", "one.spool.json");
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
test_name_with_markup (HistoryFixture *fixture, gconstpointer data)
{
  answer_rename (fixture, "R&D <b>", "rename");
  g_assert_nonnull (widget_find_row (fixture->window, "R&D <b>"));
  history_act (fixture, "history.delete", "R&D <b>.spool.json");
  g_assert_nonnull (widget_find_text (fixture->window, "“R&D <b>” deleted"));
}

static void
test_open (HistoryFixture *fixture, gconstpointer data)
{
  history_activate_row (fixture, "one");
  g_assert_null (fixture->window);
  widget_await (shows_report, fixture->lab);
  g_assert_false (spool_lab_get_running (fixture->lab));
}

/* As assistive technology does it. */
static void
test_open_by_action (HistoryFixture *fixture, gconstpointer data)
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
test_open_while_measuring (HistoryFixture *fixture, gconstpointer data)
{
  spool_lab_run (fixture->lab);
  g_assert_true (spool_lab_get_running (fixture->lab));
  history_activate_row (fixture, "one");
  g_assert_nonnull (fixture->window);
  g_assert_nonnull (
      widget_find_text (fixture->window, "Stop the measurement before opening a report."));
  spool_lab_stop (fixture->lab);
  widget_await (is_over, fixture->lab);
  widget_settle ();
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A copy is the report, byte by byte, under the name that was asked for. */
static void
test_copy (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *original = history_dup_path (fixture, "one.spool.json");
  g_autofree char *copy = g_build_filename (fixture->folder, "a copy.spool.json", NULL);
  g_autofree char *text = NULL, *copied = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  GtkWidget *dialog;

  history_act (fixture, "history.copy", "one.spool.json");
  dialog = widget_find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
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

/* The report that was chosen first has another name by now. */
static void
test_compare_renamed (HistoryFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  history_act (fixture, "history.compare", "two.spool.json");
  answer_rename (fixture, "Zwei", "rename");
  g_assert_nonnull (widget_find_text (fixture->window, "Choose what to compare with “Zwei”"));
  g_assert_nonnull (widget_find_text (widget_find_row (fixture->window, "Zwei"), "1st"));
  history_activate_row (fixture, "one");
  window = history_await_comparison ();
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
test_escape (HistoryFixture *fixture, gconstpointer data)
{
  history_act (fixture, "history.compare", "two.spool.json");
  press_escape (fixture->window);
  g_assert_nonnull (fixture->window);
  g_assert_null (widget_find_text (fixture->window, "Choose what to compare with “two”"));
  g_assert_null (widget_find_text (fixture->window, "1st"));
  press_escape (fixture->window);
  g_assert_null (fixture->window);
}

int
main (int argc, char **argv)
{
  history_init (&argc, &argv);
#define ADD(path, data, function)                                                      \
  g_test_add ("/history-window/" path, HistoryFixture, data, history_set_up, function, \
              history_tear_down)
  ADD ("empty", NULL, test_empty);
  ADD ("rows", "reports", test_rows);
  ADD ("delete", "reports", test_delete);
  ADD ("delete-two", "reports", test_delete_two);
  ADD ("menu", "reports", test_menu);
  ADD ("menus-on-demand", "reports", test_menus_on_demand);
  ADD ("close", "reports", test_close);
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
#undef ADD
  return g_test_run ();
}
