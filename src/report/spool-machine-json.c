/* spool-machine-json.c: the machine as JSON; null where something isn't known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-json.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const kind_ids[SPOOL_N_CORE_KINDS] = {
  [SPOOL_CORES_UNIFORM] = "uniform",     [SPOOL_CORES_PERFORMANCE] = "performance",
  [SPOOL_CORES_MIDDLE] = "middle",       [SPOOL_CORES_EFFICIENCY] = "efficiency",
  [SPOOL_CORES_LOW_POWER] = "low-power",
};

static void
add_count (SpoolJsonWriter *writer, const char *name, guint64 count)
{
  if (count > 0)
    spool_json_writer_add_unsigned (writer, name, count);
  else
    spool_json_writer_add_null (writer, name);
}

static void
add_maybe (SpoolJsonWriter *writer, const char *name, SpoolMaybe value)
{
  if (value == SPOOL_UNKNOWN)
    spool_json_writer_add_null (writer, name);
  else
    spool_json_writer_add_boolean (writer, name, value == SPOOL_YES);
}

static void
add_core_classes (SpoolJsonWriter *writer, GArray *classes)
{
  if (classes == NULL)
    {
      spool_json_writer_add_null (writer, "core_classes");
      return;
    }
  spool_json_writer_begin_array (writer, "core_classes");
  for (guint i = 0; i < classes->len; i++)
    {
      const SpoolCoreClass *class = &g_array_index (classes, SpoolCoreClass, i);

      spool_json_writer_begin_object (writer, NULL);
      spool_json_writer_add_string (writer, "kind", kind_ids[class->kind]);
      spool_json_writer_add_unsigned (writer, "cpus", class->cpus);
      spool_json_writer_add_unsigned (writer, "affinity_cpus", class->affinity_cpus);
      add_count (writer, "max_frequency_hz", class->max_frequency_hz);
      spool_json_writer_end_object (writer);
    }
  spool_json_writer_end_array (writer);
}

static void
write_software (SpoolJsonWriter *writer, const SpoolMachine *self)
{
  spool_json_writer_add_string (writer, "compiler", self->compiler);
  spool_json_writer_add_string (writer, "optimization", self->optimization);
  spool_json_writer_add_string (writer, "libc", self->libc);
  spool_json_writer_add_string (writer, "glib", self->glib);
  spool_json_writer_add_string (writer, "libcurl", self->libcurl);
  spool_json_writer_add_string (writer, "spool", self->spool);
}

/**
 * spool_machine_write_json:
 * @writer: where to
 * @name: (nullable): the member's name
 * @self: a machine
 *
 * Writes the machine as an object.
 */
void
spool_machine_write_json (SpoolJsonWriter *writer, const char *name, const SpoolMachine *self)
{
  g_return_if_fail (writer != NULL && self != NULL);

  spool_json_writer_begin_object (writer, name);
  spool_json_writer_add_string (writer, "cpu_model", self->cpu_model);
  spool_json_writer_add_string (writer, "architecture", self->architecture);
  add_count (writer, "physical_cores", self->physical_cores);
  add_maybe (writer, "smt", self->smt);
  add_core_classes (writer, self->core_classes);
  add_count (writer, "online_cpus", self->online_cpus);
  add_count (writer, "affinity_cpus", self->affinity_cpus);
  spool_json_writer_add_number (writer, "quota_cpus", self->quota_cpus);
  add_count (writer, "usable_cpus", self->usable_cpus);
  add_count (writer, "memory_bytes", self->memory_bytes);
  spool_json_writer_add_string (writer, "kernel", self->kernel);
  spool_json_writer_add_string (writer, "os", self->os);
  spool_json_writer_add_string (writer, "governor", self->governor);
  spool_json_writer_add_string (writer, "frequency_driver", self->frequency_driver);
  add_maybe (writer, "turbo", self->turbo);
  if (self->throttle_events >= 0)
    spool_json_writer_add_integer (writer, "throttle_events", self->throttle_events);
  else
    spool_json_writer_add_null (writer, "throttle_events");
  spool_json_writer_add_number (writer, "load", self->load);
  add_maybe (writer, "virtual_machine", self->virtual_machine);
  add_maybe (writer, "on_battery", self->on_battery);
  write_software (writer, self);
  spool_json_writer_end_object (writer);
}

/**
 * spool_machine_to_json:
 * @self: a machine
 *
 * Returns: (transfer full): the machine as JSON, a line for each field, without a line break at the
 * end. Any thread.
 */
char *
spool_machine_to_json (const SpoolMachine *self)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (1);

  g_return_val_if_fail (self != NULL, NULL);

  spool_machine_write_json (writer, NULL, self);
  return spool_json_writer_steal (writer, NULL);
}

static void
take_text (SpoolJsonReader *reader, const SpoolJsonNode *object, const char *name, char **value)
{
  *value = g_strdup (spool_json_reader_get_string (reader, object, name, SPOOL_JSON_OPTIONAL));
}

static void
take_count (SpoolJsonReader *reader, const SpoolJsonNode *object, const char *name, guint *value)
{
  guint64 count = 0;

  spool_json_reader_get_unsigned (reader, object, name, 1, SPOOL_MACHINE_MAX_CPUS, &count,
                                  SPOOL_JSON_OPTIONAL);
  *value = (guint) count;
}

static void
take_maybe (SpoolJsonReader *reader,
            const SpoolJsonNode *object,
            const char *name,
            SpoolMaybe *value)
{
  gboolean yes = FALSE;

  if (!spool_json_reader_has (object, name))
    return;
  spool_json_reader_get_boolean (reader, object, name, &yes);
  *value = yes ? SPOOL_YES : SPOOL_NO;
}

