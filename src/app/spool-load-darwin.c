/* spool-load-darwin.c: how busy the machine is, as macOS tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <mach/mach.h>
#include <math.h>

/* See spool-load-linux.c. */
double
spool_load_look (SpoolLoad *self)
{
  host_cpu_load_info_data_t load = { 0 };
  mach_msg_type_number_t count = HOST_CPU_LOAD_INFO_COUNT;
  mach_port_t host = mach_host_self ();
  kern_return_t result;
  guint64 total = 0;

  g_return_val_if_fail (self != NULL, NAN);

  result = host_statistics (host, HOST_CPU_LOAD_INFO, (host_info_t) &load, &count);
  mach_port_deallocate (mach_task_self (), host);
  if (result != KERN_SUCCESS)
    return NAN;
  for (guint state = 0; state < CPU_STATE_MAX; state++)
    total += load.cpu_ticks[state];
  return spool_load_compare (self, total - load.cpu_ticks[CPU_STATE_IDLE], total);
}
