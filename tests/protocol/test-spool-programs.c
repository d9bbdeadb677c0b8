/* test-spool-programs.c: where helper programs are looked for, and what is said without them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-programs.h"

#include "test-files.h"
#include "test-process.h"
#include "workload/spool-error.h"
#include "workload/spool-self.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
put_program (const char *folder, const char *name, int mode)
{
  g_autofree char *file_name = spool_self_dup_file_name (name);
  char *path = g_build_filename (folder, file_name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  return path;
}

static void
test_named_folder (void)
{
  char *folder = test_make_folder ();
  g_autofree char *path = put_program (folder, "spool-thing", 0755);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_setenv ("SPOOL_WORKER_DIR", folder, TRUE);
  found = spool_programs_find ("spool-thing", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, path);
  test_remove_folder (folder);
}

/* A folder that was named is the only one: else a test or a user would run another build. */
static void
test_named_folder_alone (void)
{
  g_autofree char *self = spool_self_dup_path ();
  g_autofree char *file_name = g_path_get_basename (self);
  g_autofree char *name = g_strndup (file_name, strcspn (file_name, "."));
  char *folder = test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_unsetenv ("SPOOL_WORKER_DIR");
  found = spool_programs_find (name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, self);

  g_setenv ("SPOOL_WORKER_DIR", folder, TRUE);
  g_assert_null (spool_programs_find (name, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, folder));
  test_remove_folder (folder);
}

static void
test_relative_folder (void)
{
  char *folder = test_make_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_free (put_program (folder, "spool-thing", 0755));
  g_assert_cmpint (g_chdir (parent), ==, 0);
  g_setenv ("SPOOL_WORKER_DIR", base, TRUE);
  found = spool_programs_find ("spool-thing", &error);
  g_assert_no_error (error);
  g_assert_true (g_path_is_absolute (found));
  g_assert_cmpint (g_chdir (before), ==, 0);
  test_remove_folder (folder);
}

static void
test_not_a_program (void)
{
  char *folder = test_make_folder ();
  g_autofree char *sub = g_build_filename (folder, "spool-folder", NULL);
  g_autoptr (GError) error = NULL;

  g_free (put_program (folder, "spool-text", 0644));
  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  g_setenv ("SPOOL_WORKER_DIR", folder, TRUE);
  g_assert_null (spool_programs_find ("spool-folder", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_clear_error (&error);
  /* Root may execute what anybody may. */
  if (test_files_have_modes () && !test_may_write_everywhere ())
    g_assert_null (spool_programs_find ("spool-text", NULL));
  g_assert_null (spool_programs_find ("spool-nothing", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  test_remove_folder (folder);
}

/* Without a name for it, all the places that were looked in are told. */
static void
test_missing (void)
{
  g_autofree char *self = spool_self_dup_path ();
  g_autofree char *beside = g_path_get_dirname (self);
  g_autoptr (GError) error = NULL;

  g_setenv ("SPOOL_WORKER_DIR", "", TRUE);
  g_assert_null (spool_programs_find ("spool-nothing-of-this-name", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, beside));
  g_assert_nonnull (strstr (error->message, "libexec"));
  g_assert_nonnull (strstr (error->message, "SPOOL_WORKER_DIR"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programs/named-folder", test_named_folder);
  g_test_add_func ("/programs/named-folder-alone", test_named_folder_alone);
  g_test_add_func ("/programs/relative-folder", test_relative_folder);
  g_test_add_func ("/programs/not-a-program", test_not_a_program);
  g_test_add_func ("/programs/missing", test_missing);
  return g_test_run ();
}
