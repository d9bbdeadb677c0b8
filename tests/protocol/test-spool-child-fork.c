/* test-spool-child-fork.c: forked children: each alone with its pipes, and none left.
 *
 * The children must not use GLib's assertions: those would end in a report to the wrong place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child.h"

#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-clock.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#endif

#define FAR_NS (spool_clock_now_ns () + 20 * SPOOL_NS_PER_S)
#define N_CHILDREN 5
#define SKIPPED 77

static SpoolChild *
start (SpoolChildMain child_main, gpointer data)
{
  g_autoptr (GError) error = NULL;
  SpoolChild *child = spool_child_fork (child_main, data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (child);
  return child;
}

static void
expect_end (SpoolChild *child, const char *words)
{
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_cmpstr (end.words, ==, words);
  g_assert_true (end.clean == g_str_equal (words, "exit status 0"));
}

/* Says back what it reads, up to the end. */
static int
echo (int in_fd, int out_fd, gpointer data)
{
  char letter;

  while (spool_fd_read (in_fd, &letter, 1, G_MAXINT64, NULL) == 1)
    if (!spool_fd_write_all (out_fd, &letter, 1, NULL))
      return 1;
  return GPOINTER_TO_INT (data);
}

static void
say (SpoolChild *child, char letter)
{
  char answer = '\0';

  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), &letter, 1, NULL));
  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &answer, 1, FAR_NS, NULL), ==,
                   1);
  g_assert_cmpint (answer, ==, letter);
}

static void
test_pipes (void)
{
  guint before = test_count_descriptors ();
  SpoolChild *child = start (echo, GINT_TO_POINTER (3));
  gint64 pid = spool_child_get_pid (child);

  g_assert_cmpint (pid, !=, getpid ());
  g_assert_cmpint (getpgid ((pid_t) pid), ==, getpgid (0));
  say (child, 'a');
  say (child, 'b');
  spool_child_close_stdin (child);
  expect_end (child, "exit status 3");
  spool_child_free (child);
  g_assert_cmpuint (test_count_descriptors (), ==, before);
  test_assert_no_children ();
}

/* Each sees the end of its own input, while those forked before and after it live on. */
static void
test_siblings (gconstpointer data)
{
  gboolean backwards = GPOINTER_TO_INT (data);
  SpoolChild *children[N_CHILDREN];

  for (guint i = 0; i < N_CHILDREN; i++)
    children[i] = start (echo, NULL);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      guint number = backwards ? N_CHILDREN - 1 - i : i;

      for (guint j = 0; j < N_CHILDREN; j++)
        if (children[j] != NULL)
          say (children[j], 'x');
      spool_child_close_stdin (children[number]);
      expect_end (children[number], "exit status 0");
      g_clear_pointer (&children[number], spool_child_free);
    }
  test_assert_no_children ();
}

static int
count_descriptors (int in_fd, int out_fd, gpointer data)
{
  return (int) test_count_descriptors ();
}

/* What was open before the fork, and is no business of the child's, is not open in it. */
static void
test_no_leak (void)
{
  SpoolChild *children[N_CHILDREN];
  int fd = open ("/dev/null", O_RDONLY);

  g_assert_cmpint (fd, >, 2);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      children[i] = start (count_descriptors, NULL);
      /* Its standard ones, and the one that it counts with. */
      expect_end (children[i], "exit status 4");
    }
  for (guint i = 0; i < N_CHILDREN; i++)
    spool_child_free (children[i]);
  close (fd);
}

static int
be_killed (int in_fd, int out_fd, gpointer data)
{
  signal (GPOINTER_TO_INT (data), SIG_DFL);
  kill (getpid (), GPOINTER_TO_INT (data));
  return 0;
}

static void
test_words (void)
{
  const struct
  {
    int signal;
    const char *words;
  } rows[] = { { SIGKILL, "killed by SIGKILL" }, { SIGTERM, "killed by SIGTERM" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolChild) child = start (be_killed, GINT_TO_POINTER (rows[i].signal));

      expect_end (child, rows[i].words);
    }
}

