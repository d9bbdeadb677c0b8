/* spool-workload.h: what a job does, as data; the code that does it is a SpoolWork.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "workload/spool-executor-kind.h"

G_BEGIN_DECLS

typedef struct _SpoolParams SpoolParams;
typedef struct _SpoolWorkload SpoolWorkload;

typedef enum
{
  SPOOL_PARAM_INTEGER,
  SPOOL_PARAM_NUMBER,
  SPOOL_PARAM_NUMBERS, /* one or several, separated by spaces */
  SPOOL_PARAM_TEXT
} SpoolParamType;

typedef enum
{
  SPOOL_BOUND_CPU,
  SPOOL_BOUND_WAIT
} SpoolBound;

/**
 * SpoolParamSpec:
 * @name: its name on the command line and in reports
 * @title: its name for people, marked for translation
 * @summary: what it sets, marked for translation
 * @unit: (nullable): of its numbers, e.g. "s"
 * @unit_of: (nullable): the unit behind that number, translated, if it has a plural
 * @minimum: the smallest number allowed
 * @maximum: the largest number allowed
 * @default_value: as one would write it
 * @check: (nullable): a further check, for texts; its messages name it as @called says
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *summary;
  const char *unit;
  const char *(*unit_of) (gulong number);
  SpoolParamType type;
  double minimum;
  double maximum;
  const char *default_value;
  gboolean (*check) (const char *called,
                     const char *value,
                     GError **error);
} SpoolParamSpec;

#define SPOOL_MAX_PARAMS 8
#define SPOOL_MAX_JOBS 100000000

/**
 * SpoolWorkload:
 * @id: its name on the command line and in reports
 * @title: its name for people, marked for translation
 * @summary: what a job does, marked for translation
 * @worker_program: the program that can do its jobs
 * @params: (array length=n_params): its parameters
 * @why_not: for each executor, %NULL or why it can't run this, marked for translation
 * @bound: what its jobs spend their time on, with these parameters
 * @default_jobs: how many jobs there are if nobody says
 * @predicted_job_s: what a job takes at least, for telling people beforehand
 * @expected_digests: (nullable): gives @n_digests digests; job i must have number i modulo that
 * @digest_repeats: whether each job has the same digest in all runs
 */
struct _SpoolWorkload
{
  const char *id;
  const char *title;
  const char *summary;
  const char *worker_program;
  SpoolParamSpec params[SPOOL_MAX_PARAMS];
  guint n_params;
  const char *why_not[SPOOL_N_EXECUTORS];
  SpoolBound (*bound) (const SpoolParams *params);
  guint64 (*default_jobs) (const SpoolParams *params);
  double (*predicted_job_s) (const SpoolParams *params);
  guint64 *(*expected_digests) (const SpoolParams *params,
                                gsize *n_digests);
  gboolean (*digest_repeats) (const SpoolParams *params);
  gboolean (*needs_pages) (const SpoolParams *params);
};

extern const SpoolWorkload spool_cosine_workload;
extern const SpoolWorkload spool_sleep_workload;
extern const SpoolWorkload spool_web_workload;

const SpoolWorkload  *spool_workload_find          (const char *id);
const SpoolWorkload  *spool_workload_nth           (guint n);
const SpoolParamSpec *spool_workload_find_param    (const SpoolWorkload *self,
                                                    const char *name);
gboolean              spool_workload_supports      (const SpoolWorkload *self,
                                                    SpoolExecutorKind kind,
                                                    GError **error);
gboolean              spool_workload_needs_pages   (const SpoolWorkload *self,
                                                    const SpoolParams *params);
gboolean              spool_workload_digest_repeats (const SpoolWorkload *self,
                                                    const SpoolParams *params);

G_END_DECLS
