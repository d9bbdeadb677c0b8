/* test-spool-global-lock.c: one holder at a time, handed over when asked for, never stuck.
 *
 * No test looks at how long something takes: an interval is either so short that it is over at
 * once, or so long that only a hand-over for another reason can end a wait.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-global-lock.h"

#include "engine/spool-engine.h"
#include "fake-work.h"
#include "workload/spool-clock.h"

#define AT_ONCE_NS 1
#define NEVER_NS (3600 * SPOOL_NS_PER_S)
#define PATIENCE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  guint n_threads;
  guint n_jobs; /* for each thread */
  guint n_checkpoints;
  guint n_waits; /* how many of them are waits */
  gint64 interval_ns;
} Case;

/* What only the holder may touch; not atomic, so that a second holder is found, by ThreadSanitizer
 * too. */
typedef struct
{
  const Case *row;
  SpoolGlobalLock *lock;
  gpointer holder; /* guarded by the lock, as are those below */
  guint64 n_steps;
  gint64 waited_ns;
} Shared;

static void
take (Shared *self, gpointer me)
{
  g_assert_null (self->holder);
  self->holder = me;
  self->n_steps++;
}

static void
give (Shared *self, gpointer me)
{
  g_assert_true (self->holder == me);
  self->holder = NULL;
}

static void
compute (Shared *self, SpoolJob *job)
{
  for (guint i = 0; i < self->row->n_checkpoints; i++)
    {
      give (self, job);
      if (i < self->row->n_waits)
        {
          spool_job_begin_wait (job);
          g_thread_yield ();
          spool_job_end_wait (job);
        }
      else
        g_assert_true (spool_job_checkpoint (job));
      take (self, job);
    }
}

static gpointer
do_jobs (gpointer data)
{
  Shared *self = data;

  for (guint i = 0; i < self->row->n_jobs; i++)
    {
      SpoolJobRecord record = { 0 };
      SpoolJob job;

      spool_job_begin (&job, i, spool_clock_now_ns (), 0, &record);
      spool_global_lock_enter (self->lock, &job);
      take (self, &job);
      compute (self, &job);
      self->waited_ns += job.lock_wait_ns;
      give (self, &job);
      spool_global_lock_leave (self->lock);
      spool_job_end (&job, &record);
      g_assert_cmpint (record.lock_wait_ns, >=, 0);
      g_assert_cmpint (record.lock_wait_ns + record.blocked_ns, <=,
                       record.end_ns - record.start_ns);
    }
  return NULL;
}

/* All get through, and nobody ever finds somebody else in there. */
static void
test_one_holder (gconstpointer data)
{
  const Case *row = data;
  Shared shared = { .row = row, .lock = spool_global_lock_new (row->interval_ns) };
  g_autofree GThread **threads = g_new (GThread *, row->n_threads);

  for (guint i = 0; i < row->n_threads; i++)
    threads[i] = g_thread_new ("job", do_jobs, &shared);
  for (guint i = 0; i < row->n_threads; i++)
    g_thread_join (threads[i]);
  g_assert_null (shared.holder);
  g_assert_cmpuint (shared.n_steps, ==,
                    (guint64) row->n_threads * row->n_jobs * (1 + row->n_checkpoints));
  g_assert_cmpint (shared.waited_ns, >, 0);
  spool_global_lock_free (shared.lock);
}

/* One that has the lock, and another that wants it. */
typedef struct
{
  SpoolGlobalLock *lock;
  SpoolJob job;
  gint arrived; /* atomic */
  gint had_it;  /* atomic */
  gint64 before_ns;
  gint64 taken_ns;
  gint64 given_ns;
} Rival;

static gpointer
want (gpointer data)
{
  Rival *self = data;

  g_atomic_int_set (&self->arrived, TRUE);
  self->before_ns = spool_clock_now_ns ();
  spool_global_lock_enter (self->lock, &self->job);
  self->taken_ns = spool_clock_now_ns ();
  for (guint i = 0; i < 1000; i++)
    g_thread_yield ();
  self->given_ns = spool_clock_now_ns ();
  g_atomic_int_set (&self->had_it, TRUE);
  spool_global_lock_leave (self->lock);
  return NULL;
}

static void
await (gint *flag)
{
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;

  while (!g_atomic_int_get (flag))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_thread_yield ();
    }
}

