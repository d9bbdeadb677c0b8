/* test-spool-child-unix.c: real children: how they end, in words; nothing is left of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child.h"

#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define FAR_NS (spool_clock_now_ns () + 60 * SPOOL_NS_PER_S)

static SpoolChild *
start_shell (const char *script, SpoolChildFlags flags)
{
  const char *argv[] = { "/bin/sh", "-c", script, NULL };
  g_autoptr (GError) error = NULL;
  SpoolChild *child = spool_child_spawn (argv, flags, &error);

  g_assert_no_error (error);
  return child;
}

/* Reads a line of a child's output, without the end of it. */
static char *
read_line (SpoolChild *child)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char letter;

  while (spool_fd_read (spool_child_get_stdout_fd (child), &letter, 1, FAR_NS, NULL) == 1 &&
         letter != '\n')
    g_string_append_c (line, letter);
  return g_strdup (line->str);
}

static void
test_pipes (void)
{
  g_autoptr (SpoolChild) child = start_shell ("read word; echo \"got $word\"", 0);
  g_auto (SpoolChildEnd) end = { 0 };
  g_autofree char *line = NULL;

  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), "it\n", 3, NULL));
  line = read_line (child);
  g_assert_cmpstr (line, ==, "got it");
  g_assert_true (spool_child_wait (child, G_MAXINT64, &end));
  g_assert_true (end.clean);
  test_assert_no_children ();
}

static void
test_end_of_input (void)
{
  g_autoptr (SpoolChild) child = start_shell ("cat", 0);
  g_auto (SpoolChildEnd) end = { 0 };

  spool_child_close_stdin (child);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_true (end.clean);
}

static void
test_words (void)
{
  const char *const rows[][2] = {
    { "exit 0", "exit status 0" },
    { "exit 3", "exit status 3" },
    { "kill -9 $$", "killed by SIGKILL" },
    { "kill -TERM $$", "killed by SIGTERM" },
    { "kill -SEGV $$", "killed by SIGSEGV" },
    { "kill -40 $$", "killed by signal 40" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolChild) child = start_shell (rows[i][0], SPOOL_CHILD_OWN_GROUP);
      g_auto (SpoolChildEnd) end = { 0 };

      g_assert_true (spool_child_wait (child, FAR_NS, &end));
      g_assert_cmpstr (end.words, ==, rows[i][1]);
      g_assert_true (end.clean == (i == 0));
    }
  test_assert_no_children ();
}

static void
test_usage (void)
{
  g_autoptr (SpoolChild) child =
      start_shell ("i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done", 0);
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_true (spool_child_wait (child, G_MAXINT64, &end));
  g_assert_cmpint (end.cpu_user_ns + end.cpu_system_ns, >, 0);
}

static void
test_missing_program (void)
{
  const char *argv[] = { "/nonexistent/spool-nothing", NULL };
  g_autoptr (GError) error = NULL;
  guint before = test_count_descriptors ();

  g_assert_null (spool_child_spawn (argv, 0, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, argv[0]));
  g_assert_cmpuint (test_count_descriptors (), ==, before);
  test_assert_no_children ();
}

/* Waiting with a deadline leaves a child that still lives alone; it can be waited for again. */
static void
test_wait_with_deadline (void)
{
  g_autoptr (SpoolChild) child = start_shell ("cat", 0);
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_false (spool_child_wait (child, spool_clock_now_ns () - 1, &end));
  g_assert_false (spool_child_wait (child, spool_clock_now_ns () + SPOOL_NS_PER_MS, &end));
  g_assert_null (end.words);
  g_assert_true (test_process_lives (spool_child_get_pid (child)));
  spool_child_kill (child);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_cmpstr (end.words, ==, "killed by SIGKILL");
  /* Whoever has this number now must not be hit. */
  spool_child_kill (child);
}

static void
test_free_ends_it (void)
{
  SpoolChild *child = start_shell ("echo here; cat", 0);
  gint64 pid = spool_child_get_pid (child);
  g_autofree char *line = read_line (child);

  g_assert_cmpstr (line, ==, "here");
  g_assert_true (test_process_lives (pid));
  spool_child_free (child);
  g_assert_false (test_process_lives (pid));
  test_assert_no_children ();
}

static void
test_group (void)
{
  SpoolChild *child = start_shell ("sleep 1000 & echo $!; wait", SPOOL_CHILD_OWN_GROUP);
  g_autofree char *line = read_line (child);
  gint64 grandchild = g_ascii_strtoll (line, NULL, 10);

  g_assert_cmpint (getpgid ((pid_t) spool_child_get_pid (child)), ==, spool_child_get_pid (child));
  g_assert_true (test_process_lives (grandchild));
  spool_child_kill (child);
  test_await_end (grandchild);
  spool_child_free (child);
}

static void
test_no_group (void)
{
  g_autoptr (SpoolChild) child = start_shell ("cat", 0);

  g_assert_cmpint (getpgid ((pid_t) spool_child_get_pid (child)), ==, getpgid (0));
}

