/* spool-report-file.c: the files that reports are kept in: how they are named, and moved.
 *
 * A report's title is its file's name, so that it can be found outside of the application, too.
 * One that is removed gets a hidden name. Nothing here runs over a file that is there. All
 * functions may be called from any thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-report-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".spool.json"
#define HIDDEN_START "."
#define REMOVED_ENDING ".removed"
#define MAX_TITLE_BYTES 200
#define MAX_SAME_NAMES 1000

static void
cut_ending (char *name)
{
  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
}

/**
 * spool_report_file_dup_new_path:
 * @folder: where reports are kept; made if it isn't there
 * @about: the id of a lesson or a workload
 * @error: why nothing can be kept there
 *
 * Returns: (transfer full) (nullable): where a report that is made now is to be kept; there is no
 * file yet. %NULL if there is no such folder.
 */
char *
spool_report_file_dup_new_path (const char *folder, const char *about, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  g_return_val_if_fail (folder != NULL && about != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
                   _ ("Reports can't be kept in “%s”: %s"), folder, g_strerror (code));
      return NULL;
    }
  for (guint i = 1;; i++)
    {
      g_autofree char *title = i == 1 ? g_strdup_printf ("%s-%s", about, stamp)
                                      : g_strdup_printf ("%s-%s-%u", about, stamp, i);
      g_autofree char *path = spool_report_file_dup_path (folder, title);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * spool_report_file_dup_path:
 * @folder: where reports are kept
 * @title: a report's title
 *
 * Returns: (transfer full): where the report of that title is kept.
 */
char *
spool_report_file_dup_path (const char *folder, const char *title)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL && title != NULL, NULL);

  name = g_strconcat (title, ENDING, NULL);
  return g_build_filename (folder, name, NULL);
}

/**
 * spool_report_file_dup_title:
 * @path: a report
 *
 * Returns: (transfer full): its title, in UTF-8.
 */
char *
spool_report_file_dup_title (const char *path)
{
  char *title;

  g_return_val_if_fail (path != NULL, NULL);

  title = g_filename_display_basename (path);
  cut_ending (title);
  return title;
}

/**
 * spool_report_file_is_automatic:
 * @title: a report's title
 *
 * Returns: whether nobody has given the report a title: the application calls them
 * "web-threads-20261231-235959", perhaps with "-2" behind it.
 */
gboolean
spool_report_file_is_automatic (const char *title)
{
  g_return_val_if_fail (title != NULL, FALSE);

  return g_regex_match_simple ("^[a-z-]+-[0-9]{8}-[0-9]{6}(-[0-9]+)?$", title, 0, 0);
}

/**
 * spool_report_file_check_title:
 * @title: a title for a report
 * @error: why it can't be one
 *
 * Returns: whether a file can be named so, and is found again.
 */
gboolean
spool_report_file_check_title (const char *title, GError **error)
{
  const char *why = NULL;

  g_return_val_if_fail (title != NULL, FALSE);

  if (*title == '\0')
    why = _ ("A report needs a name.");
  else if (*title == '.')
    why = _ ("A report's name can't begin with a dot.");
  else if (strpbrk (title, "/\\\n") != NULL)
    why = _ ("A report's name can't have a slash, a backslash or a line's end in it.");
  else if (strlen (title) > MAX_TITLE_BYTES)
    why = _ ("This name is too long for a report.");
  if (why != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, why);
  return why == NULL;
}

/**
 * spool_report_file_is_kept:
 * @name: the name of a file in the folder
 *
 * Returns: whether it is a report, and has not been removed.
 */
gboolean
spool_report_file_is_kept (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return !g_str_has_prefix (name, HIDDEN_START) && g_str_has_suffix (name, ENDING);
}

/**
 * spool_report_file_is_removed:
 * @name: the name of a file in the folder
 *
 * Returns: whether it is a report that has been removed.
 */
gboolean
spool_report_file_is_removed (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_has_prefix (name, HIDDEN_START) && g_str_has_suffix (name, ENDING REMOVED_ENDING);
}

/**
 * spool_report_file_move:
 * @from: a file
 * @to: its new path, in the same folder
 * @error: why it can't be moved; %G_IO_ERROR_EXISTS if there is a file at @to
 *
 * Returns: whether that went well.
 */
gboolean
spool_report_file_move (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) target = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  source = g_file_new_for_path (from);
  target = g_file_new_for_path (to);
  return g_file_move (source, target, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

/* Another file may have that name: then there is a number behind it. */
static char *
move_to_free_name (const char *from, const char *start, const char *ending, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (from);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (start, number, ending, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) failure = NULL;

      if (spool_report_file_move (from, path, &failure))
        return g_steal_pointer (&path);
      if (i == MAX_SAME_NAMES || !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

/**
 * spool_report_file_remove:
 * @path: a report
 * @error: why it can't be removed
 *
 * Gives a report a hidden name, with which it can be restored.
 *
 * Returns: (transfer full) (nullable): where it is now; %NULL if that failed.
 */
char *
spool_report_file_remove (const char *path, GError **error)
{
  g_autofree char *name = NULL, *start = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  cut_ending (name);
  start = g_strconcat (HIDDEN_START, name, NULL);
  return move_to_free_name (path, start, ENDING REMOVED_ENDING, error);
}

/**
 * spool_report_file_restore:
 * @removed: what spool_report_file_remove() has returned
 * @path: the report's path before that
 * @error: why it can't be restored
 *
 * Gives a report its name again, with a number behind it if another report has that by now.
 *
 * Returns: (transfer full) (nullable): where it is now; %NULL if that failed.
 */
char *
spool_report_file_restore (const char *removed, const char *path, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (removed != NULL && path != NULL, NULL);

  name = g_path_get_basename (path);
  cut_ending (name);
  return move_to_free_name (removed, name, ENDING, error);
}
