/* spool-stop.c: the wish to stop.
 *
 * It may come at any moment and from another thread, while the main thread is blocked in reading
 * what a run says. So whoever triggers it kills that run with all its workers, and the main thread
 * sees the end of the pipe at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-stop.h"

#include "protocol/spool-fd.h"

/* The threads that watch live as long as the process, and so does this. */
struct _SpoolStop
{
  GMutex lock;
  SpoolChild *child; /* (unowned) */
  gboolean wanted;
  int input_fd;
};

/**
 * spool_stop_new:
 *
 * Returns: (transfer none): a wish that nobody has yet. It is never freed.
 */
SpoolStop *
spool_stop_new (void)
{
  SpoolStop *self = g_new0 (SpoolStop, 1);

  g_mutex_init (&self->lock);
  self->input_fd = -1;
  return self;
}

/**
 * spool_stop_trigger:
 * @self: a wish to stop
 *
 * From now on somebody wants to stop. The run that is being measured, if any, is killed. Any
 * thread.
 */
void
spool_stop_trigger (SpoolStop *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->wanted = TRUE;
  if (self->child != NULL)
    spool_child_kill (self->child);
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
 * spool_stop_set_child:
 * @self: a wish to stop
 * @child: (nullable): what to kill when it comes; %NULL before the child is waited for
 *
 * Returns: whether to go on; %FALSE if somebody wanted to stop before, and @child has been killed.
 */
gboolean
spool_stop_set_child (SpoolStop *self, SpoolChild *child)
{
  gboolean wanted;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  self->child = child;
  wanted = self->wanted;
  if (wanted && child != NULL)
    spool_child_kill (child);
  g_mutex_unlock (&self->lock);
  return !wanted;
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
