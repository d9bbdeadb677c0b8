/* spool-clock-unix.c: the clock where there is clock_gettime().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <errno.h>
#include <sys/resource.h>
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
#ifdef __APPLE__
      gint64 left_ns = until_ns - now_ns;
      struct timespec wait = { left_ns / SPOOL_NS_PER_S, left_ns % SPOOL_NS_PER_S };

      nanosleep (&wait, NULL);
#else
      struct timespec wake = { until_ns / SPOOL_NS_PER_S, until_ns % SPOOL_NS_PER_S };

      clock_nanosleep (CLOCK_MONOTONIC, TIMER_ABSTIME, &wake, NULL);
#endif
      now_ns = spool_clock_now_ns ();
    }
}

static gint64
timeval_to_ns (struct timeval time)
{
  return time.tv_sec * SPOOL_NS_PER_S + time.tv_usec * 1000;
}

/**
 * spool_clock_cpu_ns:
 * @user_ns: (out) (optional): CPU time in user code
 * @system_ns: (out) (optional): CPU time in the kernel
 *
 * What this process, with all its threads, has used of the CPUs since it began; children are not
 * in it.
 *
 * Returns: the sum of both, in nanoseconds. Any thread.
 */
gint64
spool_clock_cpu_ns (gint64 *user_ns, gint64 *system_ns)
{
  struct rusage usage = { 0 };
  gint64 user, system;

  getrusage (RUSAGE_SELF, &usage);
  user = timeval_to_ns (usage.ru_utime);
  system = timeval_to_ns (usage.ru_stime);
  if (user_ns != NULL)
    *user_ns = user;
  if (system_ns != NULL)
    *system_ns = system;
  return user + system;
}
