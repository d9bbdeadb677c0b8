/* spool-plan.h: all that was asked for: workloads, executors, worker counts, rounds, limits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-params.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

#define SPOOL_MAX_ROUNDS 1000
#define SPOOL_MAX_ENTRIES 64
/* In all entries. More than anybody waits for, and than a chart has room for. */
#define SPOOL_MAX_CONFIGURATIONS 1024
/* As many rounds as it takes: see spool_rounds_are_enough(). */
#define SPOOL_AUTOMATIC_ROUNDS 0
#define SPOOL_DEFAULT_ROUNDS SPOOL_AUTOMATIC_ROUNDS
/* What automatic rounds may take, if nobody says. */
#define SPOOL_AUTOMATIC_LIMIT_S 60
#define SPOOL_DEFAULT_SEED 1
#define SPOOL_DEFAULT_SWITCH_INTERVAL_S 0.005
/* JSON numbers are doubles for most readers, which keep whole numbers up to here. */
#define SPOOL_MAX_SEED ((G_GUINT64_CONSTANT (1) << 53) - 1)
#define SPOOL_MAX_LIMIT_S 1e6

/**
 * SpoolPlanEntry:
 * @workload: what a job does
 * @params: (owned): with which parameters
 * @jobs: how many jobs a run has; 0: as many as the workload says, once the plan is checked
 * @executors: (element-type SpoolExecutorKind): with which executors; serial runs unasked, too
 * @workers: (element-type guint): with how many workers each; serial always has one
 *
 * One workload of a plan. Plain data: whoever makes a plan fills the arrays.
 */
typedef struct
{
  const SpoolWorkload *workload;
  SpoolParams *params;
  guint64 jobs;
  GArray *executors;
  GArray *workers;
} SpoolPlanEntry;

/**
 * SpoolConfiguration:
 * @entry: which entry of the plan
 * @executor: the executor
 * @workers: how many workers, 1 for serial
 */
typedef struct
{
  guint entry;
  SpoolExecutorKind executor;
  guint workers;
} SpoolConfiguration;

/**
 * SpoolGuess:
 * @configuration: what is expected to take so long
 * @share: how long, as a share of serial's time; see spool_guess_get()
 */
typedef struct
{
  SpoolConfiguration configuration;
  double share;
} SpoolGuess;

/**
 * SpoolPlan:
 * @lesson: (nullable): the id of the lesson that it came from
 * @as_notebook: whether the lesson was taken as the notebook has it
 * @entries: (element-type SpoolPlanEntry): its workloads
 * @mode: whether making the pool is part of the time
 * @rounds: how often each configuration runs, or %SPOOL_AUTOMATIC_ROUNDS
 * @seed: of the order within the rounds, at most %SPOOL_MAX_SEED
 * @time_limit_s: no round begins that would end later than this; 0: as nobody said, see
 *   spool_plan_get_time_limit_s()
 * @job_time_limit_s: a job that takes longer fails; 0: no limit
 * @switch_interval_s: how often a global lock is handed over
 * @guesses: (element-type SpoolGuess): what is expected, in no order; mostly nothing
 *
 * Plain data for whoever makes it; once it has been checked and started, nobody changes it any
 * more, and all share it by references.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *lesson;
  gboolean as_notebook;
  GPtrArray *entries;
  SpoolMode mode;
  guint rounds;
  guint64 seed;
  double time_limit_s;
  double job_time_limit_s;
  double switch_interval_s;
  GArray *guesses;
} SpoolPlan;

SpoolPlan      *spool_plan_new                 (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolPlan      *spool_plan_ref                 (SpoolPlan *self);
void            spool_plan_unref               (SpoolPlan *self);
SpoolPlan      *spool_plan_copy                (const SpoolPlan *self) G_GNUC_WARN_UNUSED_RESULT;
SpoolPlanEntry *spool_plan_add_entry           (SpoolPlan *self,
                                                const SpoolWorkload *workload);
SpoolPlanEntry *spool_plan_get_entry           (const SpoolPlan *self,
                                                guint n);
void            spool_plan_entry_set_executors (SpoolPlanEntry *self,
                                                const SpoolExecutorKind *executors,
                                                gsize n_executors);
void            spool_plan_entry_set_workers   (SpoolPlanEntry *self,
                                                const guint *workers,
                                                gsize n_workers);
gboolean        spool_plan_is_possible         (const SpoolPlan *self,
                                                GError **error);
gboolean        spool_plan_check               (SpoolPlan *self,
                                                GError **error);
guint           spool_plan_get_least_rounds    (const SpoolPlan *self);
double          spool_plan_get_time_limit_s    (const SpoolPlan *self);
GArray         *spool_plan_list_configurations (const SpoolPlan *self) G_GNUC_WARN_UNUSED_RESULT;
guint           spool_plan_find_executors      (const SpoolPlan *self);
char           *spool_plan_dup_workloads       (const SpoolPlan *self,
                                                guint first) G_GNUC_WARN_UNUSED_RESULT;
gboolean        spool_configuration_equal      (const SpoolConfiguration *self,
                                                const SpoolConfiguration *other);
gboolean        spool_configuration_has_run    (const SpoolConfiguration *self,
                                                const SpoolRun *run);
guint           spool_configuration_count_named (const SpoolConfiguration *self);
char           *spool_configuration_dup_title  (const SpoolConfiguration *self)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPlan, spool_plan_unref)

G_END_DECLS
