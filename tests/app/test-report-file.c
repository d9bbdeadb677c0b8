/* test-report-file.c: the files that reports are kept in, in a folder made for each test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-report-file.h"

#include "report-util.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* Makes a report of that title, and returns its path. */
static char *
keep (Fixture *fixture, const char *title)
{
  g_autofree char *name = g_strconcat (title, ".spool.json", NULL);

  util_write_file (fixture->folder, name, "{}");
  return spool_report_file_dup_path (fixture->folder, title);
}

static void
expect_name (const char *path, const char *name)
{
  g_autofree char *base = g_path_get_basename (path);

  g_assert_cmpstr (base, ==, name);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Two that are made within a second are two files, and both are known for what they are. */
static void
test_new_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "not", "there", NULL);
  g_autoptr (GError) error = NULL;
  char *paths[3];

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *title = NULL;

      paths[i] = spool_report_file_dup_new_path (folder, "web-threads", &error);
      g_assert_no_error (error);
      title = spool_report_file_dup_title (paths[i]);
      g_assert_true (g_str_has_prefix (title, "web-threads-"));
      g_assert_true (spool_report_file_is_automatic (title));
      g_assert_false (g_file_test (paths[i], G_FILE_TEST_EXISTS));
      g_assert_true (g_file_set_contents (paths[i], "{}", -1, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_free (paths[i]);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = keep (fixture, "file");
  g_autoptr (GError) error = NULL;

  g_assert_null (spool_report_file_dup_new_path (file, "cosine", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, file));
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = spool_report_file_dup_path (fixture->folder, "Grüße. 2");
  g_autofree char *title = spool_report_file_dup_title (path);
  g_autofree char *other = spool_report_file_dup_title ("/somewhere/else.json");

  g_assert_cmpstr (title, ==, "Grüße. 2");
  g_assert_cmpstr (other, ==, "else.json");
  g_assert_true (spool_report_file_is_automatic ("cosine-20260203-040506"));
  g_assert_true (spool_report_file_is_automatic ("cosine-20260203-040506-2"));
  g_assert_false (spool_report_file_is_automatic ("cosine-20260203-040506 (2)"));
  g_assert_false (spool_report_file_is_automatic ("cosine-20260203"));
  g_assert_false (spool_report_file_is_automatic ("20260203-040506"));
}

static void
expect_wrong (const char *title, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_report_file_check_title (title, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_wrong_titles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (200, 'a');
  g_autofree char *too_long = g_strnfill (201, 'a');

  expect_wrong ("", "needs a name");
  expect_wrong (".hidden", "dot");
  expect_wrong ("a/b", "slash");
  expect_wrong ("a\\b", "slash");
  expect_wrong ("a\nb", "slash");
  expect_wrong (too_long, "too long");
  g_assert_true (spool_report_file_check_title (longest, NULL));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_assert_true (spool_report_file_is_kept ("one.spool.json"));
  g_assert_false (spool_report_file_is_kept (".one.spool.json"));
  g_assert_false (spool_report_file_is_kept ("one.json"));
  g_assert_true (spool_report_file_is_removed (".one.spool.json.removed"));
  g_assert_false (spool_report_file_is_removed ("one.spool.json.removed"));
  g_assert_false (spool_report_file_is_removed (".one.spool.json"));
  g_assert_false (spool_report_file_is_removed (".one.removed"));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = keep (fixture, "one");
  g_autofree char *two = keep (fixture, "two");
  g_autofree char *three = spool_report_file_dup_path (fixture->folder, "three");
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_report_file_move (one, two, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (spool_report_file_move (one, three, NULL));
  expect_name (three, "three.spool.json");
}

/* Of one title, and when there is a third of it by the time that they are wanted back. */
static void
test_remove_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = keep (fixture, "one");
  g_autofree char *first = spool_report_file_remove (path, NULL);
  g_autofree char *again = keep (fixture, "one");
  g_autofree char *second = spool_report_file_remove (again, NULL);
  g_autofree char *first_back = NULL, *second_back = NULL;
  g_autoptr (GError) error = NULL;

  expect_name (first, ".one.spool.json.removed");
  expect_name (second, ".one (2).spool.json.removed");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  second_back = spool_report_file_restore (second, path, NULL);
  expect_name (second_back, "one.spool.json");
  first_back = spool_report_file_restore (first, path, NULL);
  expect_name (first_back, "one (2).spool.json");
  g_assert_null (spool_report_file_restore (first, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/report-file/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-path", test_new_path);
  ADD ("no-folder", test_no_folder);
  ADD ("titles", test_titles);
  ADD ("wrong-titles", test_wrong_titles);
  ADD ("kinds", test_kinds);
  ADD ("move", test_move);
  ADD ("remove-and-restore", test_remove_and_restore);
#undef ADD
  return g_test_run ();
}
