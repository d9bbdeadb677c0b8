/* spool-plan-json.c: a plan as one line of JSON, and back.
 *
 * Whatever isn't there is as if nobody had said it, so a script's plan may be as short as
 * {"lesson": "web-threads"}. A plan of a single workload may have that workload's fields beside
 * its own, without "entries".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-plan-json.h"

#include "report/spool-guess.h"
#include "report/spool-lesson.h"
#include "report/spool-text.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* Lists this long can't be meant; folding their duplicates would take for ever. */
#define MAX_LIST 1024

static void
write_entry (SpoolJsonWriter *writer, const SpoolPlanEntry *entry)
{
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "workload", entry->workload->id);
  spool_json_writer_begin_object (writer, "params");
  for (guint i = 0; i < entry->workload->n_params; i++)
    {
      const char *name = entry->workload->params[i].name;

      spool_json_writer_add_string (writer, name, spool_params_get_text (entry->params, name));
    }
  spool_json_writer_end_object (writer);
  if (entry->jobs > 0)
    spool_json_writer_add_unsigned (writer, "jobs", entry->jobs);
  spool_json_writer_begin_array (writer, "executors");
  for (guint i = 0; i < entry->executors->len; i++)
    spool_json_writer_add_string (
        writer, NULL,
        spool_executor_kind_get_id (g_array_index (entry->executors, SpoolExecutorKind, i)));
  spool_json_writer_end_array (writer);
  spool_json_writer_begin_array (writer, "workers");
  for (guint i = 0; i < entry->workers->len; i++)
    spool_json_writer_add_unsigned (writer, NULL, g_array_index (entry->workers, guint, i));
  spool_json_writer_end_array (writer);
  spool_json_writer_end_object (writer);
}

static void
write_guesses (SpoolJsonWriter *writer, const GArray *guesses)
{
  if (guesses->len == 0)
    return;
  spool_json_writer_begin_array (writer, "guesses");
  for (guint i = 0; i < guesses->len; i++)
    {
      const SpoolGuess *guess = &g_array_index (guesses, SpoolGuess, i);

      spool_json_writer_begin_object (writer, NULL);
      spool_json_writer_add_unsigned (writer, "entry", guess->configuration.entry);
      spool_json_writer_add_string (writer, "executor",
                                    spool_executor_kind_get_id (guess->configuration.executor));
      spool_json_writer_add_unsigned (writer, "workers", guess->configuration.workers);
      spool_json_writer_add_number (writer, "share_of_serial", guess->share);
      spool_json_writer_end_object (writer);
    }
  spool_json_writer_end_array (writer);
}

/**
 * spool_plan_write_json:
 * @writer: where to
 * @name: (nullable): the member's name
 * @self: a plan
 *
 * Writes the plan as an object.
 */
void
spool_plan_write_json (SpoolJsonWriter *writer, const char *name, const SpoolPlan *self)
{
  g_return_if_fail (writer != NULL && self != NULL);

  spool_json_writer_begin_object (writer, name);
  spool_json_writer_add_string (writer, "lesson", self->lesson);
  spool_json_writer_add_boolean (writer, "as_notebook", self->as_notebook);
  spool_json_writer_add_string (writer, "mode", spool_mode_get_id (self->mode));
  spool_json_writer_add_unsigned (writer, "rounds", self->rounds);
  spool_json_writer_add_unsigned (writer, "seed", self->seed);
  spool_json_writer_add_number (writer, "time_limit_s", self->time_limit_s);
  spool_json_writer_add_number (writer, "job_time_limit_s", self->job_time_limit_s);
  spool_json_writer_add_number (writer, "switch_interval_s", self->switch_interval_s);
  spool_json_writer_begin_array (writer, "entries");
  for (guint i = 0; i < self->entries->len; i++)
    write_entry (writer, spool_plan_get_entry (self, i));
  spool_json_writer_end_array (writer);
  write_guesses (writer, self->guesses);
  spool_json_writer_end_object (writer);
}

