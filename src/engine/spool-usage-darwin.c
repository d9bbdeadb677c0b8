/* spool-usage-darwin.c: what this process used of the machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-usage.h"

#include <mach/mach.h>
#include <pthread.h>
#include <unistd.h>

/* See spool-usage-linux.c. */
guint64
spool_usage_peak_rss_bytes (void)
{
  mach_task_basic_info_data_t info = { 0 };
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;

  if (task_info (mach_task_self (), MACH_TASK_BASIC_INFO, (task_info_t) &info, &count) !=
      KERN_SUCCESS)
    return 0;
  return info.resident_size_max;
}

/* See spool-usage-linux.c. */
gint64
spool_usage_thread_id (void)
{
  uint64_t id = 0;

  pthread_threadid_np (NULL, &id);
  return (gint64) id;
}

/* See spool-usage-linux.c. */
gint64
spool_usage_process_id (void)
{
  return getpid ();
}
