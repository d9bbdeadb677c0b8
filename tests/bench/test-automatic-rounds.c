/* test-automatic-rounds.c: when automatic rounds end, with a fake backend and clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-backend.h"
#include "report/spool-rounds.h"
#include "workload/spool-clock.h"

#define PLAN                                                              \
  "{\"workload\": \"sleep\", \"params\": {\"seconds\": 1}, \"jobs\": 4, " \
  "\"executors\": [\"threads\"], \"workers\": [2, 4], \"seed\": 5}"
#define N_CONFIGURATIONS 3

typedef struct
{
  FakeBackend fake;
  FakeListener listener;
  SpoolReport *report;
  double spread;      /* by how much every other run with workers takes longer */
  guint least_rounds; /* what was foreseen, at the lowest and at the highest */
  guint most_rounds;
} Case;

static SpoolRun *
measure (gpointer data, const SpoolSetup *setup, GError **error)
{
  Case *self = data;
  SpoolRun *run = fake_backend_get (&self->fake).measure (&self->fake, setup, error);

  if (run != NULL && setup->workers > 1 && (self->report->runs->len / N_CONFIGURATIONS) % 2 == 1)
    run->wall_ns += (gint64) (self->spread * (double) run->wall_ns);
  return run;
}

static gint64
now_ns (gpointer data)
{
  return ((Case *) data)->fake.now_ns;
}

static gboolean
is_stopped (gpointer data)
{
  return FALSE;
}

static const char *
get_pages_url (gpointer data, guint entry)
{
  return NULL;
}

static void
note_plan (gpointer data, const SpoolReport *report, guint runs_total, double total_s)
{
  fake_listener.plan_begun (&((Case *) data)->listener, report, runs_total, total_s);
}

static void
note_begun (gpointer data, const SpoolProgress *progress)
{
  Case *self = data;

  g_assert_cmpuint (progress->round, <, progress->rounds);
  g_assert_cmpuint (progress->runs_done, <, progress->runs_total);
  g_assert_cmpuint (progress->runs_total, ==, progress->rounds * N_CONFIGURATIONS);
  g_assert_cmpfloat (progress->left_s, >, 0);
  self->least_rounds = MIN (self->least_rounds, progress->rounds);
  self->most_rounds = MAX (self->most_rounds, progress->rounds);
}

static void
ignore_run (gpointer data, const SpoolRun *run, const SpoolProgress *progress)
{
}

static void
ignore_failure (gpointer data, const GError *error, const SpoolProgress *progress)
{
}

static void
ignore_round (gpointer data, guint round, const SpoolProgress *progress)
{
}

static const SpoolListener listener = {
  .plan_begun = note_plan,
  .run_begun = note_begun,
  .run_ended = ignore_run,
  .run_failed = ignore_failure,
  .round_ended = ignore_round,
};

static void
case_init (Case *self, gint64 run_ns, double spread)
{
  *self = (Case){ .spread = spread, .least_rounds = G_MAXUINT };
  fake_backend_init (&self->fake);
  self->fake.run_ns = run_ns;
  fake_listener_init (&self->listener);
  self->report = fake_report_new (fake_plan_new (PLAN));
  g_assert_cmpuint (self->report->plan->rounds, ==, SPOOL_AUTOMATIC_ROUNDS);
}

static void
case_clear (Case *self)
{
  fake_backend_clear (&self->fake);
  fake_listener_clear (&self->listener);
  spool_report_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Returns: how many rounds it took. */
static guint
conduct (Case *self)
{
  const SpoolBackend backend = { .measure = measure,
                                 .now_ns = now_ns,
                                 .is_stopped = is_stopped,
                                 .get_pages_url = get_pages_url,
                                 .data = self };

  spool_conduct (self->report, &backend, &listener, self);
  g_assert_true (self->report->complete);
  g_assert_cmpuint (self->report->runs->len % N_CONFIGURATIONS, ==, 0);
  return self->report->runs->len / N_CONFIGURATIONS;
}

/* Times that hardly vary: six rounds do, and that is what is told before. */
static void
test_steady (void)
{
  g_auto (Case) self;

  case_init (&self, SPOOL_NS_PER_MS, 0.01);
  g_assert_cmpuint (conduct (&self), ==, 6);
  g_assert_cmpuint (self.least_rounds, ==, 6);
  g_assert_cmpuint (self.most_rounds, ==, 6);
  g_assert_cmpuint (self.listener.runs_total, ==, 6 * N_CONFIGURATIONS);
}

/* Times that vary take just as many rounds as it takes until the intervals are narrow. */
static void
test_varying (void)
{
  g_auto (Case) self;
  g_autoptr (SpoolAnalysis) after = NULL;
  g_autoptr (SpoolAnalysis) before = NULL;
  guint n_rounds;

  case_init (&self, SPOOL_NS_PER_MS, 0.3);
  n_rounds = conduct (&self);
  g_assert_cmpuint (n_rounds, >, 10);
  g_assert_cmpuint (n_rounds, <, 100);
  g_assert_cmpuint (self.most_rounds, >=, n_rounds);
  after = spool_analysis_new (self.report);
  g_assert_true (spool_rounds_are_enough (after, n_rounds));
  g_ptr_array_set_size (self.report->runs, (n_rounds - 1) * N_CONFIGURATIONS);
  before = spool_analysis_new (self.report);
  g_assert_false (spool_rounds_are_enough (before, n_rounds - 1));
}

/* A minute is all they get: 20 rounds of three seconds, or fewer than it takes to tell. */
static void
test_default_limit (void)
{
  const struct
  {
    gint64 run_s;
    guint rounds;
  } rows[] = { { 1, 20 }, { 3, 6 }, { 4, 5 }, { 15, 1 }, { 100, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Case) self;

      case_init (&self, rows[i].run_s * SPOOL_NS_PER_S, 2);
      g_assert_cmpuint (conduct (&self), ==, rows[i].rounds);
      /* The worst case is told before; a round is guessed to take 7 s and a little. */
      g_assert_cmpfloat (self.listener.total_s, ==, 60);
    }
}

static void
test_given_limit (void)
{
  g_auto (Case) self;

  case_init (&self, SPOOL_NS_PER_S, 2);
  self.report->plan->time_limit_s = 30;
  g_assert_cmpuint (conduct (&self), ==, 10);
  g_assert_cmpfloat (self.listener.total_s, ==, 30);
}

/* Rounds that take no time end, too. */
static void
test_most_rounds (void)
{
  g_auto (Case) self;

  case_init (&self, 10, 1000);
  g_assert_cmpuint (conduct (&self), ==, SPOOL_MAX_ROUNDS);
}

/* A number is a number, however much the times vary. */
static void
test_given_rounds (void)
{
  g_auto (Case) self;

  case_init (&self, SPOOL_NS_PER_MS, 0.3);
  self.report->plan->rounds = 7;
  g_assert_cmpuint (conduct (&self), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/automatic-rounds/steady", test_steady);
  g_test_add_func ("/automatic-rounds/varying", test_varying);
  g_test_add_func ("/automatic-rounds/default-limit", test_default_limit);
  g_test_add_func ("/automatic-rounds/given-limit", test_given_limit);
  g_test_add_func ("/automatic-rounds/most-rounds", test_most_rounds);
  g_test_add_func ("/automatic-rounds/given-rounds", test_given_rounds);
  return g_test_run ();
}
