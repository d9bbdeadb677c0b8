/* test-startup-unix.c: what the program asks of the system before it does anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* A bench that ends while it is written to must not take the window with it. */
static void
test_broken_pipes (void)
{
  struct sigaction action;

  signal (SIGPIPE, SIG_DFL);
  spool_startup_prepare (0, NULL);
  g_assert_cmpint (sigaction (SIGPIPE, NULL, &action), ==, 0);
  g_assert_true (action.sa_handler == SIG_IGN);
}

/* As what --help and --version print. */
static void
test_full_disk (void)
{
  if (g_test_subprocess ())
    {
      g_assert_nonnull (freopen ("/dev/full", "w", stdout));
      spool_startup_prepare (0, NULL);
      g_print ("what was asked for\n");
      exit (0);
    }
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("spool: can't write to the standard output: No space left*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/startup/broken-pipes", test_broken_pipes);
  g_test_add_func ("/startup/full-disk", test_full_disk);
  return g_test_run ();
}
