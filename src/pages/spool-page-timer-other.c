/* spool-page-timer-other.c: wakes a main-loop source as exactly as GLib does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages/spool-page-timer.h"

struct _SpoolPageTimer
{
  GSource *source; /* (unowned) */
};

/* See spool-page-timer-linux.c. */
SpoolPageTimer *
spool_page_timer_new (GSource *source)
{
  SpoolPageTimer *self = g_new0 (SpoolPageTimer, 1);

  self->source = source;
  return self;
}

/* See spool-page-timer-linux.c. */
void
spool_page_timer_set (SpoolPageTimer *self, gint64 due_us)
{
  g_source_set_ready_time (self->source, due_us);
}

/* See spool-page-timer-linux.c. */
gboolean
spool_page_timer_check (SpoolPageTimer *self)
{
  return FALSE;
}

/* See spool-page-timer-linux.c. */
void
spool_page_timer_free (SpoolPageTimer *self)
{
  g_free (self);
}
