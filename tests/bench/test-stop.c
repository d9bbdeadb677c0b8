/* test-stop.c: the wish to stop ends all children at once, those too that come after it. The
 * children are this program itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-stop.h"
#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"
#include "workload/spool-self.h"

#define FAR_NS (spool_clock_now_ns () + 60 * SPOOL_NS_PER_S)
#define ROLE "--as-child"
#define N_CHILDREN 3

/* Stays until the end of its input. */
static int
be_child (void)
{
  spool_fd_await_hangup (0);
  return 0;
}

static SpoolChild *
spawn (void)
{
  g_autofree char *program = spool_self_dup_path ();
  const char *argv[] = { program, ROLE, NULL };
  g_autoptr (GError) error = NULL;
  SpoolChild *child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, &error);

  g_assert_no_error (error);
  return child;
}

static void
assert_killed (SpoolStop *stop, SpoolChild *child)
{
  g_auto (SpoolChildEnd) end = { 0 };

  spool_children_remove (spool_stop_get_children (stop), child);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_false (end.clean);
}

static void
test_all (void)
{
  g_autoptr (SpoolStop) stop = spool_stop_new ();
  SpoolChild *children[N_CHILDREN];

  for (guint i = 0; i < N_CHILDREN; i++)
    {
      children[i] = spawn ();
      spool_children_add (spool_stop_get_children (stop), children[i]);
    }
  g_assert_false (spool_stop_is_wanted (stop));
  spool_stop_trigger (stop);
  g_assert_true (spool_stop_is_wanted (stop));
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      assert_killed (stop, children[i]);
      spool_child_free (children[i]);
    }
}

static void
test_too_late (void)
{
  g_autoptr (SpoolStop) stop = spool_stop_new ();
  g_autoptr (SpoolChild) child = spawn ();

  spool_stop_trigger (stop);
  spool_children_add (spool_stop_get_children (stop), child);
  assert_killed (stop, child);
}

static void
test_removed (void)
{
  g_autoptr (SpoolStop) stop = spool_stop_new ();
  g_autoptr (SpoolChild) child = spawn ();
  g_auto (SpoolChildEnd) end = { 0 };

  spool_children_add (spool_stop_get_children (stop), child);
  spool_children_remove (spool_stop_get_children (stop), child);
  spool_stop_trigger (stop);
  spool_child_close_stdin (child);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_true (end.clean);
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], ROLE))
    return be_child ();
  g_test_init (&argc, &argv, NULL);
  spool_fd_prepare_standard ();
  g_test_add_func ("/stop/all", test_all);
  g_test_add_func ("/stop/too-late", test_too_late);
  g_test_add_func ("/stop/removed", test_removed);
  return g_test_run ();
}
