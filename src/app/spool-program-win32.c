/* spool-program-win32.c: a child program with streams, by our own way to start children.
 *
 * GSubprocess would start a helper program first, and a window for the console of that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-program.h"

#include "protocol/spool-child.h"

#include <gio/gwin32inputstream.h>
#include <gio/gwin32outputstream.h>
#include <glib/gi18n.h>
#include <io.h>
#include <windows.h>

struct _SpoolProgram
{
  SpoolChild *child;
  GOutputStream *in;
  GInputStream *out;
  GInputStream *err;
  SpoolProgramEnded ended;
  gpointer data;
  SpoolChildEnd end;
};

/* GLib closes the handle that it watched. */
static void
on_exited (GPid process, int status, gpointer data)
{
  SpoolProgram *self = data;

  g_spawn_close_pid (process);
  /* Whom it has left behind would be waited for. */
  spool_child_kill (self->child);
  spool_child_wait (self->child, G_MAXINT64, &self->end);
  self->ended (self->data);
}

/* The descriptors stay the child's. */
static HANDLE
get_handle (int fd)
{
  return (HANDLE) _get_osfhandle (fd);
}

/* Returns a handle for GLib to watch. As long as the child is ours its number is nobody else's. */
static HANDLE
open_process (const SpoolChild *child, GError **error)
{
  HANDLE process = OpenProcess (SYNCHRONIZE | PROCESS_QUERY_INFORMATION, FALSE,
                                (DWORD) spool_child_get_pid (child));

  if (process == NULL)
    {
      g_autofree char *reason = g_win32_error_message ((int) GetLastError ());

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("can't start %s: %s"), "spool-bench",
                   reason);
    }
  return process;
}

/* See spool-program-unix.c. */
SpoolProgram *
spool_program_start (const char *const *argv,
                     SpoolProgramEnded ended,
                     gpointer data,
                     GError **error)
{
  SpoolChild *child;
  SpoolProgram *self;
  HANDLE process;

  g_return_val_if_fail (argv != NULL && ended != NULL, NULL);

  child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP | SPOOL_CHILD_OWN_STDERR, error);
  if (child == NULL)
    return NULL;
  process = open_process (child, error);
  if (process == NULL)
    {
      spool_child_free (child);
      return NULL;
    }
  self = g_new0 (SpoolProgram, 1);
  self->child = child;
  self->in = g_win32_output_stream_new (get_handle (spool_child_get_stdin_fd (child)), FALSE);
  self->out = g_win32_input_stream_new (get_handle (spool_child_get_stdout_fd (child)), FALSE);
  self->err = g_win32_input_stream_new (get_handle (spool_child_get_stderr_fd (child)), FALSE);
  self->ended = ended;
  self->data = data;
  g_child_watch_add ((GPid) process, on_exited, self);
  return self;
}

/* See spool-program-unix.c. */
void
spool_program_free (SpoolProgram *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->in);
  g_object_unref (self->out);
  g_object_unref (self->err);
  spool_child_free (self->child);
  spool_child_end_clear (&self->end);
  g_free (self);
}

/* See spool-program-unix.c. */
GOutputStream *
spool_program_get_stdin (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->in;
}

/* See spool-program-unix.c. */
GInputStream *
spool_program_get_stdout (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->out;
}

/* See spool-program-unix.c. */
GInputStream *
spool_program_get_stderr (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->err;
}

/* See spool-program-unix.c. */
void
spool_program_close_stdin (SpoolProgram *self)
{
  g_return_if_fail (self != NULL);

  spool_child_close_stdin (self->child);
}

/* See spool-program-unix.c. */
void
spool_program_kill (SpoolProgram *self)
{
  g_return_if_fail (self != NULL);

  spool_child_kill (self->child);
}

/* See spool-program-unix.c. */
char *
spool_program_dup_end (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: %s says how a program ended, e.g. "exit status 3" */
  return g_strdup_printf (_ ("spool-bench ended: %s"), self->end.words);
}
