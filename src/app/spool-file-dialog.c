/* spool-file-dialog.c: asks for a file to open or to save to.
 *
 * The native chooser goes through the portal where there is one, so that a sandbox needs no access
 * to the user's files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-file-dialog.h"

#include <glib/gi18n.h>

#define SUFFIX_KEY "spool-suffix"

static GFile *
take_file (GtkNativeDialog *dialog, int response)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  return file;
}

static void
on_open_response (GtkNativeDialog *dialog, int response, SpoolLab *lab)
{
  g_autoptr (GFile) file = take_file (dialog, response);

  if (file != NULL)
    spool_lab_open_file (lab, file);
}

static void
on_export_response (GtkNativeDialog *dialog, int response, SpoolLab *lab)
{
  const char *suffix = g_object_get_data (G_OBJECT (dialog), SUFFIX_KEY);
  g_autoptr (GFile) file = take_file (dialog, response);

  if (file != NULL)
    spool_lab_export_file (lab, file, suffix);
}

static void
show (GtkFileChooserNative *dialog, GCallback on_response, SpoolLab *lab)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The dialog is ours until somebody answers it. */
  g_signal_connect_object (dialog, "response", on_response, lab, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * spool_file_dialog_open:
 * @parent: the window that asks
 * @lab: what opens it
 *
 * Asks for a report, and opens it.
 */
void
spool_file_dialog_open (GtkWindow *parent, SpoolLab *lab)
{
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) filter = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && SPOOL_IS_LAB (lab));

  dialog = gtk_file_chooser_native_new (_ ("Open Report"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _ ("_Open"), _ ("_Cancel"));
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Reports"));
  gtk_file_filter_add_pattern (filter, "*.spool.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  show (dialog, G_CALLBACK (on_open_response), lab);
}

/**
 * spool_file_dialog_export:
 * @parent: the window that asks
 * @lab: what has the results
 * @kind: what to write
 *
 * Asks where to write the results, and writes them.
 */
void
spool_file_dialog_export (GtkWindow *parent, SpoolLab *lab, const SpoolExportKind *kind)
{
  GtkFileChooserNative *dialog;
  const SpoolReport *report;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && SPOOL_IS_LAB (lab) && kind != NULL);

  report = spool_results_get_report (spool_lab_get_results (lab));
  g_return_if_fail (report != NULL);
  name = spool_export_dup_name (report, kind);
  dialog = gtk_file_chooser_native_new (_ (kind->title), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), SUFFIX_KEY, (gpointer) kind->suffix);
  show (dialog, G_CALLBACK (on_export_response), lab);
}