static GThread *
start_rival (Rival *rival, SpoolGlobalLock *lock)
{
  GThread *thread;

  *rival = (Rival){ .lock = lock };
  thread = g_thread_new ("rival", want, rival);
  await (&rival->arrived);
  return thread;
}

static void
assert_waited (const Rival *rival)
{
  g_assert_cmpint (rival->job.lock_wait_ns, >, 0);
  g_assert_cmpint (rival->job.lock_wait_ns, <=, rival->taken_ns - rival->before_ns);
}

/* Who computes hands the lock over at a checkpoint once somebody has waited for the interval, and
 * comes back only after that one has had it. */
static void
test_hand_over (void)
{
  SpoolGlobalLock *lock = spool_global_lock_new (AT_ONCE_NS);
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;
  SpoolJob job = { .deadline_ns = G_MAXINT64 };
  gint64 waited_ns = 0;
  GThread *thread;
  Rival rival;

  spool_global_lock_enter (lock, &job);
  thread = start_rival (&rival, lock);
  while (!g_atomic_int_get (&rival.had_it))
    {
      waited_ns = job.lock_wait_ns;
      g_assert_true (spool_job_checkpoint (&job));
      /* The checkpoint that waits is the one in which the other has had it. */
      if (!g_atomic_int_get (&rival.had_it))
        g_assert_cmpint (job.lock_wait_ns, ==, waited_ns);
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
    }
  spool_global_lock_leave (lock);
  g_thread_join (thread);
  assert_waited (&rival);
  g_assert_cmpint (job.lock_wait_ns - waited_ns, >=, rival.given_ns - rival.taken_ns);
  g_assert_cmpint (job.blocked_ns, ==, 0);
  spool_global_lock_free (lock);
}

/* Before the interval is over nobody is disturbed, however many checkpoints there are. */
static void
test_keep (void)
{
  SpoolGlobalLock *lock = spool_global_lock_new (NEVER_NS);
  SpoolJob job = { .deadline_ns = G_MAXINT64 };
  gint64 waited_ns, left_ns;
  GThread *thread;
  Rival rival;

  spool_global_lock_enter (lock, &job);
  waited_ns = job.lock_wait_ns;
  thread = start_rival (&rival, lock);
  for (guint i = 0; i < 20000; i++)
    {
      g_assert_true (spool_job_checkpoint (&job));
      if (i % 100 == 0)
        g_thread_yield ();
    }
  g_assert_false (g_atomic_int_get (&rival.had_it));
  g_assert_cmpint (job.lock_wait_ns, ==, waited_ns);
  left_ns = spool_clock_now_ns ();
  spool_global_lock_leave (lock);
  g_thread_join (thread);
  g_assert_true (rival.had_it);
  g_assert_cmpint (rival.taken_ns, >=, left_ns);
  assert_waited (&rival);
  spool_global_lock_free (lock);
}

/* Who waits for input gives the lock back, whatever the interval. */
static void
test_wait (void)
{
  SpoolGlobalLock *lock = spool_global_lock_new (NEVER_NS);
  SpoolJob job = { .deadline_ns = G_MAXINT64 };
  GThread *thread;
  Rival rival;

  spool_global_lock_enter (lock, &job);
  thread = start_rival (&rival, lock);
  spool_job_begin_wait (&job);
  await (&rival.had_it);
  spool_job_end_wait (&job);
  g_thread_join (thread);
  g_assert_cmpint (job.blocked_ns, >=, rival.given_ns - rival.taken_ns);

  /* It has it again: the next one must wait until it leaves. */
  thread = start_rival (&rival, lock);
  for (guint i = 0; i < 1000; i++)
    g_thread_yield ();
  g_assert_false (g_atomic_int_get (&rival.had_it));
  spool_global_lock_leave (lock);
  g_thread_join (thread);
  g_assert_true (rival.had_it);
  spool_global_lock_free (lock);
}

/* A job that missed its deadline is told so at a checkpoint under the lock, too. */
static void
test_deadline (void)
{
  SpoolGlobalLock *lock = spool_global_lock_new (AT_ONCE_NS);
  SpoolJob job = { .deadline_ns = spool_clock_now_ns () };

  spool_global_lock_enter (lock, &job);
  g_assert_false (spool_job_checkpoint (&job));
  g_assert_cmpint (job.status, ==, SPOOL_JOB_TIMED_OUT);
  g_clear_pointer (&job.detail, g_free);
  spool_global_lock_leave (lock);
  spool_global_lock_free (lock);
}

