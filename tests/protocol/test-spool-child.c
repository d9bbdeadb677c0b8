/* test-spool-child.c: real children on every system: what they get, how they end, that nothing is
 * left of them. The children are this program itself, in a role that its first argument says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child.h"

#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"
#include "workload/spool-self.h"

#include <glib/gstdio.h>
#include <string.h>

#define FAR_NS (spool_clock_now_ns () + 60 * SPOOL_NS_PER_S)
#define ROLE "--as-child"
#define BUSY_NS (100 * SPOOL_NS_PER_MS)
#define N_SIBLINGS 4
#define STDIN 0
#define STDOUT 1
#define STDERR 2

static void
say (const char *text)
{
  spool_fd_write_all (STDOUT, text, strlen (text), NULL);
}

/* Sends back what comes until the end of it. */
static int
be_cat (void)
{
  guint8 bytes[1000];
  gssize n_bytes;

  while ((n_bytes = spool_fd_read (STDIN, bytes, sizeof bytes, G_MAXINT64, NULL)) > 0)
    spool_fd_write_all (STDOUT, bytes, (gsize) n_bytes, NULL);
  return 0;
}

static int
be_busy (void)
{
  while (spool_clock_cpu_ns (NULL, NULL) < BUSY_NS)
    ;
  return 0;
}

/* Logs as a library does, for somebody who wants to see it. */
static int
be_talkative (void)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_debug ("a detail");
  g_info ("a detail");
  g_message ("a message");
  say ("done");
  return 0;
}

/* Has a child of its own, says which, and stays. */
static int
be_parent (const char *self)
{
  const char *argv[] = { self, ROLE, "cat", NULL };
  g_autoptr (SpoolChild) child = spool_child_spawn (argv, SPOOL_CHILD_DEFAULT, NULL);
  g_autofree char *line =
      g_strdup_printf ("%" G_GINT64_FORMAT "\n", child != NULL ? spool_child_get_pid (child) : 0);

  say (line);
  return be_cat ();
}

static int
be_child (const char *self, GStrv words)
{
  if (g_strcmp0 (words[0], "cat") == 0)
    return be_cat ();
  if (g_strcmp0 (words[0], "busy") == 0)
    return be_busy ();
  if (g_strcmp0 (words[0], "parent") == 0)
    return be_parent (self);
  if (g_strcmp0 (words[0], "die") == 0)
    test_die ();
  if (g_strcmp0 (words[0], "complain") == 0)
    return spool_fd_write_all (STDERR, words[1], strlen (words[1]), NULL) ? 0 : 1;
  if (g_strcmp0 (words[0], "log") == 0)
    return be_talkative ();
  if (g_strcmp0 (words[0], "exit") == 0)
    return (int) g_ascii_strtoll (words[1], NULL, 10);
  /* Anything else: tell the words. */
  for (guint i = 0; words[i] != NULL; i++)
    {
      say (words[i]);
      say ("|");
    }
  return 0;
}

static SpoolChild *
start_program (const char *program, SpoolChildFlags flags, const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  SpoolChild *child;

  g_ptr_array_add (argv, (gpointer) program);
  g_ptr_array_add (argv, (gpointer) ROLE);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  child = spool_child_spawn ((const char *const *) argv->pdata, flags, &error);
  g_assert_no_error (error);
  return child;
}

static SpoolChild *
start (SpoolChildFlags flags, const char *word, const char *more)
{
  g_autofree char *self = spool_self_dup_path ();
  const char *words[] = { word, more, NULL };

  return start_program (self, flags, words);
}

/* All that a child says there until its end. */
static GString *
read_all (int fd)
{
  GString *text = g_string_new (NULL);
  char bytes[1000];
  gssize n_bytes;

  while ((n_bytes = spool_fd_read (fd, bytes, sizeof bytes, FAR_NS, NULL)) > 0)
    g_string_append_len (text, bytes, n_bytes);
  g_assert_cmpint (n_bytes, ==, 0);
  return text;
}

static void
assert_ends (SpoolChild *child, const char *words)
{
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_cmpstr (end.words, ==, words);
  g_assert_true (end.clean == g_str_equal (words, "exit status 0"));
}

/* Every byte there is comes through as it was, also those that text modes change. */
static void
test_bytes (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_DEFAULT, "cat", NULL);
  g_autoptr (GString) back = NULL;
  guint8 bytes[1024];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i < 256 ? i : "\r\n\032\n"[i % 4]);
  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), bytes, sizeof bytes, NULL));
  spool_child_close_stdin (child);
  back = read_all (spool_child_get_stdout_fd (child));
  g_assert_cmpmem (back->str, back->len, bytes, sizeof bytes);
  assert_ends (child, "exit status 0");
  test_assert_no_children ();
}

