/* spool-run-json-read.c: one run out of JSON that anybody may have written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-run-json.h"

#include "workload/spool-clock.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* What a whole number may be at most, and still be a double that is exact. */
#define MAX_WHOLE (G_GUINT64_CONSTANT (1) << 53)
#define MAX_ORDER 1000000

static void
read_phases (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolPhases *phases)
{
  spool_json_reader_get_seconds (reader, object, "start_s", &phases->start_ns, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "wait_s", &phases->wait_ns, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "work_s", &phases->work_ns, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "idle_s", &phases->idle_ns, SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "stop_s", &phases->stop_ns, SPOOL_JSON_OPTIONAL);
}

static guint
get_guint (
    SpoolJsonReader *reader, const SpoolJsonNode *object, const char *name, guint min, guint max)
{
  guint64 value = min;

  spool_json_reader_get_unsigned (reader, object, name, min, max, &value, SPOOL_JSON_REQUIRED);
  return (guint) value;
}

static gint64
get_id (SpoolJsonReader *reader, const SpoolJsonNode *object, const char *name)
{
  guint64 value = 0;

  spool_json_reader_get_unsigned (reader, object, name, 0, MAX_WHOLE, &value, SPOOL_JSON_OPTIONAL);
  return (gint64) value;
}

static void
read_lane (SpoolJsonReader *reader, const SpoolJsonNode *node, SpoolLane *lane)
{
  const SpoolJsonNode *object = spool_json_reader_as_object (reader, node);

  read_phases (reader, object, &lane->phases);
  spool_json_reader_get_unsigned (reader, object, "jobs", 0, SPOOL_MAX_JOBS, &lane->jobs,
                                  SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "lock_wait_s", &lane->lock_wait_ns,
                                 SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "blocked_s", &lane->blocked_ns,
                                 SPOOL_JSON_OPTIONAL);
  lane->pid = get_id (reader, object, "pid");
  lane->tid = get_id (reader, object, "tid");
}

