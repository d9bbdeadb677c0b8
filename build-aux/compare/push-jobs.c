/* push-jobs.c: JOBS jobs that sleep for 0 s, pushed one by one into a pool of 2 threads.
 *
 *   push-jobs JOBS
 *
 * They are the jobs that Spool does: each leaves a record of its beginning, its end and its result,
 * in memory that has been touched before. Prints the seconds from before the pool is made to after
 * it has ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct
{
  gint64 start_ns;
  gint64 end_ns;
  guint64 digest;
  guint64 reserved[5];
} Record;

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
do_job (gpointer data, gpointer unused)
{
  Record *record = data;

  record->start_ns = now_ns ();
  record->digest = 1;
  record->end_ns = now_ns ();
}

int
main (int argc, char *argv[])
{
  guint64 n_jobs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  Record *records = g_aligned_alloc (n_jobs + 1, sizeof (Record), 64);
  GThreadPool *pool;
  GTimer *timer;

  memset (records, 0, n_jobs * sizeof (Record));
  timer = g_timer_new ();
  pool = g_thread_pool_new (do_job, NULL, 2, TRUE, NULL);
  for (guint64 i = 0; i < n_jobs; i++)
    g_thread_pool_push (pool, &records[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  printf ("%.9f\n", g_timer_elapsed (timer, NULL));
  g_timer_destroy (timer);
  g_aligned_free (records);
  return 0;
}
