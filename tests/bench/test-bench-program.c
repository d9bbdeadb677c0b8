/* test-bench-program.c: the real spool-bench with its workers and its web server, on every system.
 *
 * What can be looked at more closely on Linux alone is in the tests beside that are no C. The first
 * argument is the program's path; the others stand beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child.h"
#include "protocol/spool-fd.h"
#include "report/spool-report-json.h"
#include "test-process.h"
#include "workload/spool-clock.h"

#include <glib/gstdio.h>
#include <string.h>

#define FAR_NS (spool_clock_now_ns () + 120 * SPOOL_NS_PER_S)
#define MAX_ARGUMENTS 32

typedef struct
{
  const char *program;
  char *folder; /* its name has spaces and letters of another script */
  char *parent;
} Fixture;

static void
set_up (Fixture *self, gconstpointer program)
{
  self->program = program;
  self->parent = test_make_folder ();
  self->folder = g_build_filename (self->parent, "日本語 の 結果", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer program)
{
  test_remove_folder (self->parent);
  g_free (self->folder);
}

static char *
read_all (int fd)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char bytes[4096];
  gssize n_bytes;

  while ((n_bytes = spool_fd_read (fd, bytes, sizeof bytes, FAR_NS, NULL)) > 0)
    g_string_append_len (text, bytes, n_bytes);
  g_assert_cmpint (n_bytes, ==, 0);
  return g_strdup (text->str);
}

/* Runs it with arguments; returns what it complains of. */
static char *
run (Fixture *self, const char *const *arguments, const char *end_words, char **said)
{
  const char *argv[MAX_ARGUMENTS] = { self->program };
  g_auto (SpoolChildEnd) end = { 0 };
  g_autoptr (SpoolChild) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *complaints;

  for (guint i = 0; arguments[i] != NULL; i++)
    argv[i + 1] = arguments[i];
  child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP | SPOOL_CHILD_OWN_STDERR, &error);
  g_assert_no_error (error);
  spool_child_close_stdin (child);
  output = read_all (spool_child_get_stdout_fd (child));
  complaints = read_all (spool_child_get_stderr_fd (child));
  g_test_message ("%s%s", output, complaints);
  g_assert_true (spool_child_wait (child, FAR_NS, &end));
  g_assert_cmpstr (end.words, ==, end_words);
  if (said != NULL)
    *said = g_steal_pointer (&output);
  return complaints;
}

/* The same for what goes well, whatever is told beside. */
static void
run_well (Fixture *self, const char *const *arguments, char **said)
{
  g_free (run (self, arguments, "exit status 0", said));
}

static SpoolReport *
read_report (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpoolReport *report = spool_report_load (path, &error);

  g_assert_no_error (error);
  return report;
}

/* All jobs of all runs went well, and the same job gave the same in each. */
static void
assert_well (const SpoolReport *report, guint n_runs)
{
  g_assert_true (report->complete);
  g_assert_cmpuint (report->runs->len, ==, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const SpoolRun *first = g_ptr_array_index (report->runs, 0);
      const SpoolRun *other = g_ptr_array_index (report->runs, i);

      g_assert_cmpuint (other->failed_jobs, ==, 0);
      g_assert_cmpuint (other->n_records, ==, first->n_records);
      g_assert_cmpint (other->wall_ns, >, 0);
      g_assert_cmpuint (other->peak_rss_bytes, >, 0);
      for (guint64 job = 0; job < other->n_records; job++)
        g_assert_cmpuint (other->records[job].digest, ==, first->records[job].digest);
    }
}

static void
assert_begins (const char *path, const char *bytes, gsize n_bytes)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, n_bytes);
  g_assert_cmpmem (contents, n_bytes, bytes, n_bytes);
}

