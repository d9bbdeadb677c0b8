/* spool-event.c: what spool-bench says while it measures, line by line.
 *
 * The bench is ours, and still whatever comes in is checked as if it were anybody's: the program
 * may be another version's, or say something in the middle of dying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-event.h"

#include "report/spool-machine-json.h"
#include "report/spool-plan-json.h"
#include "report/spool-run-json.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_RUNS G_MAXINT32

typedef struct
{
  SpoolJsonReader *json;
  const SpoolJsonNode *object;
  const SpoolPlan *plan;
} EventReader;

/**
 * spool_event_free:
 * @self: (transfer full) (nullable): an event
 */
void
spool_event_free (SpoolEvent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plan, spool_plan_unref);
  spool_machine_free (self->machine);
  spool_run_free (self->run);
  g_free (self->text);
  g_free (self);
}

static guint
read_count (EventReader *reader, const char *name, SpoolJsonNeed need)
{
  guint64 value = 0;

  spool_json_reader_get_unsigned (reader->json, reader->object, name, 0, MAX_RUNS, &value, need);
  return (guint) value;
}

static void
read_progress (SpoolEvent *self, EventReader *reader)
{
  self->runs_done = read_count (reader, "runs_done", SPOOL_JSON_REQUIRED);
  self->runs_total = read_count (reader, "runs_total", SPOOL_JSON_REQUIRED);
  spool_json_reader_get_number (reader->json, reader->object, "left_s", 0, G_MAXDOUBLE,
                                &self->left_s, SPOOL_JSON_OPTIONAL);
}

static void
read_text (SpoolEvent *self, EventReader *reader, const char *name)
{
  self->text = g_strdup (
      spool_json_reader_get_string (reader->json, reader->object, name, SPOOL_JSON_REQUIRED));
}

static void
read_plan (SpoolEvent *self, EventReader *reader)
{
  const SpoolJsonNode *plan =
      spool_json_reader_get_object (reader->json, reader->object, "plan", SPOOL_JSON_REQUIRED);
  const SpoolJsonNode *machine =
      spool_json_reader_get_object (reader->json, reader->object, "machine", SPOOL_JSON_OPTIONAL);

  if (plan == NULL)
    return;
  self->plan = spool_plan_read_json (reader->json, plan);
  self->machine = machine != NULL ? spool_machine_read_json (reader->json, machine)
                                  : spool_machine_new_unknown ();
  self->runs_total = read_count (reader, "runs_total", SPOOL_JSON_REQUIRED);
}

static gboolean
check_plan (EventReader *reader, const char *name)
{
  if (reader->plan != NULL)
    return TRUE;
  spool_json_reader_complain (reader->json, name, "%s", _ ("there is no plan yet"));
  return FALSE;
}

static void
read_run_started (SpoolEvent *self, EventReader *reader)
{
  const char *executor;
  guint64 workers = 1;

  if (!check_plan (reader, "executor"))
    return;
  read_progress (self, reader);
  self->round = read_count (reader, "round", SPOOL_JSON_REQUIRED);
  self->configuration.entry = read_count (reader, "entry", SPOOL_JSON_OPTIONAL);
  if (self->configuration.entry >= reader->plan->entries->len)
    spool_json_reader_complain (reader->json, "entry", "%s", _ ("the plan has no such entry"));
  executor =
      spool_json_reader_get_string (reader->json, reader->object, "executor", SPOOL_JSON_REQUIRED);
  if (executor != NULL && !spool_executor_kind_from_id (executor, &self->configuration.executor))
    spool_json_reader_complain (reader->json, "executor", "%s", _ ("no such executor"));
  spool_json_reader_get_unsigned (reader->json, reader->object, "workers", 1, SPOOL_MAX_WORKERS,
                                  &workers, SPOOL_JSON_REQUIRED);
  self->configuration.workers = (guint) workers;
}

static void
read_run (SpoolEvent *self, EventReader *reader)
{
  const SpoolJsonNode *run;

  if (!check_plan (reader, "run"))
    return;
  run = spool_json_reader_get_object (reader->json, reader->object, "run", SPOOL_JSON_REQUIRED);
  if (run == NULL)
    return;
  self->run = spool_run_read_json (reader->json, run, reader->plan);
  read_progress (self, reader);
}

static void
read_round (SpoolEvent *self, EventReader *reader)
{
  self->round = read_count (reader, "round", SPOOL_JSON_REQUIRED);
}

static void
read_message (SpoolEvent *self, EventReader *reader)
{
  read_text (self, reader, "message");
}

static void
read_written (SpoolEvent *self, EventReader *reader)
{
  read_text (self, reader, "path");
}

static void
read_end (SpoolEvent *self, EventReader *reader)
{
  guint64 status = 0;

  spool_json_reader_get_boolean (reader->json, reader->object, "complete", &self->complete);
  spool_json_reader_get_unsigned (reader->json, reader->object, "status", 0, 255, &status,
                                  SPOOL_JSON_OPTIONAL);
  self->status = (int) status;
}

typedef struct
{
  const char *name;
  SpoolEventKind kind;
  void (*read) (SpoolEvent *self, EventReader *reader);
} EventRow;

static const EventRow rows[] = {
  { "plan", SPOOL_EVENT_PLAN, read_plan },
  { "run-started", SPOOL_EVENT_RUN_STARTED, read_run_started },
  { "run", SPOOL_EVENT_RUN, read_run },
  { "round", SPOOL_EVENT_ROUND, read_round },
  { "warning", SPOOL_EVENT_WARNING, read_message },
  { "error", SPOOL_EVENT_ERROR, read_message },
  { "written", SPOOL_EVENT_WRITTEN, read_written },
  { "end", SPOOL_EVENT_END, read_end },
};

static void
read_event (SpoolEvent *self, EventReader *reader)
{
  const char *name =
      spool_json_reader_get_string (reader->json, reader->object, "event", SPOOL_JSON_REQUIRED);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, name))
      {
        self->kind = rows[i].kind;
        rows[i].read (self, reader);
        return;
      }
}

/**
 * spool_event_parse:
 * @line: a line that the bench printed
 * @plan: (nullable): the plan that it told of before
 * @error: what is wrong with the line
 *
 * Reads an event. Fields that aren't known are ignored, and so is an event that isn't: it comes
 * back as %SPOOL_EVENT_UNKNOWN.
 *
 * Returns: (transfer full): the event, %NULL with @error set if the line is none. Any thread.
 */
SpoolEvent *
spool_event_parse (const char *line, const SpoolPlan *plan, GError **error)
{
  g_autoptr (SpoolJsonReader) json = spool_json_reader_new (_ ("event"));
  g_autoptr (SpoolEvent) self = g_new0 (SpoolEvent, 1);
  EventReader reader = { json, NULL, plan };

  g_return_val_if_fail (line != NULL, NULL);

  self->left_s = NAN;
  reader.object = spool_json_reader_as_object (json, spool_json_reader_parse (json, line, -1));
  if (reader.object != NULL)
    read_event (self, &reader);
  if (!spool_json_reader_end (json, SPOOL_ERROR_PROTOCOL, error))
    return NULL;
  return g_steal_pointer (&self);
}
