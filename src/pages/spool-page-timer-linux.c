/* spool-page-timer-linux.c: wakes a main-loop source on time, by a timerfd.
 *
 * GLib's own timeouts, also those set in microseconds, end in a poll() that counts whole
 * milliseconds, rounded up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages/spool-page-timer.h"

#include <sys/timerfd.h>
#include <unistd.h>

struct _SpoolPageTimer
{
  GSource *source; /* (unowned) */
  int fd;
};

/**
 * spool_page_timer_new:
 * @source: (transfer none): what to wake; must outlive the timer's use
 *
 * Returns: (transfer full): a timer that is not set.
 */
SpoolPageTimer *
spool_page_timer_new (GSource *source)
{
  SpoolPageTimer *self = g_new0 (SpoolPageTimer, 1);

  self->source = source;
  self->fd = timerfd_create (CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd >= 0)
    g_source_add_unix_fd (source, self->fd, G_IO_IN);
  return self;
}

/**
 * spool_page_timer_set:
 * @self: a timer
 * @due_us: when to wake, in the time of g_get_monotonic_time(); negative for never
 *
 * Sets the timer anew, which also takes back that it has woken the source.
 */
void
spool_page_timer_set (SpoolPageTimer *self, gint64 due_us)
{
  /* All zeros disarm the timer, hence at least a nanosecond. */
  gint64 at_us = MAX (due_us, 0);
  struct itimerspec when = { .it_value = { .tv_sec = at_us / G_USEC_PER_SEC,
                                           .tv_nsec = at_us % G_USEC_PER_SEC * 1000 +
                                                      (due_us >= 0 ? 1 : 0) } };

  if (self->fd < 0 || timerfd_settime (self->fd, TFD_TIMER_ABSTIME, &when, NULL) != 0)
    g_source_set_ready_time (self->source, due_us);
}

/**
 * spool_page_timer_check:
 * @self: a timer
 *
 * For the check function of the source, if it has one.
 *
 * Returns: whether the timer has woken the source, unless GLib sees that by itself.
 */
gboolean
spool_page_timer_check (SpoolPageTimer *self)
{
  return FALSE;
}

/**
 * spool_page_timer_free:
 * @self: (transfer full): a timer whose source has been finalized or destroyed
 */
void
spool_page_timer_free (SpoolPageTimer *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
