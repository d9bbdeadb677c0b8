/* spool-programs.c: where our own helper programs are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "protocol/spool-programs.h"

#include "workload/spool-error.h"
#include "workload/spool-self.h"

#include <glib/gi18n.h>

static void
add_folders (GPtrArray *folders)
{
  const char *only = g_getenv ("SPOOL_WORKER_DIR");
  g_autofree char *self = NULL;

  if (only != NULL && *only != '\0')
    {
      g_ptr_array_add (folders, g_canonicalize_filename (only, NULL));
      return;
    }
  self = spool_self_dup_path ();
  if (self != NULL)
    {
      g_autofree char *beside = g_path_get_dirname (self);
      g_autofree char *prefix = g_path_get_dirname (beside);

      g_ptr_array_add (folders, g_strdup (beside));
      g_ptr_array_add (folders, g_build_filename (prefix, "libexec", "spool", NULL));
    }
  g_ptr_array_add (folders, g_strdup (SPOOL_WORKER_DIR));
}

/**
 * spool_programs_find:
 * @name: the name of one of our programs
 * @error: where it was looked for
 *
 * Looks in `$SPOOL_WORKER_DIR` alone if that is set; else beside the running program, then in
 * libexec/spool of its prefix, then where this build is meant to be installed.
 *
 * Returns: (transfer full) (nullable): its absolute path.
 */
char *
spool_programs_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) tried = g_string_new (NULL);
  g_autofree char *file_name = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  file_name = spool_self_dup_file_name (name);
  add_folders (folders);
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autofree char *path = g_build_filename (folder, file_name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
      g_string_append_printf (tried, "%s%s", i > 0 ? ", " : "", folder);
    }
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
               _ ("the program %s is missing; looked in %s. Install Spool again, or let "
                  "SPOOL_WORKER_DIR name the folder it is in"),
               name, tried->str);
  return NULL;
}
