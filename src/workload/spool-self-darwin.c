/* spool-self-darwin.c: where the running program is, as macOS tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-self.h"

#include <limits.h>
#include <mach-o/dyld.h>
#include <stdlib.h>

/* See spool-self-linux.c. The system gives the path by which the program was started, which may be
 * a link: what stands beside the program stands beside the file. */
char *
spool_self_dup_path (void)
{
  uint32_t n_bytes = PATH_MAX;
  g_autofree char *path = g_malloc (n_bytes);
  char *file;
  char *copy;

  if (_NSGetExecutablePath (path, &n_bytes) != 0)
    {
      /* Now it says how long the path is. */
      path = g_realloc (path, n_bytes);
      if (_NSGetExecutablePath (path, &n_bytes) != 0)
        return NULL;
    }
  file = realpath (path, NULL);
  copy = g_strdup (file);
  free (file);
  return copy;
}

/* See spool-self-linux.c. */
char *
spool_self_dup_file_name (const char *program)
{
  return g_strdup (program);
}
