/* spool-sleep.c: jobs that only wait, as data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-params.h"

#include <glib/gi18n.h>

static double
mean_seconds (const SpoolParams *params)
{
  gsize n_numbers = 0;
  g_autofree double *numbers = spool_params_get_numbers (params, "seconds", &n_numbers);
  double sum = 0;

  for (gsize i = 0; i < n_numbers; i++)
    sum += numbers[i];
  return sum / (double) n_numbers;
}

/* Jobs of 0 s make no system call: they are nothing but the cost of running a job. */
static SpoolBound
sleep_bound (const SpoolParams *params)
{
  return mean_seconds (params) > 0 ? SPOOL_BOUND_WAIT : SPOOL_BOUND_CPU;
}

static guint64
sleep_default_jobs (const SpoolParams *params)
{
  return 16;
}

static guint64 *
sleep_expected_digests (const SpoolParams *params, gsize *n_digests)
{
  g_autofree double *numbers = spool_params_get_numbers (params, "seconds", n_digests);
  guint64 *digests = g_new (guint64, *n_digests);

  for (gsize i = 0; i < *n_digests; i++)
    digests[i] = spool_digest_of_number ((guint64) spool_seconds_to_ns (numbers[i]));
  return digests;
}

const SpoolWorkload spool_sleep_workload = {
  .id = "sleep",
  .title = N_ ("Sleeping"),
  .summary = N_ ("Each job waits for a set time and does nothing"),
  .worker_program = "spool-worker",
  .params = { { .name = "seconds",
                .title = N_ ("Seconds"),
                .summary = N_ ("How long a job sleeps; of several numbers, job i takes number i"),
                .type = SPOOL_PARAM_NUMBERS,
                .minimum = 0,
                .maximum = 86400,
                .default_value = "0.1" } },
  .n_params = 1,
  .bound = sleep_bound,
  .default_jobs = sleep_default_jobs,
  .predicted_job_s = mean_seconds,
  .expected_digests = sleep_expected_digests,
};
