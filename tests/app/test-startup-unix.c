/* test-startup-unix.c: what the program asks of the system before it does anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-startup.h"

#include <glib.h>
#include <signal.h>

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/startup/broken-pipes", test_broken_pipes);
  return g_test_run ();
}
