/* spool-machine-json.c: the machine as JSON; null where something isn't known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-json.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_CPUS 1000000
#define MAX_BYTES (G_GUINT64_CONSTANT (1) << 60)

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
  add_count (writer, "online_cpus", self->online_cpus);
  add_count (writer, "affinity_cpus", self->affinity_cpus);
  spool_json_writer_add_number (writer, "quota_cpus", self->quota_cpus);
  add_count (writer, "usable_cpus", self->usable_cpus);
  add_count (writer, "memory_bytes", self->memory_bytes);
  spool_json_writer_add_string (writer, "kernel", self->kernel);
  spool_json_writer_add_string (writer, "os", self->os);
  spool_json_writer_add_string (writer, "governor", self->governor);
  spool_json_writer_add_number (writer, "load", self->load);
  add_maybe (writer, "virtual_machine", self->virtual_machine);
  add_maybe (writer, "on_battery", self->on_battery);
  spool_json_writer_add_string (writer, "compiler", self->compiler);
  spool_json_writer_add_string (writer, "glib", self->glib);
  spool_json_writer_add_string (writer, "spool", self->spool);
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

  spool_json_reader_get_unsigned (reader, object, name, 1, MAX_CPUS, &count, SPOOL_JSON_OPTIONAL);
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
  take_text (reader, object, "cpu_model", &self->cpu_model);
  take_text (reader, object, "architecture", &self->architecture);
  take_count (reader, object, "physical_cores", &self->physical_cores);
  take_count (reader, object, "online_cpus", &self->online_cpus);
  take_count (reader, object, "affinity_cpus", &self->affinity_cpus);
  spool_json_reader_get_number (reader, object, "quota_cpus", 0, MAX_CPUS, &self->quota_cpus,
                                SPOOL_JSON_OPTIONAL);
  take_count (reader, object, "usable_cpus", &self->usable_cpus);
  spool_json_reader_get_unsigned (reader, object, "memory_bytes", 0, MAX_BYTES, &self->memory_bytes,
                                  SPOOL_JSON_OPTIONAL);
  take_text (reader, object, "kernel", &self->kernel);
  take_text (reader, object, "os", &self->os);
  take_text (reader, object, "governor", &self->governor);
  spool_json_reader_get_number (reader, object, "load", 0, MAX_CPUS, &self->load,
                                SPOOL_JSON_OPTIONAL);
  take_maybe (reader, object, "virtual_machine", &self->virtual_machine);
  take_maybe (reader, object, "on_battery", &self->on_battery);
  take_text (reader, object, "compiler", &self->compiler);
  take_text (reader, object, "glib", &self->glib);
  take_text (reader, object, "spool", &self->spool);
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
