/* test-drop.c: reports that are dropped on the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-drop.h"
#include "report-util.h"
#include "report/spool-report-json.h"
#include "widget-util.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *widget;
  SpoolLab *lab;
  char *folder;
  char *message; /* the last one that was said */
} Fixture;

static void
on_message (SpoolLab *lab, int kind, const char *text, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = kind == SPOOL_MESSAGE_ERROR ? g_strdup (text) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
  fixture->lab = spool_lab_new ("/nonexistent/bench", fixture->folder);
  fixture->widget = g_object_ref_sink (gtk_label_new ("here"));
  g_signal_connect (fixture->lab, "message", G_CALLBACK (on_message), fixture);
  spool_drop_attach (fixture->widget, fixture->lab);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->widget);
  /* The widget was the last that kept it. */
  g_assert_finalize_object (fixture->lab);
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->message);
}

static GtkDropTarget *
find_target (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (each))
        return GTK_DROP_TARGET (each);
    }
  return NULL;
}

/* Returns: whether the files were taken. */
static gboolean
drop (Fixture *fixture, GFile *first, GFile *second)
{
  GFile *files[] = { first, second };
  guint n_files = second != NULL ? 2 : first != NULL ? 1 : 0;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, n_files));
  g_signal_emit_by_name (find_target (fixture), "drop", &value, 1.0, 1.0, &taken);
  return taken;
}

static gboolean
has_runs (gpointer lab)
{
  return spool_results_get_report (spool_lab_get_results (lab))->runs->len > 0;
}

static gboolean
has_message (gpointer data)
{
  return ((Fixture *) data)->message != NULL;
}

static GFile *
write_report (Fixture *fixture, const char *name, guint rounds)
{
  g_autoptr (SpoolReport) report = util_make_report (8, rounds);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return g_file_new_for_path (path);
}

static void
test_takes_files_only (Fixture *fixture, gconstpointer data)
{
  GdkContentFormats *formats = gtk_drop_target_get_formats (find_target (fixture));

  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST));
  g_assert_false (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  g_assert_false (drop (fixture, NULL, NULL));
}

static void
test_last_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) first = write_report (fixture, "first.spool.json", 1);
  g_autoptr (GFile) last = write_report (fixture, "last.spool.json", 3);
  const SpoolReport *report;

  g_assert_true (drop (fixture, first, last));
  widget_await (has_runs, fixture->lab);
  report = spool_results_get_report (spool_lab_get_results (fixture->lab));
  g_assert_cmpuint (report->plan->rounds, ==, 3);
  g_assert_null (fixture->message);
}

static void
test_no_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Dear Spool", -1, NULL));
  g_assert_true (drop (fixture, file, NULL));
  widget_await (has_message, fixture);
  g_assert_nonnull (strstr (fixture->message, "letter.txt"));
  g_assert_false (has_runs (fixture->lab));
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("http://example.com/r.spool.json");

  g_assert_false (drop (fixture, file, NULL));
  g_assert_cmpstr (fixture->message, ==,
                   "“http://example.com/r.spool.json” is not a file on this computer. Save it "
                   "here, then open it.");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/drop/takes-files-only", Fixture, NULL, set_up, test_takes_files_only, tear_down);
  g_test_add ("/drop/last-opens", Fixture, NULL, set_up, test_last_opens, tear_down);
  g_test_add ("/drop/no-report", Fixture, NULL, set_up, test_no_report, tear_down);
  g_test_add ("/drop/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  return g_test_run ();
}