/* Jobs that look whether another one computes at the same time. */
typedef struct
{
  gint n_computing; /* atomic */
  gint n_met;       /* atomic */
} Meeting;

static gpointer
meeting_prepare (const SpoolParams *params,
                 const char *folder,
                 const char *pages_url,
                 GError **error)
{
  return g_new0 (Meeting, 1);
}

static void
meeting_unprepare (gpointer prepared)
{
  Meeting *self = prepared;

  g_assert_cmpint (self->n_computing, ==, 0);
  g_assert_cmpint (self->n_met, ==, 0);
  g_free (self);
}

static void
meeting_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  Meeting *self = (gpointer) prepared;

  for (guint i = 0; i < 20; i++)
    {
      if (g_atomic_int_add (&self->n_computing, 1) != 0)
        g_atomic_int_inc (&self->n_met);
      g_thread_yield ();
      g_atomic_int_add (&self->n_computing, -1);
      if (!spool_job_checkpoint (job))
        return;
    }
  job->digest = fake_digest (job->index);
}

static void
test_engine (gconstpointer mode)
{
  const SpoolWork work = {
    .workload = fake_work.workload,
    .prepare = meeting_prepare,
    .unprepare = meeting_unprepare,
    .run = meeting_run,
  };
  const SpoolEngineHost nothing = { NULL };
  const gint64 intervals_ns[] = { AT_ONCE_NS, 5 * SPOOL_NS_PER_MS, NEVER_NS };

  for (gsize i = 0; i < G_N_ELEMENTS (intervals_ns); i++)
    {
      g_autoptr (SpoolSetup) setup =
          fake_setup_new (SPOOL_EXECUTOR_THREADS_GIL, GPOINTER_TO_INT (mode), 8, 200);
      g_autoptr (SpoolRun) run = NULL;
      gint64 waited_ns = 0;

      setup->switch_interval_ns = intervals_ns[i];
      run = spool_engine_run (setup, &work, &nothing, NULL);
      g_assert_nonnull (run);
      g_assert_cmpuint (run->failed_jobs, ==, 0);
      for (guint64 job = 0; job < run->n_records; job++)
        {
          const SpoolJobRecord *record = &run->records[job];

          /* A lock that is free is taken within one tick of some clocks. */
          g_assert_cmpint (record->lock_wait_ns, >=, 0);
          g_assert_cmpint (record->lock_wait_ns, <=, record->end_ns - record->start_ns);
          waited_ns += record->lock_wait_ns;
        }
      g_assert_cmpint (waited_ns, >, 0);
      for (guint lane = 0; lane < run->n_lanes; lane++)
        waited_ns -= run->lanes[lane].lock_wait_ns;
      g_assert_cmpint (waited_ns, ==, 0);
    }
}

#define MS5 (5 * SPOOL_NS_PER_MS)

static const Case rows[] = {
  { 1, 100, 50, 5, AT_ONCE_NS },  { 2, 200, 0, 0, AT_ONCE_NS },  { 2, 50, 200, 0, AT_ONCE_NS },
  { 2, 5, 5000, 0, MS5 },         { 2, 50, 50, 50, NEVER_NS },   { 8, 100, 1, 0, AT_ONCE_NS },
  { 8, 20, 100, 10, AT_ONCE_NS }, { 8, 3, 3000, 30, MS5 },       { 8, 500, 0, 0, NEVER_NS },
  { 64, 5, 10, 1, AT_ONCE_NS },   { 64, 2, 50, 50, AT_ONCE_NS }, { 64, 20, 3, 0, MS5 },
  { 64, 50, 0, 0, NEVER_NS },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/global-lock/one-holder/%u-threads/%u-checkpoints/%" G_GSIZE_FORMAT,
                           rows[i].n_threads, rows[i].n_checkpoints, i);

      g_test_add_data_func (path, &rows[i], test_one_holder);
    }
  g_test_add_func ("/global-lock/hand-over", test_hand_over);
  g_test_add_func ("/global-lock/keep", test_keep);
  g_test_add_func ("/global-lock/wait", test_wait);
  g_test_add_func ("/global-lock/deadline", test_deadline);
  g_test_add_data_func ("/global-lock/engine/cold", GINT_TO_POINTER (SPOOL_MODE_COLD), test_engine);
  g_test_add_data_func ("/global-lock/engine/warm", GINT_TO_POINTER (SPOOL_MODE_WARM), test_engine);
  return g_test_run ();
}