/* One round of computing, and each kind of file that it can be written to. */
static void
test_cosine (Fixture *self, gconstpointer program)
{
  g_autofree char *report = g_build_filename (self->folder, "a b.spool.json", NULL);
  g_autofree char *png = g_build_filename (self->folder, "図.png", NULL);
  g_autofree char *svg = g_build_filename (self->folder, "図.svg", NULL);
  g_autofree char *pdf = g_build_filename (self->folder, "図.pdf", NULL);
  g_autofree char *csv = g_build_filename (self->folder, "表.csv", NULL);
  const char *arguments[] = { "run",
                              "--workload",
                              "cosine",
                              "--param",
                              "iterations=20000",
                              "--executors",
                              "serial,threads,processes,threads-gil",
                              "--workers",
                              "2",
                              "--rounds",
                              "1",
                              "-o",
                              report,
                              "-o",
                              png,
                              "-o",
                              svg,
                              "-o",
                              pdf,
                              "-o",
                              csv,
                              NULL };
  g_autoptr (SpoolReport) got = NULL;

  run_well (self, arguments, NULL);
  got = read_report (report);
  assert_well (got, 4);
  assert_begins (png, "\x89PNG\r\n\x1a\n", 8);
  assert_begins (svg, "<?xml", 5);
  assert_begins (pdf, "%PDF-", 5);
  assert_begins (csv, "run,round,", 10);
}

/* Pages of our own server, by every way to wait for them. */
static void
test_web (Fixture *self, gconstpointer program)
{
  g_autofree char *report = g_build_filename (self->folder, "web.spool.json", NULL);
  const char *arguments[] = { "run",
                              "--workload",
                              "web",
                              "--param",
                              "latency=0",
                              "--param",
                              "writes=2",
                              "--jobs",
                              "4",
                              "--executors",
                              "serial,threads,processes,async",
                              "--workers",
                              "2",
                              "--rounds",
                              "1",
                              "--quiet",
                              "-o",
                              report,
                              NULL };
  g_autofree char *complaints = run (self, arguments, "exit status 0", NULL);
  g_autoptr (SpoolReport) got = read_report (report);

  assert_well (got, 4);
  g_assert_cmpstr (complaints, ==, "");
}

/* A report can be shown and compared from where it was written to. */
static void
test_show (Fixture *self, gconstpointer program)
{
  g_autofree char *report = g_build_filename (self->folder, "sleep.spool.json", NULL);
  const char *measure[] = { "run",      "--workload", "sleep",     "--param", "seconds=0.001",
                            "--rounds", "1",          "--workers", "2",       "--quiet",
                            "-o",       report,       NULL };
  const char *show[] = { "show", report, "--json", NULL };
  const char *compare[] = { "compare", report, report, "--json", NULL };
  g_autofree char *shown = NULL;
  g_autofree char *compared = NULL;

  run_well (self, measure, NULL);
  run_well (self, show, &shown);
  run_well (self, compare, &compared);
  g_assert_nonnull (strstr (shown, "\"processes\""));
  g_assert_nonnull (strstr (compared, "\"comparisons\""));
  /* What goes to a program has the same line ends everywhere. */
  g_assert_null (strchr (shown, '\r'));
}

/* Where the system can't fork it says so, and at once. */
static void
test_fork (Fixture *self, gconstpointer program)
{
  const char *arguments[] = {
    "run",       "--workload", "sleep",    "--param", "seconds=0", "--executors", "processes-fork",
    "--workers", "2",          "--rounds", "1",       NULL
  };
  gboolean possible = spool_executor_kind_is_possible (SPOOL_EXECUTOR_PROCESSES_FORK, NULL);
  g_autofree char *complaints =
      run (self, arguments, possible ? "exit status 0" : "exit status 2", NULL);

  g_assert_true ((strstr (complaints, "no fork") == NULL) == possible);
}

static void
test_machine (Fixture *self, gconstpointer program)
{
  const char *arguments[] = { "machine", "--json", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autoptr (SpoolMachine) machine = NULL;

  run_well (self, arguments, &said);
  machine = spool_machine_from_json (said, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (machine->os);
  g_assert_nonnull (machine->architecture);
  g_assert_cmpuint (machine->online_cpus, >, 0);
  g_assert_cmpuint (machine->affinity_cpus, >, 0);
  g_assert_cmpuint (machine->affinity_cpus, <=, machine->online_cpus);
  g_assert_cmpuint (machine->memory_bytes, >, 1 << 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
#define ADD(name, function) \
  g_test_add ("/bench-program/" name, Fixture, argv[1], set_up, function, tear_down)
  ADD ("cosine", test_cosine);
  ADD ("web", test_web);
  ADD ("show", test_show);
  ADD ("fork", test_fork);
  ADD ("machine", test_machine);
#undef ADD
  return g_test_run ();
}
