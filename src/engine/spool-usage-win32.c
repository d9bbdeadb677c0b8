/* spool-usage-win32.c: what this process used of the machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-usage.h"

#include <windows.h>

#include <psapi.h>

/* See spool-usage-linux.c. */
guint64
spool_usage_peak_rss_bytes (void)
{
  PROCESS_MEMORY_COUNTERS memory = { .cb = sizeof memory };

  return K32GetProcessMemoryInfo (GetCurrentProcess (), &memory, sizeof memory)
             ? memory.PeakWorkingSetSize
             : 0;
}

/* See spool-usage-linux.c. */
gint64
spool_usage_thread_id (void)
{
  return GetCurrentThreadId ();
}

/* See spool-usage-linux.c. */
gint64
spool_usage_process_id (void)
{
  return GetCurrentProcessId ();
}
