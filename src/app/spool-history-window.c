/* spool-history-window.c: the kept reports: open, name, delete and compare them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-window.h"

#include "app/spool-comparison-window.h"
#include "app/spool-companion.h"
#include "app/spool-history-row.h"
#include "app/spool-history-rows.h"
#include "app/spool-rename-dialog.h"
#include "app/spool-toast.h"

#include <glib/gi18n.h>

struct _SpoolHistoryWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkLabel *instruction_label;
  GtkWidget *cancel_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkWidget *reading_page;
  GtkWidget *empty_page;
  GtkWidget *nothing_page;
  GtkWidget *scroller;
  GtkListBox *list_box;

  SpoolLab *lab;
  SpoolHistoryRows *rows;
};

G_DEFINE_FINAL_TYPE (SpoolHistoryWindow, spool_history_window, ADW_TYPE_WINDOW)

static SpoolHistory *
get_history (SpoolHistoryWindow *self)
{
  return spool_lab_get_history (self->lab);
}

/* Returns: (transfer full) (nullable): the report with that path. */
static SpoolHistoryItem *
find_item (SpoolHistoryWindow *self, GVariant *path)
{
  GListModel *model = G_LIST_MODEL (get_history (self));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (spool_history_item_get_path (item), g_variant_get_bytestring (path)))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
say (SpoolHistoryWindow *self, const char *text)
{
  spool_toast_show (self->toast_overlay, text, NULL, NULL);
}

static void
set_base (SpoolHistoryWindow *self, SpoolHistoryItem *base)
{
  g_autofree char *instruction = NULL;

  spool_history_rows_set_base (self->rows, base);
  if (base != NULL)
    /* Translators: %s is a report's name; another one is to be chosen */
    instruction = g_strdup_printf (_ ("Choose what to compare with “%s”"),
                                   spool_history_item_get_title (base));
  gtk_label_set_text (self->instruction_label, instruction != NULL ? instruction : "");
  gtk_widget_set_visible (GTK_WIDGET (self->instruction_label), base != NULL);
  gtk_widget_set_visible (self->cancel_button, base != NULL);
}

static void
compare (SpoolHistoryWindow *self, SpoolHistoryItem *item)
{
  SpoolHistoryItem *base = spool_history_rows_get_base (self->rows);
  GtkWidget *window = spool_comparison_window_new (
      GTK_WINDOW (self), spool_history_item_get_path (base), spool_history_item_get_path (item));

  set_base (self, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/* While measuring it would be refused, and whoever is refused still needs the list. */
static void
open_item (SpoolHistoryWindow *self, SpoolHistoryItem *item)
{
  if (spool_lab_get_running (self->lab))
    {
      say (self, _ ("Stop the measurement before opening a report."));
      return;
    }
  spool_lab_open (self->lab, spool_history_item_get_path (item));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (SpoolHistoryWindow *self, SpoolHistoryRow *row)
{
  SpoolHistoryItem *item = spool_history_row_get_item (row);

  if (spool_history_rows_get_base (self->rows) == NULL)
    open_item (self, item);
  else if (spool_history_rows_is_base (self->rows, item))
    say (self, _ ("Choose another report"));
  else
    compare (self, item);
}

static void
activate_open (GtkWidget *widget, const char *name, GVariant *path)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);
  g_autoptr (SpoolHistoryItem) item = find_item (self, path);

  if (item != NULL)
    open_item (self, item);
}

static void
activate_compare (GtkWidget *widget, const char *name, GVariant *path)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);
  g_autoptr (SpoolHistoryItem) item = find_item (self, path);

  if (item != NULL && spool_history_rows_get_base (self->rows) != NULL &&
      !spool_history_rows_is_base (self->rows, item))
    compare (self, item);
  else if (item != NULL)
    set_base (self, item);
}

static void
activate_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_base (SPOOL_HISTORY_WINDOW (widget), NULL);
}

/* Before it closes the window. */
static gboolean
cancel_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);

  if (spool_history_rows_get_base (self->rows) == NULL)
    return GDK_EVENT_PROPAGATE;
  set_base (self, NULL);
  return GDK_EVENT_STOP;
}

