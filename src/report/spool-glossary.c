/* spool-glossary.c: the table of words that the lessons' texts use.
 *
 * Definitions are short enough to be read between two sentences of a lesson. Links are written with
 * single quotes, so that translators see no backslashes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-glossary.h"

#include <glib/gi18n.h>
#include <string.h>

static const SpoolGlossaryTerm terms[] = {
  { "worker", N_ ("Worker"),
    /* Translators: In texts with links, leave all between < and > as it is. */
    N_ ("Whatever does the jobs of a <a href='glossary:pool'>pool</a>, one at a time: a "
        "<a href='glossary:thread'>thread</a> or a <a href='glossary:process'>process</a>. With an "
        "<a href='glossary:event-loop'>event loop</a>, it is a place for one job under way.") },
  { "pool", N_ ("Pool"),
    N_ ("A group of <a href='glossary:worker'>workers</a> that share out jobs among them: whoever "
        "has finished one takes the next. Starting and ending a pool takes time, which is paid "
        "once, however many jobs there are.") },
  { "serial", N_ ("Serial"),
    N_ ("One job after the other, without a <a href='glossary:pool'>pool</a>. Everything else is "
        "compared with it.") },
  { "thread", N_ ("Thread"),
    N_ ("A sequence of steps that runs within a <a href='glossary:process'>process</a>, beside "
        "others. The threads of a process share its memory. So they start quickly and pass data on "
        "without copying it, but must not change the same data at the same time.") },
  { "process", N_ ("Process"),
    N_ ("A running program, with memory of its own. The system keeps processes apart: one that "
        "crashes does not take the others along, and what they tell each other must be sent and "
        "received.") },
  { "event-loop", N_ ("Event loop"),
    N_ ("One <a href='glossary:thread'>thread</a> that looks after many jobs that wait. It starts "
        "them all, sleeps until one of them can go on, and goes on with that one. Python’s asyncio "
        "works this way. It makes waiting cheap, and computing no faster.") },
  { "io-bound", N_ ("I/O-bound"),
    N_ ("A job is I/O-bound (bound by input and output) if it spends most of its time waiting: for "
        "the network, a disk, or another program. Many such jobs can wait at the same time, even "
        "with a single CPU.") },
  { "cpu-bound", N_ ("CPU-bound"),
    N_ ("A job is CPU-bound if it spends most of its time computing. At any moment, only as many "
        "such jobs get ahead as there are <a href='glossary:usable-cpus'>CPUs</a> for them.") },
  { "usable-cpus", N_ ("Usable CPUs"),
    N_ ("The CPUs that a program may use: those of the computer, less what the system withholds, "
        "as in a container with a quota. A CPU in this sense is what the system counts as one: a "
        "core, or one of the hardware threads that share a core.") },
  { "latency", N_ ("Latency"),
    N_ ("How long the answer to a request takes to arrive, however short the answer is.") },
  { "lock", N_ ("Lock"),
    N_ ("Something that only one <a href='glossary:thread'>thread</a> can hold at a time. Others "
        "that want it wait until it is released.") },
  { "gil", N_ ("GIL"),
    N_ ("The global interpreter lock of CPython, the Python that most people use: a <a "
        "href='glossary:lock'>lock</a> that a <a href='glossary:thread'>thread</a> must hold to "
        "run "
        "Python code. It is released while a thread waits for input or output, and handed over "
        "about every 5 ms if other threads want it. Each process has a GIL of its own. Since "
        "version 3.13 there is also a build of CPython without it, called free-threaded.") },
  { "spawn", N_ ("Spawn"),
    N_ ("To start a <a href='glossary:process'>process</a> from the beginning: it loads its "
        "program "
        "and libraries, and is then told what to do. Windows has no other way, and Python does it "
        "on macOS, too.") },
  { "fork", N_ ("Fork"),
    N_ ("To start a <a href='glossary:process'>process</a> as a copy of the one that runs. Memory "
        "is "
        "shared until one of the two writes to it, so this is quicker than to <a "
        "href='glossary:spawn'>spawn</a>. Of several threads only one lives on in the copy, and "
        "locks that the others held stay locked for ever. Linux, macOS and other Unix systems have "
        "it, Windows has not. It was Python’s default on Linux up to version 3.13; since 3.14 that "
        "is “forkserver”, a small extra process that forks when asked to.") },
  { "broken-process-pool", N_ ("BrokenProcessPool"),
    N_ ("The error that Python’s ProcessPoolExecutor reports if one of its <a "
        "href='glossary:process'>processes</a> ends before its job is done: it crashed, was "
        "killed, "
        "or could not import the function that it was to run.") },
  { "race-condition", N_ ("Race condition"),
    N_ ("A mistake that shows only if <a href='glossary:worker'>workers</a> meet at the wrong "
        "moment: two of them change the same thing, and the result depends on which comes first. "
        "Several jobs that write one file are an example.") },
  { "speed-up", N_ ("Speed-up"),
    N_ ("The time of <a href='glossary:serial'>serial</a>, divided by the time of the pool. 2 "
        "means "
        "done in half the time; less than 1 means that the pool took longer.") },
  { "efficiency", N_ ("Efficiency"),
    N_ ("The <a href='glossary:speed-up'>speed-up</a>, divided by the number of workers: how much "
        "of each worker was of use. It is 1 if four workers are four times as fast.") },
  { "ceiling", N_ ("Ceiling"),
    N_ ("The largest <a href='glossary:speed-up'>speed-up</a> that is possible. Jobs that wait are "
        "limited by the number of workers, jobs that compute also by the number of CPUs. And 4 "
        "workers with a CPU each take as long for 5 jobs as for 8. Amdahl’s law adds what can’t be "
        "shared out: if that is a tenth of the work, no number of workers makes it more than 10 "
        "times faster.") },
  { "median", N_ ("Median"),
    N_ ("The value in the middle: half of the times are shorter, half are longer. One run that was "
        "disturbed hardly moves it.") },
  { "confidence-interval", N_ ("Confidence interval"),
    /* xgettext:no-c-format */
    N_ ("A range for the true value, computed from the runs. Of many 95 % intervals, about 95 in "
        "100 contain the value that they are meant for. The narrower it is, the more precisely "
        "the value is known.") },
  { "round", N_ ("Round"),
    N_ ("Everything that is compared, run once each, in a shuffled order. Several rounds show how "
        "much the times vary, and what slows the computer down for a while hits all alike.") },
  { "cold-warm", N_ ("Cold and warm"),
    N_ ("A cold run counts the time to start and end the <a href='glossary:pool'>pool</a>: what it "
        "costs to do the jobs once. A warm run begins when the workers are ready: what it costs if "
        "the pool is kept for more jobs.") },
  { "noise-floor", N_ ("Noise floor"),
    N_ ("How much the times of <a href='glossary:serial'>serial</a> differ among themselves, "
        "though "
        "nothing was changed. A difference smaller than that says nothing, unless comparing "
        "within each round makes it certain; else it is shown in gray.") },
};

/**
 * spool_glossary_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the term there, %NULL behind the last. Any thread.
 */
const SpoolGlossaryTerm *
spool_glossary_nth (guint n)
{
  return n < G_N_ELEMENTS (terms) ? &terms[n] : NULL;
}

/**
 * spool_glossary_find:
 * @id: a name
 *
 * Returns: (transfer none) (nullable): the term of that name. Any thread.
 */
const SpoolGlossaryTerm *
spool_glossary_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].id, id))
      return &terms[i];
  return NULL;
}

/**
 * spool_glossary_find_link:
 * @uri: where a link leads
 *
 * Returns: (transfer none) (nullable): the term it leads to; %NULL if it leads elsewhere. Any
 * thread.
 */
const SpoolGlossaryTerm *
spool_glossary_find_link (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  if (!g_str_has_prefix (uri, SPOOL_GLOSSARY_SCHEME))
    return NULL;
  return spool_glossary_find (uri + strlen (SPOOL_GLOSSARY_SCHEME));
}
