/* spool-sleep-work.c: waiting for a set time, never less.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-work.h"

typedef struct
{
  gsize n_lengths;
  gint64 *lengths_ns;
  guint64 *digests;
} Lengths;

static gpointer
sleep_prepare (const SpoolParams *params, const char *folder, const char *pages_url, GError **error)
{
  Lengths *lengths = g_new0 (Lengths, 1);
  g_autofree double *seconds = spool_params_get_numbers (params, "seconds", &lengths->n_lengths);

  lengths->lengths_ns = g_new (gint64, lengths->n_lengths);
  lengths->digests = g_new (guint64, lengths->n_lengths);
  for (gsize i = 0; i < lengths->n_lengths; i++)
    {
      lengths->lengths_ns[i] = spool_seconds_to_ns (seconds[i]);
      lengths->digests[i] = spool_digest_of_number ((guint64) lengths->lengths_ns[i]);
    }
  return lengths;
}

static void
sleep_unprepare (gpointer prepared)
{
  Lengths *lengths = prepared;

  g_free (lengths->lengths_ns);
  g_free (lengths->digests);
  g_free (lengths);
}

static gint64
find_length (const Lengths *lengths, const SpoolJob *job, gsize *i)
{
  *i = lengths->n_lengths > 1 ? job->index % lengths->n_lengths : 0;
  return lengths->lengths_ns[*i];
}

static void
end_sleep (SpoolJob *job, gint64 until_ns, guint64 digest)
{
  spool_job_end_wait (job);
  if (until_ns > job->deadline_ns)
    spool_job_time_out (job);
  else
    job->digest = digest;
}

static void
sleep_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  const Lengths *lengths = prepared;
  gsize i;
  gint64 length_ns = find_length (lengths, job, &i);
  gint64 until_ns;

  if (length_ns == 0)
    {
      job->digest = lengths->digests[i];
      return;
    }
  spool_job_begin_wait (job);
  until_ns = spool_clock_now_ns () + length_ns;
  spool_clock_sleep_until (MIN (until_ns, job->deadline_ns));
  end_sleep (job, until_ns, lengths->digests[i]);
}

/* A slot of the event loop: a job that sleeps, or none. */
typedef struct
{
  SpoolJob *job;
  gint64 until_ns;
  guint64 digest;
} Sleeper;

typedef struct
{
  guint n_slots;
  Sleeper sleepers[];
} SleepLoop;

static gpointer
sleep_loop_new (gconstpointer prepared, guint n_slots)
{
  SleepLoop *loop = g_malloc0 (sizeof (SleepLoop) + n_slots * sizeof (Sleeper));

  loop->n_slots = n_slots;
  return loop;
}

/* Gives the slot its next job that really sleeps; jobs of 0 s are done on the way. */
static void
fill_slot (const Lengths *lengths, SleepLoop *loop, guint slot, SpoolAsyncHost *host)
{
  Sleeper *sleeper = &loop->sleepers[slot];

  while ((sleeper->job = host->start (host, slot)) != NULL)
    {
      gsize i;
      gint64 length_ns = find_length (lengths, sleeper->job, &i);

      sleeper->digest = lengths->digests[i];
      if (length_ns > 0)
        {
          spool_job_begin_wait (sleeper->job);
          sleeper->until_ns = spool_clock_now_ns () + length_ns;
          return;
        }
      sleeper->job->digest = sleeper->digest;
      host->finish (host, slot);
    }
}

static gint64
find_wake (const Sleeper *sleeper)
{
  return sleeper->job != NULL ? MIN (sleeper->until_ns, sleeper->job->deadline_ns) : G_MAXINT64;
}

static guint
find_first (const SleepLoop *loop)
{
  guint first = 0;

  for (guint i = 1; i < loop->n_slots; i++)
    if (find_wake (&loop->sleepers[i]) < find_wake (&loop->sleepers[first]))
      first = i;
  return first;
}

static void
sleep_loop_run (gconstpointer prepared, gpointer data, SpoolAsyncHost *host)
{
  SleepLoop *loop = data;

  for (guint i = 0; i < loop->n_slots; i++)
    fill_slot (prepared, loop, i, host);
  for (;;)
    {
      guint first = find_first (loop);
      Sleeper *sleeper = &loop->sleepers[first];

      if (sleeper->job == NULL)
        return;
      spool_clock_sleep_until (find_wake (sleeper));
      end_sleep (sleeper->job, sleeper->until_ns, sleeper->digest);
      host->finish (host, first);
      fill_slot (prepared, loop, first, host);
    }
}

const SpoolWork spool_sleep_work = {
  .workload = &spool_sleep_workload,
  .prepare = sleep_prepare,
  .unprepare = sleep_unprepare,
  .run = sleep_run,
  .loop_new = sleep_loop_new,
  .loop_free = g_free,
  .loop_run = sleep_loop_run,
};
