/* spool-application-actions.c: what can be done from the keyboard, the window and other programs.
 *
 * GApplication puts these on the session bus, so each does the whole of what its name says without
 * asking anybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-application-actions.h"

#include "app/spool-window.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkApplication *application; /* lives longer than its actions */
  SpoolLab *lab;
} Actions;

static void
actions_free (gpointer data)
{
  Actions *self = data;

  g_signal_handlers_disconnect_by_data (self->lab, self);
  g_signal_handlers_disconnect_by_data (spool_lab_get_model (self->lab), self);
  g_object_unref (self->lab);
  g_free (self);
}

static GSimpleAction *
find_action (Actions *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->application), name));
}

static void
complain (Actions *self, GError *error)
{
  spool_lab_complain (self->lab, error);
  g_error_free (error);
}

/* What somebody asks for over the bus may start the program, and is to be seen. */
static void
show_window (Actions *self)
{
  if (gtk_application_get_windows (self->application) == NULL)
    g_application_activate (G_APPLICATION (self->application));
}

/* The keys that run leave the focus in the field that was just typed in. */
static void
take_typing (Actions *self)
{
  GList *windows = gtk_application_get_windows (self->application);

  for (GList *each = windows; each != NULL; each = each->next)
    if (SPOOL_IS_WINDOW (each->data))
      spool_window_take_typing (each->data);
}

static void
activate_run (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;

  show_window (self);
  take_typing (self);
  spool_lab_run (self->lab);
}

static void
activate_stop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;

  spool_lab_stop (self->lab);
}

static void
activate_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self->application));

  for (GList *each = windows; each != NULL; each = each->next)
    gtk_window_close (each->data);
  if (windows == NULL)
    g_application_quit (G_APPLICATION (self->application));
}

/* The state follows the model once that has changed. */
static void
change_lesson (GSimpleAction *action, GVariant *state, gpointer data)
{
  Actions *self = data;
  GError *error = NULL;

  if (!spool_plan_model_select_lesson (spool_lab_get_model (self->lab),
                                       g_variant_get_string (state, NULL), &error))
    complain (self, error);
}

static void
activate_set_executors (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  GError *error = NULL;

  if (!spool_plan_model_set_executors (spool_lab_get_model (self->lab),
                                       g_variant_get_string (parameter, NULL), &error))
    complain (self, error);
}

static void
activate_set_workers (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;
  GError *error = NULL;

  if (!spool_plan_model_set_workers (spool_lab_get_model (self->lab),
                                     g_variant_get_string (parameter, NULL), &error))
    complain (self, error);
}

static void
activate_open_report (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;

  show_window (self);
  spool_lab_open (self->lab, g_variant_get_string (parameter, NULL));
}

static void
activate_export_to (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Actions *self = data;

  spool_lab_export (self->lab, g_variant_get_string (parameter, NULL));
}

/* Whether it measures is for others to read, and changes with "run" and "stop" alone. */
static void
refuse_change (GSimpleAction *action, GVariant *state, gpointer data)
{
}

static void
on_running_changed (Actions *self)
{
  gboolean running = spool_lab_get_running (self->lab);

  g_simple_action_set_state (find_action (self, "running"), g_variant_new_boolean (running));
  g_simple_action_set_enabled (find_action (self, "stop"), running);
  g_simple_action_set_enabled (find_action (self, "run"),
                               !running &&
                                   spool_plan_model_is_valid (spool_lab_get_model (self->lab)));
}

static void
on_model_changed (Actions *self)
{
  const SpoolLesson *lesson = spool_plan_model_get_lesson (spool_lab_get_model (self->lab));
  const char *id = lesson != NULL ? spool_lesson_get_id (lesson) : "";

  g_simple_action_set_state (find_action (self, "select-lesson"), g_variant_new_string (id));
  on_running_changed (self);
}

/**
 * spool_application_actions_add:
 * @application: an application
 * @lab: what its actions work on
 *
 * Adds the actions. They live as long as the application.
 */
void
spool_application_actions_add (GtkApplication *application, SpoolLab *lab)
{
  static const GActionEntry entries[] = {
    { .name = "run", .activate = activate_run },
    { .name = "stop", .activate = activate_stop },
    { .name = "quit", .activate = activate_quit },
    { .name = "select-lesson",
      .parameter_type = "s",
      .state = "''",
      .change_state = change_lesson },
    { .name = "set-executors", .activate = activate_set_executors, .parameter_type = "s" },
    { .name = "set-workers", .activate = activate_set_workers, .parameter_type = "s" },
    { .name = "open-report", .activate = activate_open_report, .parameter_type = "s" },
    { .name = "export-to", .activate = activate_export_to, .parameter_type = "s" },
    { .name = "running", .state = "false", .change_state = refuse_change },
  };
  Actions *self;

  g_return_if_fail (GTK_IS_APPLICATION (application) && SPOOL_IS_LAB (lab));

  self = g_new0 (Actions, 1);
  self->application = application;
  self->lab = g_object_ref (lab);
  g_object_set_data_full (G_OBJECT (application), "spool-actions", self, actions_free);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_swapped (lab, "notify::running", G_CALLBACK (on_running_changed), self);
  g_signal_connect_swapped (spool_lab_get_model (lab), "changed", G_CALLBACK (on_model_changed),
                            self);
  on_model_changed (self);
}
