/* spool-rename-dialog.c: asks for a kept report's new name.
 *
 * It says why a name can't be had while somebody still types, so that there is nothing to be told
 * when the dialog is gone and the name with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-rename-dialog.h"

#include "report/spool-text.h"

#include <glib/gi18n.h>

#define DATA "spool-rename"
#define PROBLEM_CHARS 30

typedef struct
{
  AdwMessageDialog *dialog; /* not owned: it has this */
  SpoolHistory *history;
  SpoolHistoryItem *item;
  GtkWidget *entry;
  GtkWidget *problem_label;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->history);
  g_object_unref (self->item);
  g_free (self);
}

static void
show_problem (Question *self, const char *problem)
{
  g_autofree char *sentence = problem != NULL ? spool_text_dup_sentence (problem) : NULL;

  gtk_label_set_text (GTK_LABEL (self->problem_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem_label, problem != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
on_changed (Question *self)
{
  g_autoptr (GError) error = NULL;
  gboolean good = spool_history_check_name (
      self->history, self->item, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &error);

  adw_message_dialog_set_response_enabled (self->dialog, "rename", good);
  show_problem (self, good ? NULL : error->message);
}

static void
add_entry (Question *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  self->problem_label =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                    "width-chars", PROBLEM_CHARS, "max-width-chars", PROBLEM_CHARS, NULL);
  gtk_widget_add_css_class (self->problem_label, "error");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem_label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->problem_label);
  adw_message_dialog_set_extra_child (self->dialog, box);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
}

/**
 * spool_rename_dialog_new:
 * @parent: the window that asks
 * @history: where the names must differ
 * @item: the report
 * @title: the name to begin with
 * @problem: (nullable): why that name couldn't be had
 *
 * Asks for a name; its response is "rename" or "cancel".
 *
 * Returns: (transfer none): a dialog that isn't shown yet; GTK keeps it.
 */
GtkWidget *
spool_rename_dialog_new (GtkWindow *parent,
                         SpoolHistory *history,
                         SpoolHistoryItem *item,
                         const char *title,
                         const char *problem)
{
  Question *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && SPOOL_IS_HISTORY (history), NULL);
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (item) && title != NULL, NULL);

  self = g_new0 (Question, 1);
  self->history = g_object_ref (history);
  self->item = g_object_ref (item);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Rename Report"), NULL));
  g_object_set_data_full (G_OBJECT (self->dialog), DATA, self, question_free);
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "rename");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  add_entry (self, title);
  show_problem (self, problem);
  gtk_widget_grab_focus (self->entry);
  return GTK_WIDGET (self->dialog);
}

/**
 * spool_rename_dialog_get_item:
 * @self: a dialog that spool_rename_dialog_new() made
 *
 * Returns: (transfer none): the report.
 */
SpoolHistoryItem *
spool_rename_dialog_get_item (GtkWidget *self)
{
  g_return_val_if_fail (ADW_IS_MESSAGE_DIALOG (self), NULL);

  return ((const Question *) g_object_get_data (G_OBJECT (self), DATA))->item;
}

/**
 * spool_rename_dialog_get_title:
 * @self: a dialog that spool_rename_dialog_new() made
 *
 * Returns: (transfer none): the name that is in it now.
 */
const char *
spool_rename_dialog_get_title (GtkWidget *self)
{
  const Question *question;

  g_return_val_if_fail (ADW_IS_MESSAGE_DIALOG (self), NULL);

  question = g_object_get_data (G_OBJECT (self), DATA);
  return gtk_editable_get_text (GTK_EDITABLE (question->entry));
}