static void
test_arguments (void)
{
  g_autofree char *self = spool_self_dup_path ();
  const char *words[] = { "tell",        "",          "two words", "a \"quote\"", "end\\",
                          "my folder\\", "日本語 の", "ä",         "*",           NULL };
  g_autoptr (SpoolChild) child = start_program (self, SPOOL_CHILD_DEFAULT, words);
  g_autoptr (GString) told = read_all (spool_child_get_stdout_fd (child));

  g_assert_cmpstr (told->str, ==, "tell||two words|a \"quote\"|end\\|my folder\\|日本語 の|ä|*|");
  assert_ends (child, "exit status 0");
}

/* A program that lies where names are long, have spaces, and letters of another script. */
static void
test_path (void)
{
  g_autofree char *self = spool_self_dup_path ();
  g_autofree char *name = spool_self_dup_file_name ("糸 巻き");
  g_autofree char *parent = test_make_folder ();
  g_autofree char *folder = g_build_filename (parent, "日本語 の フォルダー", NULL);
  g_autofree char *program = g_build_filename (folder, name, NULL);
  const char *words[] = { "exit", "7", NULL };
  g_autofree char *contents = NULL;
  g_autoptr (SpoolChild) child = NULL;
  gsize n_bytes;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (self, &contents, &n_bytes, NULL));
  g_assert_true (g_file_set_contents_full (program, contents, (gssize) n_bytes,
                                           G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  child = start_program (program, SPOOL_CHILD_OWN_GROUP, words);
  assert_ends (child, "exit status 7");
  test_remove_folder (g_steal_pointer (&parent));
}

static void
test_words (void)
{
  const char *const rows[][3] = {
    { "exit", "0", "exit status 0" },
    { "exit", "3", "exit status 3" },
    { "die", NULL, test_get_death_words () },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolChild) child = start (SPOOL_CHILD_OWN_GROUP, rows[i][0], rows[i][1]);

      assert_ends (child, rows[i][2]);
    }
  test_assert_no_children ();
}

static void
test_stderr (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_OWN_STDERR, "complain", "of this");
  g_autoptr (SpoolChild) other = start (SPOOL_CHILD_DEFAULT, "exit", "0");
  g_autoptr (GString) said = read_all (spool_child_get_stdout_fd (child));
  g_autoptr (GString) complaints = read_all (spool_child_get_stderr_fd (child));

  g_assert_cmpstr (said->str, ==, "");
  g_assert_cmpstr (complaints->str, ==, "of this");
  assert_ends (child, "exit status 0");
  g_assert_cmpint (spool_child_get_stderr_fd (other), ==, -1);
}

/* On stdout are frames, or events, and nothing else. */
static void
test_logs (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_OWN_STDERR, "log", NULL);
  g_autoptr (GString) said = read_all (spool_child_get_stdout_fd (child));
  g_autoptr (GString) logged = read_all (spool_child_get_stderr_fd (child));

  g_assert_cmpstr (said->str, ==, "done");
  g_assert_nonnull (strstr (logged->str, "a detail"));
  g_assert_nonnull (strstr (logged->str, "a message"));
  assert_ends (child, "exit status 0");
}

static void
test_usage (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_DEFAULT, "busy", NULL);
  g_auto (SpoolChildEnd) end = { 0 };

  g_assert_true (spool_child_wait (child, G_MAXINT64, &end));
  /* Each of the two may be counted in ticks of some 15 ms. */
  if (end.cpu_user_ns + end.cpu_system_ns > 0)
    g_assert_cmpint (end.cpu_user_ns + end.cpu_system_ns, >=, BUSY_NS / 2);
  else
    g_test_skip ("the system does not tell");
}

static void
test_missing_program (void)
{
  const char *argv[] = { "/nonexistent/日本語 spool", NULL };
  g_autoptr (GError) error = NULL;
  guint before = test_count_descriptors ();

  g_assert_null (spool_child_spawn (argv, SPOOL_CHILD_DEFAULT, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, argv[0]));
  g_assert_cmpuint (test_count_descriptors (), ==, before);
}

