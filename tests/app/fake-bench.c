/* fake-bench.c: plays spool-bench for the tests of the window, well or badly.
 *
 * $SPOOL_FAKE_BENCH says how. It takes the arguments and the plan as the bench does and speaks its
 * events, but the times are made up: 800 ms by the number of workers. Nothing is measured, so tests
 * are quick and always see the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"
#include "test-process.h"

#include "report/spool-file-writer.h"
#include "report/spool-machine-json.h"
#include "report/spool-plan-json.h"
#include "report/spool-report-json.h"
#include "report/spool-run-json.h"
#include "workload/spool-clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const char *mode;
  const char *report_path;
  SpoolPlan *plan;
  SpoolReport *report;
  GArray *configurations;
  guint runs_done;
  GMutex mutex;
  GCond asked; /* "asked_to_stop" is TRUE */
  gboolean asked_to_stop;
  gboolean stopped;
} FakeBench;

static void
say (SpoolJsonWriter *writer)
{
  g_autofree char *line = NULL;

  spool_json_writer_end_object (writer);
  line = spool_json_writer_steal (writer, NULL);
  spool_json_writer_free (writer);
  g_strchomp (line);
  printf ("%s\n", line);
  fflush (stdout);
}

static SpoolJsonWriter *
begin (const char *event)
{
  SpoolJsonWriter *writer = spool_json_writer_new (0);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "event", event);
  return writer;
}

static void
say_text (const char *event, const char *name, const char *text)
{
  SpoolJsonWriter *writer = begin (event);

  spool_json_writer_add_string (writer, name, text);
  say (writer);
}

static guint
count_runs (const FakeBench *bench)
{
  return bench->configurations->len * bench->plan->rounds;
}

static void
say_plan (FakeBench *bench)
{
  SpoolJsonWriter *writer = begin ("plan");

  spool_plan_write_json (writer, "plan", bench->plan);
  spool_machine_write_json (writer, "machine", bench->report->machine);
  spool_json_writer_add_unsigned (writer, "runs_total", count_runs (bench));
  say (writer);
}

static void
add_progress (SpoolJsonWriter *writer, const FakeBench *bench)
{
  spool_json_writer_add_unsigned (writer, "runs_done", bench->runs_done);
  spool_json_writer_add_unsigned (writer, "runs_total", count_runs (bench));
  spool_json_writer_add_number (writer, "elapsed_s", 1);
  spool_json_writer_add_number (writer, "left_s", 2);
}

static void
say_started (FakeBench *bench, guint round, const SpoolConfiguration *configuration)
{
  SpoolJsonWriter *writer = begin ("run-started");

  spool_json_writer_add_unsigned (writer, "round", round);
  spool_json_writer_add_unsigned (writer, "entry", configuration->entry);
  spool_json_writer_add_string (writer, "executor",
                                spool_executor_kind_get_id (configuration->executor));
  spool_json_writer_add_unsigned (writer, "workers", configuration->workers);
  add_progress (writer, bench);
  say (writer);
}

/* Whatever comes behind the plan, an end too, asks to stop. A thread, for not every system can wait
 * for a pipe and for a time at once. */
static gpointer
listen_to_input (gpointer data)
{
  FakeBench *bench = data;
  char byte;

  if (read (STDIN_FILENO, &byte, 1) < 0)
    g_error ("stdin cannot be read");
  g_mutex_lock (&bench->mutex);
  bench->asked_to_stop = TRUE;
  g_cond_signal (&bench->asked);
  g_mutex_unlock (&bench->mutex);
  return NULL;
}

/* How long a run takes; for ever once an endless bench has been through a round, and a stuck one
 * does not get through its first run. */
static gint64
get_patience_us (const FakeBench *bench)
{
  gboolean stuck =
      g_str_equal (bench->mode, "stuck") ||
      (g_str_equal (bench->mode, "endless") && bench->runs_done >= bench->configurations->len);

  return stuck ? G_TIME_SPAN_DAY : G_TIME_SPAN_MILLISECOND;
}

/* Waits, and looks whether somebody wants it to stop. */
static void
wait_us (FakeBench *bench, gint64 us)
{
  gint64 end_us = g_get_monotonic_time () + us;

  g_mutex_lock (&bench->mutex);
  while (!bench->asked_to_stop && g_cond_wait_until (&bench->asked, &bench->mutex, end_us))
    ;
  bench->stopped = bench->asked_to_stop;
  g_mutex_unlock (&bench->mutex);
}

