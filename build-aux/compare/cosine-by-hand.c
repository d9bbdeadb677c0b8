/* cosine-by-hand.c: the loop of the workload cosine, in a row, or on threads or processes made by
 * hand.
 *
 *   cosine-by-hand serial|threads|processes WORKERS JOBS ITERATIONS
 *
 * Workers claim jobs from a counter that they share; serial has none, whatever WORKERS says. Prints
 * the seconds from before the first worker is made to after the last has gone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_WORKERS 256

/* Shared by all workers, be they threads or processes. */
typedef struct
{
  int next_job;
  int n_jobs;
  long n_iterations;
  double results[1024];
} Work;

static double
now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static void *
do_jobs (void *data)
{
  Work *work = data;
  int job;

  while ((job = __atomic_fetch_add (&work->next_job, 1, __ATOMIC_RELAXED)) < work->n_jobs)
    {
      double foo = 0;

      for (long i = 0; i < work->n_iterations; i++)
        foo += foo * cos ((double) i * M_PI);
      work->results[job] = foo;
    }
  return NULL;
}

static void
run_threads (Work *work, int n_workers)
{
  pthread_t threads[MAX_WORKERS];

  for (int i = 0; i < n_workers; i++)
    pthread_create (&threads[i], NULL, do_jobs, work);
  for (int i = 0; i < n_workers; i++)
    pthread_join (threads[i], NULL);
}

static void
run_processes (Work *work, int n_workers)
{
  for (int i = 0; i < n_workers; i++)
    if (fork () == 0)
      {
        do_jobs (work);
        _exit (0);
      }
  while (wait (NULL) > 0)
    ;
}

int
main (int argc, char *argv[])
{
  Work *work =
      mmap (NULL, sizeof (Work), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int n_workers = argc == 5 ? atoi (argv[2]) : 0;
  double begin_s;

  if (work == MAP_FAILED || n_workers < 1 || n_workers > MAX_WORKERS || atoi (argv[3]) > 1024)
    return 2;
  work->n_jobs = atoi (argv[3]);
  work->n_iterations = (long) atof (argv[4]);
  begin_s = now_s ();
  if (strcmp (argv[1], "serial") == 0)
    do_jobs (work);
  else if (strcmp (argv[1], "threads") == 0)
    run_threads (work, n_workers);
  else
    run_processes (work, n_workers);
  printf ("%.9f\n", now_s () - begin_s);
  return work->results[0] == 0 ? 0 : 1;
}
