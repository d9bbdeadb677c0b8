/* spool-cosine-work.c: the notebook's loop.
 *
 * foo stays 0 for ever, so a compiler that sees nobody use it removes the loop, and with
 * -ffast-math even when somebody does. The digest uses foo, and this file must never be built with
 * -ffast-math; a test shows that time grows with the iterations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-digest.h"
#include "workload/spool-work.h"

#include <math.h>

#ifdef __FAST_MATH__
#error "The loop must really compute: build this file without -ffast-math."
#endif

/* About half a millisecond between two checkpoints. */
#define CHECKPOINT_ITERATIONS 32768

static gpointer
cosine_prepare (const SpoolParams *params,
                const char *folder,
                const char *pages_url,
                GError **error)
{
  gint64 *iterations = g_new (gint64, 1);

  *iterations = spool_params_get_integer (params, "iterations");
  return iterations;
}

static void
cosine_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  gint64 iterations = *(const gint64 *) prepared;
  gint64 i = 0; /* iterations done; the digest tells how many */
  double foo = 0;

  while (i < iterations)
    {
      gint64 end = MIN (i + CHECKPOINT_ITERATIONS, iterations);

      for (; i < end; i++)
        foo += foo * cos ((double) i * G_PI);
      if (!spool_job_checkpoint (job))
        return;
    }
  job->digest = spool_digest_of_loop ((guint64) i, foo);
}

const SpoolWork spool_cosine_work = {
  .workload = &spool_cosine_workload,
  .prepare = cosine_prepare,
  .unprepare = g_free,
  .run = cosine_run,
};
