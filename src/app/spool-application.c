/* spool-application.c: the program: one instance, one lab, one window, and the actions.
 *
 * It is there for as long as it measures, with a window or without: the bench needs a moment to
 * write what it has when the window has been closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-application.h"

#include "app/spool-application-actions.h"
#include "app/spool-bench-process.h"
#include "app/spool-help.h"
#include "app/spool-picture-colours.h"
#include "app/spool-startup.h"
#include "app/spool-vigil.h"
#include "app/spool-window-state.h"
#include "app/spool-window.h"

#include <glib/gi18n.h>

struct _SpoolApplication
{
  AdwApplication parent_instance;

  SpoolLab *lab;
  gboolean held; /* while it measures */
};

G_DEFINE_FINAL_TYPE (SpoolApplication, spool_application, ADW_TYPE_APPLICATION)

static void
on_running_changed (SpoolApplication *self)
{
  gboolean running = spool_lab_get_running (self->lab);

  if (running == self->held)
    return;
  self->held = running;
  if (running)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

/* Behind a lesson the model keeps the plan of one's own. */
static void
restore_plan (SpoolApplication *self)
{
  SpoolPlanModel *model = spool_lab_get_model (self->lab);
  g_autoptr (SpoolPlan) own = spool_window_state_load_own_plan ();
  g_autofree char *id = spool_window_state_dup_lesson ();

  if (own != NULL)
    spool_plan_model_adopt (model, own);
  if (id != NULL && spool_lesson_find (id) != NULL)
    spool_plan_model_select_lesson (model, id, NULL);
}

static void
spool_application_startup (GApplication *application)
{
  SpoolApplication *self = SPOOL_APPLICATION (application);
  g_autofree char *program = spool_bench_process_find_program ();
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), SPOOL_DATA_FOLDER, "reports", NULL);

  G_APPLICATION_CLASS (spool_application_parent_class)->startup (application);
  spool_startup_choose_font ();
  gtk_window_set_default_icon_name (SPOOL_APP_ID);
  self->lab = spool_lab_new (program, folder);
  g_signal_connect_swapped (self->lab, "notify::running", G_CALLBACK (on_running_changed), self);
  restore_plan (self);
  spool_application_actions_add (GTK_APPLICATION (self), self->lab);
  spool_help_set_accels (GTK_APPLICATION (self));
  spool_vigil_keep (GTK_APPLICATION (self), self->lab);
  spool_picture_colours_follow (self->lab);
}

static void
spool_application_activate (GApplication *application)
{
  SpoolApplication *self = SPOOL_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (spool_window_new (GTK_APPLICATION (self), self->lab));
  gtk_window_present (window);
}

/* One window shows one report: of several files the last. */
static void
spool_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SpoolApplication *self = SPOOL_APPLICATION (application);

  g_application_activate (application);
  spool_lab_open_file (self->lab, files[n_files - 1]);
}

static void
spool_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  SpoolApplication *self = SPOOL_APPLICATION (application);

  if (SPOOL_IS_WINDOW (window))
    spool_lab_stop (self->lab);
  GTK_APPLICATION_CLASS (spool_application_parent_class)->window_removed (application, window);
}

static int
spool_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("spool %s\n", SPOOL_VERSION);
  return 0;
}

static void
spool_application_dispose (GObject *object)
{
  SpoolApplication *self = SPOOL_APPLICATION (object);

  if (self->lab != NULL)
    g_signal_handlers_disconnect_by_data (self->lab, self);
  g_clear_object (&self->lab);
  G_OBJECT_CLASS (spool_application_parent_class)->dispose (object);
}

static void
spool_application_class_init (SpoolApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_application_dispose;
  application_class->startup = spool_application_startup;
  application_class->activate = spool_application_activate;
  application_class->open = spool_application_open;
  application_class->handle_local_options = spool_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = spool_application_window_removed;
}

static void
spool_application_init (SpoolApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option (application, "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Print the version and exit"), NULL);
  g_application_set_option_context_parameter_string (application, _ ("[REPORT]"));
  g_application_set_option_context_summary (
      application, _ ("Measures on this computer how many workers a job is best done with, and "
                      "whether they should be threads or processes."));
}

/**
 * spool_application_new:
 *
 * Returns: (transfer full): the application.
 */
SpoolApplication *
spool_application_new (void)
{
  return g_object_new (SPOOL_TYPE_APPLICATION, "application-id", SPOOL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/spoolbench/Spool", NULL);
}