static void
do_run (FakeBench *bench, guint round, const SpoolConfiguration *configuration)
{
  gint64 wall_ns =
      (800 / configuration->workers + 10 * configuration->executor + round) * SPOOL_NS_PER_MS;
  SpoolRun *run;
  SpoolJsonWriter *writer;

  say_started (bench, round, configuration);
  wait_us (bench, get_patience_us (bench));
  if (bench->stopped)
    return;
  run = util_make_run (bench->plan, configuration, round, wall_ns);
  if (g_str_equal (bench->mode, "failing-jobs"))
    util_fail_job (run, 0, "HTTP status 404");
  bench->runs_done++;
  writer = begin ("run");
  spool_run_write_json (writer, "run", run, bench->plan, SPOOL_RUN_JSON_WITHOUT_RECORDS);
  add_progress (writer, bench);
  say (writer);
  spool_report_add_run (bench->report, run);
}

static gboolean
keep (FakeBench *bench, GError **error)
{
  g_autoptr (GBytes) bytes = spool_report_to_bytes (bench->report);

  return spool_file_write (bench->report_path, bytes, error);
}

static void
sleep_for_ever (void)
{
  for (;;)
    g_usleep (G_USEC_PER_SEC);
}

/* One that becomes deaf has kept the round before, and a disk that becomes full has room for it. */
static void
measure (FakeBench *bench)
{
  for (guint round = 0; round < bench->plan->rounds; round++)
    {
      for (guint i = 0; !bench->stopped && i < bench->configurations->len; i++)
        do_run (bench, round, &g_array_index (bench->configurations, SpoolConfiguration, i));
      if (g_str_equal (bench->mode, "deaf") && keep (bench, NULL))
        sleep_for_ever ();
      if (g_str_equal (bench->mode, "full-disk") && round == 0)
        keep (bench, NULL);
    }
}

static void
finish (FakeBench *bench)
{
  g_autoptr (GError) error = NULL;
  SpoolJsonWriter *writer;

  bench->report->complete = !bench->stopped;
  if (g_str_equal (bench->mode, "full-disk"))
    say_text ("error", "message", "no space left on device");
  else if (keep (bench, &error))
    say_text ("written", "path", bench->report_path);
  else
    say_text ("error", "message", error->message);
  writer = begin ("end");
  spool_json_writer_add_boolean (writer, "complete", !bench->stopped);
  spool_json_writer_add_unsigned (writer, "status", bench->stopped ? 130 : 0);
  say (writer);
}

/* What goes wrong before or instead of measuring. */
static void
misbehave (FakeBench *bench)
{
  if (g_str_equal (bench->mode, "garbage"))
    printf ("This is not an event.\n");
  else if (g_str_equal (bench->mode, "huge-line"))
    for (guint i = 0; i < 6 * 1024; i++)
      printf ("%01023d ", 0);
  else if (g_str_equal (bench->mode, "exit"))
    {
      fprintf (stderr, "spool-bench: the moon is in the wrong place\n");
      exit (1);
    }
  else if (g_str_equal (bench->mode, "silent-exit"))
    exit (3);
  else if (g_str_equal (bench->mode, "error-event"))
    {
      say_text ("error", "message", "port 80 is taken");
      exit (1);
    }
  else if (g_str_equal (bench->mode, "warning"))
    say_text ("warning", "message", "the machine is busy");
  else if (g_str_equal (bench->mode, "complaints"))
    {
      say_text ("error", "message", "the web server has gone");
      say_text ("error", "message", "the web server has gone");
      say_text ("warning", "message", "1 job failed");
    }
  else if (g_str_equal (bench->mode, "hang"))
    sleep_for_ever ();
  fflush (stdout);
}

static SpoolPlan *
read_plan (void)
{
  static char line[1 << 20];
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  SpoolPlan *plan;

  /* Byte by byte, so that nothing behind the line break is taken. */
  while (length < sizeof line - 1 && read (STDIN_FILENO, line + length, 1) == 1 &&
         line[length] != '\n')
    length++;
  plan = spool_plan_from_json (line, (gssize) length, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  return plan;
}

int
main (int argc, char **argv)
{
  /* The thread that listens may outlive this function. */
  static FakeBench bench;

  bench.mode = g_getenv ("SPOOL_FAKE_BENCH");
  if (bench.mode == NULL)
    bench.mode = "good";
  if (argc != 7 || strcmp (argv[1], "run") != 0 || strcmp (argv[2], "--plan") != 0 ||
      strcmp (argv[3], "-") != 0 || strcmp (argv[4], "--events") != 0 ||
      strcmp (argv[5], "-o") != 0)
    g_error ("wrong arguments");
  bench.report_path = argv[6];
  bench.plan = read_plan ();
  bench.report = spool_report_new (bench.plan, spool_machine_new_unknown ());
  bench.configurations = spool_plan_list_configurations (bench.plan);
  misbehave (&bench);
  g_thread_unref (g_thread_new ("input", listen_to_input, &bench));
  say_plan (&bench);
  measure (&bench);
  if (g_str_equal (bench.mode, "crash"))
    test_kill (getpid ());
  finish (&bench);
  g_array_unref (bench.configurations);
  spool_report_free (bench.report);
  spool_plan_unref (bench.plan);
  return bench.stopped ? 130 : 0;
}
