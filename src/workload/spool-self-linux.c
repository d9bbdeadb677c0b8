/* spool-self-linux.c: where the running program is, as Linux tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-self.h"

/**
 * spool_self_dup_path:
 *
 * Returns: (transfer full) (nullable): the path of the running program, if the system tells. Any
 * thread.
 */
char *
spool_self_dup_path (void)
{
  return g_file_read_link ("/proc/self/exe", NULL);
}

/**
 * spool_self_dup_file_name:
 * @program: the name of a program
 *
 * Returns: (transfer full): the name of its file. Any thread.
 */
char *
spool_self_dup_file_name (const char *program)
{
  return g_strdup (program);
}
