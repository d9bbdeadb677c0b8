/* spool-children.c: children that are all to be killed when something happens.
 *
 * Whoever waits for a child may be blocked at that moment: it sees the child's end at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-children.h"

struct _SpoolChildren
{
  GMutex lock;
  GPtrArray *children; /* (element-type SpoolChild) (unowned) */
  gboolean killed;
};

/**
 * spool_children_new:
 *
 * Returns: (transfer full): no children.
 */
SpoolChildren *
spool_children_new (void)
{
  SpoolChildren *self = g_new0 (SpoolChildren, 1);

  g_mutex_init (&self->lock);
  self->children = g_ptr_array_new ();
  return self;
}

/**
 * spool_children_free:
 * @self: (transfer full) (nullable): children, which stay as they are
 */
void
spool_children_free (SpoolChildren *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * spool_children_add:
 * @self: children
 * @child: (transfer none): another, which is killed at once if the others have been
 *
 * To be taken back with spool_children_remove() before it is waited for. Any thread.
 */
void
spool_children_add (SpoolChildren *self, SpoolChild *child)
{
  g_return_if_fail (self != NULL && child != NULL);

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->children, child);
  if (self->killed)
    spool_child_kill (child);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_children_remove:
 * @self: children
 * @child: (transfer none): one of them
 *
 * When this returns nobody kills the child any more. Any thread.
 */
void
spool_children_remove (SpoolChildren *self, SpoolChild *child)
{
  g_return_if_fail (self != NULL && child != NULL);

  g_mutex_lock (&self->lock);
  g_ptr_array_remove_fast (self->children, child);
  g_mutex_unlock (&self->lock);
}

/**
 * spool_children_kill:
 * @self: children
 *
 * Kills all that are there and all that come later. Any thread.
 */
void
spool_children_kill (SpoolChildren *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->killed = TRUE;
  for (guint i = 0; i < self->children->len; i++)
    spool_child_kill (g_ptr_array_index (self->children, i));
  g_mutex_unlock (&self->lock);
}

/**
 * spool_children_are_killed:
 * @self: children
 *
 * Returns: whether they have been killed. Any thread.
 */
gboolean
spool_children_are_killed (SpoolChildren *self)
{
  gboolean killed;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  killed = self->killed;
  g_mutex_unlock (&self->lock);
  return killed;
}
