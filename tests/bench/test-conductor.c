/* test-conductor.c: rounds, their order, limits and interruptions, with a fake backend and clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-backend.h"
#include "report/spool-order.h"
#include "workload/spool-clock.h"

#define SMALL_PLAN                                                                       \
  "{\"workload\": \"sleep\", \"params\": {\"seconds\": 1}, \"jobs\": 4, \"rounds\": 3, " \
  "\"executors\": [\"threads\"], \"workers\": [2, 4], \"seed\": 5}"
#define N_CONFIGURATIONS 3

typedef struct
{
  FakeBackend backend;
  FakeListener listener;
  SpoolReport *report;
  SpoolOutcome outcome;
} Case;

static void
case_init (Case *self, const char *plan)
{
  fake_backend_init (&self->backend);
  fake_listener_init (&self->listener);
  self->report = fake_report_new (fake_plan_new (plan));
}

static void
case_clear (Case *self)
{
  fake_backend_clear (&self->backend);
  fake_listener_clear (&self->listener);
  spool_report_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
conduct (Case *self)
{
  SpoolBackend backend = fake_backend_get (&self->backend);

  self->outcome = spool_conduct (self->report, &backend, &fake_listener, &self->listener);
}

static const SpoolRun *
nth_run (const Case *self, guint n)
{
  g_assert_cmpuint (n, <, self->report->runs->len);
  return g_ptr_array_index (self->report->runs, n);
}

static void
assert_run_is (const SpoolRun *run, const SpoolConfiguration *configuration)
{
  g_assert_cmpuint (run->entry, ==, configuration->entry);
  g_assert_cmpuint (run->executor, ==, configuration->executor);
  g_assert_cmpuint (run->workers, ==, configuration->workers);
}

/* Every configuration once a round, in the order that the seed says. */
static void
assert_rounds (const Case *self, guint n_rounds)
{
  g_autoptr (GArray) list = spool_plan_list_configurations (self->report->plan);

  g_assert_cmpuint (self->report->runs->len, ==, n_rounds * list->len);
  for (guint i = 0; i < self->report->runs->len; i++)
    {
      const SpoolRun *run = nth_run (self, i);
      g_autofree guint *order =
          spool_order_of_round (self->report->plan->seed, i / list->len, list->len);

      g_assert_cmpuint (run->round, ==, i / list->len);
      g_assert_cmpuint (run->order, ==, i % list->len);
      assert_run_is (run, &g_array_index (list, SpoolConfiguration, order[i % list->len]));
    }
}

static guint
count_serial (const Case *self, guint round)
{
  guint n_serial = 0;

  for (guint i = 0; i < self->report->runs->len; i++)
    n_serial +=
        nth_run (self, i)->round == round && nth_run (self, i)->executor == SPOOL_EXECUTOR_SERIAL;
  return n_serial;
}

static void
test_rounds (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  conduct (&self);
  assert_rounds (&self, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (count_serial (&self, i), ==, 1);
  g_assert_true (self.report->complete);
  g_assert_false (self.outcome.interrupted);
  g_assert_cmpuint (self.outcome.failed_runs, ==, 0);
  g_assert_cmpstr (self.listener.log->str, ==,
                   "plan (0.0:1) (0.1:2) (0.2:3) round0 (1.0:4) (1.1:5) (1.2:6) round1 "
                   "(2.0:7) (2.1:8) (2.2:9) round2 ");
  g_assert_cmpuint (self.listener.runs_total, ==, 9);
}

/* The rounds' orders differ from each other, and from those of another seed. */
static void
test_seed (void)
{
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint seed = 0; seed < 4; seed++)
    {
      g_auto (Case) self;
      g_autoptr (GString) order = g_string_new (NULL);

      case_init (&self, "{\"workload\": \"sleep\", \"rounds\": 4}");
      self.report->plan->seed = seed;
      conduct (&self);
      assert_rounds (&self, 4);
      for (guint i = 0; i < self.report->runs->len; i++)
        g_string_append_printf (order, "%u%s%u ", nth_run (&self, i)->executor,
                                nth_run (&self, i)->order == 0 ? "|" : "/",
                                nth_run (&self, i)->workers);
      g_assert_true (g_hash_table_add (orders, g_string_free (g_steal_pointer (&order), FALSE)));
    }
  g_assert_cmpuint (g_hash_table_size (orders), ==, 4);
}

