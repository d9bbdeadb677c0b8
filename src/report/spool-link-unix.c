/* spool-link-unix.c: what a link points to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-link.h"

#include <errno.h>
#include <stdlib.h>

/* As many as Linux follows itself. */
#define MAX_LINKS 40

/* Where a link points to, from where @path is seen; %NULL if it is no link. */
static char *
read_link (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autofree char *folder = NULL;

  if (target == NULL || g_path_is_absolute (target))
    return g_steal_pointer (&target);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, target, NULL);
}

/**
 * spool_link_follow:
 * @path: a file, which may or may not be there
 *
 * Returns: (transfer full): the file itself, if @path is a link to it, be it there or not; else
 * @path. It blocks; any thread.
 */
char *
spool_link_follow (const char *path)
{
  char *target = realpath (path, NULL);
  gboolean dangling = target == NULL && errno == ENOENT;
  char *followed = g_strdup (target != NULL ? target : path);

  for (guint i = 0; dangling && i < MAX_LINKS; i++)
    {
      char *next = read_link (followed);

      if (next == NULL)
        break;
      g_free (followed);
      followed = next;
    }
  free (target);
  return followed;
}
