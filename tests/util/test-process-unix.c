/* test-process-unix.c: what is left of children, as wait() and Linux's /proc tell it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define PAUSE_US 1000

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

gboolean
test_process_lives (gint64 pid)
{
  gint64 parent;
  char state;

  return read_stat (pid, &state, &parent) && state != 'Z';
}

/* What main() got is what was given. */
GStrv
test_dup_arguments (char **argv)
{
  return g_strdupv (argv);
}

/* The end that leaves nothing to the program: no buffer is written, no function called. */
void
test_die (void)
{
  kill (getpid (), SIGKILL);
}

const char *
test_get_death_words (void)
{
  return "killed by SIGKILL";
}

/* Ends somebody else in this way. */
void
test_kill (gint64 pid)
{
  g_assert_cmpint (kill ((pid_t) pid, SIGKILL), ==, 0);
}

const char *
test_get_kill_words (void)
{
  return "killed by SIGKILL";
}

/* By how much a later reading of a process's largest memory may be below an earlier one. Linux
 * counts three kinds of pages, each of them on each CPU, and looks at full batches only. */
guint64
test_get_rss_slack_bytes (void)
{
  guint64 n_cpus = (guint64) sysconf (_SC_NPROCESSORS_ONLN);
  guint64 batch_pages = MAX (32, 2 * n_cpus);

  return 3 * n_cpus * batch_pages * (guint64) sysconf (_SC_PAGESIZE);
}
