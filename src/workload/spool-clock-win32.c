/* spool-clock-win32.c: the clock of Windows, its performance counter.
 *
 * It counts from one start for the whole system, so that stamps of different processes can be
 * compared. Unlike CLOCK_MONOTONIC it may go on while the machine sleeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <windows.h>

/* Timers that don't wait for the system's tick of 15.6 ms; Windows 10 has them since version 1803.
 */
#ifndef CREATE_WAITABLE_TIMER_HIGH_RESOLUTION
#define CREATE_WAITABLE_TIMER_HIGH_RESOLUTION 0x00000002
#endif
#define NS_PER_UNIT 100 /* of Windows's own times */

/* See spool-clock-linux.c. */
gint64
spool_clock_now_ns (void)
{
  LARGE_INTEGER ticks, frequency;

  /* Both are read from memory that the system shares, and neither can fail. */
  QueryPerformanceCounter (&ticks);
  QueryPerformanceFrequency (&frequency);
  return spool_ticks_to_ns (ticks.QuadPart, frequency.QuadPart);
}

static HANDLE
make_timer (void)
{
  HANDLE timer =
      CreateWaitableTimerExW (NULL, NULL, CREATE_WAITABLE_TIMER_HIGH_RESOLUTION, TIMER_ALL_ACCESS);

  return timer != NULL ? timer : CreateWaitableTimerW (NULL, FALSE, NULL);
}

static void
wait_on (HANDLE timer, gint64 left_ns)
{
  /* Negative is from now on, rounded up so that it is not early by less than a unit. */
  LARGE_INTEGER due = { .QuadPart = -(left_ns / NS_PER_UNIT + 1) };

  if (timer != NULL && SetWaitableTimer (timer, &due, 0, NULL, NULL, FALSE))
    WaitForSingleObject (timer, INFINITE);
  else
    Sleep ((DWORD) MIN (left_ns / SPOOL_NS_PER_MS + 1, 3600 * 1000));
}

/* See spool-clock-linux.c. */
void
spool_clock_sleep_until (gint64 until_ns)
{
  gint64 now_ns = spool_clock_now_ns ();
  HANDLE timer;

  if (now_ns >= until_ns)
    return;
  timer = make_timer ();
  for (; now_ns < until_ns; now_ns = spool_clock_now_ns ())
    wait_on (timer, until_ns - now_ns);
  if (timer != NULL)
    CloseHandle (timer);
}

static gint64
filetime_to_ns (FILETIME time)
{
  return (gint64) ((guint64) time.dwHighDateTime << 32 | time.dwLowDateTime) * NS_PER_UNIT;
}

/* See spool-clock-unix.c. The system counts in ticks, mostly of 15.6 ms. */
gint64
spool_clock_cpu_ns (gint64 *user_ns, gint64 *system_ns)
{
  FILETIME created, ended, system = { 0 }, user = { 0 };

  GetProcessTimes (GetCurrentProcess (), &created, &ended, &system, &user);
  if (user_ns != NULL)
    *user_ns = filetime_to_ns (user);
  if (system_ns != NULL)
    *system_ns = filetime_to_ns (system);
  return filetime_to_ns (user) + filetime_to_ns (system);
}
