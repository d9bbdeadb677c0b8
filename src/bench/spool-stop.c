/* spool-stop.c: the wish to stop.
 *
 * It may come at any moment and from another thread, while the main thread is blocked in reading
 * what a run says, or writes files between two runs. So whoever triggers it kills all children with
 * theirs, and the main thread sees the end of the pipe at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-stop.h"

#include "protocol/spool-fd.h"

/* The threads that watch live as long as the process, and so does what they watch for. */
struct _SpoolStop
{
  SpoolChildren *children;
  int input_fd;
};

/**
 * spool_stop_new:
 *
 * Returns: (transfer full): a wish that nobody has yet. It is never freed once it is watched for.
 */
SpoolStop *
spool_stop_new (void)
{
  SpoolStop *self = g_new0 (SpoolStop, 1);

  self->children = spool_children_new ();
  self->input_fd = -1;
  return self;
}

/**
 * spool_stop_free:
 * @self: (transfer full) (nullable): a wish that nothing watches for
 */
void
spool_stop_free (SpoolStop *self)
{
  if (self == NULL)
    return;
  spool_children_free (self->children);
  g_free (self);
}

/**
 * spool_stop_trigger:
 * @self: a wish to stop
 *
 * From now on somebody wants to stop. The children that it knows are killed. Any thread.
 */
void
spool_stop_trigger (SpoolStop *self)
{
  g_return_if_fail (self != NULL);

  spool_children_kill (self->children);
}

/**
 * spool_stop_is_wanted:
 * @self: a wish to stop
 *
 * Returns: whether somebody wants to stop. Any thread.
 */
gboolean
spool_stop_is_wanted (SpoolStop *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return spool_children_are_killed (self->children);
}

/**
 * spool_stop_get_children:
 * @self: a wish to stop
 *
 * Returns: (transfer none): where to add whoever is to be killed when it comes.
 */
SpoolChildren *
spool_stop_get_children (SpoolStop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->children;
}

static gpointer
wait_for_end (gpointer data)
{
  SpoolStop *self = data;
  char ignored[256];

  while (spool_fd_read (self->input_fd, ignored, sizeof ignored, G_MAXINT64, NULL) > 0)
    ;
  spool_stop_trigger (self);
  return NULL;
}

/**
 * spool_stop_watch_input:
 * @self: a wish to stop
 * @fd: where the end is to be seen; nobody else may read there
 *
 * Lets the end of the input trigger it.
 */
void
spool_stop_watch_input (SpoolStop *self, int fd)
{
  g_return_if_fail (self != NULL && self->input_fd < 0);

  self->input_fd = fd;
  g_thread_unref (g_thread_new ("input", wait_for_end, self));
}