/**
 * spool_plan_to_json:
 * @self: a plan
 *
 * Returns: (transfer full): the plan as one line of JSON, without a line break. Any thread.
 */
char *
spool_plan_to_json (const SpoolPlan *self)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);

  g_return_val_if_fail (self != NULL, NULL);

  spool_plan_write_json (writer, NULL, self);
  return spool_json_writer_steal (writer, NULL);
}

/* Scripts may give parameters as numbers, too: {"latency": 0.04}. */
static void
read_param (SpoolJsonReader *reader, SpoolPlanEntry *entry, const SpoolJsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (node->type == SPOOL_JSON_STRING)
    g_string_append (text, node->string);
  else if (node->type == SPOOL_JSON_NUMBER)
    spool_text_append_number (text, node->number);
  else
    {
      spool_json_reader_complain (reader, node->name, "%s", _ ("must be a text or a number"));
      return;
    }
  if (!spool_params_set (entry->params, node->name, text->str, &error))
    spool_json_reader_complain (reader, NULL, "%s", error->message);
}

static void
read_params (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlanEntry *entry)
{
  const SpoolJsonNode *params =
      spool_json_reader_get_object (reader, object, "params", SPOOL_JSON_OPTIONAL);

  if (params == NULL)
    return;
  spool_json_reader_enter (reader, "params");
  for (const SpoolJsonNode *param = params->first; param != NULL; param = param->next)
    read_param (reader, entry, param);
  spool_json_reader_leave (reader);
}

static const SpoolJsonNode *
get_list (SpoolJsonReader *reader, const SpoolJsonNode *object, const char *name)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, name, SPOOL_JSON_OPTIONAL);

  if (list == NULL || list->n_children <= MAX_LIST)
    return list;
  spool_json_reader_complain (reader, name, "%s", _ ("is too long a list"));
  return NULL;
}

