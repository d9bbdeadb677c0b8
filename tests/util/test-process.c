/* test-process.c: for tests with children: what is left of them, seen from outside.
 *
 * All waits poll up to a deadline that only a hanging program can reach.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <glib/gstdio.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define PAUSE_US 1000

/* How many entries a folder has; 0 if there is no such folder. */
guint
test_count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* Waits until a process has so many children, and returns one of them. */
gint64
test_await_child (gint64 pid, guint n_children)
{
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      g_autoptr (GArray) children = test_find_children (pid);

      if (children->len == n_children)
        return g_array_index (children, gint64, 0);
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (PAUSE_US);
    }
}

void
test_await_end (gint64 pid)
{
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;

  while (test_process_lives (pid))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (PAUSE_US);
    }
}

/* A folder of the test's own, to be given to test_remove_folder(). */
char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("spool-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/* Removes the folder and what is in it, two levels deep. */
void
test_remove_folder (char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (g_steal_pointer (&child));
      else
        g_remove (child);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_free (path);
}