static void
activate_delete (GtkWidget *widget, const char *name, GVariant *path)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);
  g_autoptr (SpoolHistoryItem) item = find_item (self, path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint position;

  if (item == NULL)
    return;
  if (spool_history_rows_is_base (self->rows, item))
    set_base (self, NULL);
  position = spool_history_rows_find (self->rows, item);
  if (!spool_history_remove (get_history (self), item, &error))
    {
      say (self, error->message);
      return;
    }
  /* Translators: %s is a report's name */
  text = g_strdup_printf (_ ("“%s” deleted"), spool_history_item_get_title (item));
  spool_toast_show (self->toast_overlay, text, _ ("_Undo"), "history.undo");
  spool_history_rows_focus (self->rows, position);
}

static void
activate_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);
  g_autoptr (SpoolHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  item = spool_history_undo_remove (get_history (self), &error);
  if (error != NULL)
    say (self, error->message);
  if (item == NULL)
    return;
  /* Translators: %s is a report's name */
  text = g_strdup_printf (_ ("“%s” restored"), spool_history_item_get_title (item));
  say (self, text);
  spool_history_rows_focus_item (self->rows, item);
}

static void on_rename_response (GtkWidget *dialog, const char *response, SpoolHistoryWindow *self);

static void
ask_for_name (SpoolHistoryWindow *self,
              SpoolHistoryItem *item,
              const char *title,
              const char *problem)
{
  GtkWidget *dialog =
      spool_rename_dialog_new (GTK_WINDOW (self), get_history (self), item, title, problem);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_rename_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What fails all the same is asked once more: nobody likes to type a name twice. */
static void
rename_item (SpoolHistoryWindow *self, SpoolHistoryItem *item, const char *title)
{
  gboolean was_base = spool_history_rows_is_base (self->rows, item);
  g_autoptr (SpoolHistoryItem) renamed = NULL;
  g_autoptr (GError) error = NULL;

  renamed = spool_history_rename (get_history (self), item, title, &error);
  if (renamed == NULL)
    {
      ask_for_name (self, item, title, error->message);
      return;
    }
  if (was_base)
    set_base (self, renamed);
  spool_history_rows_focus_item (self->rows, renamed);
}

static void
on_rename_response (GtkWidget *dialog, const char *response, SpoolHistoryWindow *self)
{
  if (g_str_equal (response, "rename"))
    rename_item (self, spool_rename_dialog_get_item (dialog),
                 spool_rename_dialog_get_title (dialog));
}

static void
activate_rename (GtkWidget *widget, const char *name, GVariant *path)
{
  g_autoptr (SpoolHistoryItem) item = find_item (SPOOL_HISTORY_WINDOW (widget), path);

  if (item != NULL)
    ask_for_name (SPOOL_HISTORY_WINDOW (widget), item, spool_history_item_get_title (item), NULL);
}

static void
on_copied (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpoolHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_copy_finish (G_FILE (file), result, &error))
    say (self, error->message);
  else
    say (self, g_object_get_data (file, "spool-done"));
}

/* Copies @from to @to, which somebody has chosen, and tells how that went. */
static void
save_copy (SpoolHistoryWindow *self, GFile *from, GFile *to)
{
  g_autofree char *name = g_file_get_basename (to);
  g_autofree char *shown = g_filename_display_name (name);

  g_object_set_data_full (G_OBJECT (from), "spool-done",
                          /* Translators: %s is a file's name */
                          g_strdup_printf (_ ("Saved as “%s”"), shown), g_free);
  g_file_copy_async (from, to, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                     on_copied, g_object_ref (self));
}

static void
on_copy_response (GtkNativeDialog *dialog, int response, SpoolHistoryWindow *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "spool-path");
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    to = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (to != NULL && !g_file_equal (from, to))
    save_copy (self, from, to);
  g_object_unref (dialog);
}

