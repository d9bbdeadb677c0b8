/* spool-clock-windows.c: the clock on Windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <windows.h>

/* See spool-clock-posix.c for what these functions promise. QueryPerformanceCounter counts from
 * the machine's start, for all processes alike. */
gint64
spool_clock_now_ns (void)
{
  LARGE_INTEGER ticks, per_second;

  QueryPerformanceCounter (&ticks);
  QueryPerformanceFrequency (&per_second);
  return ticks.QuadPart / per_second.QuadPart * SPOOL_NS_PER_S +
         ticks.QuadPart % per_second.QuadPart * SPOOL_NS_PER_S / per_second.QuadPart;
}

void
spool_clock_sleep_until (gint64 until_ns)
{
  gint64 left_ns = until_ns - spool_clock_now_ns ();
  HANDLE timer;

  if (left_ns <= 0)
    return;
  timer =
      CreateWaitableTimerExW (NULL, NULL, CREATE_WAITABLE_TIMER_HIGH_RESOLUTION, TIMER_ALL_ACCESS);
  while ((left_ns = until_ns - spool_clock_now_ns ()) > 0)
    {
      LARGE_INTEGER due = { .QuadPart = -(left_ns / 100 + 1) };

      if (timer != NULL && SetWaitableTimer (timer, &due, 0, NULL, NULL, FALSE))
        WaitForSingleObject (timer, INFINITE);
      else
        Sleep ((DWORD) (left_ns / SPOOL_NS_PER_MS + 1));
    }
  if (timer != NULL)
    CloseHandle (timer);
}

static gint64
filetime_to_ns (FILETIME time)
{
  return (gint64) (((guint64) time.dwHighDateTime << 32) | time.dwLowDateTime) * 100;
}

gint64
spool_clock_cpu_ns (gint64 *user_ns, gint64 *system_ns)
{
  FILETIME created, ended, kernel = { 0 }, user = { 0 };

  GetProcessTimes (GetCurrentProcess (), &created, &ended, &kernel, &user);
  if (user_ns != NULL)
    *user_ns = filetime_to_ns (user);
  if (system_ns != NULL)
    *system_ns = filetime_to_ns (kernel);
  return filetime_to_ns (user) + filetime_to_ns (kernel);
}