/* There is always a lane for each worker, so that records can be looked up in them. */
static void
read_lanes (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "lanes", SPOOL_JSON_OPTIONAL);
  guint n = 0;

  run->n_lanes = run->workers;
  run->lanes = g_new0 (SpoolLane, run->n_lanes);
  if (list == NULL)
    return;
  if (list->n_children != run->n_lanes)
    {
      spool_json_reader_complain (reader, "lanes", _ ("there must be %u, not %u"), run->n_lanes,
                                  list->n_children);
      return;
    }
  spool_json_reader_enter (reader, "lanes");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next, n++)
    {
      spool_json_reader_enter_nth (reader, n);
      read_lane (reader, node, &run->lanes[n]);
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
read_digest (SpoolJsonReader *reader, const SpoolJsonNode *object, guint64 *digest)
{
  const char *text = spool_json_reader_get_string (reader, object, "digest", SPOOL_JSON_OPTIONAL);
  guint n_digits = 0;

  if (text == NULL)
    return;
  while (g_ascii_isxdigit (text[n_digits]))
    n_digits++;
  if (n_digits == 16 && text[n_digits] == '\0')
    *digest = g_ascii_strtoull (text, NULL, 16);
  else
    spool_json_reader_complain (reader, "digest", "%s", _ ("must be 16 hexadecimal digits"));
}

static void
read_status (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolJobRecord *record)
{
  SpoolJobStatus status = SPOOL_JOB_OK;
  const char *id = spool_json_reader_get_string (reader, object, "status", SPOOL_JSON_REQUIRED);

  if (id != NULL && !spool_job_status_from_id (id, &status))
    spool_json_reader_complain (reader, "status", _ ("“%s” is not a status that a job can have"),
                                id);
  record->status = (guint8) status;
}

/* Many jobs fail for the same reason, which is then kept once. */
static guint32
keep_detail (SpoolRun *run, GHashTable *known, const char *detail)
{
  guint32 index = GPOINTER_TO_UINT (g_hash_table_lookup (known, detail));

  if (index == 0)
    {
      g_ptr_array_add (run->details, g_strdup (detail));
      index = run->details->len;
      g_hash_table_insert (known, g_ptr_array_index (run->details, index - 1),
                           GUINT_TO_POINTER (index));
    }
  return index;
}

static void
read_record (SpoolJsonReader *reader,
             const SpoolJsonNode *object,
             SpoolRun *run,
             GHashTable *details)
{
  guint job = get_guint (reader, object, "job", 0, (guint) run->n_records - 1);
  SpoolJobRecord *record = &run->records[job];
  const char *detail;

  if (record->done)
    spool_json_reader_complain (reader, "job", _ ("job %u is there twice"), job);
  record->done = TRUE;
  record->lane = (guint16) get_guint (reader, object, "lane", 0, run->n_lanes - 1);
  spool_json_reader_get_seconds (reader, object, "start_s", &record->start_ns, SPOOL_JSON_REQUIRED);
  spool_json_reader_get_seconds (reader, object, "end_s", &record->end_ns, SPOOL_JSON_REQUIRED);
  if (record->end_ns < record->start_ns)
    spool_json_reader_complain (reader, "end_s", "%s", _ ("must not be before start_s"));
  spool_json_reader_get_seconds (reader, object, "lock_wait_s", &record->lock_wait_ns,
                                 SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "blocked_s", &record->blocked_ns,
                                 SPOOL_JSON_OPTIONAL);
  read_status (reader, object, record);
  read_digest (reader, object, &record->digest);
  spool_json_reader_get_unsigned (reader, object, "bytes", 0, MAX_WHOLE, &record->bytes,
                                  SPOOL_JSON_OPTIONAL);
  detail = spool_json_reader_get_string (reader, object, "detail", SPOOL_JSON_OPTIONAL);
  if (detail != NULL)
    record->detail = keep_detail (run, details, detail);
  run->histogram[spool_histogram_bucket (record->end_ns - record->start_ns)]++;
}

/* The number and the records tell the same thing. */
static void
check_failed (SpoolJsonReader *reader, const SpoolRun *run)
{
  guint64 n_failed = 0;

  for (guint64 i = 0; i < run->n_records; i++)
    n_failed += run->records[i].status != SPOOL_JOB_OK;
  if (n_failed != run->failed_jobs)
    spool_json_reader_complain (reader, "failed_jobs",
                                _ ("must be %" PRIu64 " by the job records, not %" PRIu64),
                                n_failed, run->failed_jobs);
}

static void
read_records (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  g_autoptr (GHashTable) details = g_hash_table_new (g_str_hash, g_str_equal);
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "job_records", SPOOL_JSON_REQUIRED);
  guint n = 0;

  if (list == NULL)
    return;
  if (list->n_children != run->jobs)
    {
      spool_json_reader_complain (reader, "job_records",
                                  _ ("there must be one for each of %" PRIu64 " jobs, not %u"),
                                  run->jobs, list->n_children);
      return;
    }
  run->n_records = run->jobs;
  run->records = spool_records_new (run->n_records);
  spool_json_reader_enter (reader, "job_records");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      spool_json_reader_enter_nth (reader, n++);
      if (spool_json_reader_as_object (reader, node) != NULL)
        read_record (reader, node, run, details);
      if (spool_json_reader_failed (reader))
        return;
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
  check_failed (reader, run);
}

/* A count lies between two edges; the first of them tells the bucket. */
static void
read_buckets (SpoolJsonReader *reader,
              const SpoolJsonNode *edge,
              const SpoolJsonNode *count,
              SpoolRun *run)
{
  for (; count != NULL; count = count->next, edge = edge->next)
    {
      double edge_s = spool_json_reader_as_number (reader, edge, 0, G_MAXINT32);

      run->histogram[spool_histogram_bucket (spool_seconds_to_ns (edge_s))] +=
          spool_json_reader_as_unsigned (reader, count, 0, SPOOL_MAX_JOBS);
    }
}

