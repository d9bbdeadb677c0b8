/* spool-run-options.c: what follows "spool-bench run", as a plan.
 *
 * A lesson, a workload or a file gives the plan; every other option then overrides its part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-run-options.h"

#include "bench/spool-option-values.h"
#include "bench/spool-plan-source.h"
#include "report/spool-guess.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* The options as they were written. */
typedef struct
{
  SpoolPlanSource source;
  GStrv params;
  char *executors;
  char *workers;
  char *jobs;
  char *rounds;
  char *seed;
  char *time_limit;
  char *job_time_limit;
  char *switch_interval;
  gboolean warm;
  gboolean events;
  gboolean quiet;
  GStrv outputs;
} Written;

static void
written_clear (Written *self)
{
  g_free (self->source.lesson);
  g_free (self->source.workload);
  g_free (self->source.file);
  g_strfreev (self->params);
  g_free (self->executors);
  g_free (self->workers);
  g_free (self->jobs);
  g_free (self->rounds);
  g_free (self->seed);
  g_free (self->time_limit);
  g_free (self->job_time_limit);
  g_free (self->switch_interval);
  g_strfreev (self->outputs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Written, written_clear)

/* What is to be measured. */
static void
add_plan_entries (GOptionContext *context, Written *to)
{
  const GOptionEntry entries[] = {
    { "lesson", 0, 0, G_OPTION_ARG_STRING, &to->source.lesson,
      N_ ("Take the plan of a lesson (see: spool-bench list lessons)"), N_ ("ID") },
    { "as-notebook", 0, 0, G_OPTION_ARG_NONE, &to->source.as_notebook,
      N_ ("The lesson exactly as the notebook has it: one round, 0.1 s, 50 writes"), NULL },
    { "workload", 0, 0, G_OPTION_ARG_STRING, &to->source.workload,
      N_ ("Measure this workload (see: spool-bench list workloads)"), N_ ("ID") },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &to->source.file,
      N_ ("Read the plan from a JSON file; “-”: one line from the standard input"), N_ ("FILE") },
    { "param", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &to->params,
      N_ ("Set a parameter of the workload; may be given several times"), N_ ("NAME=VALUE") },
    { "executors", 0, 0, G_OPTION_ARG_STRING, &to->executors,
      N_ ("Which executors, separated by commas; serial always runs too"), N_ ("LIST") },
    { "workers", 'w', 0, G_OPTION_ARG_STRING, &to->workers,
      N_ ("How many workers, separated by commas, each from 1 to 256"), N_ ("LIST") },
    { "jobs", 'j', 0, G_OPTION_ARG_STRING, &to->jobs, N_ ("How many jobs a run has"), N_ ("N") },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* How it is to be measured, and where the results go. */
static void
add_measuring_entries (GOptionContext *context, Written *to)
{
  const GOptionEntry entries[] = {
    { "rounds", 'r', 0, G_OPTION_ARG_STRING, &to->rounds,
      N_ ("How often each configuration runs [automatic, lessons 6]"), N_ ("N") },
    { "warm", 0, 0, G_OPTION_ARG_NONE, &to->warm,
      N_ ("Make the pool before the clock starts, and end it afterwards"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &to->seed,
      N_ ("Seed of the random order within each round [1]"), N_ ("N") },
    { "time-limit", 0, 0, G_OPTION_ARG_STRING, &to->time_limit,
      N_ ("Begin no round that would end after this; the first one always ends [60 with automatic "
          "rounds, else no limit]"),
      N_ ("SECONDS") },
    { "job-time-limit", 0, 0, G_OPTION_ARG_STRING, &to->job_time_limit,
      N_ ("A job that takes longer fails"), N_ ("SECONDS") },
    { "switch-interval", 0, 0, G_OPTION_ARG_STRING, &to->switch_interval,
      N_ ("How often a global lock is handed over [0.005]"), N_ ("SECONDS") },
    { "events", 0, 0, G_OPTION_ARG_NONE, &to->events,
      N_ ("Print one JSON object a line for each event; the end of the input means stop"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &to->quiet, N_ ("Print nothing but errors"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &to->outputs,
      N_ ("Write a file; its ending picks the format; may be given several times"), N_ ("FILE") },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
parse_written (GStrv arguments, Written *written, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_summary (context,
                                _ ("Runs the same jobs serially, on threads and on processes, and "
                                   "compares the times."));
  g_option_context_set_description (
      context,
      _ ("Endings of files: .spool.json (the report), .png .svg .pdf (chart), .csv (a row per "
         "run),\n.jobs.csv (a row per job), .md (table), .hyperfine.json,\n"
         ".trace.json (trace events, for Perfetto).\n\n"
         "Examples:\n"
         "  spool-bench run --lesson web-threads -o report.spool.json -o chart.png\n"
         "  spool-bench run --workload cosine -p iterations=1e6 --workers 2,4 --rounds 10\n"
         "  spool-bench run --workload web -p \"source=https://example.org/\" --jobs 8\n\n"
         "Exit status: 0 all jobs succeeded; 1 something failed; 2 wrong usage; 130 interrupted.\n"
         "Ctrl+C stops at once; what was measured by then is written."));
  add_plan_entries (context, written);
  add_measuring_entries (context, written);
  if (!spool_option_parse (context, &rest, error))
    return FALSE;
  if (rest[0] == NULL || rest[1] == NULL)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” is not an option"), rest[1]);
  return FALSE;
}

static gboolean
set_param (SpoolPlan *plan, const char *written, GError **error)
{
  const char *equals = strchr (written, '=');
  g_autofree char *name = NULL;
  gboolean found = FALSE;

  if (equals == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("--param needs NAME=VALUE, not “%s”"),
                   written);
      return FALSE;
    }
  name = g_strndup (written, (gsize) (equals - written));
  for (guint i = 0; i < plan->entries->len; i++)
    {
      SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);

      if (spool_workload_find_param (entry->workload, name) == NULL)
        continue;
      found = TRUE;
      if (!spool_params_set (entry->params, name, equals + 1, error))
        return FALSE;
      /* A list of pages says how many jobs there are, unless --jobs does. */
      if (g_str_equal (name, "source"))
        entry->jobs = 0;
    }
  /* No entry has it: let the first one say what it has. */
  return found ||
         spool_params_set (spool_plan_get_entry (plan, 0)->params, name, equals + 1, error);
}

static gboolean
apply_params (SpoolPlan *plan, const Written *written, GError **error)
{
  for (guint i = 0; written->params != NULL && written->params[i] != NULL; i++)
    if (!set_param (plan, written->params[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_executors (SpoolPlan *plan, const Written *written, GError **error)
{
  g_autoptr (GArray) executors = NULL;
  g_autoptr (GArray) workers = NULL;

  if (written->executors != NULL &&
      (executors = spool_option_executors (written->executors, error)) == NULL)
    return FALSE;
  if (written->workers != NULL &&
      (workers = spool_option_workers (written->workers, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < plan->entries->len; i++)
    {
      SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);

      if (executors != NULL)
        spool_plan_entry_set_executors (entry, (const void *) executors->data, executors->len);
      if (workers != NULL)
        spool_plan_entry_set_workers (entry, (const void *) workers->data, workers->len);
    }
  return TRUE;
}

static gboolean
apply_counts (SpoolPlan *plan, const Written *written, GError **error)
{
  guint64 number;

  if (written->rounds != NULL)
    {
      if (!spool_option_unsigned ("--rounds", written->rounds, 1, SPOOL_MAX_ROUNDS, &number, error))
        return FALSE;
      plan->rounds = (guint) number;
    }
  if (written->seed != NULL &&
      !spool_option_unsigned ("--seed", written->seed, 0, SPOOL_MAX_SEED, &plan->seed, error))
    return FALSE;
  if (written->jobs == NULL)
    return TRUE;
  if (!spool_option_unsigned ("--jobs", written->jobs, 1, SPOOL_MAX_JOBS, &number, error))
    return FALSE;
  for (guint i = 0; i < plan->entries->len; i++)
    spool_plan_get_entry (plan, i)->jobs = number;
  return TRUE;
}

static gboolean
apply_seconds (const char *option, const char *text, double *value, GError **error)
{
  return text == NULL || spool_option_seconds (option, text, SPOOL_MAX_LIMIT_S, value, error);
}

static gboolean
apply (SpoolPlan *plan, const Written *written, GError **error)
{
  if (written->warm)
    plan->mode = SPOOL_MODE_WARM;
  return apply_params (plan, written, error) && apply_executors (plan, written, error) &&
         apply_counts (plan, written, error) &&
         apply_seconds ("--time-limit", written->time_limit, &plan->time_limit_s, error) &&
         apply_seconds ("--job-time-limit", written->job_time_limit, &plan->job_time_limit_s,
                        error) &&
         apply_seconds ("--switch-interval", written->switch_interval, &plan->switch_interval_s,
                        error) &&
         spool_plan_check (plan, error) && spool_plan_is_possible (plan, error);
}

/**
 * spool_run_options_parse:
 * @arguments: the program's arguments, the first being its name; `--help` prints help and exits
 * @error: %SPOOL_ERROR_USAGE if they are wrong, %SPOOL_ERROR_FAILED if a plan can't be read
 *
 * Returns: (transfer full) (nullable): what to do.
 */
SpoolRunOptions *
spool_run_options_parse (GStrv arguments, GError **error)
{
  g_auto (Written) written = { 0 };
  g_autoptr (SpoolPlan) plan = NULL;
  SpoolRunOptions *self;

  g_return_val_if_fail (arguments != NULL, NULL);

  if (!parse_written (arguments, &written, error))
    return NULL;
  plan = spool_plan_source_read (&written.source, error);
  if (plan == NULL || !apply (plan, &written, error))
    return NULL;
  /* Options may have taken away what the plan's file guesses at. */
  spool_guess_prune (plan);
  self = g_new0 (SpoolRunOptions, 1);
  self->plan = g_steal_pointer (&plan);
  self->outputs = g_steal_pointer (&written.outputs);
  self->events = written.events;
  self->quiet = written.quiet;
  return self;
}

/**
 * spool_run_options_fit:
 * @self: options
 * @memory_bytes: the machine's main memory; 0 if unknown
 * @error: which jobs are too many
 *
 * A run holds a record of each job, and what can't be held ends in a crash.
 *
 * Returns: whether the plan's jobs may fit into the memory.
 */
gboolean
spool_run_options_fit (const SpoolRunOptions *self, guint64 memory_bytes, GError **error)
{
  guint64 most = memory_bytes / sizeof (SpoolJobRecord);

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; memory_bytes > 0 && i < self->plan->entries->len; i++)
    if (spool_plan_get_entry (self->plan, i)->jobs > most)
      {
        g_autofree char *limit = g_strdup_printf ("%" G_GUINT64_FORMAT, most);

        g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                     _ ("the records of so many jobs don't fit into this machine's memory; "
                        "--jobs must be at most %s"),
                     limit);
        return FALSE;
      }
  return TRUE;
}

/**
 * spool_run_options_free:
 * @self: (transfer full) (nullable): options
 */
void
spool_run_options_free (SpoolRunOptions *self)
{
  if (self == NULL)
    return;
  spool_plan_unref (self->plan);
  g_strfreev (self->outputs);
  g_free (self);
}
