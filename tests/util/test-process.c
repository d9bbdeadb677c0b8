/* test-process.c: for tests with children: what is left of them, seen from outside.
 *
 * All waits poll up to a deadline that only a hanging program can reach.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

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

/* The one that does the counting is among them, each time. */
guint
test_count_descriptors (void)
{
  return test_count_files ("/proc/self/fd");
}

void
test_assert_no_children (void)
{
  int status;

  g_assert_cmpint (waitpid (-1, &status, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

/* For children that a thread of GLib's own waits for, whenever it gets to it. */
void
test_await_no_children (void)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  siginfo_t info;

  while (waitid (P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (1000);
    }
  g_assert_cmpint (errno, ==, ECHILD);
}

/* GLib keeps the threads of a pool that is gone for the next one. Each may hold a lock, such as an
 * allocator's, that a process forked now would find locked forever. */
void
test_await_no_threads (void)
{
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;

  while (test_count_files ("/proc/self/task") > 1)
    {
      g_thread_pool_stop_unused_threads ();
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (PAUSE_US);
    }
}

/* Reads the state and the parent out of /proc/PID/stat, behind the name in parentheses. */
static gboolean
read_stat (gint64 pid, char *state, gint64 *parent)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *text = NULL;
  const char *rest;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (rest = strrchr (text, ')')) == NULL ||
      strlen (rest) < 5)
    return FALSE;
  *state = rest[2];
  *parent = g_ascii_strtoll (rest + 4, NULL, 10);
  return TRUE;
}

/* Returns the children of a process that live, as gint64. */
GArray *
test_find_children (gint64 pid)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gint64 child = g_ascii_strtoll (name, NULL, 10);
      gint64 parent;
      char state;

      if (child > 0 && read_stat (child, &state, &parent) && parent == pid && state != 'Z')
        g_array_append_val (children, child);
    }
  return children;
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

gboolean
test_process_lives (gint64 pid)
{
  gint64 parent;
  char state;

  return read_stat (pid, &state, &parent) && state != 'Z';
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
