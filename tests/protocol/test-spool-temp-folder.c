/* test-spool-temp-folder.c: a run's folder: made, held, removed, and swept when nobody is left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-temp-folder.h"

#include "test-files.h"
#include "test-process.h"
#include "workload/spool-error.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
put_file (const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "page", 4, NULL));
  return path;
}

static char *
make_subfolder (const char *parent, const char *name)
{
  char *path = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  return path;
}

/* What a run that was killed leaves behind: a folder and a lock that nobody holds. */
static char *
leave_behind (const char *parent, const char *name)
{
  char *path = make_subfolder (parent, name);

  g_free (put_file (path, ".lock"));
  g_free (put_file (path, "page-0.txt"));
  return path;
}

static void
test_create (void)
{
  char *parent = test_make_folder ();
  g_autofree char *path = spool_temp_folder_make_path (parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolTempFolder) folder = NULL;
  g_autofree char *page = NULL;
  GStatBuf about;

  g_assert_true (g_str_has_prefix (path, parent));
  g_assert_cmpuint (test_count_files (parent), ==, 0);
  folder = spool_temp_folder_create (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_lstat (path, &about), ==, 0);
  g_assert_true (S_ISDIR (about.st_mode));
  if (test_files_have_modes ())
    g_assert_cmpint (about.st_mode & 0777, ==, 0700);

  page = put_file (path, "page-0.txt");
  g_clear_pointer (&folder, spool_temp_folder_free);
  g_assert_cmpuint (test_count_files (parent), ==, 0);
  test_remove_folder (parent);
}

static void
test_paths_differ (void)
{
  g_autofree char *one = spool_temp_folder_make_path (NULL);
  g_autofree char *two = spool_temp_folder_make_path (NULL);

  g_assert_cmpstr (one, !=, two);
  g_assert_true (g_str_has_prefix (one, g_get_tmp_dir ()));
}

static void
test_can_not_create (void)
{
  g_autofree char *path = spool_temp_folder_make_path ("/nonexistent");
  g_autoptr (GError) error = NULL;

  g_assert_null (spool_temp_folder_create (path, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "TMPDIR"));
}

/* Workers are told the name in a message, and messages are UTF-8. */
static void
test_name_is_not_utf8 (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spool_temp_folder_create ("/tmp/not-\xff-utf8", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "TMPDIR"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_false (g_file_test ("/tmp/not-\xff-utf8", G_FILE_TEST_EXISTS));
}

/* Somebody else's folder of that name stays as it is, and nothing is left beside it. */
static void
test_name_is_taken (void)
{
  char *parent = test_make_folder ();
  g_autofree char *path = spool_temp_folder_make_path (parent);
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  file = put_file (path, "precious");
  g_assert_null (spool_temp_folder_create (path, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (test_count_files (parent), ==, 1);
  test_remove_folder (parent);
}

static void
test_remove_nothing (void)
{
  char *parent = test_make_folder ();
  g_autofree char *path = spool_temp_folder_make_path (parent);

  g_assert_true (spool_temp_folder_remove (path));
  test_remove_folder (parent);
}

typedef struct
{
  const char *path;
  gint stop;      /* atomic */
  gint n_written; /* atomic */
} Writer;

static gpointer
keep_writing (gpointer data)
{
  Writer *writer = data;

  for (guint i = 0; !g_atomic_int_get (&writer->stop); i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u.txt", i % 50);
      g_autofree char *file = g_build_filename (writer->path, name, NULL);
      FILE *stream = g_fopen (file, "wb");

      if (stream == NULL)
        break;
      fputs ("page", stream);
      fclose (stream);
      g_atomic_int_inc (&writer->n_written);
    }
  return NULL;
}

/* Jobs may still run when their folder goes: it must be gone, and stay gone. */
static void
test_remove_while_written (void)
{
  char *parent = NULL;

  if (!test_folders_go_while_used ())
    {
      g_test_skip ("open files hold their folder here");
      return;
    }
  parent = test_make_folder ();

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = spool_temp_folder_make_path (parent);
      SpoolTempFolder *folder = spool_temp_folder_create (path, NULL);
      Writer writer = { .path = path };
      GThread *thread = g_thread_new ("writer", keep_writing, &writer);

      while (g_atomic_int_get (&writer.n_written) < 10)
        g_thread_yield ();
      g_assert_true (spool_temp_folder_remove (path));
      g_assert_cmpuint (test_count_files (parent), ==, 0);
      g_atomic_int_set (&writer.stop, TRUE);
      g_thread_join (thread);
      spool_temp_folder_free (folder);
      g_assert_cmpuint (test_count_files (parent), ==, 0);
    }
  test_remove_folder (parent);
}

static gpointer
remove_too (gpointer path)
{
  return GINT_TO_POINTER (spool_temp_folder_remove (path));
}

static void
test_remove_twice_at_once (void)
{
  char *parent = NULL;

  /* There who looks through a folder holds it, and then both leave it for the next sweep. */
  if (!test_folders_go_while_used ())
    {
      g_test_skip ("whoever reads a folder holds it here");
      return;
    }
  parent = test_make_folder ();

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *path = leave_behind (parent, "spool-run-x");
      GThread *thread = g_thread_new ("other", remove_too, path);

      spool_temp_folder_remove (path);
      g_thread_join (thread);
      g_assert_cmpuint (test_count_files (parent), ==, 0);
    }
  test_remove_folder (parent);
}

static void
test_sweep (void)
{
  char *parent = test_make_folder ();
  g_autofree char *dead = leave_behind (parent, "spool-run-dead");
  g_autofree char *lockless = make_subfolder (parent, "spool-run-lockless");
  g_autofree char *gone = leave_behind (parent, ".spool-gone-spool-run-half");
  g_autofree char *live_path = spool_temp_folder_make_path (parent);
  g_autoptr (SpoolTempFolder) live = spool_temp_folder_create (live_path, NULL);
  g_autofree char *page = put_file (live_path, "page-1.txt");

  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 3);
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lockless, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (page, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 0);
  g_clear_pointer (&live, spool_temp_folder_free);
  test_remove_folder (parent);
}