/* A flag for the run that was disturbed, and for no other; the machine is looked at before and
 * after each. */
static void
test_disturbed_run (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.disturb_at = 4;
  conduct (&self);
  g_assert_cmpuint (self.report->runs->len, ==, 9);
  g_assert_cmpint (self.backend.n_snapshots, ==, 18);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpuint (nth_run (&self, i)->flags & SPOOL_RUN_THROTTLED, ==,
                      i == 4 ? SPOOL_RUN_THROTTLED : 0);
}

/* A backend need not look at the machine; and after a run that failed there is nothing to flag. */
static void
test_undisturbed (void)
{
  g_auto (Case) self;
  SpoolBackend backend;

  case_init (&self, SMALL_PLAN);
  self.backend.fail_at = 4;
  conduct (&self);
  g_assert_cmpint (self.backend.n_snapshots, ==, 17);
  spool_report_free (self.report);
  self.report = fake_report_new (fake_plan_new (SMALL_PLAN));
  backend = fake_backend_get (&self.backend);
  backend.take_snapshot = NULL;
  spool_conduct (self.report, &backend, &fake_listener, &self.listener);
  g_assert_cmpint (self.backend.n_snapshots, ==, 17);
  g_assert_cmpuint (self.report->runs->len, ==, 9);
}

static void
test_first_run (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  conduct (&self);
  for (guint i = 0; i < self.report->runs->len; i++)
    g_assert_cmpuint (nth_run (&self, i)->flags, ==, i == 0 ? SPOOL_RUN_FIRST : 0);
}

/* Rounds take 3 s: of a limit of 8 s the third would take the ninth second. */
static void
test_time_limit (void)
{
  const struct
  {
    double limit_s;
    guint rounds;
  } rows[] = { { 0, 3 }, { 100, 3 }, { 9, 3 }, { 8.9, 2 }, { 6, 2 }, { 5.9, 1 }, { 0.001, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Case) self;

      case_init (&self, SMALL_PLAN);
      self.report->plan->time_limit_s = rows[i].limit_s;
      conduct (&self);
      assert_rounds (&self, rows[i].rounds);
      g_assert_true (self.report->complete);
      g_assert_false (self.outcome.interrupted);
    }
}

/* What was guessed does not count any more once a round has been seen: here runs take much less
 * than the 14 s that a round of these sleeps was thought to take. */
static void
test_time_limit_learns (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.run_ns = SPOOL_NS_PER_S / 100;
  self.report->plan->time_limit_s = 1;
  conduct (&self);
  assert_rounds (&self, 3);
}

/* Once all have run, what is left is known, and nothing is left after the last run. */
static void
test_left (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.run_ns = SPOOL_NS_PER_S;
  conduct (&self);
  g_assert_cmpuint (self.listener.left_s->len, ==, 9);
  for (guint i = N_CONFIGURATIONS - 1; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (self.listener.left_s, double, i), 8.0 - i, 1e-9);
}

/* Rounds that the limit keeps from beginning take no time. */
static void
test_left_with_limit (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.report->plan->rounds = 1000;
  self.report->plan->time_limit_s = 8;
  conduct (&self);
  assert_rounds (&self, 2);
  g_assert_cmpfloat (self.listener.total_s, <=, 8);
  for (guint i = N_CONFIGURATIONS - 1; i < 6; i++)
    g_assert_cmpfloat (g_array_index (self.listener.left_s, double, i), <=, 8.0 - (i + 1));
}

/* Between two runs, or within one: what was measured before stays, and the rest is not there. */
static void
test_interrupted (void)
{
  for (int when = 0; when < 9; when++)
    for (int within = 0; within < 2; within++)
      {
        g_auto (Case) self;

        case_init (&self, SMALL_PLAN);
        *(within ? &self.backend.stop_within : &self.backend.stop_before) = when;
        conduct (&self);
        g_assert_true (self.outcome.interrupted);
        g_assert_cmpuint (self.outcome.failed_runs, ==, 0);
        g_assert_true (self.report->ended);
  g_assert_false (self.report->complete);
        g_assert_cmpint (self.backend.n_measured, ==, when + within);
        g_assert_cmpuint (self.report->runs->len, ==, when);
        g_assert_cmpuint (spool_report_count_rounds (self.report), ==, when / N_CONFIGURATIONS);
      }
}

