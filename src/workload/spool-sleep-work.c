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

static void
sleep_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  const Lengths *lengths = prepared;
  gsize i = lengths->n_lengths > 1 ? job->index % lengths->n_lengths : 0;

  if (lengths->lengths_ns[i] > 0)
    {
      gint64 until_ns = spool_clock_now_ns () + lengths->lengths_ns[i];

      spool_job_begin_wait (job);
      spool_clock_sleep_until (MIN (until_ns, job->deadline_ns));
      spool_job_end_wait (job);
      if (until_ns > job->deadline_ns)
        {
          spool_job_time_out (job);
          return;
        }
    }
  job->digest = lengths->digests[i];
}

const SpoolWork spool_sleep_work = {
  .workload = &spool_sleep_workload,
  .prepare = sleep_prepare,
  .unprepare = sleep_unprepare,
  .run = sleep_run,
};
