/* spool-temp-folder.c: the private folder of a run.
 *
 * The bench thinks up the name, the run makes the folder and holds a lock on a file in it as long
 * as it lives, and removes it. If the run dies the bench removes it. If both die the next start
 * sweeps: a folder with our prefix whose lock is free has nobody left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-temp-folder-private.h"

#include "protocol/spool-fd.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PREFIX "spool-run-"
#define NEW_PREFIX ".spool-new-"
#define GONE_PREFIX ".spool-gone-"
/* A folder that could not even be renamed is left alone for this long. */
#define NEW_AGE_S 60
/* Each job that still runs may be about to make one file more. */
#define MAX_PASSES 10

struct _SpoolTempFolder
{
  char *path;
  int lock_fd;
};

/**
 * spool_temp_folder_make_path:
 * @parent: (nullable): the folder for temporary files, the system's if %NULL
 *
 * Returns: (transfer full): a path that nobody uses. Nothing is made.
 */
char *
spool_temp_folder_make_path (const char *parent)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (PREFIX, uuid, NULL);

  return g_build_filename (parent != NULL ? parent : g_get_tmp_dir (), name, NULL);
}

static char *
with_prefix (const char *prefix, const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat (prefix, base, NULL);

  return g_build_filename (parent, name, NULL);
}

/**
 * spool_temp_folder_create:
 * @path: from spool_temp_folder_make_path()
 * @error: why it can't be made
 *
 * Returns: (transfer full) (nullable): the folder, made, and locked as long as this lives.
 */
SpoolTempFolder *
spool_temp_folder_create (const char *path, GError **error)
{
  g_autofree char *new_path = NULL;
  SpoolTempFolder *self;
  int lock_fd;

  g_return_val_if_fail (path != NULL, NULL);

  /* It is told to the worker, and all that is told is UTF-8. */
  if (!g_utf8_validate (path, -1, NULL))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                   _ ("the name of the temporary folder %s isn't valid UTF-8; let TMPDIR name "
                      "another"),
                   shown);
      return NULL;
    }
  new_path = with_prefix (NEW_PREFIX, path);
  lock_fd = spool_temp_folder_make_locked (path, new_path);
  if (lock_fd < 0)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                   _ ("can't make the temporary folder %s: %s; let TMPDIR name a folder that can "
                      "be written"),
                   path, g_strerror (errno));
      spool_temp_folder_remove (new_path);
      return NULL;
    }
  self = g_new0 (SpoolTempFolder, 1);
  self->path = g_strdup (path);
  self->lock_fd = lock_fd;
  return self;
}

/**
 * spool_temp_folder_free:
 * @self: (transfer full) (nullable): a folder
 *
 * Removes the folder with all that is in it.
 */
void
spool_temp_folder_free (SpoolTempFolder *self)
{
  if (self == NULL)
    return;
  spool_temp_folder_remove (self->path);
  spool_fd_close (&self->lock_fd);
  g_free (self->path);
  g_free (self);
}

static void
remove_contents (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      /* Our runs make no folders in theirs; remove() does not follow links. */
      g_remove (child);
    }
}

/**
 * spool_temp_folder_remove:
 * @path: a run's folder
 *
 * Removes the folder and the files in it. It is renamed first, so that jobs that still run can't
 * make new files in it meanwhile, but for one each that they were just about to make. Any thread;
 * no matter if there is no such folder.
 *
 * Returns: whether it is gone.
 */
gboolean
spool_temp_folder_remove (const char *path)
{
  g_autofree char *gone = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  gone = with_prefix (GONE_PREFIX, path);
  if (g_rename (path, gone) != 0 && errno != ENOENT)
    return FALSE;
  for (guint i = 0; i < MAX_PASSES; i++)
    {
      remove_contents (gone);
      if (g_rmdir (gone) == 0 || errno == ENOENT)
        return TRUE;
      if (errno != ENOTEMPTY && errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

static gboolean
sweep_one (const char *path, const char *name)
{
  GStatBuf about;
  gboolean removed;
  int lock_fd;

  if (g_lstat (path, &about) != 0 || !spool_temp_folder_is_ours (&about))
    return FALSE;
  if (g_str_has_prefix (name, NEW_PREFIX) &&
      g_get_real_time () / G_USEC_PER_SEC - about.st_mtime < NEW_AGE_S)
    return FALSE;
  lock_fd = spool_temp_folder_take_lock (path);
  /* Without a lock file, too, nobody lives there: it was made before the folder got this name. */
  if (lock_fd < 0 && errno != ENOENT)
    return FALSE;
  removed = spool_temp_folder_remove (path);
  spool_fd_close (&lock_fd);
  return removed;
}

/**
 * spool_temp_folder_sweep:
 * @parent: (nullable): the folder for temporary files, the system's if %NULL
 *
 * Removes folders of runs that died together with their bench. Any thread.
 *
 * Returns: how many it removed.
 */
guint
spool_temp_folder_sweep (const char *parent)
{
  const char *where = parent != NULL ? parent : g_get_tmp_dir ();
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  guint n_removed = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (where, name, NULL);

      if ((g_str_has_prefix (name, PREFIX) || g_str_has_prefix (name, NEW_PREFIX) ||
           g_str_has_prefix (name, GONE_PREFIX)) &&
          sweep_one (path, name))
        n_removed++;
    }
  return n_removed;
}