/* Neither reading nor waiting goes on beyond its deadline, and both can be tried again. */
static void
test_deadlines (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_DEFAULT, "cat", NULL);
  g_auto (SpoolChildEnd) end = { 0 };
  g_autoptr (GError) error = NULL;
  char letter = 0;

  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &letter, 1,
                                  spool_clock_now_ns () + SPOOL_NS_PER_MS, &error),
                   ==, -1);
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED);
  g_assert_false (spool_child_wait (child, spool_clock_now_ns () - 1, &end));
  g_assert_false (spool_child_wait (child, spool_clock_now_ns () + SPOOL_NS_PER_MS, &end));
  g_assert_null (end.words);
  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), "x", 1, NULL));
  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &letter, 1, FAR_NS, NULL), ==,
                   1);
  g_assert_cmpint (letter, ==, 'x');
  /* What had come in time is not lost if nobody had time to look. */
  g_assert_true (spool_fd_write_all (spool_child_get_stdin_fd (child), "yz", 2, NULL));
  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &letter, 1, FAR_NS, NULL), ==,
                   1);
  g_assert_cmpint (spool_fd_read (spool_child_get_stdout_fd (child), &letter, 1,
                                  spool_clock_now_ns () - SPOOL_NS_PER_S, NULL),
                   ==, 1);
  g_assert_cmpint (letter, ==, 'z');
  spool_child_kill (child);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_nonnull (strstr (end.words, "killed"));
  /* Whoever has this number now must not be hit. */
  spool_child_kill (child);
}

/* Who is killed takes its children along; the same when it is only let go of. */
static void
test_group (void)
{
  for (guint i = 0; i < 2; i++)
    {
      SpoolChild *child = start (SPOOL_CHILD_OWN_GROUP, "parent", NULL);
      char line[32] = { 0 };
      gint64 grandchild;

      g_assert_cmpint (
          spool_fd_read (spool_child_get_stdout_fd (child), line, sizeof line - 1, FAR_NS, NULL), >,
          1);
      grandchild = g_ascii_strtoll (line, NULL, 10);
      g_assert_cmpint (grandchild, >, 0);
      g_assert_true (test_process_lives (grandchild));
      if (i == 0)
        spool_child_kill (child);
      else
        g_assert_true (test_process_lives (spool_child_get_pid (child)));
      spool_child_free (child);
      test_await_end (grandchild);
    }
  test_assert_no_children ();
}

/* A grandchild whose parent was killed by somebody else sees the end of its input, or is taken
 * along: none is left. */
static void
test_killed_parent (void)
{
  g_autoptr (SpoolChild) child = start (SPOOL_CHILD_OWN_GROUP, "parent", NULL);
  char line[32] = { 0 };
  gint64 grandchild;

  g_assert_cmpint (
      spool_fd_read (spool_child_get_stdout_fd (child), line, sizeof line - 1, FAR_NS, NULL), >, 1);
  grandchild = g_ascii_strtoll (line, NULL, 10);
  test_kill (spool_child_get_pid (child));
  assert_ends (child, test_get_kill_words ());
  test_await_end (grandchild);
}

static void
test_descriptors (void)
{
  guint before = test_count_descriptors ();

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (SpoolChild) child = start (SPOOL_CHILD_DEFAULT, "exit", "0");

      g_assert_cmpuint (test_count_descriptors (), ==, before + 2);
      assert_ends (child, "exit status 0");
    }
  g_assert_cmpuint (test_count_descriptors (), ==, before);
}

static gpointer
start_and_end (gpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SpoolChild) child = start (SPOOL_CHILD_DEFAULT, "cat", NULL);

      spool_child_close_stdin (child);
      assert_ends (child, "exit status 0");
    }
  return NULL;
}

/* A pipe of one child that leaked into another would keep that one from ever seeing its end. */
static void
test_siblings (void)
{
  GThread *threads[N_SIBLINGS];

  for (guint i = 0; i < N_SIBLINGS; i++)
    threads[i] = g_thread_new ("sibling", start_and_end, NULL);
  for (guint i = 0; i < N_SIBLINGS; i++)
    g_thread_join (threads[i]);
  test_assert_no_children ();
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) words = test_dup_arguments (argv);

  spool_fd_prepare_standard ();
  if (g_strcmp0 (words[1], ROLE) == 0)
    return be_child (words[0], words + 2);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/child/bytes", test_bytes);
  g_test_add_func ("/child/arguments", test_arguments);
  g_test_add_func ("/child/path", test_path);
  g_test_add_func ("/child/words", test_words);
  g_test_add_func ("/child/stderr", test_stderr);
  g_test_add_func ("/child/logs", test_logs);
  g_test_add_func ("/child/usage", test_usage);
  g_test_add_func ("/child/missing-program", test_missing_program);
  g_test_add_func ("/child/deadlines", test_deadlines);
  g_test_add_func ("/child/group", test_group);
  g_test_add_func ("/child/killed-parent", test_killed_parent);
  g_test_add_func ("/child/descriptors", test_descriptors);
  g_test_add_func ("/child/siblings", test_siblings);
  return g_test_run ();
}
