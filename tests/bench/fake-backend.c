/* fake-backend.c: for tests, a backend that makes up runs on a clock of its own.
 *
 * So a plan of hours is carried out in no time, and what the conductor does can be told exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-backend.h"

#include "report/spool-plan-json.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#define DIGEST 7

void
fake_backend_init (FakeBackend *self)
{
  *self = (FakeBackend){ .now_ns = 1000 * SPOOL_NS_PER_S,
                         .run_ns = SPOOL_NS_PER_S,
                         .stop_before = -1,
                         .stop_within = -1,
                         .fail_at = -1,
                         .wrong_at = -1,
                         .disturb_at = -1 };
  self->max_records = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->urls = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
}

void
fake_backend_clear (FakeBackend *self)
{
  g_array_unref (self->max_records);
  g_ptr_array_unref (self->urls);
  g_ptr_array_unref (self->folders);
}

static SpoolRun *
make_run (const SpoolSetup *setup, gint64 wall_ns, guint64 digest)
{
  SpoolRun *run = spool_run_new ();

  run->executor = setup->executor;
  run->workers = setup->workers;
  run->mode = setup->mode;
  run->jobs = setup->jobs;
  run->wall_ns = wall_ns;
  run->phases.work_ns = wall_ns;
  run->n_lanes = setup->workers;
  run->lanes = g_new0 (SpoolLane, setup->workers);
  if (setup->jobs > setup->max_records)
    return run;
  run->n_records = setup->jobs;
  run->records = spool_records_new (setup->jobs);
  for (guint64 i = 0; i < setup->jobs; i++)
    {
      run->records[i].end_ns = wall_ns;
      run->records[i].digest = digest;
      run->records[i].done = TRUE;
    }
  return run;
}

static SpoolRun *
measure (gpointer data, const SpoolSetup *setup, GError **error)
{
  FakeBackend *self = data;
  int number = self->n_measured++;

  g_array_append_val (self->max_records, setup->max_records);
  g_ptr_array_add (self->urls, g_strdup (setup->pages_url));
  g_ptr_array_add (self->folders, g_strdup (setup->folder));
  self->now_ns += self->run_ns;
  if (number == self->stop_within)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED, "stopped");
      return NULL;
    }
  if (number == self->fail_at)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, "made to fail");
      return NULL;
    }
  return make_run (setup, self->run_ns, number == self->wrong_at ? DIGEST + 1 : DIGEST);
}

/* Nothing is known of this machine but how often it was throttled. */
static void
take_snapshot (gpointer data, SpoolMachineSnapshot *snapshot)
{
  FakeBackend *self = data;

  self->n_snapshots++;
  *snapshot = (SpoolMachineSnapshot){ .now_ns = self->now_ns, .suspended_ns = -1 };
  snapshot->throttle_events = self->disturb_at >= 0 && self->n_measured > self->disturb_at;
}

static gint64
now_ns (gpointer data)
{
  FakeBackend *self = data;

  return self->now_ns;
}

static gboolean
is_stopped (gpointer data)
{
  FakeBackend *self = data;

  return self->stop_before >= 0 && self->n_measured >= self->stop_before;
}

static const char *
get_pages_url (gpointer data, guint entry)
{
  return entry == 1 ? "http://127.0.0.1:9/" : NULL;
}

SpoolBackend
fake_backend_get (FakeBackend *self)
{
  return (SpoolBackend){ .measure = measure,
                         .now_ns = now_ns,
                         .is_stopped = is_stopped,
                         .take_snapshot = take_snapshot,
                         .get_pages_url = get_pages_url,
                         .data = self };
}

void
fake_listener_init (FakeListener *self)
{
  *self = (FakeListener){ .log = g_string_new (NULL) };
  self->left_s = g_array_new (FALSE, FALSE, sizeof (double));
}

void
fake_listener_clear (FakeListener *self)
{
  g_string_free (self->log, TRUE);
  g_array_unref (self->left_s);
}

static void
log_plan (gpointer data, const SpoolReport *report, guint runs_total, double total_s)
{
  FakeListener *self = data;

  g_assert_cmpuint (report->runs->len, ==, 0);
  self->runs_total = runs_total;
  self->total_s = total_s;
  g_string_append (self->log, "plan ");
}

static void
log_begun (gpointer data, const SpoolProgress *progress)
{
  FakeListener *self = data;

  g_string_append_printf (self->log, "(%u.%u:", progress->round, progress->order);
}

static void
log_left (FakeListener *self, const SpoolProgress *progress)
{
  g_array_append_val (self->left_s, progress->left_s);
}

static void
log_ended (gpointer data, const SpoolRun *run, const SpoolProgress *progress)
{
  g_assert_cmpuint (run->round, ==, progress->round);
  g_assert_cmpuint (run->order, ==, progress->order);
  g_assert_cmpuint (run->workers, ==, progress->configuration.workers);
  log_left (data, progress);
  g_string_append_printf (((FakeListener *) data)->log, "%u) ", progress->runs_done);
}

static void
log_failed (gpointer data, const GError *error, const SpoolProgress *progress)
{
  log_left (data, progress);
  g_string_append_printf (((FakeListener *) data)->log, "%s) ", error->message);
}

static void
log_round (gpointer data, guint round, const SpoolProgress *progress)
{
  g_string_append_printf (((FakeListener *) data)->log, "round%u ", round);
}

const SpoolListener fake_listener = {
  .plan_begun = log_plan,
  .run_begun = log_begun,
  .run_ended = log_ended,
  .run_failed = log_failed,
  .round_ended = log_round,
};

SpoolPlan *
fake_plan_new (const char *json)
{
  g_autoptr (GError) error = NULL;
  SpoolPlan *plan = spool_plan_from_json (json, -1, &error);

  g_assert_no_error (error);
  return plan;
}

/* On a machine with two CPUs, whatever the real one has. Takes the plan. */
SpoolReport *
fake_report_new (SpoolPlan *plan)
{
  SpoolMachine *machine = spool_machine_new_unknown ();
  SpoolReport *report;

  machine->usable_cpus = 2;
  report = spool_report_new (plan, machine);
  spool_plan_unref (plan);
  return report;
}