static void
read_histogram (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const SpoolJsonNode *histogram =
      spool_json_reader_get_object (reader, object, "histogram", SPOOL_JSON_OPTIONAL);
  const SpoolJsonNode *edges, *counts;

  if (histogram == NULL)
    return;
  spool_json_reader_enter (reader, "histogram");
  edges = spool_json_reader_get_array (reader, histogram, "edges_s", SPOOL_JSON_REQUIRED);
  counts = spool_json_reader_get_array (reader, histogram, "counts", SPOOL_JSON_REQUIRED);
  if (edges != NULL && counts != NULL && counts->n_children > 0 &&
      edges->n_children != counts->n_children + 1)
    spool_json_reader_complain (reader, "edges_s", "%s",
                                _ ("must have one entry more than “counts”"));
  if (!spool_json_reader_failed (reader))
    read_buckets (reader, edges->first, counts->first, run);
  spool_json_reader_leave (reader);
}

static void
read_failures (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "failures", SPOOL_JSON_OPTIONAL);
  guint n = 0;

  if (list == NULL)
    return;
  spool_json_reader_enter (reader, "failures");
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      spool_json_reader_enter_nth (reader, n++);
      g_ptr_array_add (run->details, g_strdup (spool_json_reader_as_string (reader, node)));
      spool_json_reader_leave (reader);
    }
  spool_json_reader_leave (reader);
}

static void
read_flags (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const SpoolJsonNode *list =
      spool_json_reader_get_array (reader, object, "flags", SPOOL_JSON_OPTIONAL);

  if (list == NULL)
    return;
  for (const SpoolJsonNode *node = list->first; node != NULL; node = node->next)
    {
      const char *id = spool_json_reader_as_string (reader, node);

      for (guint bit = 0; bit < SPOOL_N_RUN_FLAGS; bit++)
        if (g_str_equal (id, spool_run_flag_get_id (bit)))
          run->flags |= 1 << bit;
    }
}

static gboolean
entry_is (const SpoolPlan *plan, guint entry, const char *workload)
{
  return g_str_equal (spool_plan_get_entry (plan, entry)->workload->id, workload);
}

/* The number of the entry is only needed if a plan has a workload twice. */
static void
read_entry (SpoolJsonReader *reader,
            const SpoolJsonNode *object,
            const SpoolPlan *plan,
            SpoolRun *run)
{
  const char *id = spool_json_reader_get_string (reader, object, "workload", SPOOL_JSON_REQUIRED);
  guint64 entry = plan->entries->len;

  spool_json_reader_get_unsigned (reader, object, "entry", 0, plan->entries->len - 1, &entry,
                                  SPOOL_JSON_OPTIONAL);
  if (id == NULL)
    return;
  for (guint i = 0; entry == plan->entries->len && i < plan->entries->len; i++)
    if (entry_is (plan, i, id))
      entry = i;
  if (entry < plan->entries->len && entry_is (plan, (guint) entry, id))
    run->entry = (guint) entry;
  else
    spool_json_reader_complain (reader, "workload", _ ("the plan has no “%s” there"), id);
}

/* A report's medians are of one mode: cold and warm runs of one plan would be mixed in them. */
static void
read_mode (SpoolJsonReader *reader,
           const SpoolJsonNode *object,
           const SpoolPlan *plan,
           SpoolRun *run)
{
  const char *mode = spool_json_reader_get_string (reader, object, "mode", SPOOL_JSON_REQUIRED);

  if (mode == NULL)
    return;
  if (g_str_equal (mode, spool_mode_get_id (SPOOL_MODE_WARM)))
    run->mode = SPOOL_MODE_WARM;
  else if (!g_str_equal (mode, spool_mode_get_id (SPOOL_MODE_COLD)))
    {
      spool_json_reader_complain (reader, "mode", _ ("must be “cold” or “warm”, not “%s”"), mode);
      return;
    }
  if (run->mode != plan->mode)
    spool_json_reader_complain (reader, "mode", _ ("must be “%s” as in the plan, not “%s”"),
                                spool_mode_get_id (plan->mode), mode);
}

