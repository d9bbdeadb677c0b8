/* spool-page-timer-win32.c: wakes a main-loop source on time, by a waitable timer.
 *
 * GLib's own timeouts end in a wait that the system's tick of 15.6 ms ends. The main loop can wait
 * for a handle as well, and there are timers that don't wait for the tick.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages/spool-page-timer.h"

#include <windows.h>

/* Windows 10 has them since version 1803. */
#ifndef CREATE_WAITABLE_TIMER_HIGH_RESOLUTION
#define CREATE_WAITABLE_TIMER_HIGH_RESOLUTION 0x00000002
#endif
#define UNITS_PER_US 10 /* of Windows's own times */
/* By which our clock and the timer's may differ. */
#define SLACK_UNITS 1

struct _SpoolPageTimer
{
  GSource *source; /* (unowned) */
  GPollFD polled;
  HANDLE timer;
};

static HANDLE
make_timer (void)
{
  /* One that stays set until it is set anew, so that GLib finds it so. */
  const DWORD manual = CREATE_WAITABLE_TIMER_MANUAL_RESET;
  HANDLE timer = CreateWaitableTimerExW (NULL, NULL, manual | CREATE_WAITABLE_TIMER_HIGH_RESOLUTION,
                                         TIMER_ALL_ACCESS);

  return timer != NULL ? timer : CreateWaitableTimerW (NULL, TRUE, NULL);
}

/* See spool-page-timer-linux.c. */
SpoolPageTimer *
spool_page_timer_new (GSource *source)
{
  SpoolPageTimer *self = g_new0 (SpoolPageTimer, 1);

  self->source = source;
  self->timer = make_timer ();
  self->polled = (GPollFD){ .fd = (gint64) (gintptr) self->timer, .events = G_IO_IN };
  if (self->timer != NULL)
    g_source_add_poll (source, &self->polled);
  return self;
}

/* See spool-page-timer-linux.c. */
void
spool_page_timer_set (SpoolPageTimer *self, gint64 due_us)
{
  gint64 left_us = MAX (due_us - g_get_monotonic_time (), 0);
  /* Negative is from now on. */
  LARGE_INTEGER due = { .QuadPart = -(left_us * UNITS_PER_US + SLACK_UNITS) };

  if (self->timer == NULL)
    g_source_set_ready_time (self->source, due_us);
  else if (due_us < 0)
    {
      /* Cancelling leaves a timer that has woken the source as it is; one that lies far off does
       * not. */
      due.QuadPart = -G_MAXINT64 / 2;
      SetWaitableTimer (self->timer, &due, 0, NULL, NULL, FALSE);
    }
  else
    SetWaitableTimer (self->timer, &due, 0, NULL, NULL, FALSE);
}

/* See spool-page-timer-linux.c. */
gboolean
spool_page_timer_check (SpoolPageTimer *self)
{
  return (self->polled.revents & G_IO_IN) != 0;
}

/* See spool-page-timer-linux.c. */
void
spool_page_timer_free (SpoolPageTimer *self)
{
  if (self->timer != NULL)
    CloseHandle (self->timer);
  g_free (self);
}
