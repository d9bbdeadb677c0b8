/* spool-lesson.c: the table of lessons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-lesson.h"

#include <glib/gi18n.h>

#define LESSON_ROUNDS 6
#define MAX_LISTED 5
#define MAX_PARTS 2
#define MAX_PARAMS 2

/* One workload of a lesson. */
typedef struct
{
  const SpoolWorkload *workload;
  const char *params[MAX_PARAMS][2]; /* names and values */
  guint64 jobs;
  SpoolExecutorKind executors[MAX_LISTED];
  guint n_executors;
  guint workers[MAX_LISTED];
  guint n_workers;
} LessonPart;

struct _SpoolLesson
{
  const char *id;
  const char *title;
  const char *subtitle;
  const char *question;
  LessonPart parts[MAX_PARTS];
};

/* Web lessons have shorter waits and fewer writes than the notebook, so that six rounds take ten
 * seconds; each of them shows the same. */
#define QUICK_WEB_PARAMS                      \
  {                                           \
    { "latency", "0.04" }, { "writes", "10" } \
  }

static const SpoolLesson lessons[] = {
  { .id = "web-threads",
    .title = N_ ("Threads That Wait"),
    .subtitle = N_ ("Web pages: serial, and 2, 4, 8 and 16 threads"),
    .question = N_ ("How much faster do threads fetch 16 web pages?"),
    .parts = { { .workload = &spool_web_workload,
                 .params = QUICK_WEB_PARAMS,
                 .jobs = 16,
                 .executors = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS },
                 .n_executors = 2,
                 .workers = { 2, 4, 8, 16 },
                 .n_workers = 4 } } },
  { .id = "cpu-threads-processes",
    .title = N_ ("Threads or Processes That Compute"),
    .subtitle = N_ ("Cosines: serial, 4 threads, 4 processes, and 4 threads under a lock"),
    .question = N_ ("Do threads make computing faster, or does it take processes?"),
    .parts = { { .workload = &spool_cosine_workload,
                 .jobs = 4,
                 .executors = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS,
                                SPOOL_EXECUTOR_PROCESSES, SPOOL_EXECUTOR_THREADS_GIL },
                 .n_executors = 4,
                 .workers = { 4 },
                 .n_workers = 1 } } },
  { .id = "cpu-start",
    .title = N_ ("Starting Workers"),
    .subtitle = N_ ("Threads, spawned and forked processes that have nothing to do"),
    .question = N_ ("What does it cost to start a pool of workers?"),
    .parts = { { .workload = &spool_sleep_workload,
                 .params = { { "seconds", "0" } },
                 .jobs = 16,
                 .executors = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_THREADS,
                                SPOOL_EXECUTOR_PROCESSES, SPOOL_EXECUTOR_PROCESSES_FORK },
                 .n_executors = 4,
                 .workers = { 2, 8 },
                 .n_workers = 2 },
               { .workload = &spool_web_workload,
                 .params = { { "latency", "0" }, { "writes", "1" } },
                 .jobs = 1,
                 .executors = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_PROCESSES },
                 .n_executors = 2,
                 .workers = { 2, 8 },
                 .n_workers = 2 } } },
  { .id = "web-processes",
    .title = N_ ("Processes That Wait"),
    .subtitle = N_ ("Web pages: serial, and 2, 4 and 8 processes"),
    .question = N_ ("Can processes fetch web pages faster, too?"),
    .parts = { { .workload = &spool_web_workload,
                 .params = QUICK_WEB_PARAMS,
                 .jobs = 16,
                 .executors = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_PROCESSES },
                 .n_executors = 2,
                 .workers = { 2, 4, 8 },
                 .n_workers = 3 } } },
};

/**
 * spool_lesson_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the lesson there, %NULL behind the last. Any thread.
 */
const SpoolLesson *
spool_lesson_nth (guint n)
{
  return n < G_N_ELEMENTS (lessons) ? &lessons[n] : NULL;
}

/**
 * spool_lesson_find:
 * @id: a name
 *
 * Returns: (transfer none) (nullable): the lesson of that name. Any thread.
 */
const SpoolLesson *
spool_lesson_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    if (g_str_equal (lessons[i].id, id))
      return &lessons[i];
  return NULL;
}

/**
 * spool_lesson_get_id:
 * @self: a lesson
 *
 * Returns: (transfer none): its name on the command line and in reports. Any thread.
 */
const char *
spool_lesson_get_id (const SpoolLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * spool_lesson_get_title:
 * @self: a lesson
 *
 * Returns: (transfer none): its name for people, translated. Any thread.
 */
const char *
spool_lesson_get_title (const SpoolLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->title);
}

/**
 * spool_lesson_get_subtitle:
 * @self: a lesson
 *
 * Returns: (transfer none): what it compares, translated. Any thread.
 */
const char *
spool_lesson_get_subtitle (const SpoolLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->subtitle);
}

/**
 * spool_lesson_get_question:
 * @self: a lesson
 *
 * Returns: (transfer none): what it asks, translated. Any thread.
 */
const char *
spool_lesson_get_question (const SpoolLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->question);
}

static gboolean
is_notebook_web (const SpoolPlan *plan, const SpoolPlanEntry *entry)
{
  return plan->as_notebook && entry->workload == &spool_web_workload && entry->jobs > 1;
}

/* What this system can't do is left out, so that the lesson can be had everywhere. */
static void
set_executors (SpoolPlanEntry *entry, const LessonPart *part)
{
  SpoolExecutorKind possible[SPOOL_N_EXECUTORS];
  guint n_possible = 0;

  for (guint i = 0; i < part->n_executors; i++)
    if (spool_executor_kind_is_possible (part->executors[i], NULL))
      possible[n_possible++] = part->executors[i];
  spool_plan_entry_set_executors (entry, possible, n_possible);
}

static void
add_part (SpoolPlan *plan, const LessonPart *part)
{
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, part->workload);

  entry->jobs = part->jobs;
  set_executors (entry, part);
  spool_plan_entry_set_workers (entry, part->workers, part->n_workers);
  /* The workload's own defaults are the notebook's. */
  if (is_notebook_web (plan, entry))
    return;
  for (guint i = 0; i < MAX_PARAMS && part->params[i][0] != NULL; i++)
    spool_params_set (entry->params, part->params[i][0], part->params[i][1], NULL);
}

/**
 * spool_lesson_make_plan:
 * @self: a lesson
 * @as_notebook: whether to measure exactly what the notebook does: its waiting times and writes,
 *   once
 *
 * Returns: (transfer full): the lesson's plan, which may still be changed. Any thread.
 */
SpoolPlan *
spool_lesson_make_plan (const SpoolLesson *self, gboolean as_notebook)
{
  SpoolPlan *plan;

  g_return_val_if_fail (self != NULL, NULL);

  plan = spool_plan_new ();
  plan->lesson = g_strdup (self->id);
  plan->as_notebook = as_notebook;
  plan->rounds = as_notebook ? 1 : LESSON_ROUNDS;
  for (guint i = 0; i < MAX_PARTS && self->parts[i].workload != NULL; i++)
    add_part (plan, &self->parts[i]);
  return plan;
}
