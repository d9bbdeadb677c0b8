/* push-jobs.c: JOBS jobs that do nothing, pushed one by one into a pool of 2 threads.
 *
 *   push-jobs JOBS
 *
 * Prints the seconds from before the pool is made to after it has ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>

static void
do_nothing (gpointer job, gpointer data)
{
}

int
main (int argc, char *argv[])
{
  guint64 n_jobs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  GTimer *timer = g_timer_new ();
  GThreadPool *pool = g_thread_pool_new (do_nothing, NULL, 2, TRUE, NULL);

  for (guint64 i = 0; i < n_jobs; i++)
    g_thread_pool_push (pool, GSIZE_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  printf ("%.9f\n", g_timer_elapsed (timer, NULL));
  g_timer_destroy (timer);
  return 0;
}