static void
test_descriptors (void)
{
  guint before = test_count_descriptors ();

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (SpoolChild) child = start_shell ("exit 0", 0);
      g_auto (SpoolChildEnd) end = { 0 };

      g_assert_cmpuint (test_count_descriptors (), ==, before + 2);
      g_assert_true (spool_child_wait (child, FAR_NS, &end));
    }
  g_assert_cmpuint (test_count_descriptors (), ==, before);
}

static char *
count_in_child (void)
{
  g_autoptr (SpoolChild) child =
      start_shell ("cd /proc/self/fd && n=0; for i in *; do n=$((n + 1)); done; echo $n", 0);

  return read_line (child);
}

static gpointer
count_in_children (gpointer expected)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *counted = count_in_child ();

      g_assert_cmpstr (counted, ==, expected);
    }
  return NULL;
}

/* A pipe of one child that leaked into another would keep that one from ever seeing its end. */
static void
test_no_leak_into_siblings (void)
{
  g_autofree char *expected = count_in_child ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_in_children, expected);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  test_assert_no_children ();
}

/* With stdin and stdout closed the pipes' numbers are those that the child's own will get. */
static void
test_without_standard_descriptors (void)
{
  int in_fd = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 10);
  int out_fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 10);
  SpoolChild *child;
  g_autofree char *line = NULL;

  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  child = start_shell ("read word; echo \"got $word\"", 0);
  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), "it\n", 3, NULL));
  line = read_line (child);
  dup2 (in_fd, STDIN_FILENO);
  dup2 (out_fd, STDOUT_FILENO);
  close (in_fd);
  close (out_fd);
  spool_child_free (child);
  g_assert_cmpstr (line, ==, "got it");
}

/* What we ignore or block is our own affair: a child that can't be interrupted is a nuisance. The
 * shell would change it again, so this asks without one. */
static void
test_signals (void)
{
  const int signals[] = { SIGINT, SIGTERM, SIGPIPE, SIGCHLD };
  const char *argv[] = { "/bin/grep", "-E", "^Sig(Ign|Blk)", "/proc/self/status", NULL };
  g_autoptr (SpoolChild) child = NULL;
  sigset_t blocked, before;

  sigemptyset (&blocked);
  sigaddset (&blocked, SIGINT);
  sigaddset (&blocked, SIGTERM);
  g_assert_cmpint (pthread_sigmask (SIG_BLOCK, &blocked, &before), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], SIG_IGN);
  child = spool_child_spawn (argv, 0, NULL);
  g_assert_nonnull (child);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *line = read_line (child);
      guint64 bits = g_ascii_strtoull (strchr (line, ':') + 2, NULL, 16);

      g_test_message ("%s", line);
      for (gsize j = 0; j < G_N_ELEMENTS (signals); j++)
        g_assert_cmpuint (bits >> (signals[j] - 1) & 1, ==, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], signals[i] == SIGPIPE ? SIG_IGN : SIG_DFL);
  g_assert_cmpint (pthread_sigmask (SIG_SETMASK, &before, NULL), ==, 0);
}

/* If the system reaps children by itself, nobody knows how they ended, and that is no success. */
static void
test_reaped_by_others (void)
{
  SpoolChild *child;
  g_auto (SpoolChildEnd) end = { 0 };

  signal (SIGCHLD, SIG_IGN);
  child = start_shell ("exit 3", 0);
  g_assert_true (spool_child_wait (child, G_MAXINT64, &end));
  signal (SIGCHLD, SIG_DFL);
  g_assert_false (end.clean);
  g_assert_cmpstr (end.words, !=, "exit status 0");
  spool_child_free (child);
}

/* Waiting that fails is not waiting that took too long. */
static void
test_broken_wait (void)
{
  g_autoptr (SpoolChild) child = start_shell ("cat", 0);
  g_autoptr (GError) error = NULL;
  struct rlimit before, nothing;
  char byte;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &before), ==, 0);
  nothing = before;
  nothing.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &nothing), ==, 0);
  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &byte, 1, FAR_NS, &error), ==,
                   -1);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &before), ==, 0);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spool_fd_prepare_standard ();
  g_test_add_func ("/child/pipes", test_pipes);
  g_test_add_func ("/child/end-of-input", test_end_of_input);
  g_test_add_func ("/child/words", test_words);
  g_test_add_func ("/child/usage", test_usage);
  g_test_add_func ("/child/missing-program", test_missing_program);
  g_test_add_func ("/child/wait-with-deadline", test_wait_with_deadline);
  g_test_add_func ("/child/free-ends-it", test_free_ends_it);
  g_test_add_func ("/child/group", test_group);
  g_test_add_func ("/child/no-group", test_no_group);
  g_test_add_func ("/child/descriptors", test_descriptors);
  g_test_add_func ("/child/no-leak-into-siblings", test_no_leak_into_siblings);
  g_test_add_func ("/child/without-standard-descriptors", test_without_standard_descriptors);
  g_test_add_func ("/child/signals", test_signals);
  g_test_add_func ("/child/broken-wait", test_broken_wait);
  g_test_add_func ("/child/reaped-by-others", test_reaped_by_others);
  return g_test_run ();
}
