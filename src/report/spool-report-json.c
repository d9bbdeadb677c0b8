/* spool-report-json.c: a report as a file, *.spool.json, and back.
 *
 * Reports are passed on and kept for years, so reading takes nothing for granted: whatever a file
 * holds, it gives a whole report or words that tell what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-report-json.h"

#include "report/spool-machine-json.h"
#include "report/spool-plan-json.h"
#include "report/spool-run-json.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Our own stay below 10 MB but for absurd plans. As a tree it takes five times as much, and what
 * has more values than any of ours is refused, see spool_json_parse(). */
#define MAX_FILE_BYTES (G_GUINT64_CONSTANT (128) << 20)
/* More than a file with that many values could write out. */
#define MAX_LANES (1 << 19)
/* The report's members, the runs, a run's members, its job records: one line each. */
#define BROKEN_LEVELS 4

/* A machine out of a file is written as it was. */
static void
write_machine (SpoolJsonWriter *writer,
               const char *name,
               const SpoolMachine *machine,
               const char *machine_json)
{
  if (machine_json != NULL)
    spool_json_writer_add_json (writer, name, machine_json);
  else if (machine != NULL)
    spool_machine_write_json (writer, name, machine);
  else
    spool_json_writer_add_null (writer, name);
}

/**
 * spool_report_to_bytes:
 * @self: a report
 *
 * Returns: (transfer full): what its file holds. The report mustn't change meanwhile; any thread.
 */
GBytes *
spool_report_to_bytes (const SpoolReport *self)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (BROKEN_LEVELS);
  char *text;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "format", SPOOL_REPORT_FORMAT);
  spool_json_writer_add_integer (writer, "version", SPOOL_REPORT_VERSION);
  spool_json_writer_add_boolean (writer, "complete", self->complete);
  spool_json_writer_add_string (writer, "created", self->created);
  write_machine (writer, "machine", self->machine, self->machine_json);
  write_machine (writer, "machine_after", self->machine_after, self->machine_after_json);
  spool_plan_write_json (writer, "plan", self->plan);
  spool_json_writer_begin_array (writer, "runs");
  for (guint i = 0; i < self->runs->len; i++)
    spool_run_write_json (writer, NULL, g_ptr_array_index (self->runs, i), self->plan,
                          SPOOL_RUN_JSON_ALL);
  spool_json_writer_end_array (writer);
  spool_json_writer_end_object (writer);
  text = spool_json_writer_steal (writer, &length);
  /* A text file ends with a line break, which may take the place of the zero byte. */
  text[length] = '\n';
  return g_bytes_new_take (text, length + 1);
}

static gboolean
read_format (SpoolJsonReader *reader, const SpoolJsonNode *object, const char **advice)
{
  const char *format = spool_json_reader_get_string (reader, object, "format", SPOOL_JSON_REQUIRED);
  guint64 version = 0;

  spool_json_reader_get_unsigned (reader, object, "version", 1, G_MAXUINT32, &version,
                                  SPOOL_JSON_REQUIRED);
  if (format != NULL && !g_str_equal (format, SPOOL_REPORT_FORMAT))
    spool_json_reader_complain (reader, "format", _ ("must be “%s”, not “%s”"), SPOOL_REPORT_FORMAT,
                                format);
  if (version > SPOOL_REPORT_VERSION)
    {
      *advice = _ ("Update Spool.");
      spool_json_reader_complain (reader, NULL,
                                  _ ("a newer Spool wrote it (version %u of reports, and this one "
                                     "reads up to %d)"),
                                  (guint) version, SPOOL_REPORT_VERSION);
    }
  return !spool_json_reader_failed (reader);
}

/* A round has each configuration once, else nobody knows which of them to compare. */
static void
check_unique (SpoolJsonReader *reader, GHashTable *seen, const SpoolRun *run)
{
  char *key =
      g_strdup_printf ("%u %u %d %u", run->round, run->entry, (int) run->executor, run->workers);

  if (!g_hash_table_add (seen, key))
    spool_json_reader_complain (reader, NULL, "%s", _ ("its round has such a run already"));
}

/* A run has a lane for each worker, even if its file has none: a small file could ask for much. */
static void
check_lanes (SpoolJsonReader *reader, guint *n_lanes, const SpoolRun *run)
{
  *n_lanes += run->n_lanes;
  if (*n_lanes > MAX_LANES)
    spool_json_reader_complain (
        reader, NULL, _ ("the runs up to this one have more than %d workers in all"), MAX_LANES);
}

