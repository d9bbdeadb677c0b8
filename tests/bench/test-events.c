/* test-events.c: each event is one line of JSON with its fields, and a closed pipe is no harm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-events.h"
#include "fake-backend.h"
#include "protocol/spool-fd.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define PLAN                                                                             \
  "{\"workload\": \"sleep\", \"jobs\": 3, \"rounds\": 2, \"executors\": [\"threads\"], " \
  "\"workers\": [2], \"params\": {\"seconds\": \"1 2\"}}"

typedef struct
{
  SpoolReport *report;
  char *path;
  SpoolEvents *events;
  int fd;
} Case;

static void
case_init (Case *self, const char *plan)
{
  self->report = fake_report_new (fake_plan_new (plan));
  self->path = g_build_filename (g_get_tmp_dir (), "spool-events-XXXXXX", NULL);
  self->fd = g_mkstemp (self->path);
  g_assert_cmpint (self->fd, >=, 0);
  self->events = spool_events_new (self->report, self->fd);
}

static void
case_clear (Case *self)
{
  spool_events_free (self->events);
  spool_fd_close (&self->fd);
  g_unlink (self->path);
  g_free (self->path);
  spool_report_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* What has been said, as objects; each line must be one. */
static GPtrArray *
read_lines (const Case *self)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_true (length == 0 || text[length - 1] == '\n');
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (objects, json_node_dup_object (node));
    }
  return objects;
}

static JsonObject *
assert_event (GPtrArray *lines, guint n, const char *event)
{
  JsonObject *object;

  g_assert_cmpuint (n, <, lines->len);
  object = g_ptr_array_index (lines, n);
  g_assert_cmpstr (json_object_get_string_member (object, "event"), ==, event);
  return object;
}

static void
conduct (Case *self, FakeBackend *fake)
{
  SpoolBackend backend = fake_backend_get (fake);

  spool_conduct (self->report, &backend, &spool_events_listener, self->events);
  spool_events_end (self->events, 0);
}

static void
test_whole_plan (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  const char *const expected[] = { "plan",        "run-started", "run",         "run-started",
                                   "run",         "round",       "run-started", "run",
                                   "run-started", "run",         "round",       "end" };
  g_autoptr (GPtrArray) lines = NULL;

  case_init (&self, PLAN);
  fake_backend_init (&fake);
  conduct (&self, &fake);
  lines = read_lines (&self);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < lines->len; i++)
    assert_event (lines, i, expected[i]);
}

static void
test_plan (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  g_autoptr (GPtrArray) lines = NULL;
  JsonObject *plan;

  case_init (&self, PLAN);
  fake_backend_init (&fake);
  conduct (&self, &fake);
  lines = read_lines (&self);
  plan = assert_event (lines, 0, "plan");
  g_assert_cmpint (json_object_get_int_member (plan, "runs_total"), ==, 4);
  g_assert_cmpfloat (json_object_get_double_member (plan, "worst_case_s"), >, 2 * 3 * 1.5);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (plan, "machine"), "usable_cpus"),
      ==, 2);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (plan, "plan"), "rounds"), ==, 2);
}