static gboolean
find_kind (const char *id, SpoolCoreKind *kind)
{
  for (guint i = 0; id != NULL && i < SPOOL_N_CORE_KINDS; i++)
    if (g_str_equal (id, kind_ids[i]))
      {
        *kind = (SpoolCoreKind) i;
        return TRUE;
      }
  return FALSE;
}

/* A kind that a later version knows is left out. */
static void
take_core_class (SpoolJsonReader *reader, const SpoolJsonNode *node, GArray *classes)
{
  const SpoolJsonNode *object = spool_json_reader_as_object (reader, node);
  SpoolCoreClass class = { 0 };
  guint64 affinity_cpus = 0;

  take_count (reader, object, "cpus", &class.cpus);
  spool_json_reader_get_unsigned (reader, object, "affinity_cpus", 0, SPOOL_MACHINE_MAX_CPUS,
                                  &affinity_cpus, SPOOL_JSON_OPTIONAL);
  class.affinity_cpus = (guint) affinity_cpus;
  spool_json_reader_get_unsigned (reader, object, "max_frequency_hz", 0, SPOOL_MACHINE_MAX_HZ,
                                  &class.max_frequency_hz, SPOOL_JSON_OPTIONAL);
  if (find_kind (spool_json_reader_get_string (reader, object, "kind", SPOOL_JSON_OPTIONAL),
                 &class.kind))
    g_array_append_val (classes, class);
}

static void
take_core_classes (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolMachine *self)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "core_classes", SPOOL_JSON_OPTIONAL);
  guint n = 0;

  if (list == NULL)
    return;
  self->core_classes = g_array_new (FALSE, FALSE, sizeof (SpoolCoreClass));
  spool_json_reader_enter (reader, "core_classes");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      spool_json_reader_enter_nth (reader, n++);
      take_core_class (reader, node, self->core_classes);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
take_throttle_events (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolMachine *self)
{
  guint64 n_events = 0;

  if (!spool_json_reader_has (object, "throttle_events"))
    return;
  spool_json_reader_get_unsigned (reader, object, "throttle_events", 0, SPOOL_MACHINE_MAX_EVENTS,
                                  &n_events, SPOOL_JSON_OPTIONAL);
  self->throttle_events = (gint64) n_events;
}

static void
take_cpus (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolMachine *self)
{
  take_text (reader, object, "cpu_model", &self->cpu_model);
  take_text (reader, object, "architecture", &self->architecture);
  take_count (reader, object, "physical_cores", &self->physical_cores);
  take_maybe (reader, object, "smt", &self->smt);
  take_core_classes (reader, object, self);
  take_count (reader, object, "online_cpus", &self->online_cpus);
  take_count (reader, object, "affinity_cpus", &self->affinity_cpus);
  spool_json_reader_get_number (reader, object, "quota_cpus", 0, SPOOL_MACHINE_MAX_CPUS,
                                &self->quota_cpus, SPOOL_JSON_OPTIONAL);
  take_count (reader, object, "usable_cpus", &self->usable_cpus);
  take_text (reader, object, "governor", &self->governor);
  take_text (reader, object, "frequency_driver", &self->frequency_driver);
  take_maybe (reader, object, "turbo", &self->turbo);
  take_throttle_events (reader, object, self);
}

static void
take_software (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolMachine *self)
{
  take_text (reader, object, "kernel", &self->kernel);
  take_text (reader, object, "os", &self->os);
  take_text (reader, object, "compiler", &self->compiler);
  take_text (reader, object, "optimization", &self->optimization);
  take_text (reader, object, "libc", &self->libc);
  take_text (reader, object, "glib", &self->glib);
  take_text (reader, object, "libcurl", &self->libcurl);
  take_text (reader, object, "spool", &self->spool);
}

/**
 * spool_machine_read_json:
 * @reader: keeps what is wrong
 * @node: (nullable): the machine
 *
 * Returns: (transfer full): the machine; what can't be read is unknown.
 */
SpoolMachine *
spool_machine_read_json (SpoolJsonReader *reader, const SpoolJsonNode *node)
{
  SpoolMachine *self = spool_machine_new_unknown ();
  const SpoolJsonNode *object;

  g_return_val_if_fail (reader != NULL, self);

  object = spool_json_reader_as_object (reader, node);
  take_cpus (reader, object, self);
  take_software (reader, object, self);
  spool_json_reader_get_unsigned (reader, object, "memory_bytes", 0, SPOOL_MACHINE_MAX_BYTES,
                                  &self->memory_bytes, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_number (reader, object, "load", 0, SPOOL_MACHINE_MAX_CPUS, &self->load,
                                SPOOL_JSON_OPTIONAL);
  take_maybe (reader, object, "virtual_machine", &self->virtual_machine);
  take_maybe (reader, object, "on_battery", &self->on_battery);
  if (self->usable_cpus == 0)
    self->usable_cpus = spool_machine_find_usable (self);
  return self;
}

/**
 * spool_machine_from_json:
 * @text: JSON
 * @length: how many bytes, or -1 if it ends with a zero byte
 * @error: what is wrong, and in which field
 *
 * Returns: (transfer full) (nullable): the machine. Any thread.
 */
SpoolMachine *
spool_machine_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new (_ ("machine"));
  const SpoolJsonNode *root;
  g_autoptr (SpoolMachine) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  root = spool_json_reader_parse (reader, text, length);
  self = spool_machine_read_json (reader, root);
  if (!spool_json_reader_end (reader, SPOOL_ERROR_FAILED, error))
    return NULL;
  return g_steal_pointer (&self);
}
