/* spool-cosine.c: the notebook's computing job, as data. See spool-cosine-work.c for the loop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-digest.h"
#include "workload/spool-params.h"

#include <glib/gi18n.h>

static SpoolBound
cosine_bound (const SpoolParams *params)
{
  return SPOOL_BOUND_CPU;
}

static guint64
cosine_default_jobs (const SpoolParams *params)
{
  return 4;
}

static double
cosine_predicted_job_s (const SpoolParams *params)
{
  /* About 10 ns for one cosine on a machine of our days; only a first guess before round 1. */
  return (double) spool_params_get_integer (params, "iterations") * 1e-8;
}

/* foo begins as 0, so foo * cos (…) is 0 in each turn, and foo stays 0 for ever. */
static guint64 *
cosine_expected_digests (const SpoolParams *params, gsize *n_digests)
{
  guint64 *digest = g_new (guint64, 1);

  *digest = spool_digest_of_loop ((guint64) spool_params_get_integer (params, "iterations"), 0.0);
  *n_digests = 1;
  return digest;
}

const SpoolWorkload spool_cosine_workload = {
  .id = "cosine",
  .title = N_ ("Cosines"),
  .summary = N_ ("Each job adds up foo × cos(i × π): nothing but computing"),
  .worker_program = "spool-worker",
  .params = { { .name = "iterations",
                .title = N_ ("Iterations"),
                .summary = N_ ("How many cosines a job computes"),
                .type = SPOOL_PARAM_INTEGER,
                .minimum = 1,
                .maximum = 1e12,
                .default_value = "10000000" } },
  .n_params = 1,
  .why_not = { [SPOOL_EXECUTOR_ASYNC] = N_ ("an event loop helps only jobs that wait, and these "
                                            "don't") },
  .bound = cosine_bound,
  .default_jobs = cosine_default_jobs,
  .predicted_job_s = cosine_predicted_job_s,
  .expected_digests = cosine_expected_digests,
};
