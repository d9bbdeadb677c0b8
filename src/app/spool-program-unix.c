/* spool-program-unix.c: a child program with streams, by GSubprocess.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-program.h"

#include <glib/gi18n.h>

struct _SpoolProgram
{
  GSubprocess *child;
  SpoolProgramEnded ended;
  gpointer data;
};

/* Nobody is told of the end of a program that was let go of: who is to be told holds on to it. */
static void
on_exited (GObject *source, GAsyncResult *result, gpointer data)
{
  SpoolProgram *self = data;

  g_subprocess_wait_finish (self->child, result, NULL);
  self->ended (self->data);
}

/**
 * spool_program_start:
 * @argv: (array zero-terminated=1): the program's path, and its arguments
 * @ended: called once from the main loop when it has ended, until when it must not be freed
 * @data: for @ended
 * @error: why it can't be started
 *
 * Starts a program with pipes to its stdin, and from its stdout and stderr. Main thread.
 *
 * Returns: (transfer full) (nullable): the program.
 */
SpoolProgram *
spool_program_start (const char *const *argv,
                     SpoolProgramEnded ended,
                     gpointer data,
                     GError **error)
{
  GSubprocess *child;
  SpoolProgram *self;

  g_return_val_if_fail (argv != NULL && ended != NULL, NULL);

  child = g_subprocess_newv (argv,
                             G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                             error);
  if (child == NULL)
    return NULL;
  self = g_new0 (SpoolProgram, 1);
  *self = (SpoolProgram){ child, ended, data };
  g_subprocess_wait_async (child, NULL, on_exited, self);
  return self;
}

/**
 * spool_program_free:
 * @self: (transfer full) (nullable): a program that has ended
 */
void
spool_program_free (SpoolProgram *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->child);
  g_free (self);
}

/**
 * spool_program_get_stdin:
 * @self: a program
 *
 * Returns: (transfer none): where to write what it reads.
 */
GOutputStream *
spool_program_get_stdin (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_subprocess_get_stdin_pipe (self->child);
}

/**
 * spool_program_get_stdout:
 * @self: a program
 *
 * Returns: (transfer none): where to read what it writes.
 */
GInputStream *
spool_program_get_stdout (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_subprocess_get_stdout_pipe (self->child);
}

/**
 * spool_program_get_stderr:
 * @self: a program
 *
 * Returns: (transfer none): where to read what it complains of.
 */
GInputStream *
spool_program_get_stderr (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_subprocess_get_stderr_pipe (self->child);
}

/**
 * spool_program_close_stdin:
 * @self: a program
 *
 * Lets it see the end of its input. Not while something is written there.
 */
void
spool_program_close_stdin (SpoolProgram *self)
{
  g_return_if_fail (self != NULL);

  g_output_stream_close_async (g_subprocess_get_stdin_pipe (self->child), G_PRIORITY_DEFAULT, NULL,
                               NULL, NULL);
}

/**
 * spool_program_kill:
 * @self: a program
 *
 * Ends it at once, if it has not ended.
 */
void
spool_program_kill (SpoolProgram *self)
{
  g_return_if_fail (self != NULL);

  g_subprocess_force_exit (self->child);
}

/**
 * spool_program_dup_end:
 * @self: a program that has ended
 *
 * Returns: (transfer full): how it ended, in words.
 */
char *
spool_program_dup_end (SpoolProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_subprocess_get_if_signaled (self->child))
    return g_strdup_printf (_ ("spool-bench was killed by signal %d (%s)"),
                            g_subprocess_get_term_sig (self->child),
                            g_strsignal (g_subprocess_get_term_sig (self->child)));
  return g_strdup_printf (_ ("spool-bench ended with status %d"),
                          g_subprocess_get_exit_status (self->child));
}