static void
test_free_ends_it (void)
{
  SpoolChild *child = start (echo, NULL);
  gint64 pid = spool_child_get_pid (child);

  say (child, 'a');
  spool_child_free (child);
  g_assert_false (test_process_lives (pid));
  test_assert_no_children ();
}

/* With stdin and stdout closed the pipes' numbers are those that the child's own will get. */
static void
test_without_standard_descriptors (void)
{
  int in_fd = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 10);
  int out_fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 10);
  SpoolChild *child;
  char answer = '\0';

  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  child = spool_child_fork (echo, NULL, NULL);
  if (child != NULL && spool_fd_write_all (spool_child_get_stdin_fd (child), "a", 1, NULL))
    spool_fd_read (spool_child_get_stdout_fd (child), &answer, 1, FAR_NS, NULL);
  dup2 (in_fd, STDIN_FILENO);
  dup2 (out_fd, STDOUT_FILENO);
  close (in_fd);
  close (out_fd);
  spool_child_free (child);
  g_assert_cmpint (answer, ==, 'a');
}

/* Without descriptors for its pipes there is no child, and nothing is left of the attempt. */
static void
test_no_descriptors (void)
{
  guint before = test_count_descriptors ();
  int highest = open ("/dev/null", O_RDONLY);
  struct rlimit limit, lower;
  g_autoptr (GError) error = NULL;
  SpoolChild *child;

  close (highest);
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  lower = limit;
  lower.rlim_cur = (rlim_t) highest + 3; /* a pipe and a half */
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &lower), ==, 0);
  child = spool_child_fork (echo, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_null (child);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "can't fork a worker: "));
  g_assert_cmpuint (test_count_descriptors (), ==, before);
  test_assert_no_children ();
}

#ifdef __linux__
/* From now on close_range() does not exist in this process and its children. */
static gboolean
forbid_close_range (void)
{
  struct sock_filter code[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_close_range, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 38),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (code), code };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static gboolean
ends_so (SpoolChild *child, const char *words)
{
  g_auto (SpoolChildEnd) end = { 0 };

  return spool_child_wait (child, spool_clock_now_ns () + 20 * SPOOL_NS_PER_S, &end) &&
         g_str_equal (end.words, words);
}

/* Whether the older of two ends with its input, and the younger has nothing of it. */
static int
fork_two (int in_fd, int out_fd, gpointer data)
{
  g_autoptr (SpoolChild) older = NULL;
  g_autoptr (SpoolChild) counter = NULL;
  g_autoptr (SpoolChild) younger = NULL;

  if (!forbid_close_range ())
    return SKIPPED;
  older = spool_child_fork (echo, NULL, NULL);
  counter = spool_child_fork (count_descriptors, NULL, NULL);
  younger = spool_child_fork (echo, NULL, NULL);
  if (!ends_so (counter, "exit status 4"))
    return 1;
  spool_child_close_stdin (older);
  return ends_so (older, "exit status 0") ? 0 : 2;
}

/* An older kernel, or a sandbox that does not know the call: the same must hold. */
static void
test_without_close_range (void)
{
  g_autoptr (SpoolChild) child = start (fork_two, NULL);
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  if (g_str_equal (end.words, "exit status 77"))
    g_test_skip ("this system lets nobody forbid a system call");
  else
    g_assert_cmpstr (end.words, ==, "exit status 0");
}
#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spool_fd_prepare_standard ();
  g_test_add_func ("/child-fork/pipes", test_pipes);
  g_test_add_data_func ("/child-fork/siblings/first-first", GINT_TO_POINTER (FALSE), test_siblings);
  g_test_add_data_func ("/child-fork/siblings/last-first", GINT_TO_POINTER (TRUE), test_siblings);
  g_test_add_func ("/child-fork/no-leak", test_no_leak);
  g_test_add_func ("/child-fork/words", test_words);
  g_test_add_func ("/child-fork/free-ends-it", test_free_ends_it);
  g_test_add_func ("/child-fork/without-standard-descriptors", test_without_standard_descriptors);
  g_test_add_func ("/child-fork/no-descriptors", test_no_descriptors);
#ifdef __linux__
  g_test_add_func ("/child-fork/without-close-range", test_without_close_range);
#endif
  return g_test_run ();
}
