/* test-file-writer.c: files whole or not at all, and whether they can be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"
#include "test-files.h"

#include "report/spool-file-writer.h"
#include "workload/spool-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_file_write (path, bytes, &error));
  g_assert_no_error (error);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  write_text (fixture->path, "first and long\n");
  assert_holds (fixture->path, "first and long\n");
  write_text (fixture->path, "2\n");
  assert_holds (fixture->path, "2\n");
  write_text (fixture->path, "");
  assert_holds (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Others may read a result, as far as the user's mask allows. */
static void
test_mode (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;
  mode_t mask = umask (022);

  write_text (fixture->path, "x");
  umask (mask);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  if (test_files_have_modes ())
    g_assert_cmpint (status.st_mode & 0777, ==, 0644);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);

  if (!test_make_link ("out.csv", link))
    {
      g_test_skip ("there are no links");
      return;
    }
  /* First it points to nothing. */
  write_text (link, "old");
  assert_holds (fixture->path, "old");
  write_text (link, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (fixture->path, "new");
}

/* Looking leaves nothing behind, and what is there as it was. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_assert_true (spool_file_check_place (fixture->path, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  write_text (fixture->path, "kept");
  g_assert_true (spool_file_check_place (fixture->path, NULL));
  assert_holds (fixture->path, "kept");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
assert_refused (const char *path, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_file_check_place (path, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” isn't in “%s”", words, error->message);
  g_clear_error (&error);
  g_assert_false (spool_file_write (path, bytes, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "out.csv", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "out.csv", NULL);

  assert_refused (fixture->folder, "there is a folder of that name");
  assert_refused (nowhere, "its folder isn't there");
  write_text (fixture->path, "x");
  assert_refused (below, "part of its path isn't a folder");
}

/* Not even root can make files there. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/proc/self", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there is no /proc");
      return;
    }
  g_assert_false (spool_file_check_place ("/proc/self/out.csv", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
}

static void
test_no_permission (Fixture *fixture, gconstpointer data)
{
  if (test_may_write_everywhere ())
    {
      g_test_skip ("whoever runs this may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (fixture->path, "Permission denied");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/file-writer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("write", test_write);
  ADD ("mode", test_mode);
  ADD ("link", test_link);
  ADD ("check", test_check);
  ADD ("refused", test_refused);
  ADD ("read-only", test_read_only);
  ADD ("no-permission", test_no_permission);
#undef ADD
  return g_test_run ();
}