/* A wish that comes when all is done takes nothing back. */
static void
test_stopped_too_late (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.stop_before = 9;
  conduct (&self);
  g_assert_false (self.outcome.interrupted);
  g_assert_true (self.report->complete);
}

static void
test_failing_run (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.fail_at = 1;
  conduct (&self);
  g_assert_cmpuint (self.outcome.failed_runs, ==, 1);
  g_assert_false (self.outcome.interrupted);
  g_assert_true (self.report->ended);
  g_assert_false (self.report->complete);
  g_assert_cmpuint (self.report->runs->len, ==, 8);
  g_assert_cmpint (self.backend.n_measured, ==, 9);
  g_assert_cmpuint (nth_run (&self, 1)->order, ==, 2);
  g_assert_nonnull (strstr (self.listener.log->str, "(0.1:made to fail) (0.2:3) round0 "));
}

/* Each run is told how many records there is room for; the engine then sends none beyond. */
static void
test_records (void)
{
  g_auto (Case) self;
  const guint64 expected[] = { 20000, 11000, 2000, 2000, 2000, 2000, 2000, 2000, 2000 };

  case_init (&self, SMALL_PLAN);
  spool_plan_get_entry (self.report->plan, 0)->jobs = 9000;
  conduct (&self);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (g_array_index (self.backend.max_records, guint64, i), ==, expected[i]);
      g_assert_cmpuint (nth_run (&self, i)->n_records, ==, i < 2 ? 9000 : 0);
    }
  g_assert_cmpuint (self.report->n_records, ==, 18000);
  g_assert_cmpuint (spool_report_count_summaries (self.report), ==, 7);
}

static void
test_records_of_first_run (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  spool_plan_get_entry (self.report->plan, 0)->jobs = SPOOL_REPORT_MAX_RECORDS + 1;
  conduct (&self);
  g_assert_cmpuint (spool_report_count_summaries (self.report), ==, 9);
  g_assert_true (self.report->complete);
}

static void
test_digests (void)
{
  g_auto (Case) self;

  case_init (&self, SMALL_PLAN);
  self.backend.wrong_at = 4;
  conduct (&self);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpuint (nth_run (&self, i)->failed_jobs, ==, i == 4 ? 4 : 0);
  g_assert_cmpuint (self.outcome.failed_runs, ==, 0);
  g_assert_true (self.report->complete);
}

/* Pages belong to their entry, and each run has a folder of its own. */
static void
test_setups (void)
{
  g_auto (Case) self;
  g_autoptr (GHashTable) folders = g_hash_table_new (g_str_hash, g_str_equal);

  case_init (&self, "{\"rounds\": 2, \"entries\": ["
                    "{\"workload\": \"sleep\", \"executors\": [\"serial\"]},"
                    "{\"workload\": \"web\", \"executors\": [\"threads\"], \"workers\": [3]}]}");
  conduct (&self);
  g_assert_cmpuint (self.report->runs->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpstr (g_ptr_array_index (self.backend.urls, i), ==,
                       nth_run (&self, i)->entry == 1 ? "http://127.0.0.1:9/" : NULL);
      g_assert_true (g_hash_table_add (folders, g_ptr_array_index (self.backend.folders, i)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conductor/rounds", test_rounds);
  g_test_add_func ("/conductor/seed", test_seed);
  g_test_add_func ("/conductor/first-run", test_first_run);
  g_test_add_func ("/conductor/disturbed-run", test_disturbed_run);
  g_test_add_func ("/conductor/undisturbed", test_undisturbed);
  g_test_add_func ("/conductor/time-limit", test_time_limit);
  g_test_add_func ("/conductor/time-limit-learns", test_time_limit_learns);
  g_test_add_func ("/conductor/left", test_left);
  g_test_add_func ("/conductor/left-with-limit", test_left_with_limit);
  g_test_add_func ("/conductor/interrupted", test_interrupted);
  g_test_add_func ("/conductor/stopped-too-late", test_stopped_too_late);
  g_test_add_func ("/conductor/failing-run", test_failing_run);
  g_test_add_func ("/conductor/records", test_records);
  g_test_add_func ("/conductor/records-of-first-run", test_records_of_first_run);
  g_test_add_func ("/conductor/digests", test_digests);
  g_test_add_func ("/conductor/setups", test_setups);
  return g_test_run ();
}
