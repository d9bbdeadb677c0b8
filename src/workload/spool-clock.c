/* spool-clock.c: conversions between seconds, as people give them, a counter's ticks, and
 * nanoseconds, as we measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"

#include <math.h>

/**
 * spool_seconds_to_ns:
 * @seconds: a length of time, at most 292 years
 *
 * Returns: @seconds in nanoseconds, rounded to the nearest. Any thread.
 */
gint64
spool_seconds_to_ns (double seconds)
{
  double ns = seconds * 1e9;

  if (isnan (ns))
    return 0;
  return (gint64) llround (CLAMP (ns, -9.2e18, 9.2e18));
}

/**
 * spool_ns_to_seconds:
 * @ns: nanoseconds
 *
 * Returns: @ns in seconds. Any thread.
 */
double
spool_ns_to_seconds (gint64 ns)
{
  return (double) ns / 1e9;
}

/**
 * spool_ticks_to_ns:
 * @ticks: what a counter says, not negative
 * @frequency: how often it counts in a second, from 1 to 9.2 GHz
 *
 * Whole seconds and the rest are converted apart: of a machine that has run for a quarter of an
 * hour, ticks times a billion no longer fit.
 *
 * Returns: @ticks in nanoseconds, rounded down. Any thread.
 */
gint64
spool_ticks_to_ns (gint64 ticks, gint64 frequency)
{
  return ticks / frequency * SPOOL_NS_PER_S + ticks % frequency * SPOOL_NS_PER_S / frequency;
}
