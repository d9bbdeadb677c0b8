/* spool-clock-linux.c: the clock where there is clock_nanosleep().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <time.h>

/**
 * spool_clock_now_ns:
 *
 * Reads CLOCK_MONOTONIC, which counts from one start for the whole system, so that stamps of
 * different processes can be compared. It stands still while the machine sleeps.
 *
 * Returns: nanoseconds since some fixed moment. Any thread.
 */
gint64
spool_clock_now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * SPOOL_NS_PER_S + now.tv_nsec;
}

/**
 * spool_clock_sleep_until:
 * @until_ns: a moment of spool_clock_now_ns()
 *
 * Blocks the calling thread until @until_ns has come; never returns early. A moment in the past
 * returns at once without a system call.
 */
void
spool_clock_sleep_until (gint64 until_ns)
{
  gint64 now_ns = spool_clock_now_ns ();

  while (now_ns < until_ns)
    {
      struct timespec wake = { until_ns / SPOOL_NS_PER_S, until_ns % SPOOL_NS_PER_S };

      clock_nanosleep (CLOCK_MONOTONIC, TIMER_ABSTIME, &wake, NULL);
      now_ns = spool_clock_now_ns ();
    }
}
