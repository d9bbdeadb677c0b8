/* spool-clock.h: the one monotonic clock of all our programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPOOL_NS_PER_S G_GINT64_CONSTANT (1000000000)
#define SPOOL_NS_PER_MS G_GINT64_CONSTANT (1000000)

gint64 spool_clock_now_ns      (void);
void   spool_clock_sleep_until (gint64 until_ns);
gint64 spool_clock_cpu_ns      (gint64 *user_ns,
                                gint64 *system_ns);
gint64 spool_seconds_to_ns     (double seconds);
double spool_ns_to_seconds     (gint64 ns);
gint64 spool_ticks_to_ns       (gint64 ticks,
                                gint64 frequency);

G_END_DECLS