static void
test_run (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  g_autoptr (GPtrArray) lines = NULL;
  JsonObject *started, *ended, *run;

  case_init (&self, PLAN);
  fake_backend_init (&fake);
  conduct (&self, &fake);
  lines = read_lines (&self);
  started = assert_event (lines, 3, "run-started");
  ended = assert_event (lines, 4, "run");
  run = json_object_get_object_member (ended, "run");
  g_assert_cmpint (json_object_get_int_member (started, "round"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (started, "order"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (started, "entry"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (started, "workload"), ==, "sleep");
  g_assert_cmpstr (json_object_get_string_member (started, "executor"), ==,
                   json_object_get_string_member (run, "executor"));
  g_assert_cmpint (json_object_get_int_member (started, "workers"), ==,
                   json_object_get_int_member (run, "workers"));
  g_assert_cmpint (json_object_get_int_member (started, "runs_done"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (ended, "runs_done"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (ended, "runs_total"), ==, 4);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (ended, "elapsed_s"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (ended, "left_s"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (run, "wall_s"), 1, 1e-9);
}

/* Who watches sees each job at once, as long as they are few. */
static void
test_records (void)
{
  const guint jobs[] = { 3, SPOOL_EVENTS_MAX_RECORDS, SPOOL_EVENTS_MAX_RECORDS + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_auto (Case) self;
      g_auto (FakeBackend) fake;
      g_autofree char *plan = g_strdup_printf ("{\"workload\": \"sleep\", \"jobs\": %u, "
                                               "\"rounds\": 1, \"executors\": [\"serial\"]}",
                                               jobs[i]);
      g_autoptr (GPtrArray) lines = NULL;
      JsonObject *run;
      gboolean few = jobs[i] <= SPOOL_EVENTS_MAX_RECORDS;

      case_init (&self, plan);
      fake_backend_init (&fake);
      conduct (&self, &fake);
      lines = read_lines (&self);
      run = json_object_get_object_member (assert_event (lines, 2, "run"), "run");
      g_assert_cmpstr (json_object_get_string_member (run, "records"), ==, few ? "all" : "summary");
      g_assert_true (json_object_has_member (run, "job_records") == few);
      if (few)
        g_assert_cmpuint (json_array_get_length (json_object_get_array_member (run, "job_records")),
                          ==, jobs[i]);
    }
}

static void
test_round (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  g_autoptr (GPtrArray) lines = NULL;
  JsonObject *round;

  case_init (&self, PLAN);
  fake_backend_init (&fake);
  conduct (&self, &fake);
  lines = read_lines (&self);
  round = assert_event (lines, 10, "round");
  g_assert_cmpint (json_object_get_int_member (round, "round"), ==, 1);
  g_assert_nonnull (strstr (json_object_get_string_member (round, "answer"), "2 rounds"));
  g_assert_cmpuint (strlen (json_object_get_string_member (round, "detail")), >, 0);
}

static void
test_failure (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  g_autoptr (GPtrArray) lines = NULL;
  JsonObject *end;

  case_init (&self, PLAN);
  fake_backend_init (&fake);
  fake.fail_at = 0;
  conduct (&self, &fake);
  lines = read_lines (&self);
  g_assert_cmpstr (json_object_get_string_member (assert_event (lines, 2, "error"), "message"), ==,
                   "made to fail");
  end = assert_event (lines, lines->len - 1, "end");
  g_assert_false (json_object_get_boolean_member (end, "complete"));
}

/* Whatever is in a text, it stays one line. */
static void
test_texts (void)
{
  g_auto (Case) self;
  g_autoptr (GPtrArray) lines = NULL;
  const char *words = "two\nlines, \"quotes\", \\ and \x01";

  case_init (&self, PLAN);
  spool_events_error (self.events, words);
  spool_events_written (self.events, "/tmp/ü\n\xff.csv");
  spool_events_end (self.events, 130);
  lines = read_lines (&self);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (json_object_get_string_member (assert_event (lines, 0, "error"), "message"), ==,
                   words);
  g_assert_true (g_str_has_prefix (
      json_object_get_string_member (assert_event (lines, 1, "written"), "path"), "/tmp/ü\n"));
  g_assert_cmpint (json_object_get_int_member (assert_event (lines, 2, "end"), "status"), ==, 130);
}

static void
test_lesson (void)
{
  g_auto (Case) self;
  g_auto (FakeBackend) fake;
  g_autoptr (GPtrArray) lines = NULL;

  case_init (&self, "{\"lesson\": \"web-threads\"}");
  fake_backend_init (&fake);
  conduct (&self, &fake);
  lines = read_lines (&self);
  g_assert_cmpuint (lines->len, ==, 1 + 6 * (2 * 5 + 1) + 1);
}

/* Nobody reads any more: the plan goes on all the same. */
static void
test_closed_pipe (void)
{
  g_auto (FakeBackend) fake;
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  SpoolBackend backend;
  int ends[2];

  fake_backend_init (&fake);
  backend = fake_backend_get (&fake);
  spool_fd_prepare_standard ();
  g_assert_true (spool_fd_open_pipe (ends));
  spool_fd_close (&ends[0]);
  {
    g_autoptr (SpoolEvents) events = spool_events_new (report, ends[1]);

    spool_conduct (report, &backend, &spool_events_listener, events);
    spool_events_end (events, 0);
  }
  spool_fd_close (&ends[1]);
  g_assert_cmpuint (report->runs->len, ==, 4);
  g_assert_true (report->complete);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events/whole-plan", test_whole_plan);
  g_test_add_func ("/events/plan", test_plan);
  g_test_add_func ("/events/run", test_run);
  g_test_add_func ("/events/records", test_records);
  g_test_add_func ("/events/round", test_round);
  g_test_add_func ("/events/failure", test_failure);
  g_test_add_func ("/events/texts", test_texts);
  g_test_add_func ("/events/lesson", test_lesson);
  g_test_add_func ("/events/closed-pipe", test_closed_pipe);
  return g_test_run ();
}