static void
read_executors (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlanEntry *entry)
{
  const SpoolJsonNode *list = get_list (reader, object, "executors");
  guint n = 0;

  if (list == NULL)
    return;
  g_array_set_size (entry->executors, 0);
  spool_json_reader_enter (reader, "executors");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      SpoolExecutorKind kind = SPOOL_EXECUTOR_SERIAL;
      const char *id;

      spool_json_reader_enter_nth (reader, n++);
      id = spool_json_reader_as_string (reader, node);
      if (!spool_executor_kind_from_id (id, &kind))
        spool_json_reader_complain (reader, NULL, _ ("there is no executor “%s”"), id);
      g_array_append_val (entry->executors, kind);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
read_workers (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlanEntry *entry)
{
  const SpoolJsonNode *list = get_list (reader, object, "workers");
  guint n = 0;

  if (list == NULL)
    return;
  g_array_set_size (entry->workers, 0);
  spool_json_reader_enter (reader, "workers");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      guint workers;

      spool_json_reader_enter_nth (reader, n++);
      workers = (guint) spool_json_reader_as_unsigned (reader, node, 1, SPOOL_MAX_WORKERS);
      g_array_append_val (entry->workers, workers);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
read_entry_fields (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlanEntry *entry)
{
  read_params (reader, object, entry);
  spool_json_reader_get_unsigned (reader, object, "jobs", 1, SPOOL_MAX_JOBS, &entry->jobs,
                                  SPOOL_JSON_OPTIONAL);
  read_executors (reader, object, entry);
  read_workers (reader, object, entry);
}

static void
read_entry (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlan *plan)
{
  const char *id = spool_json_reader_get_string (reader, object, "workload", SPOOL_JSON_REQUIRED);
  const SpoolWorkload *workload = id != NULL ? spool_workload_find (id) : NULL;

  if (workload != NULL)
    read_entry_fields (reader, object, spool_plan_add_entry (plan, workload));
  else if (id != NULL)
    spool_json_reader_complain (reader, "workload", _ ("there is no workload “%s”"), id);
}

static void
read_entries (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlan *plan)
{
  const SpoolJsonNode *list = get_list (reader, object, "entries");
  guint n = 0;

  if (list == NULL)
    return;
  spool_json_reader_enter (reader, "entries");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      spool_json_reader_enter_nth (reader, n++);
      read_entry (reader, spool_json_reader_as_object (reader, node), plan);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
read_mode (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlan *plan)
{
  const char *id = spool_json_reader_get_string (reader, object, "mode", SPOOL_JSON_OPTIONAL);

  if (id == NULL)
    return;
  if (g_str_equal (id, spool_mode_get_id (SPOOL_MODE_COLD)))
    plan->mode = SPOOL_MODE_COLD;
  else if (g_str_equal (id, spool_mode_get_id (SPOOL_MODE_WARM)))
    plan->mode = SPOOL_MODE_WARM;
  else
    spool_json_reader_complain (reader, "mode", _ ("must be “cold” or “warm”, not “%s”"), id);
}

static void
read_numbers (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlan *plan)
{
  guint64 rounds = plan->rounds;

  spool_json_reader_get_unsigned (reader, object, "rounds", SPOOL_AUTOMATIC_ROUNDS,
                                  SPOOL_MAX_ROUNDS, &rounds, SPOOL_JSON_OPTIONAL);
  plan->rounds = (guint) rounds;
  spool_json_reader_get_unsigned (reader, object, "seed", 0, SPOOL_MAX_SEED, &plan->seed,
                                  SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_number (reader, object, "time_limit_s", 0, SPOOL_MAX_LIMIT_S,
                                &plan->time_limit_s, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_number (reader, object, "job_time_limit_s", 0, SPOOL_MAX_LIMIT_S,
                                &plan->job_time_limit_s, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_number (reader, object, "switch_interval_s", 0, SPOOL_MAX_LIMIT_S,
                                &plan->switch_interval_s, SPOOL_JSON_OPTIONAL);
}

static gboolean
is_configuration (const SpoolPlan *plan, const SpoolConfiguration *wanted)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);

  for (guint i = 0; i < configurations->len; i++)
    if (spool_configuration_equal (&g_array_index (configurations, SpoolConfiguration, i), wanted))
      return wanted->executor != SPOOL_EXECUTOR_SERIAL;
  return FALSE;
}

static void
read_guess (SpoolJsonReader *reader, const SpoolJsonNode *node, SpoolPlan *plan)
{
  const SpoolJsonNode *object = spool_json_reader_as_object (reader, node);
  SpoolConfiguration configuration = { 0 };
  guint64 entry = 0, workers = 1;
  double share = 1;
  const char *executor;

  if (object == NULL)
    return;
  executor = spool_json_reader_get_string (reader, object, "executor", SPOOL_JSON_REQUIRED);
  spool_json_reader_get_unsigned (reader, object, "entry", 0, SPOOL_MAX_ENTRIES - 1, &entry,
                                  SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_unsigned (reader, object, "workers", 1, SPOOL_MAX_WORKERS, &workers,
                                  SPOOL_JSON_REQUIRED);
  spool_json_reader_get_number (reader, object, "share_of_serial", SPOOL_GUESS_MIN, SPOOL_GUESS_MAX,
                                &share, SPOOL_JSON_REQUIRED);
  if (executor != NULL && !spool_executor_kind_from_id (executor, &configuration.executor))
    spool_json_reader_complain (reader, "executor", _ ("there is no executor “%s”"), executor);
  if (spool_json_reader_failed (reader))
    return;
  configuration.entry = (guint) entry;
  configuration.workers = (guint) workers;
  if (!is_configuration (plan, &configuration))
    spool_json_reader_complain (reader, NULL, "%s",
                                _ ("guesses something that the plan doesn't measure"));
  else if (!isnan (spool_guess_get (plan, &configuration)))
    spool_json_reader_complain (reader, NULL, "%s",
                                _ ("guesses something that was guessed before"));
  else
    spool_guess_set (plan, &configuration, share);
}

static void
read_guesses (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPlan *plan)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "guesses", SPOOL_JSON_OPTIONAL);
  guint n = 0;

  if (list == NULL)
    return;
  spool_json_reader_enter (reader, "guesses");
  if (list->n_children > SPOOL_MAX_GUESSES)
    spool_json_reader_complain (reader, NULL, _ ("there are more than %u"), SPOOL_MAX_GUESSES);
  for (const SpoolJsonNode *node = list->first; node != NULL && !spool_json_reader_failed (reader);
       node = node->next)
    {
      spool_json_reader_enter_nth (reader, n++);
      read_guess (reader, node, plan);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

/* A lesson that this version doesn't have is no harm if the entries are there. */
static SpoolPlan *
begin_plan (SpoolJsonReader *reader, const SpoolJsonNode *object, gboolean has_entries)
{
  const char *id = spool_json_reader_get_string (reader, object, "lesson", SPOOL_JSON_OPTIONAL);
  const SpoolLesson *lesson = id != NULL ? spool_lesson_find (id) : NULL;
  gboolean as_notebook = FALSE;
  SpoolPlan *plan;

  spool_json_reader_get_boolean (reader, object, "as_notebook", &as_notebook);
  if (lesson == NULL && id != NULL && !has_entries)
    spool_json_reader_complain (reader, "lesson", _ ("there is no lesson “%s”"), id);
  plan = lesson != NULL ? spool_lesson_make_plan (lesson, as_notebook) : spool_plan_new ();
  g_free (plan->lesson);
  plan->lesson = g_strdup (id);
  plan->as_notebook = as_notebook;
  if (has_entries)
    g_ptr_array_set_size (plan->entries, 0);
  return plan;
}

/**
 * spool_plan_read_json:
 * @reader: keeps what is wrong
 * @node: (nullable): the plan
 *
 * Returns: (transfer full) (nullable): the plan, checked; %NULL if something is wrong with it.
 */
SpoolPlan *
spool_plan_read_json (SpoolJsonReader *reader, const SpoolJsonNode *node)
{
  g_autoptr (SpoolPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_entries, has_workload;
  const SpoolJsonNode *object;

  g_return_val_if_fail (reader != NULL, NULL);

  object = spool_json_reader_as_object (reader, node);
  if (object == NULL)
    return NULL;
  has_entries = spool_json_reader_has (object, "entries");
  has_workload = spool_json_reader_has (object, "workload");
  plan = begin_plan (reader, object, has_entries || has_workload);
  read_mode (reader, object, plan);
  read_numbers (reader, object, plan);
  if (has_entries)
    read_entries (reader, object, plan);
  else if (has_workload)
    read_entry (reader, object, plan);
  else
    for (guint i = 0; i < plan->entries->len; i++)
      read_entry_fields (reader, object, spool_plan_get_entry (plan, i));
  if (!spool_json_reader_failed (reader) && !spool_plan_check (plan, &error))
    spool_json_reader_complain (reader, NULL, "%s", error->message);
  if (!spool_json_reader_failed (reader))
    read_guesses (reader, object, plan);
  return spool_json_reader_failed (reader) ? NULL : g_steal_pointer (&plan);
}

/**
 * spool_plan_from_json:
 * @text: JSON
 * @length: how many bytes, or -1 if it ends with a zero byte
 * @error: what is wrong, and in which field
 *
 * Returns: (transfer full) (nullable): the plan, checked. Any thread.
 */
SpoolPlan *
spool_plan_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new (_ ("plan"));
  g_autoptr (SpoolPlan) plan = NULL;
  const SpoolJsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);

  root = spool_json_reader_parse (reader, text, length);
  plan = spool_plan_read_json (reader, root);
  if (!spool_json_reader_end (reader, SPOOL_ERROR_USAGE, error))
    return NULL;
  return g_steal_pointer (&plan);
}
