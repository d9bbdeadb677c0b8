/* spool-usage-linux.c: what this process used of the machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-usage.h"

#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/**
 * spool_usage_peak_rss_bytes:
 *
 * The high-water mark of this process alone. getrusage() won't do: its mark is inherited from the
 * parent over fork and exec. Any thread.
 *
 * Returns: bytes, 0 if the system does not tell.
 */
guint64
spool_usage_peak_rss_bytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "\nVmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("\nVmHWM:"), NULL, 10) * 1024 : 0;
}

/**
 * spool_usage_thread_id:
 *
 * Returns: the calling thread's number in the system.
 */
gint64
spool_usage_thread_id (void)
{
  return syscall (SYS_gettid);
}

/**
 * spool_usage_process_id:
 *
 * Returns: this process's number in the system. Any thread.
 */
gint64
spool_usage_process_id (void)
{
  return getpid ();
}
