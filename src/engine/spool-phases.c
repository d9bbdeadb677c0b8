/* spool-phases.c: splits each lane's time into start, wait, work, idle and stop (rule 3).
 *
 * Pure: the records, the lanes' ready stamps and the wall time go in, sums come out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-phases.h"

static gint64
find_last_end (const SpoolRun *run)
{
  gint64 last_ns = 0;

  for (guint64 i = 0; i < run->n_records; i++)
    last_ns = MAX (last_ns, run->records[i].end_ns);
  return MIN (last_ns, run->wall_ns);
}

/* Until the whole run is summed up, a lane's idle_ns holds its own last job's end. */
static void
add_record (SpoolRun *run, const SpoolJobRecord *record)
{
  SpoolLane *lane = &run->lanes[record->lane];
  gint64 length_ns = record->end_ns - record->start_ns;

  lane->jobs++;
  lane->phases.work_ns += length_ns;
  lane->phases.idle_ns = MAX (lane->phases.idle_ns, record->end_ns);
  lane->lock_wait_ns += record->lock_wait_ns;
  lane->blocked_ns += record->blocked_ns;
  run->histogram[spool_histogram_bucket (length_ns)]++;
  if (record->status != SPOOL_JOB_OK)
    run->failed_jobs++;
}

static void
close_lane (SpoolPhases *phases, gint64 ready_ns, gint64 last_ns, gint64 wall_ns, gboolean had_jobs)
{
  gint64 own_last_ns = phases->idle_ns;

  phases->start_ns = CLAMP (ready_ns, 0, last_ns);
  if (!had_jobs)
    own_last_ns = phases->start_ns;
  phases->wait_ns = own_last_ns - phases->start_ns - phases->work_ns;
  phases->idle_ns = last_ns - own_last_ns;
  phases->stop_ns = wall_ns - last_ns;
}

static void
add_phases (SpoolPhases *sum, const SpoolPhases *phases)
{
  sum->start_ns += phases->start_ns;
  sum->wait_ns += phases->wait_ns;
  sum->work_ns += phases->work_ns;
  sum->idle_ns += phases->idle_ns;
  sum->stop_ns += phases->stop_ns;
}

/* A mean rounded down would lose up to 4 ns of the sum; the largest part takes what is left. */
static void
divide_phases (SpoolPhases *sum, gint64 n_lanes, gint64 wall_ns)
{
  sum->start_ns /= n_lanes;
  sum->wait_ns /= n_lanes;
  sum->idle_ns /= n_lanes;
  sum->stop_ns /= n_lanes;
  sum->work_ns = wall_ns - sum->start_ns - sum->wait_ns - sum->idle_ns - sum->stop_ns;
}

/**
 * spool_phases_fill:
 * @run: a run with its wall time, all its records, and its lanes
 * @ready_ns: (array): when each lane was ready, from the run's zero; may lie before zero or after
 *   the end
 *
 * Fills in each lane's sums, the run's phases, its histogram and how many jobs failed. A lane's
 * five parts sum to the wall time.
 */
void
spool_phases_fill (SpoolRun *run, const gint64 *ready_ns)
{
  gint64 last_ns;

  g_return_if_fail (run != NULL && run->n_lanes > 0 && ready_ns != NULL);

  last_ns = find_last_end (run);
  for (guint64 i = 0; i < run->n_records; i++)
    add_record (run, &run->records[i]);
  for (guint i = 0; i < run->n_lanes; i++)
    {
      SpoolLane *lane = &run->lanes[i];

      close_lane (&lane->phases, ready_ns[i], last_ns, run->wall_ns, lane->jobs > 0);
      add_phases (&run->phases, &lane->phases);
    }
  divide_phases (&run->phases, run->n_lanes, run->wall_ns);
}
