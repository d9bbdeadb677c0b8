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
  GMutex lock;
  GPtrArray *children; /* (element-type SpoolChild) (unowned) */
  gboolean wanted;
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

  g_mutex_init (&self->lock);
  self->children = g_ptr_array_new ();
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
  g_ptr_array_unref (self->children);
  g_mutex_clear (&self->lock);
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

  g_mutex_lock (&self->lock);
  self->wanted = TRUE;
  for (guint i = 0; i < self->children->len; i++)
    spool_child_kill (g_ptr_array_index (self->children, i));
  g_mutex_unlock (&self->lock);
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
  gboolean wanted;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  wanted = self->wanted;
  g_mutex_unlock (&self->lock);
  return wanted;
}

/**
 * spool_stop_add_child:
 * @self: a wish to stop
 * @child: (transfer none): what to kill when it comes, at once if it has come before
 *
 * To be taken back with spool_stop_remove_child() before the child is waited for. Any thread.
 */
void
spool_stop_add_child (SpoolStop *self, SpoolChild *child)
{
  g_return_if_fail (self != NULL && child != NULL);

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->children, child);
  if (self->wanted)
    spool_child_kill (child);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_stop_remove_child:
 * @self: a wish to stop
 * @child: (transfer none): a child that was added
 *
 * When this returns nobody kills the child any more. Any thread.
 */
void
spool_stop_remove_child (SpoolStop *self, SpoolChild *child)
{
  g_return_if_fail (self != NULL && child != NULL);

  g_mutex_lock (&self->lock);
  g_ptr_array_remove_fast (self->children, child);
  g_mutex_unlock (&self->lock);
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
