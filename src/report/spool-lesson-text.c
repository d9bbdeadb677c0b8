/* spool-lesson-text.c: what the lessons say.
 *
 * A text is Pango markup whose links lead to terms of the glossary, one string for a paragraph, so
 * that each can be translated by itself. Settings and views are called by their names in the
 * window. What is said of executors is shown only where they are measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-lesson-text.h"

#include <glib/gi18n.h>

#define MAX_PARAGRAPHS 6

/* Sets of executors. */
#define NONE 0u
#define THREADS (1u << SPOOL_EXECUTOR_THREADS)
#define PROCESSES (1u << SPOOL_EXECUTOR_PROCESSES)
#define LOCKED (1u << SPOOL_EXECUTOR_THREADS_GIL)

typedef struct
{
  guint executors; /* without which it says nothing that can be seen */
  const char *markup;
} Paragraph;

typedef struct
{
  const char *id; /* of the lesson */
  Paragraph paragraphs[SPOOL_N_LESSON_PARTS][MAX_PARAGRAPHS];
} LessonText;

static const char *const titles[SPOOL_N_LESSON_PARTS] = {
  [SPOOL_LESSON_PART_SEE] = N_ ("What you see"),
  [SPOOL_LESSON_PART_WHY] = N_ ("Why it is so"),
  [SPOOL_LESSON_PART_TRY] = N_ ("What to try next"),
};

/* What is seen depends on what was set; why it is so doesn't. */
static const char *const changed_see_title = N_ ("What you see with the lesson’s own settings");

static const LessonText web_threads = {
  "web-threads",
  {
      [SPOOL_LESSON_PART_SEE] = {
          /* Translators: In texts with links, leave all between < and > as it is. Names in
           * quotation marks are those of views, executors and settings in the window. */
          { THREADS,
            N_ ("Twice as many <a href='glossary:thread'>threads</a> take little more than half "
                "the time, until each page has a thread of its own.") },
          { THREADS,
            N_ ("The view “Phases” shows where the time went: serial spends nearly all of it "
                "waiting for pages, and so does each of the threads. Only the waiting that stood "
                "in a row now lies side by side, as the view “Timeline” shows.") },
      },
      [SPOOL_LESSON_PART_WHY] = {
          { NONE,
            N_ ("A job that fetches a page is <a href='glossary:io-bound'>I/O-bound</a>: it sends "
                "a request and waits for the answer. The CPU has nothing to do meanwhile, so "
                "another thread can send its request, and another one. They all wait at the same "
                "time.") },
          { NONE,
            N_ ("More threads than CPUs do no harm here, since waiting needs no CPU. With a thread "
                "for each page, what is left is the <a href='glossary:latency'>latency</a> of one "
                "page, and what takes the CPU: starting the threads, reading the pages, writing "
                "the files.") },
          { NONE,
            N_ ("This works in Python just as well: a thread that waits releases the "
                "<a href='glossary:gil'>GIL</a>, so the others can go on.") },
      },
      [SPOOL_LESSON_PART_TRY] = {
          { NONE,
            N_ ("Add the executor “Event Loop”: with an <a href='glossary:event-loop'>event "
                "loop</a>, a single thread waits for all pages at once.") },
          { NONE,
            N_ ("Set “Latency” to 0. With hardly anything to wait for, threads gain little.") },
          { NONE,
            N_ ("Add 32 workers: for 16 pages, half of them have nothing to do.") },
      },
  },
};

