/* spool-background.c: work in a thread, for an object of the main thread.
 *
 * A task keeps its source until the thread has let go of it, which may be after the main thread
 * has done with both: then a widget would be finalised in the thread. So the object isn't the
 * task's source; the main thread alone keeps it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-background.h"

/**
 * spool_background_run:
 * @object: whom the work is for; kept until @done is called
 * @cancellable: what stops it; @work may look at it, and its result is an error then
 * @work: called in a thread, with @data and without a source; it returns the task's result
 * @data: (transfer full): what the work is about, the task's data
 * @free_data: frees @data, in any thread
 * @done: called in the main thread, with @object as its data, (transfer full)
 *
 * Main thread only.
 */
void
spool_background_run (gpointer object,
                      GCancellable *cancellable,
                      GTaskThreadFunc work,
                      gpointer data,
                      GDestroyNotify free_data,
                      GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_OBJECT (object) && work != NULL && done != NULL);

  task = g_task_new (NULL, cancellable, done, g_object_ref (object));
  g_task_set_source_tag (task, spool_background_run);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, work);
}
