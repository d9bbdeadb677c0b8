/* spool-vigil.c: keeps the computer awake while it measures, and tells of the end.
 *
 * A run during which the computer slept is worth nothing. Who looks at another window meanwhile is
 * told the answer there; who looks at ours sees it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-vigil.h"

#include "app/spool-settings.h"

#include <glib/gi18n.h>

#define NOTIFICATION_ID "measured"

typedef struct
{
  GtkApplication *application; /* lives longer than its vigil */
  SpoolLab *lab;
  GSettings *settings; /* (nullable) */
  guint cookie;        /* of what keeps the computer awake; 0 if nothing does */
} SpoolVigil;

static void
vigil_free (gpointer data)
{
  SpoolVigil *self = data;

  g_signal_handlers_disconnect_by_data (self->lab, self);
  g_object_unref (self->lab);
  g_clear_object (&self->settings);
  g_free (self);
}

static void
withdraw (SpoolVigil *self)
{
  g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION_ID);
}

/* Whether somebody who looks at the screen is told what we want to tell: then it is news. */
static gboolean
is_wanted (SpoolVigil *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  if (gtk_application_get_windows (self->application) == NULL)
    return FALSE; /* it is being quit */
  for (GList *each = toplevels; each != NULL; each = each->next)
    if (gtk_window_is_active (each->data))
      return FALSE;
  return self->settings == NULL || g_settings_get_boolean (self->settings, "notify-at-end");
}

static const char *
get_title (SpoolVigil *self)
{
  SpoolResults *results = spool_lab_get_results (self->lab);

  if (spool_results_get_state (results) == SPOOL_RESULTS_COMPLETE)
    return _ ("Measurement Finished");
  return spool_lab_get_stopped (self->lab) ? _ ("Measurement Stopped") : _ ("Measurement Failed");
}

static void
tell_of_the_end (SpoolVigil *self)
{
  SpoolResults *results = spool_lab_get_results (self->lab);
  g_autoptr (GNotification) notification = g_notification_new (get_title (self));

  /* Without a result the headline is the question. */
  if (spool_results_get_state (results) != SPOOL_RESULTS_EMPTY)
    {
      g_autofree char *answer = spool_results_dup_headline (results);

      g_notification_set_body (notification, answer);
    }
  /* Clicked on, it activates the application, which raises the window. */
  g_application_send_notification (G_APPLICATION (self->application), NOTIFICATION_ID,
                                   notification);
}

static void
on_running_changed (SpoolVigil *self)
{
  if (spool_lab_get_running (self->lab))
    {
      withdraw (self);
      self->cookie = gtk_application_inhibit (
          self->application, gtk_application_get_active_window (self->application),
          GTK_APPLICATION_INHIBIT_SUSPEND, _ ("Spool is measuring"));
      return;
    }
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  if (is_wanted (self))
    tell_of_the_end (self);
}

static void
on_active_changed (GtkWindow *window, GParamSpec *spec, gpointer application)
{
  if (gtk_window_is_active (window))
    g_application_withdraw_notification (application, NOTIFICATION_ID);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active_changed), application,
                           0);
}

/**
 * spool_vigil_keep:
 * @application: an application without a window as yet
 * @lab: what measures
 *
 * From now on the computer doesn't fall asleep while it measures, and a notification tells how it
 * ended, unless a window of ours has the keyboard then, or the user doesn't want it. Nothing
 * happens where the desktop offers neither.
 */
void
spool_vigil_keep (GtkApplication *application, SpoolLab *lab)
{
  SpoolVigil *self;

  g_return_if_fail (GTK_IS_APPLICATION (application) && SPOOL_IS_LAB (lab));

  self = g_new0 (SpoolVigil, 1);
  self->application = application;
  self->lab = g_object_ref (lab);
  self->settings = spool_settings_open ();
  g_object_set_data_full (G_OBJECT (application), "spool-vigil", self, vigil_free);
  g_signal_connect_swapped (lab, "notify::running", G_CALLBACK (on_running_changed), self);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
}