static const LessonText cpu_threads_processes = {
  "cpu-threads-processes",
  {
      [SPOOL_LESSON_PART_SEE] = {
          { THREADS | PROCESSES,
            N_ ("Threads and processes take about the same time: that of serial, divided by the "
                "number of <a href='glossary:usable-cpus'>usable CPUs</a>, of which four jobs can "
                "use four at most.") },
          { LOCKED,
            N_ ("Threads under a lock take at least as long as serial.") },
      },
      [SPOOL_LESSON_PART_WHY] = {
          { NONE,
            N_ ("A job that only computes is <a href='glossary:cpu-bound'>CPU-bound</a>: it keeps "
                "a CPU busy from beginning to end. Four of them can be done at the same time if "
                "there are four CPUs. With fewer, the jobs share them, and more workers gain "
                "nothing.") },
          { NONE,
            N_ ("In Python, four threads take as long as serial, since only the thread that holds "
                "the <a href='glossary:gil'>GIL</a> runs Python code. So there it takes processes, "
                "each of which has an interpreter and a GIL of its own.") },
          { NONE,
            N_ ("These jobs are written in C, which has no such lock: here threads use all CPUs "
                "just as processes do.") },
          { LOCKED,
            N_ ("Threads under a lock bring it back: they need it to compute, and hand it over "
                "every 5 ms by default, as Python’s threads do.") },
          { NONE,
            N_ ("Python can avoid it, too: libraries such as NumPy release the GIL in long "
                "computations, and since version 3.13 there is a free-threaded Python without a "
                "GIL.") },
          { NONE,
            N_ ("Threads start sooner, and share their memory. Processes cost more to start and to "
                "talk to, but one that crashes does not take the others along. The longer the jobs "
                "are, the less the start matters.") },
      },
      [SPOOL_LESSON_PART_TRY] = {
          { LOCKED,
            N_ ("Look at the view “Timeline”: under the lock all four jobs last from beginning to "
                "end, and the hatched part of each is waiting for the lock.") },
          { PROCESSES,
            N_ ("Set “Iterations” to 10000. Now starting the processes takes longer than the "
                "work.") },
          { NONE,
            N_ ("Set “Jobs” to 5. The fifth job needs a turn of its own. With three usable CPUs or "
                "more, the <a href='glossary:ceiling'>ceiling</a> in the view “Speed-Up” tells "
                "what that costs.") },
      },
  },
};

static const LessonText cpu_start = {
  "cpu-start",
  {
      [SPOOL_LESSON_PART_SEE] = {
          { THREADS | PROCESSES,
            N_ ("These jobs do nothing, so the bars show what the <a href='glossary:pool'>pool</a> "
                "itself costs: starting the workers, handing out jobs, ending the workers. Threads "
                "cost least, and spawned processes most; forked ones, where the system has them, "
                "lie between.") },
          { PROCESSES,
            N_ ("The second group fetches one page without delay. Its workers load a larger "
                "program, with the library libcurl in it.") },
      },
      [SPOOL_LESSON_PART_WHY] = {
          { NONE,
            N_ ("A new thread needs little more than a stack of its own. A "
                "<a href='glossary:spawn'>spawned</a> process must load its program and its "
                "libraries first; the larger they are, the longer it takes. A "
                "<a href='glossary:fork'>forked</a> process is a copy of its parent that shares "
                "memory with it until one of them writes, so nothing has to be loaded.") },
          { NONE,
            N_ ("Jobs must earn what their pool costs. Two workers on two CPUs save half of the "
                "jobs’ time, so on a given computer there is a length of a job from which on a "
                "pool pays. For processes, which cost more, jobs must be longer than for threads. "
                "If yours are shorter, give each worker many of them at once.") },
          { NONE,
            N_ ("Windows has no fork, and does not copy the parent in some other way either: each "
                "process starts its program from the beginning. So a Python worker imports the "
                "main module again. If that starts a pool without the line “if __name__ == "
                "'__main__'”, the worker would start workers of its own; Python stops it, and the "
                "pool reports <a href='glossary:broken-process-pool'>BrokenProcessPool</a>.") },
          { NONE,
            N_ ("A function that was typed into a notebook can’t be imported at all, with the same "
                "end, so it must stand in a file. It is the same wherever workers are no copies of "
                "the notebook’s own process: on macOS, and on Linux since Python 3.14. Spool has a "
                "worker program of its own for the same reason.") },
          { NONE,
            N_ ("The notebook has another trap: all its jobs rewrite one file, output.txt. With "
                "several workers this is a <a href='glossary:race-condition'>race condition</a>, "
                "and the file holds whatever came last, or a mixture. In Spool, each job has a "
                "file of its own.") },
      },
      [SPOOL_LESSON_PART_TRY] = {
          { NONE,
            N_ ("Turn on “Warm Start”: workers that are ready before the clock starts cost next to "
                "nothing. So whoever has jobs again and again keeps the pool "
                "(<a href='glossary:cold-warm'>cold and warm</a>).") },
          { NONE,
            N_ ("Set “Seconds” to 0.001, then to 0.01, and see which pools are faster than serial "
                "now.") },
          { NONE,
            N_ ("In the view “Timeline”, the blank time before a worker’s first job is its "
                "start.") },
      },
  },
};