/* The report as it is. Its charts and tables can be exported once it is open. */
static void
activate_copy (GtkWidget *widget, const char *name, GVariant *path)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);
  g_autoptr (SpoolHistoryItem) item = find_item (self, path);
  g_autofree char *file_name = NULL;
  GtkFileChooserNative *dialog;

  if (item == NULL)
    return;
  file_name = g_path_get_basename (spool_history_item_get_path (item));
  dialog = gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "spool-path",
                          g_strdup (spool_history_item_get_path (item)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_copy_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
activate_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->search_button)))
    return;
  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Where there is nothing, nothing is sought, and before all is read nobody can say that there is
 * nothing. */
static void
show_items (SpoolHistoryWindow *self)
{
  gboolean busy = spool_history_is_busy (get_history (self));
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (get_history (self))) == 0;
  gboolean none = !spool_history_rows_has_found (self->rows);

  if (empty)
    gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), !empty);
  gtk_search_bar_set_key_capture_widget (self->search_bar, empty ? NULL : GTK_WIDGET (self));
  gtk_widget_set_visible (self->reading_page, empty && busy);
  gtk_widget_set_visible (self->empty_page, empty && !busy);
  gtk_widget_set_visible (self->nothing_page, none && !empty);
  gtk_widget_set_visible (self->scroller, !none);
}

/* What was measured meanwhile is there once its measurement has ended. */
static void
on_running_changed (SpoolHistoryWindow *self)
{
  if (!spool_lab_get_running (self->lab))
    spool_history_refresh (get_history (self));
}

static void
on_search_changed (SpoolHistoryWindow *self)
{
  spool_history_rows_seek (self->rows, gtk_editable_get_text (self->search_entry));
  show_items (self);
}

static void
spool_history_window_dispose (GObject *object)
{
  SpoolHistoryWindow *self = SPOOL_HISTORY_WINDOW (object);

  g_clear_pointer (&self->rows, spool_history_rows_free);
  g_clear_object (&self->lab);
  G_OBJECT_CLASS (spool_history_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.open", "ay", activate_open);
  gtk_widget_class_install_action (widget_class, "history.compare", "ay", activate_compare);
  gtk_widget_class_install_action (widget_class, "history.copy", "ay", activate_copy);
  gtk_widget_class_install_action (widget_class, "history.cancel", NULL, activate_cancel);
  gtk_widget_class_install_action (widget_class, "history.rename", "ay", activate_rename);
  gtk_widget_class_install_action (widget_class, "history.delete", "ay", activate_delete);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, activate_undo);
  gtk_widget_class_install_action (widget_class, "history.search", NULL, activate_search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.search",
                                       NULL);
}

static void
spool_history_window_class_init (SpoolHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_history_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/spoolbench/Spool/spool-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, instruction_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, reading_page);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpoolHistoryWindow, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  install_actions (widget_class);
}

/* What is added last is asked first. */
static void
add_cancel_key (SpoolHistoryWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (cancel_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
spool_history_window_init (SpoolHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spool_companion_close_at_keys (GTK_WINDOW (self));
  add_cancel_key (self);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

/**
 * spool_history_window_new:
 * @parent: the window that asks
 * @lab: whose reports to list, and what opens them
 *
 * Returns: (transfer none): a window that isn't shown yet; GTK keeps it.
 */
GtkWidget *
spool_history_window_new (GtkWindow *parent, SpoolLab *lab)
{
  SpoolHistoryWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && SPOOL_IS_LAB (lab), NULL);

  self = g_object_new (SPOOL_TYPE_HISTORY_WINDOW, "transient-for", parent, "destroy-with-parent",
                       TRUE, NULL);
  self->lab = g_object_ref (lab);
  spool_history_refresh (get_history (self));
  self->rows = spool_history_rows_new (self->list_box, G_LIST_MODEL (get_history (self)));
  g_signal_connect_object (get_history (self), "items-changed", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_history (self), "notify::busy", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lab, "notify::running", G_CALLBACK (on_running_changed), self,
                           G_CONNECT_SWAPPED);
  show_items (self);
  return GTK_WIDGET (self);
}
