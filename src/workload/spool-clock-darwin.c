/* spool-clock-darwin.c: the Mach kernel's clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include "workload/spool-mach.h"

#include <mach/mach_time.h>
#include <sys/sysctl.h>
#include <time.h>

/**
 * spool_mach_frequency:
 *
 * The kernel counts its times in ticks of the processor's timer: on Intel a billion in a second, on
 * Apple's own 24 million. mach_timebase_info() would tell a program that is translated from Intel
 * another unit than that of what the kernel says of processes.
 *
 * Returns: ticks a second. Any thread.
 */
gint64
spool_mach_frequency (void)
{
  gint64 frequency = 0;
  gsize n_bytes = sizeof frequency;

  if (sysctlbyname ("hw.tbfrequency", &frequency, &n_bytes, NULL, 0) != 0 || frequency <= 0)
    return SPOOL_NS_PER_S;
  return frequency;
}

/* See spool-clock-linux.c: this clock, too, stands still while the machine sleeps, and is that of
 * mach_absolute_time(). */
gint64
spool_clock_now_ns (void)
{
  return (gint64) clock_gettime_nsec_np (CLOCK_UPTIME_RAW);
}

/* See spool-clock-linux.c. */
void
spool_clock_sleep_until (gint64 until_ns)
{
  mach_timebase_info_data_t unit = { 0 };
  guint64 ns = (guint64) until_ns;
  guint64 until;

  if (spool_clock_now_ns () >= until_ns || mach_timebase_info (&unit) != KERN_SUCCESS)
    return;
  /* A tick is numer / denom nanoseconds; one more, so as not to be early by a part of one. */
  until = ns / unit.numer * unit.denom + ns % unit.numer * unit.denom / unit.numer + 1;
  /* A signal may wake the thread before its time. */
  while (spool_clock_now_ns () < until_ns)
    mach_wait_until (until);
}