static const LessonText web_processes = {
  "web-processes",
  {
      [SPOOL_LESSON_PART_SEE] = {
          { PROCESSES,
            N_ ("Processes are faster than serial, too, and twice as many of them are faster "
                "still. But the view “Phases” shows that part of each bar is the start of the "
                "<a href='glossary:process'>processes</a>, and with more of them that part "
                "grows.") },
      },
      [SPOOL_LESSON_PART_WHY] = {
          { NONE,
            N_ ("Processes wait at the same time just as threads do: jobs that are "
                "<a href='glossary:io-bound'>I/O-bound</a> gain from any kind of worker.") },
          { NONE,
            N_ ("It is a waste, though, to keep a whole process only for waiting. It takes much "
                "longer to start than a thread, and it needs memory of its own. The start is paid "
                "once for each worker: with slow pages it hardly shows; with quick pages and many "
                "workers it eats up what was gained.") },
          { NONE,
            N_ ("So threads are the better choice for jobs that wait, unless the jobs must be kept "
                "apart from each other.") },
          { NONE,
            N_ ("More processes than CPUs are no problem while they wait. The number of CPUs "
                "limits only how many of them can compute at the same time, and starting up is "
                "computing.") },
      },
      [SPOOL_LESSON_PART_TRY] = {
          { NONE,
            N_ ("Add the executor “Threads”, and compare both for the same number of workers.") },
          { NONE,
            N_ ("Set “Latency” to 0.2: now the start hardly matters. Set it to 0, and it is nearly "
                "all there is.") },
          { NONE,
            N_ ("Turn on “Warm Start”, and processes are about as fast as threads.") },
      },
  },
};

static const LessonText *const texts[] = {
  &web_threads,
  &cpu_threads_processes,
  &cpu_start,
  &web_processes,
};

/* Whether a plan measures the lesson's jobs, if with other executors, workers and rounds. */
static gboolean
has_jobs_of_lesson (const SpoolPlan *plan, const SpoolLesson *lesson)
{
  g_autoptr (SpoolPlan) original = spool_lesson_make_plan (lesson, plan->as_notebook);

  if (plan->mode != original->mode || plan->entries->len != original->entries->len)
    return FALSE;
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);
      const SpoolPlanEntry *other = spool_plan_get_entry (original, i);

      if (entry->jobs != other->jobs || !spool_params_equal (entry->params, other->params))
        return FALSE;
    }
  return TRUE;
}

/**
 * spool_lesson_text_get_title:
 * @lesson: a lesson
 * @plan: its plan, perhaps with other settings
 * @part: a part of its text
 *
 * Returns: (transfer none): the part's heading, translated. Any thread.
 */
const char *
spool_lesson_text_get_title (const SpoolLesson *lesson, const SpoolPlan *plan, SpoolLessonPart part)
{
  g_return_val_if_fail (lesson != NULL && plan != NULL && part < SPOOL_N_LESSON_PARTS, NULL);

  if (part == SPOOL_LESSON_PART_SEE && !has_jobs_of_lesson (plan, lesson))
    return _ (changed_see_title);
  return _ (titles[part]);
}

static const Paragraph *
find_part (const SpoolLesson *lesson, SpoolLessonPart part)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i]->id, spool_lesson_get_id (lesson)))
      return texts[i]->paragraphs[part];
  return NULL;
}

/**
 * spool_lesson_text_nth:
 * @lesson: a lesson
 * @executors: those that are measured: from spool_plan_find_executors(), or
 *   %SPOOL_LESSON_TEXT_WHOLE
 * @part: a part of its text
 * @n: which paragraph of those that belong to @executors
 *
 * Returns: (transfer none) (nullable): the paragraph as Pango markup, translated; %NULL behind the
 * last. Links in it lead to terms: spool_glossary_find_link(). Any thread.
 */
const char *
spool_lesson_text_nth (const SpoolLesson *lesson, guint executors, SpoolLessonPart part, guint n)
{
  const Paragraph *paragraphs;

  g_return_val_if_fail (lesson != NULL && part < SPOOL_N_LESSON_PARTS, NULL);

  paragraphs = find_part (lesson, part);
  for (guint i = 0; paragraphs != NULL && i < MAX_PARAGRAPHS; i++)
    if (paragraphs[i].markup != NULL && (paragraphs[i].executors & ~executors) == 0 && n-- == 0)
      return _ (paragraphs[i].markup);
  return NULL;
}
