/* mach_time.h: the Mach kernel's clock, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mach/mach.h"

struct mach_timebase_info
{
  uint32_t numer;
  uint32_t denom;
};
typedef struct mach_timebase_info mach_timebase_info_data_t;

kern_return_t mach_timebase_info (struct mach_timebase_info *info);
kern_return_t mach_wait_until (uint64_t deadline);
