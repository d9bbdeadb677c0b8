/* spool-page-alarms.c: one main-loop source that rings any number of alarms.
 *
 * A server that is compared at 100 ms a page may not add a millisecond to some of them, so the loop
 * is woken by a timer as exact as the system has. No alarm ever rings early.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/spool-page-alarms.h"

#include "pages/spool-page-timer.h"

typedef struct
{
  gint64 due_us;
  GFunc ring;
  gpointer data;
  GDestroyNotify destroy;
} Alarm;

struct _SpoolPageAlarms
{
  GSource source;
  GSequence *alarms;
  SpoolPageTimer *timer;
};

static void
alarm_free (Alarm *alarm)
{
  if (alarm->destroy != NULL)
    alarm->destroy (alarm->data);
  g_free (alarm);
}

static int
compare_due (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 left_us = ((const Alarm *) a)->due_us, right_us = ((const Alarm *) b)->due_us;

  return (left_us > right_us) - (left_us < right_us);
}

/* The next alarm, or NULL. */
static Alarm *
peek (SpoolPageAlarms *self)
{
  return g_sequence_is_empty (self->alarms)
             ? NULL
             : g_sequence_get (g_sequence_get_begin_iter (self->alarms));
}

/* Sets the source off at the next alarm, or never. Times are those of g_get_monotonic_time (). */
static void
wind (SpoolPageAlarms *self)
{
  const Alarm *next = peek (self);

  spool_page_timer_set (self->timer, next != NULL ? MAX (next->due_us, 0) : -1);
}

static gboolean
alarms_check (GSource *source)
{
  return spool_page_timer_check (((SpoolPageAlarms *) source)->timer);
}

static gboolean
alarms_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  SpoolPageAlarms *self = (SpoolPageAlarms *) source;
  Alarm *alarm;

  while ((alarm = peek (self)) != NULL && alarm->due_us <= g_get_monotonic_time ())
    {
      GSequenceIter *first = g_sequence_get_begin_iter (self->alarms);

      alarm->ring (alarm->data, NULL);
      g_sequence_remove (first);
    }
  /* Setting the timer anew also takes back that it has woken us. */
  wind (self);
  return G_SOURCE_CONTINUE;
}

static void
alarms_finalize (GSource *source)
{
  SpoolPageAlarms *self = (SpoolPageAlarms *) source;

  g_clear_pointer (&self->alarms, g_sequence_free);
  g_clear_pointer (&self->timer, spool_page_timer_free);
}

/**
 * spool_page_alarms_new:
 * @context: (nullable): the main context whose thread shall ring the alarms
 *
 * Makes a set of alarms, empty. It belongs to the thread of @context.
 *
 * Returns: (transfer full): the alarms
 */
SpoolPageAlarms *
spool_page_alarms_new (GMainContext *context)
{
  static GSourceFuncs functions = { .check = alarms_check,
                                    .dispatch = alarms_dispatch,
                                    .finalize = alarms_finalize };
  GSource *source = g_source_new (&functions, sizeof (SpoolPageAlarms));
  SpoolPageAlarms *self = (SpoolPageAlarms *) source;

  self->alarms = g_sequence_new ((GDestroyNotify) alarm_free);
  self->timer = spool_page_timer_new (source);
  g_source_set_static_name (source, "page alarms");
  g_source_attach (source, context);
  return self;
}

/**
 * spool_page_alarms_add:
 * @self: alarms
 * @due_us: when to ring, in the time of g_get_monotonic_time (); a time that is past rings at once
 * @ring: called with @data and %NULL from the main loop, once, not before @due_us
 * @data: what to pass on
 * @destroy: (nullable): called with @data after @ring, or when the alarms are freed
 *
 * Adds an alarm. Alarms of the same time ring in the order in which they were added. @ring may add
 * further alarms, but not free them.
 */
void
spool_page_alarms_add (
    SpoolPageAlarms *self, gint64 due_us, GFunc ring, gpointer data, GDestroyNotify destroy)
{
  Alarm *alarm;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ring != NULL);

  alarm = g_new (Alarm, 1);
  *alarm = (Alarm){ due_us, ring, data, destroy };
  g_sequence_insert_sorted (self->alarms, alarm, compare_due, NULL);
  if (peek (self) == alarm)
    wind (self);
}

/**
 * spool_page_alarms_free:
 * @self: (transfer full): alarms
 *
 * Frees the alarms; those that have not rung never will.
 */
void
spool_page_alarms_free (SpoolPageAlarms *self)
{
  g_return_if_fail (self != NULL);

  g_source_destroy (&self->source);
  g_source_unref (&self->source);
}
