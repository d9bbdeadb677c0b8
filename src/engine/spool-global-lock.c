/* spool-global-lock.c: one lock for all threads.
 *
 * It behaves as the lock of CPython's interpreter does since version 3.2: who computes holds it;
 * who wants it waits for the switch interval (5 ms there) and then asks the holder to hand it over,
 * which it does at its next checkpoint, and goes on only when another one has had it; who waits for
 * input or output gives it back. (Facts from CPython's documentation: sys.setswitchinterval().)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-global-lock.h"

#include "workload/spool-clock.h"

struct _SpoolGlobalLock
{
  gint64 interval_us;
  gint asked; /* atomic: somebody has waited for the interval */

  GMutex lock;
  GCond freed;
  GCond taken;
  gboolean held;
  guint64 n_takes;
};

/**
 * spool_global_lock_new:
 * @switch_interval_ns: after how long a waiting thread asks for the lock
 *
 * Returns: (transfer full): a lock that nobody holds.
 */
SpoolGlobalLock *
spool_global_lock_new (gint64 switch_interval_ns)
{
  SpoolGlobalLock *self = g_new0 (SpoolGlobalLock, 1);

  self->interval_us = MAX (switch_interval_ns / 1000, 1);
  g_mutex_init (&self->lock);
  g_cond_init (&self->freed);
  g_cond_init (&self->taken);
  return self;
}

/**
 * spool_global_lock_free:
 * @self: (transfer full) (nullable): a lock that nobody uses any more
 */
void
spool_global_lock_free (SpoolGlobalLock *self)
{
  if (self == NULL)
    return;
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->freed);
  g_cond_clear (&self->taken);
  g_free (self);
}

/* With the mutex held. */
static void
take (SpoolGlobalLock *self)
{
  while (self->held)
    {
      guint64 n_takes = self->n_takes;
      gint64 until_us = g_get_monotonic_time () + self->interval_us;

      if (!g_cond_wait_until (&self->freed, &self->lock, until_us) && self->held &&
          self->n_takes == n_takes)
        g_atomic_int_set (&self->asked, TRUE);
    }
  self->held = TRUE;
  self->n_takes++;
  g_atomic_int_set (&self->asked, FALSE);
  g_cond_broadcast (&self->taken);
}

/* With the mutex held. */
static void
give (SpoolGlobalLock *self)
{
  self->held = FALSE;
  g_cond_signal (&self->freed);
}

static void
take_for_job (SpoolGlobalLock *self, SpoolJob *job)
{
  gint64 began_ns = spool_clock_now_ns ();

  g_mutex_lock (&self->lock);
  take (self);
  g_mutex_unlock (&self->lock);
  job->lock_wait_ns += spool_clock_now_ns () - began_ns;
}

static void
hand_over (SpoolJob *job)
{
  SpoolGlobalLock *self = job->hook_data;
  gint64 began_ns;
  guint64 n_takes;

  if (!g_atomic_int_get (&self->asked))
    return;
  began_ns = spool_clock_now_ns ();
  g_mutex_lock (&self->lock);
  n_takes = self->n_takes;
  give (self);
  /* Who asked is waiting, so somebody will take it; else we would win it back at once. */
  while (self->n_takes == n_takes)
    g_cond_wait (&self->taken, &self->lock);
  take (self);
  g_mutex_unlock (&self->lock);
  job->lock_wait_ns += spool_clock_now_ns () - began_ns;
}

static void
give_for_wait (SpoolJob *job)
{
  spool_global_lock_leave (job->hook_data);
}

static void
take_after_wait (SpoolJob *job)
{
  take_for_job (job->hook_data, job);
}

static const SpoolJobHooks hooks = {
  .checkpoint = hand_over,
  .begin_wait = give_for_wait,
  .end_wait = take_after_wait,
};

/**
 * spool_global_lock_enter:
 * @self: a lock
 * @job: a job that is about to begin; from now on its marks hand the lock over
 *
 * Blocks until the calling thread holds the lock.
 */
void
spool_global_lock_enter (SpoolGlobalLock *self, SpoolJob *job)
{
  g_return_if_fail (self != NULL && job != NULL);

  job->hooks = &hooks;
  job->hook_data = self;
  take_for_job (self, job);
}

/**
 * spool_global_lock_leave:
 * @self: a lock that the calling thread holds
 *
 * Gives the lock back.
 */
void
spool_global_lock_leave (SpoolGlobalLock *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  give (self);
  g_mutex_unlock (&self->lock);
}
