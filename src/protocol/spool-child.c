/* spool-child.c: what is the same in children on every system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-private.h"

#include "protocol/spool-fd.h"

/**
 * spool_child_free:
 * @self: (transfer full) (nullable): a child
 *
 * A child that still runs is killed and waited for: none outlives its handle.
 */
void
spool_child_free (SpoolChild *self)
{
  if (self == NULL)
    return;
  if (!self->reaped)
    {
      g_auto (SpoolChildEnd) end = { 0 };

      spool_child_kill (self);
      spool_child_wait (self, G_MAXINT64, &end);
    }
  spool_fd_close (&self->in_fd);
  spool_fd_close (&self->out_fd);
  spool_fd_close (&self->err_fd);
  spool_child_release (self);
}

/**
 * spool_child_get_pid:
 * @self: a child
 *
 * Returns: its process id. Any thread.
 */
gint64
spool_child_get_pid (const SpoolChild *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->pid;
}

/**
 * spool_child_get_stdin_fd:
 * @self: a child
 *
 * Returns: where to write what it reads. It belongs to @self.
 */
int
spool_child_get_stdin_fd (const SpoolChild *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->in_fd;
}

/**
 * spool_child_get_stdout_fd:
 * @self: a child
 *
 * Returns: where to read what it writes. It belongs to @self.
 */
int
spool_child_get_stdout_fd (const SpoolChild *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->out_fd;
}

/**
 * spool_child_get_stderr_fd:
 * @self: a child
 *
 * Returns: where to read what it complains of, with %SPOOL_CHILD_OWN_STDERR; else -1. It belongs to
 * @self.
 */
int
spool_child_get_stderr_fd (const SpoolChild *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->err_fd;
}

/**
 * spool_child_close_stdin:
 * @self: a child
 *
 * Lets the child see the end of its input. Not while another thread writes there.
 */
void
spool_child_close_stdin (SpoolChild *self)
{
  g_return_if_fail (self != NULL);

  spool_fd_close (&self->in_fd);
}

/**
 * spool_child_end_clear:
 * @end: how a child ended
 *
 * Frees what is in it.
 */
void
spool_child_end_clear (SpoolChildEnd *end)
{
  g_clear_pointer (&end->words, g_free);
}
