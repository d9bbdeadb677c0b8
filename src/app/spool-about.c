/* spool-about.c: the window that says what Spool is, and with which libraries it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-about.h"

#include "app/spool-commit.h"
#include "app/spool-companion.h"
#include "app/spool-program.h"
#include "protocol/spool-programs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_VERSION_BYTES 4096

/* A worker that is asked for its versions. */
typedef struct
{
  GtkWindow *window;
  SpoolProgram *worker;
} Question;

/* For reports of bugs: what we were built with and what we run with. */
static char *
dup_versions (void)
{
  return g_strdup_printf (
      "Spool %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nPango %s\ncairo %s\n%s",
      SPOOL_VERSION SPOOL_COMMIT, gtk_get_major_version (), gtk_get_minor_version (),
      gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
      adw_get_micro_version (), glib_major_version, glib_minor_version, glib_micro_version,
      pango_version_string (), cairo_version_string (), SPOOL_COMPILER);
}

static void
question_free (Question *self)
{
  spool_program_free (self->worker);
  g_object_unref (self->window);
  g_free (self);
}

static void
on_answer_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *self = data;
  g_autoptr (GBytes) answer =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (answer != NULL && g_bytes_get_size (answer) > 0)
    {
      g_autofree char *told =
          g_utf8_make_valid (g_bytes_get_data (answer, NULL), (gssize) g_bytes_get_size (answer));
      g_autofree char *versions = dup_versions ();
      g_autofree char *all = g_strconcat (versions, "\n", g_strchomp (told), NULL);

      g_object_set (self->window, "debug-info", all, NULL);
    }
  question_free (self);
}

static void
on_worker_ended (gpointer data)
{
  Question *self = data;

  g_input_stream_read_bytes_async (spool_program_get_stdout (self->worker), MAX_VERSION_BYTES,
                                   G_PRIORITY_DEFAULT, NULL, on_answer_read, self);
}

/* This program has no libcurl; the worker that fetches pages knows with which one it runs. That it
 * isn't there is told by a measurement. */
static void
ask_worker (GtkWindow *window)
{
  g_autofree char *path = spool_programs_find ("spool-worker-web", NULL);
  const char *const argv[] = { path, "--version", NULL };
  Question *self;

  if (path == NULL)
    return;
  self = g_new0 (Question, 1);
  self->window = g_object_ref (window);
  self->worker = spool_program_start (argv, on_worker_ended, self, NULL);
  if (self->worker == NULL)
    question_free (self);
}

/**
 * spool_about_show:
 * @parent: the window that asks
 *
 * Shows what Spool is. There is one such window beside each main window.
 */
void
spool_about_show (GtkWindow *parent)
{
  g_autofree char *versions = NULL;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = spool_companion_find (parent, ADW_TYPE_ABOUT_WINDOW);
  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  versions = dup_versions ();
  window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "title", _ ("About Spool"), "transient-for", parent,
      "application-name", SPOOL_APP_NAME, "application-icon", SPOOL_APP_ID, "version",
      SPOOL_VERSION SPOOL_COMMIT, "developer-name", _ ("The Spool contributors"), "comments",
      _ ("How many workers, and should they be threads or processes?"), "copyright",
      _ ("© The Spool contributors"), "license-type", GTK_LICENSE_GPL_3_0, "debug-info", versions,
      "debug-info-filename", "spool-versions.txt",
      /* Translators: your name, to be shown in the credits */
      "translator-credits", _ ("translator-credits"), NULL);
  ask_worker (window);
  gtk_window_present (window);
}