static void
read_runs (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolReport *report)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "runs", SPOOL_JSON_REQUIRED);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_lanes = 0;
  guint n = 0;

  if (list == NULL)
    return;
  spool_json_reader_enter (reader, "runs");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      SpoolRun *run;

      spool_json_reader_enter_nth (reader, n++);
      run = spool_run_read_json (reader, node, report->plan);
      if (run == NULL)
        return;
      spool_report_add_run (report, run);
      check_unique (reader, seen, run);
      check_lanes (reader, &n_lanes, run);
      if (spool_json_reader_failed (reader))
        return;
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

/* Returns: (nullable): the machine, and in @json its words in @text. */
static SpoolMachine *
read_machine (SpoolJsonReader *reader,
              const SpoolJsonNode *object,
              const char *name,
              const char *text,
              char **json)
{
  const SpoolJsonNode *node = spool_json_node_find (object, name);
  SpoolMachine *machine;

  if (node == NULL || node->type == SPOOL_JSON_NULL)
    return NULL;
  spool_json_reader_enter (reader, name);
  machine = spool_machine_read_json (reader, node);
  spool_json_reader_leave (reader);
  if (node->type == SPOOL_JSON_OBJECT)
    *json = g_strndup (text + node->begin, node->end - node->begin);
  return machine;
}

static SpoolReport *
read_report (SpoolJsonReader *reader,
             const SpoolJsonNode *root,
             const char *text,
             const char **advice)
{
  const SpoolJsonNode *object = spool_json_reader_as_object (reader, root);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (SpoolPlan) plan = NULL;
  SpoolMachine *machine;
  char *machine_json = NULL;

  if (object == NULL || !read_format (reader, object, advice))
    return NULL;
  spool_json_reader_get_object (reader, object, "plan", SPOOL_JSON_REQUIRED);
  spool_json_reader_enter (reader, "plan");
  plan = spool_plan_read_json (reader, spool_json_node_find (object, "plan"));
  spool_json_reader_leave (reader);
  if (plan == NULL)
    return NULL;
  machine = read_machine (reader, object, "machine", text, &machine_json);
  report = spool_report_new (plan, machine != NULL ? machine : spool_machine_new_unknown ());
  report->machine_json = machine_json;
  report->machine_after =
      read_machine (reader, object, "machine_after", text, &report->machine_after_json);
  g_free (report->created);
  report->created =
      g_strdup (spool_json_reader_get_string (reader, object, "created", SPOOL_JSON_OPTIONAL));
  /* Nobody measures what is in a file. */
  report->ended = TRUE;
  spool_json_reader_get_boolean (reader, object, "complete", &report->complete);
  read_runs (reader, object, report);
  return g_steal_pointer (&report);
}

/**
 * spool_report_from_bytes:
 * @bytes: what a file holds
 * @name: the file's name, for messages
 * @error: what is wrong with it, where, and what to do
 *
 * Returns: (transfer full) (nullable): the report. Any thread.
 */
SpoolReport *
spool_report_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *what = NULL;
  g_autoptr (SpoolJsonReader) reader = NULL;
  const SpoolJsonNode *root;
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (GError) problem = NULL;
  const char *advice = _ ("Get a complete copy, or measure again.");
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  shown = g_filename_display_name (name);
  what = g_strdup_printf (_ ("can't read the report “%s”"), shown);
  reader = spool_json_reader_new (what);
  text = g_bytes_get_data (bytes, &length);
  root = spool_json_reader_parse (reader, text != NULL ? text : "", (gssize) length);
  if (root != NULL)
    report = read_report (reader, root, text, &advice);
  if (spool_json_reader_end (reader, SPOOL_ERROR_FAILED, &problem))
    return g_steal_pointer (&report);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, "%s. %s", problem->message, advice);
  return NULL;
}

/* Looked at before it is opened: opening a pipe would wait for a writer. */
static const char *
find_problem (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return g_strerror (errno);
  if (!S_ISREG (status.st_mode))
    return _ ("it isn't a file");
  return (guint64) status.st_size > MAX_FILE_BYTES ? _ ("it is too long for a report") : NULL;
}

/**
 * spool_report_load:
 * @path: a file
 * @error: what is wrong with it, where, and what to do
 *
 * Reads a report from a file. It blocks: 20,000 job records take a tenth of a second. Any thread.
 *
 * Returns: (transfer full) (nullable): the report.
 */
SpoolReport *
spool_report_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *shown = NULL;
  const char *reason;
  char *text;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  reason = find_problem (path);
  if (reason == NULL && !g_file_get_contents (path, &text, &length, &problem))
    reason = problem->message;
  if (reason != NULL)
    {
      shown = g_filename_display_name (path);
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read the report “%s”: %s"),
                   shown, reason);
      return NULL;
    }
  bytes = g_bytes_new_take (text, length);
  return spool_report_from_bytes (bytes, path, error);
}
