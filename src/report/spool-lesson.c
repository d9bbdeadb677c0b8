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
  const char *explanation;
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
    .explanation =
        N_ ("A job that fetches a page spends nearly all of its time waiting for the answer. The "
            "CPU has nothing to do meanwhile, so another thread can send its request, and another "
            "one: they all wait at the same time.\n\n"
            "Twice as many threads halve the time, until each page has a thread of its own. More "
            "threads than CPUs do no harm here, since waiting needs no CPU. In the end what is "
            "left is one page's waiting time, and what can't be done at the same time: starting "
            "the threads, and writing the files.\n\n"
            "This works in Python just as well: a thread that waits lets go of the interpreter's "
            "lock."),
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
    .explanation = N_ (
        "A job that only computes keeps a CPU busy. Four of them can be done at the same time "
        "if there are four CPUs to do them; with fewer CPUs the jobs share them, and more "
        "workers gain nothing.\n\n"
        "In Python four threads take as long as one, since the interpreter has a lock (the "
        "GIL) that only one thread can hold at a time. So there it takes processes, each with "
        "an interpreter and a lock of its own. C has no such lock: here threads and processes "
        "both use all CPUs. The last bar has a lock made on purpose, which is handed over every "
        "5 ms as Python's is, and shows what the notebook shows.\n\n"
        "Threads start sooner, and share their memory. Processes cost more to start and to "
        "talk to, but one that crashes doesn't take the others along. The longer a job is, "
        "the less the start matters."),
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
    .explanation =
        N_ ("These jobs do nothing, so what is left is the pool itself: starting the workers, "
            "handing out jobs, ending the workers. A thread starts in a fraction of a "
            "millisecond. A spawned process loads its program and its libraries first; the "
            "second group shows how much longer that takes with a large one, libcurl. A forked "
            "process is a copy of its parent that shares its memory until one of them writes, "
            "so it starts much sooner.\n\n"
            "Jobs must earn what their pool costs. Two workers on two CPUs save half of the jobs' "
            "time, so the answer can say from which length of a job on a pool pays on this "
            "computer: for threads that is some microseconds, for processes ten times as much or "
            "more. Whoever has shorter jobs gives each worker many of them at once.\n\n"
            "Windows has no fork. It does not copy the parent either: a new process always "
            "starts its program from the beginning. So in Python each worker imports the main "
            "module again. Without the line “if __name__ == '__main__'” that would start "
            "workers of its own, Python stops it, and the pool reports BrokenProcessPool: a "
            "worker ended before its job was done. A function that was typed into a notebook "
            "can't be imported at all, so it must stand in a file. Spool has a worker program of "
            "its own for the same reason.\n\n"
            "Another trap of the notebook: all its jobs rewrite one output.txt at the same time. "
            "With several workers that file holds whatever came last, or a mixture. In Spool each "
            "job has a file of its own."),
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
    .explanation =
        N_ ("Processes wait at the same time just as threads do, so they are faster than serial, "
            "too. It looks like a waste to keep a whole process only for waiting, and part of the "
            "bar shows it: a process takes many times longer to start than a thread, and it "
            "needs memory of its own.\n\n"
            "The start is paid once for each worker. With pages that take long it hardly shows; "
            "with quick pages and many workers it eats up what was gained. So threads are the "
            "better choice for jobs that wait, unless the jobs must be kept apart from each "
            "other.\n\n"
            "More processes than CPUs are no problem while they wait: what is limited by the CPUs "
            "is only how many of them can compute at the same time."),
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

/**
 * spool_lesson_get_explanation:
 * @self: a lesson
 *
 * Returns: (transfer none): the answer explained, translated; an empty line is between its
 * paragraphs. Any thread.
 */
const char *
spool_lesson_get_explanation (const SpoolLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->explanation);
}

static gboolean
is_notebook_web (const SpoolPlan *plan, const SpoolPlanEntry *entry)
{
  return plan->as_notebook && entry->workload == &spool_web_workload && entry->jobs > 1;
}

static void
add_part (SpoolPlan *plan, const LessonPart *part)
{
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, part->workload);

  entry->jobs = part->jobs;
  spool_plan_entry_set_executors (entry, part->executors, part->n_executors);
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
