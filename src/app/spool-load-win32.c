/* spool-load-win32.c: how busy the machine is, as Windows tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <math.h>
#include <windows.h>

static guint64
get_units (FILETIME time)
{
  return (guint64) time.dwHighDateTime << 32 | time.dwLowDateTime;
}

/* See spool-load-linux.c. The kernel's time has the idle time in it. */
double
spool_load_look (SpoolLoad *self)
{
  FILETIME idle, kernel, user;
  guint64 total;

  g_return_val_if_fail (self != NULL, NAN);

  if (!GetSystemTimes (&idle, &kernel, &user))
    return NAN;
  total = get_units (kernel) + get_units (user);
  return spool_load_compare (self, total - MIN (get_units (idle), total), total);
}
