/* test-background.c: work in a thread, and who keeps the object that it is for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-background.h"

typedef struct
{
  GObject *object; /* (nullable): while it lives */
  GThread *thread; /* that has done the work */
  gboolean done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->object = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_add_weak_pointer (fixture->object, (gpointer *) &fixture->object);
  g_object_set_data (fixture->object, "fixture", fixture);
}

/* The thread may let go of the task at any time; if that kept the object, so would the thread. */
static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fixture *fixture = data;

  g_assert_null (source);
  fixture->thread = g_thread_self ();
  g_task_return_boolean (task, TRUE);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer object)
{
  g_autoptr (GObject) got = object;
  Fixture *fixture = g_object_get_data (got, "fixture");
  g_autoptr (GError) error = NULL;

  g_assert_null (source);
  g_assert_true (got == fixture->object);
  fixture->done = TRUE;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return;
    }
  g_assert_true (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_no_error (error);
}

static void
await_done (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_thread_has_no_part_in_it (Fixture *fixture, gconstpointer data)
{
  spool_background_run (fixture->object, NULL, work, fixture, NULL, on_done);
  await_done (fixture);
  g_assert_true (fixture->thread != g_thread_self ());
  g_assert_nonnull (fixture->object);
  g_object_unref (fixture->object);
  g_assert_null (fixture->object);
}

/* Nobody else has to keep it until then. */
static void
test_kept_until_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  spool_background_run (fixture->object, cancellable, work, fixture, NULL, on_done);
  g_cancellable_cancel (cancellable);
  g_object_unref (fixture->object);
  await_done (fixture);
  g_assert_null (fixture->object);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/background/thread-has-no-part-in-it", Fixture, NULL, set_up,
              test_thread_has_no_part_in_it, NULL);
  g_test_add ("/background/kept-until-done", Fixture, NULL, set_up, test_kept_until_done, NULL);
  return g_test_run ();
}
