/* spool-report.c: all that was measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-report.h"

#include <glib/gi18n.h>
#include <string.h>

static void
free_run (gpointer run)
{
  spool_run_free (run);
}

/**
 * spool_report_new:
 * @plan: a plan that has been checked, which the report shares
 * @machine: (transfer full): the machine
 *
 * Returns: (transfer full): a report without runs, begun now, and not complete.
 */
SpoolReport *
spool_report_new (SpoolPlan *plan, SpoolMachine *machine)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  SpoolReport *self;

  g_return_val_if_fail (plan != NULL && machine != NULL, NULL);

  self = g_new0 (SpoolReport, 1);
  self->plan = spool_plan_ref (plan);
  self->machine = machine;
  self->created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  self->runs = g_ptr_array_new_with_free_func (free_run);
  return self;
}

/**
 * spool_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
spool_report_free (SpoolReport *self)
{
  if (self == NULL)
    return;
  spool_plan_unref (self->plan);
  spool_machine_free (self->machine);
  g_free (self->machine_json);
  spool_machine_free (self->machine_after);
  g_free (self->machine_after_json);
  g_free (self->created);
  g_ptr_array_unref (self->runs);
  g_free (self);
}

static void
fill_histogram (SpoolRun *run)
{
  memset (run->histogram, 0, sizeof run->histogram);
  for (guint64 i = 0; i < run->n_records; i++)
    run->histogram[spool_histogram_bucket (run->records[i].end_ns - run->records[i].start_ns)]++;
}

/**
 * spool_report_add_run:
 * @self: a report
 * @run: (transfer full): a run of the report's plan
 *
 * Adds a run. Its job records are kept if there is room for all of them, else its sums alone.
 */
void
spool_report_add_run (SpoolReport *self, SpoolRun *run)
{
  g_return_if_fail (self != NULL && run != NULL);
  g_return_if_fail (run->entry < self->plan->entries->len);

  if (run->n_records > spool_report_get_free_records (self))
    {
      fill_histogram (run);
      spool_run_drop_records (run);
    }
  self->n_records += run->n_records;
  g_ptr_array_add (self->runs, run);
}

/**
 * spool_report_get_free_records:
 * @self: a report
 *
 * Returns: how many job records there is room for. A run with more jobs needs not send any.
 */
guint64
spool_report_get_free_records (const SpoolReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return SPOOL_REPORT_MAX_RECORDS - self->n_records;
}

/**
 * spool_report_count_failed:
 * @self: a report
 *
 * Returns: how many jobs failed in all runs.
 */
guint64
spool_report_count_failed (const SpoolReport *self)
{
  guint64 n_failed = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->runs->len; i++)
    n_failed += ((const SpoolRun *) g_ptr_array_index (self->runs, i))->failed_jobs;
  return n_failed;
}

/**
 * spool_report_count_rounds:
 * @self: a report
 *
 * Returns: how many rounds were measured from beginning to end.
 */
guint
spool_report_count_rounds (const SpoolReport *self)
{
  g_autoptr (GArray) configurations = NULL;
  guint runs_of_round[SPOOL_MAX_ROUNDS] = { 0 };
  guint n_rounds = 0;

  g_return_val_if_fail (self != NULL, 0);

  configurations = spool_plan_list_configurations (self->plan);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (self->runs, i);

      if (run->round < SPOOL_MAX_ROUNDS && ++runs_of_round[run->round] == configurations->len)
        n_rounds++;
    }
  return n_rounds;
}

/**
 * spool_report_count_summaries:
 * @self: a report
 *
 * Returns: how many runs have no job records, only their sums.
 */
guint
spool_report_count_summaries (const SpoolReport *self)
{
  guint n_summaries = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->runs->len; i++)
    if (((const SpoolRun *) g_ptr_array_index (self->runs, i))->records == NULL)
      n_summaries++;
  return n_summaries;
}

/**
 * spool_report_count_disturbed:
 * @self: a report
 *
 * Returns: how many of its runs something disturbed: see spool_run_is_disturbed(). Any thread.
 */
