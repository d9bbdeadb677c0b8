/* spool-file-writer.c: files that are there whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-file-writer.h"

#include "report/spool-link.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static void
set_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't write “%s”: %s"), shown, reason);
}

/**
 * spool_file_write:
 * @path: a file
 * @bytes: what it shall hold
 * @error: why it can't be written
 *
 * Writes to a temporary file beside, and renames that once it is whole. It blocks; any thread.
 *
 * Returns: whether it was written. If not, what was there before is still there.
 */
gboolean
spool_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (GError) problem = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  if (!spool_file_check_place (path, error))
    return FALSE;
  /* Who writes to a link wants to change what it points to; a rename would replace the link. */
  target = spool_link_follow (path);
  data = g_bytes_get_data (bytes, &length);
  if (g_file_set_contents_full (target, data != NULL ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0666, &problem))
    return TRUE;
  set_error (error, path, problem->message);
  return FALSE;
}

/* Asking for permissions tells root nothing, and nobody of a file system that is read-only or
 * full. So do what writing will do first: make a file there. */
static gboolean
try_folder (const char *folder, int *problem)
{
  g_autofree char *name = g_build_filename (folder, ".spool-XXXXXX", NULL);
  int fd = g_mkstemp (name);

  if (fd < 0)
    {
      *problem = errno;
      return FALSE;
    }
  g_close (fd, NULL);
  g_unlink (name);
  return TRUE;
}

/**
 * spool_file_check_place:
 * @path: a file, which may or may not be there
 * @error: why it can't be written
 *
 * Looks whether the file can be written, before anything is done that would be lost otherwise. The
 * file isn't touched. It blocks; any thread.
 *
 * Returns: whether spool_file_write() can be expected to succeed.
 */
gboolean
spool_file_check_place (const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  int problem = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  target = spool_link_follow (path);
  folder = g_path_get_dirname (target);
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    set_error (error, path, _ ("there is a folder of that name"));
  else if (g_file_test (target, G_FILE_TEST_EXISTS) &&
           !g_file_test (target, G_FILE_TEST_IS_REGULAR))
    /* A pipe or a device would be replaced, not written to. */
    set_error (error, path, _ ("it is there already and isn't a file"));
  else if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    set_error (error, path, _ ("its folder isn't there; make that first"));
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    set_error (error, path, _ ("part of its path isn't a folder"));
  else if (!try_folder (folder, &problem))
    set_error (error, path, g_strerror (problem));
  else
    return TRUE;
  return FALSE;
}