static void
read_configuration (SpoolJsonReader *reader,
                    const SpoolJsonNode *object,
                    const SpoolPlan *plan,
                    SpoolRun *run)
{
  const char *executor =
      spool_json_reader_get_string (reader, object, "executor", SPOOL_JSON_REQUIRED);

  if (executor != NULL && !spool_executor_kind_from_id (executor, &run->executor))
    spool_json_reader_complain (reader, "executor", _ ("there is no executor “%s”"), executor);
  run->workers = get_guint (reader, object, "workers", 1, SPOOL_MAX_WORKERS);
  if (run->executor == SPOOL_EXECUTOR_SERIAL && run->workers != 1)
    spool_json_reader_complain (reader, "workers", "%s", _ ("serial has one worker"));
  read_mode (reader, object, plan, run);
  spool_json_reader_get_unsigned (reader, object, "jobs", 1, SPOOL_MAX_JOBS, &run->jobs,
                                  SPOOL_JSON_REQUIRED);
  if (run->jobs != spool_plan_get_entry (plan, run->entry)->jobs)
    spool_json_reader_complain (reader, "jobs",
                                _ ("must be %" PRIu64 " as in the plan, not %" PRIu64),
                                spool_plan_get_entry (plan, run->entry)->jobs, run->jobs);
  spool_json_reader_get_unsigned (reader, object, "failed_jobs", 0, run->jobs, &run->failed_jobs,
                                  SPOOL_JSON_REQUIRED);
}

static void
read_sums (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const SpoolJsonNode *phases;

  spool_json_reader_get_seconds (reader, object, "wall_s", &run->wall_ns, SPOOL_JSON_REQUIRED);
  spool_json_reader_get_seconds (reader, object, "cpu_user_s", &run->cpu_user_ns,
                                 SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_seconds (reader, object, "cpu_system_s", &run->cpu_system_ns,
                                 SPOOL_JSON_OPTIONAL);
  spool_json_reader_get_unsigned (reader, object, "peak_rss_bytes", 0, MAX_WHOLE,
                                  &run->peak_rss_bytes, SPOOL_JSON_OPTIONAL);
  phases = spool_json_reader_get_object (reader, object, "phases", SPOOL_JSON_OPTIONAL);
  spool_json_reader_enter (reader, "phases");
  read_phases (reader, phases, &run->phases);
  spool_json_reader_leave (reader);
}

static void
read_rest (SpoolJsonReader *reader, const SpoolJsonNode *object, SpoolRun *run)
{
  const char *records =
      spool_json_reader_get_string (reader, object, "records", SPOOL_JSON_REQUIRED);

  read_lanes (reader, object, run);
  if (g_strcmp0 (records, "all") == 0)
    read_records (reader, object, run);
  else if (g_strcmp0 (records, "summary") == 0)
    {
      read_histogram (reader, object, run);
      read_failures (reader, object, run);
    }
  else if (records != NULL)
    spool_json_reader_complain (reader, "records", _ ("must be “all” or “summary”, not “%s”"),
                                records);
  read_flags (reader, object, run);
}

/**
 * spool_run_read_json:
 * @reader: keeps what is wrong
 * @node: (nullable): the run
 * @plan: the plan that it belongs to
 *
 * Returns: (transfer full) (nullable): the run; %NULL if something is wrong.
 */
SpoolRun *
spool_run_read_json (SpoolJsonReader *reader, const SpoolJsonNode *node, const SpoolPlan *plan)
{
  g_autoptr (SpoolRun) run = spool_run_new ();
  const SpoolJsonNode *object;

  g_return_val_if_fail (reader != NULL && plan != NULL, NULL);

  object = spool_json_reader_as_object (reader, node);
  if (object == NULL)
    return NULL;
  run->round = get_guint (reader, object, "round", 0, SPOOL_MAX_ROUNDS - 1);
  run->order = get_guint (reader, object, "order", 0, MAX_ORDER);
  read_entry (reader, object, plan, run);
  read_configuration (reader, object, plan, run);
  if (spool_json_reader_failed (reader))
    return NULL;
  read_sums (reader, object, run);
  read_rest (reader, object, run);
  return spool_json_reader_failed (reader) ? NULL : g_steal_pointer (&run);
}
