/* spool-link-unix.c: what a link points to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-link.h"

#include <stdlib.h>

/**
 * spool_link_follow:
 * @path: a file, which may or may not be there
 *
 * Returns: (transfer full): the file itself, if @path is a link to it; else @path. It blocks; any
 * thread.
 */
char *
spool_link_follow (const char *path)
{
  char *target = realpath (path, NULL);
  char *copy = g_strdup (target != NULL ? target : path);

  free (target);
  return copy;
}
