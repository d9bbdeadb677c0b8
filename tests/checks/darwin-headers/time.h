/* time.h: what macOS adds to it, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include_next <time.h>

#include <stdint.h>

#undef CLOCK_MONOTONIC_RAW
enum
{
  CLOCK_MONOTONIC_RAW = 4,
  CLOCK_UPTIME_RAW = 8
};

uint64_t clock_gettime_nsec_np (int clock);