static void
test_sweep_nowhere (void)
{
  g_assert_cmpuint (spool_temp_folder_sweep ("/nonexistent"), ==, 0);
}

/* What is not ours, or is no folder, however it is called, is none of our business. */
static void
test_sweep_leaves_others (void)
{
  char *parent = test_make_folder ();
  char *elsewhere = test_make_folder ();
  g_autofree char *other = leave_behind (parent, "somebodys-run-1");
  g_autofree char *alike = leave_behind (parent, "not-spool-run-1");
  g_autofree char *file = put_file (parent, "spool-run-file");
  g_autofree char *precious = put_file (elsewhere, "precious");
  g_autofree char *link = g_build_filename (parent, "spool-run-link", NULL);
  g_autofree char *folder = leave_behind (parent, "spool-run-with-link");
  g_autofree char *inner = g_build_filename (folder, "page-2.txt", NULL);
  gboolean linked = test_make_link (elsewhere, link) && test_make_link (elsewhere, inner);

  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 1);
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (alike, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK) == linked);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (precious, G_FILE_TEST_EXISTS));
  test_remove_folder (parent);
  test_remove_folder (elsewhere);
}

/* A folder that is just being made has no lock yet; only an old one is a leftover. */
static void
test_sweep_new (void)
{
  char *parent = test_make_folder ();
  g_autofree char *young = make_subfolder (parent, ".spool-new-spool-run-young");
  g_autofree char *old = make_subfolder (parent, ".spool-new-spool-run-old");

  if (!test_make_old (old, 3600))
    {
      test_remove_folder (parent);
      g_test_skip ("folders can't be made to look old here");
      return;
    }
  g_assert_cmpuint (spool_temp_folder_sweep (parent), ==, 1);
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  test_remove_folder (parent);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/temp-folder/create", test_create);
  g_test_add_func ("/temp-folder/paths-differ", test_paths_differ);
  g_test_add_func ("/temp-folder/can-not-create", test_can_not_create);
  g_test_add_func ("/temp-folder/name-is-taken", test_name_is_taken);
  g_test_add_func ("/temp-folder/name-is-not-utf8", test_name_is_not_utf8);
  g_test_add_func ("/temp-folder/remove/nothing", test_remove_nothing);
  g_test_add_func ("/temp-folder/remove/while-written", test_remove_while_written);
  g_test_add_func ("/temp-folder/remove/twice-at-once", test_remove_twice_at_once);
  g_test_add_func ("/temp-folder/sweep", test_sweep);
  g_test_add_func ("/temp-folder/sweep/nowhere", test_sweep_nowhere);
  g_test_add_func ("/temp-folder/sweep/leaves-others", test_sweep_leaves_others);
  g_test_add_func ("/temp-folder/sweep/new", test_sweep_new);
  return g_test_run ();
}