guint
spool_report_count_disturbed (const SpoolReport *self)
{
  guint n_disturbed = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->runs->len; i++)
    n_disturbed += (guint) spool_run_is_disturbed (g_ptr_array_index (self->runs, i));
  return n_disturbed;
}

/* One reason, and how many jobs of a workload failed for it. */
typedef struct
{
  const char *workload;
  const char *reason;
  guint64 n_jobs; /* 0: not known, since the records are gone */
} Failure;

typedef struct
{
  GArray *list;      /* (element-type Failure): in the order in which they happened first */
  GHashTable *known; /* workload and reason to one more than its place in the list */
  GRegex *times;     /* what is no part of a reason */
} Failures;

/* libcurl says how long it tried, such as "after 21 ms", which makes no other reason of it. */
static char *
make_key (const Failures *self, const char *workload, const char *reason)
{
  g_autofree char *timeless = g_regex_replace_literal (self->times, reason, -1, 0, "", 0, NULL);

  /* What is no UTF-8 can't be searched. */
  return g_strconcat (workload, " ", timeless != NULL ? timeless : reason, NULL);
}

static void
count_failure (Failures *self, const char *workload, const char *reason, guint64 n_jobs)
{
  g_autofree char *key = make_key (self, workload, reason);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));
  Failure failure = { workload, reason, n_jobs };
  Failure *known;

  if (place == 0)
    {
      g_array_append_val (self->list, failure);
      g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (self->list->len));
      return;
    }
  known = &g_array_index (self->list, Failure, place - 1);
  known->n_jobs = known->n_jobs > 0 && n_jobs > 0 ? known->n_jobs + n_jobs : 0;
}

static void
collect_failures (const SpoolReport *self, const SpoolRun *run, Failures *failures)
{
  const char *workload = _ (spool_plan_get_entry (self->plan, run->entry)->workload->title);

  if (run->records == NULL)
    for (guint i = 0; i < run->details->len; i++)
      count_failure (failures, workload, g_ptr_array_index (run->details, i), 0);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      const char *detail = spool_run_get_detail (run, &run->records[i]);
      SpoolJobStatus status = run->records[i].status;

      if (status != SPOOL_JOB_OK)
        count_failure (failures, workload,
                       detail != NULL ? detail : spool_job_status_get_id (status), 1);
    }
}

static void
append_failure (GString *text, const Failure *failure)
{
  if (failure->n_jobs == 0)
    g_string_append_printf (text, _ ("jobs of “%s” failed: %s"), failure->workload,
                            failure->reason);
  else
    g_string_append_printf (text,
                            ngettext ("%u job of “%s” failed: %s", "%u jobs of “%s” failed: %s",
                                      (gulong) failure->n_jobs),
                            (guint) failure->n_jobs, failure->workload, failure->reason);
  g_string_append_c (text, '\n');
}

/**
 * spool_report_describe_failures:
 * @self: a report
 * @max_lines: how many lines at most
 *
 * Tells why jobs failed, each reason once. What doesn't fit is counted in the last line.
 *
 * Returns: (transfer full): lines, translated, each with a line break; "" if no job failed.
 */
char *
spool_report_describe_failures (const SpoolReport *self, guint max_lines)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Failure));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) times = g_regex_new (" after [0-9]+ (ms|milliseconds)", 0, 0, NULL);
  Failures failures = { list, known, times };
  GString *text;
  guint n_shown;

  g_return_val_if_fail (self != NULL && max_lines > 0, NULL);

  for (guint i = 0; i < self->runs->len; i++)
    collect_failures (self, g_ptr_array_index (self->runs, i), &failures);
  text = g_string_new (NULL);
  n_shown = list->len <= max_lines ? list->len : max_lines - 1;
  for (guint i = 0; i < n_shown; i++)
    append_failure (text, &g_array_index (list, Failure, i));
  if (n_shown < list->len)
    g_string_append_printf (
        text,
        ngettext ("and for %u more reason\n", "and for %u more reasons\n", list->len - n_shown),
        list->len - n_shown);
  return g_string_free (text, FALSE);
}
