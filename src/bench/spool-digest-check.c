/* spool-digest-check.c: whether all executors came to the same results.
 *
 * The first good result of a job is what all later runs must come to. Results that are known
 * beforehand have been checked by the run itself. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-digest-check.h"

#include <glib/gi18n.h>

struct _SpoolDigestCheck
{
  const SpoolPlan *plan;
  GPtrArray *known; /* (element-type GHashTable): by entry, from job to digest */
};

/**
 * spool_digest_check_new:
 * @plan: (transfer none): a plan; must outlive the check
 *
 * Returns: (transfer full): a check that knows no results yet.
 */
SpoolDigestCheck *
spool_digest_check_new (const SpoolPlan *plan)
{
  SpoolDigestCheck *self;

  g_return_val_if_fail (plan != NULL, NULL);

  self = g_new0 (SpoolDigestCheck, 1);
  self->plan = plan;
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < plan->entries->len; i++)
    g_ptr_array_add (self->known,
                     g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free));
  return self;
}

/**
 * spool_digest_check_free:
 * @self: (transfer full) (nullable): a check
 */
void
spool_digest_check_free (SpoolDigestCheck *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->known);
  g_free (self);
}

static void
remember (GHashTable *known, guint64 job, guint64 digest)
{
  guint64 *key = g_new (guint64, 1);
  guint64 *value = g_new (guint64, 1);

  *key = job;
  *value = digest;
  g_hash_table_insert (known, key, value);
}

/**
 * spool_digest_check_run:
 * @self: a check
 * @run: a run of the plan, with its entry set
 *
 * Marks those jobs of @run as failed whose result is another than in an earlier run. Nothing is
 * known of runs without records, nor of pages that change.
 *
 * Returns: how many jobs it marked.
 */
guint
spool_digest_check_run (SpoolDigestCheck *self, SpoolRun *run)
{
  const SpoolPlanEntry *entry;
  GHashTable *known;
  guint n_wrong = 0;

  g_return_val_if_fail (self != NULL && run != NULL && run->entry < self->known->len, 0);

  entry = spool_plan_get_entry (self->plan, run->entry);
  if (!spool_workload_digest_repeats (entry->workload, entry->params))
    return 0;
  known = g_ptr_array_index (self->known, run->entry);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      SpoolJobRecord *record = &run->records[i];
      const guint64 *expected = g_hash_table_lookup (known, &i);

      if (record->status != SPOOL_JOB_OK)
        continue;
      if (expected == NULL)
        {
          remember (known, i, record->digest);
          continue;
        }
      if (record->digest == *expected)
        continue;
      if (n_wrong++ == 0)
        g_ptr_array_add (run->details, g_strdup (_ ("its result differs from an earlier run's")));
      record->status = SPOOL_JOB_FAILED;
      record->detail = run->details->len;
      run->failed_jobs++;
    }
  return n_wrong;
}
