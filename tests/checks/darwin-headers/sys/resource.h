/* resource.h: what macOS adds to it, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include_next <sys/resource.h>

#include <stdint.h>

#define RUSAGE_INFO_V2 2

typedef void *rusage_info_t;

struct rusage_info_v2
{
  uint8_t ri_uuid[16];
  uint64_t ri_user_time;
  uint64_t ri_system_time;
  uint64_t ri_rest[16];
};
