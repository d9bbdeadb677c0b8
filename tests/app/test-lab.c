/* test-lab.c: the lab and its bench, with a bench that behaves in all ways.
 *
 * The first argument is the path of fake-bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-lab.h"

#include "app/spool-bench-process.h"
#include "report-util.h"
#include "report/spool-report-json.h"
#include "test-process.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#ifdef G_OS_WIN32
#define CRASH_WORDS test_get_kill_words ()
#else
#define CRASH_WORDS "killed by signal 9"
#endif

#define LOADING_US (500 * 1000)

typedef struct
{
  SpoolLab *lab;
  SpoolResults *results;
  char *folder;
  GString *messages; /* a line each */
  guint n_running_changes;
} Fixture;

static const char *fake_bench;

static void
on_message (SpoolLab *lab, int kind, const char *text, Fixture *fixture)
{
  const char *const names[] = { NULL, "done", "warning", "error" };

  if (kind != SPOOL_MESSAGE_NONE)
    g_string_append_printf (fixture->messages, "%s: %s\n", names[kind], text);
}

static void
on_running (Fixture *fixture)
{
  fixture->n_running_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer mode)
{
  g_setenv ("SPOOL_FAKE_BENCH", mode, TRUE);
  fixture->folder = util_make_folder ();
  fixture->lab = spool_lab_new (fake_bench, fixture->folder);
  fixture->results = spool_lab_get_results (fixture->lab);
  fixture->messages = g_string_new (NULL);
  g_signal_connect (fixture->lab, "message", G_CALLBACK (on_message), fixture);
  g_signal_connect_swapped (fixture->lab, "notify::running", G_CALLBACK (on_running), fixture);
  spool_plan_model_set_workload (spool_lab_get_model (fixture->lab), &spool_sleep_workload);
  spool_plan_model_set_executors (spool_lab_get_model (fixture->lab), "threads", NULL);
  spool_plan_model_set_rounds (spool_lab_get_model (fixture->lab), 2);
}

static gboolean
is_quiet (Fixture *fixture)
{
  const SpoolReport *report = spool_results_get_report (fixture->results);

  /* The report has its records once it has been read from the file. */
  return !spool_lab_get_running (fixture->lab) &&
         (spool_results_get_state (fixture->results) == SPOOL_RESULTS_EMPTY ||
          report->n_records > 0 || strstr (fixture->messages->str, "error") != NULL);
}

static void
await (Fixture *fixture, gboolean (*is_there) (Fixture *fixture))
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_there (fixture) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_there (fixture));
}

static gboolean
has_message (Fixture *fixture)
{
  return fixture->messages->len > 0;
}

static void
run_and_wait (Fixture *fixture)
{
  spool_lab_run (fixture->lab);
  g_assert_true (spool_lab_get_running (fixture->lab));
  await (fixture, is_quiet);
  g_assert_cmpuint (fixture->n_running_changes, ==, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer mode)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  /* A report that is being read keeps the lab for that long. */
  g_object_add_weak_pointer (G_OBJECT (fixture->lab), (gpointer *) &fixture->lab);
  g_object_unref (fixture->lab);
  while (fixture->lab != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (fixture->lab);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_await_no_children ();
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->messages, TRUE);
}

static void
test_good (Fixture *fixture, gconstpointer mode)
{
  const SpoolReport *report;

  run_and_wait (fixture);
  report = spool_results_get_report (fixture->results);
  g_assert_cmpstr (fixture->messages->str, ==, "");
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_COMPLETE);
  g_assert_cmpuint (report->runs->len, ==, 10);
  g_assert_cmpuint (report->n_records, ==, 160);
  g_assert_cmpuint (test_count_files (fixture->folder), ==, 1);
}

static void
test_two_runs_two_reports (Fixture *fixture, gconstpointer mode)
{
  run_and_wait (fixture);
  fixture->n_running_changes = 0;
  run_and_wait (fixture);
  g_assert_cmpuint (test_count_files (fixture->folder), ==, 2);
}

static gboolean
has_two_runs (Fixture *fixture)
{
  return spool_results_get_report (fixture->results)->runs->len >= 2;
}

static void
test_stop (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  spool_lab_run (fixture->lab);
  await (fixture, has_two_runs);
  spool_lab_stop (fixture->lab);
  spool_lab_stop (fixture->lab);
  await (fixture, is_quiet);
  g_assert_cmpuint (fixture->n_running_changes, ==, 2);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_STOPPED);
  g_assert_cmpstr (fixture->messages->str, ==, "");
}

/* The bench may have measured something until it sees it, and says so if it hasn't. */
static void
test_stop_at_once (Fixture *fixture, gconstpointer mode)
{
  spool_lab_stop (fixture->lab);
  spool_lab_run (fixture->lab);
  spool_lab_stop (fixture->lab);
  await (fixture, is_quiet);
  g_assert_cmpint (spool_results_get_state (fixture->results), !=, SPOOL_RESULTS_COMPLETE);
  g_assert_null (strstr (fixture->messages->str, "error"));
}

/* A report of nothing isn't worth keeping. */
static void
test_stop_before_anything (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  spool_lab_stop (fixture->lab);
  await (fixture, is_quiet);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
  g_assert_cmpstr (fixture->messages->str, ==, "done: Stopped before anything was measured\n");
  g_assert_cmpuint (test_count_files (fixture->folder), ==, 0);
}

static void
test_hang_is_killed (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  spool_lab_stop (fixture->lab);
  await (fixture, is_quiet);
  g_assert_nonnull (strstr (fixture->messages->str, "did not stop and was killed"));
}

static gboolean
has_whole_round (Fixture *fixture)
{
  return spool_report_count_rounds (spool_results_get_report (fixture->results)) == 1;
}

static gboolean
has_records (Fixture *fixture)
{
  return spool_results_get_report (fixture->results)->n_records > 0;
}

/* What was kept before is shown with its job records, though nothing said that it was written. */
static void
test_kept_is_loaded (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  await (fixture, has_whole_round);
  spool_lab_stop (fixture->lab);
  await (fixture, has_records);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_STOPPED);
  g_assert_nonnull (strstr (fixture->messages->str, "did not stop and was killed"));
}

static void
assert_complains (Fixture *fixture, const char *part)
{
  run_and_wait (fixture);
  if (strstr (fixture->messages->str, part) == NULL)
    g_error ("“%s” is not in “%s”", part, fixture->messages->str);
  g_assert_true (strchr (fixture->messages->str, '\n') ==
                 fixture->messages->str + fixture->messages->len - 1);
}

static void
test_garbage (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "error: The output of spool-bench can't be understood");
}

static void
test_huge_line (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "line of more than");
}

static void
test_exit (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "the moon is in the wrong place");
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
}

static void
test_silent_exit (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "status 3");
}

static void
test_error_event (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "error: Port 80 is taken");
}

/* There is one report in the folder, with so many runs. */
static void
assert_kept (Fixture *fixture, guint n_runs)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  path = g_build_filename (fixture->folder, name, NULL);
  report = spool_report_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->runs->len, ==, n_runs);
  g_assert_false (report->complete);
}

static void
test_crash (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, CRASH_WORDS);
  /* What came before stays. */
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_STOPPED);
  g_assert_cmpuint (spool_results_get_report (fixture->results)->runs->len, ==, 10);
  assert_kept (fixture, 10);
}

static void
test_warning (Fixture *fixture, gconstpointer mode)
{
  assert_complains (fixture, "warning: The machine is busy");
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_COMPLETE);
}

/* What could not be kept is still there to be seen and exported. */
static void
test_full_disk (Fixture *fixture, gconstpointer mode)
{
  gint64 end;

  run_and_wait (fixture);
  /* Long enough for what was kept to be read, and to take its place. */
  end = g_get_monotonic_time () + LOADING_US;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_COMPLETE);
  g_assert_cmpuint (spool_results_get_report (fixture->results)->runs->len, ==, 10);
  g_assert_cmpstr (fixture->messages->str, ==, "error: No space left on device\n");
}

/* The cause is not lost among what follows from it. */
static void
test_complaints (Fixture *fixture, gconstpointer mode)
{
  run_and_wait (fixture);
  g_assert_cmpstr (fixture->messages->str, ==,
                   "error: The web server has gone\n"
                   "error: The web server has gone\n1 job failed\n");
}

/* A complaint about something else does not stand for it. */
static void
test_crash_after_refusal (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  g_assert_false (spool_lab_open (fixture->lab, "/nowhere.spool.json"));
  await (fixture, is_quiet);
  g_assert_nonnull (strstr (fixture->messages->str, "Stop the measurement"));
  g_assert_nonnull (strstr (fixture->messages->str, CRASH_WORDS));
}

static void
test_failing_jobs (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *path = g_build_filename (fixture->folder, "r.spool.json", NULL);

  assert_complains (fixture, "HTTP status 404");
  /* Whoever opens the report is told, too. */
  spool_lab_export (fixture->lab, path);
  spool_plan_model_select_lesson (spool_lab_get_model (fixture->lab), "web-threads", NULL);
  g_string_truncate (fixture->messages, 0);
  spool_lab_open (fixture->lab, path);
  await (fixture, has_message);
  g_assert_nonnull (strstr (fixture->messages->str, "HTTP status 404"));
}

static void
test_no_program (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (SpoolLab) lab = spool_lab_new ("/nonexistent/spool-bench", fixture->folder);

  g_signal_connect (lab, "message", G_CALLBACK (on_message), fixture);
  spool_lab_run (lab);
  g_assert_false (spool_lab_get_running (lab));
  g_assert_nonnull (strstr (fixture->messages->str, "/nonexistent/spool-bench"));
  g_assert_true (
      g_str_has_prefix (fixture->messages->str, "error: Spool is not installed completely. "));
}

static void
test_no_folder (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (SpoolLab) lab = spool_lab_new (fake_bench, "/proc/reports");

  g_signal_connect (lab, "message", G_CALLBACK (on_message), fixture);
  spool_lab_run (lab);
  g_assert_false (spool_lab_get_running (lab));
  g_assert_nonnull (strstr (fixture->messages->str, "/proc/reports"));
}

static void
test_wrong_plan (Fixture *fixture, gconstpointer mode)
{
  spool_plan_model_set_workers (spool_lab_get_model (fixture->lab), "none", NULL);
  spool_lab_run (fixture->lab);
  g_assert_false (spool_lab_get_running (fixture->lab));
  g_assert_true (g_str_has_prefix (fixture->messages->str, "error: "));
}

static gboolean
is_complete (Fixture *fixture)
{
  return spool_results_get_state (fixture->results) == SPOOL_RESULTS_COMPLETE;
}

/* The plan is that of the report, nothing runs, and changing it takes no results away. */
static void
assert_adopted (Fixture *fixture)
{
  SpoolPlanModel *model = spool_lab_get_model (fixture->lab);

  g_assert_null (spool_plan_model_get_lesson (model));
  g_assert_true (spool_plan_model_get_workload (model) == &spool_sleep_workload);
  g_assert_cmpuint (spool_plan_model_get_rounds (model), ==, 2);
  g_assert_false (spool_lab_get_running (fixture->lab));
  g_assert_cmpuint (fixture->n_running_changes, ==, 2);
  spool_plan_model_set_jobs (model, 3);
  g_assert_true (is_complete (fixture));
}

static void
test_open (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *path = g_build_filename (fixture->folder, "r.spool.json", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "broken.spool.json", NULL);

  spool_lab_export (fixture->lab, path);
  g_assert_cmpstr (fixture->messages->str, ==, "error: There are no results to export yet.\n");
  run_and_wait (fixture);
  g_string_truncate (fixture->messages, 0);
  spool_lab_export (fixture->lab, path);
  g_assert_cmpstr (fixture->messages->str, ==, "done: Saved as “r.spool.json”\n");
  spool_plan_model_select_lesson (spool_lab_get_model (fixture->lab), "web-threads", NULL);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
  spool_lab_open (fixture->lab, path);
  await (fixture, is_complete);
  assert_adopted (fixture);

  g_string_truncate (fixture->messages, 0);
  util_write_file (fixture->folder, "broken.spool.json", "{\"format\": \"spool-report\", ");
  spool_lab_open (fixture->lab, broken);
  await (fixture, has_message);
  g_assert_nonnull (strstr (fixture->messages->str, "broken.spool.json"));
  g_assert_true (is_complete (fixture));
}

/* The answer of one workload doesn't stand over the plan of another. */
static void
test_other_workload (Fixture *fixture, gconstpointer mode)
{
  SpoolPlanModel *model = spool_lab_get_model (fixture->lab);

  run_and_wait (fixture);
  spool_plan_model_set_jobs (model, 5);
  g_assert_true (is_complete (fixture));
  spool_plan_model_set_workload (model, &spool_cosine_workload);
  g_assert_cmpint (spool_results_get_state (fixture->results), ==, SPOOL_RESULTS_EMPTY);
  g_assert_true (
      spool_plan_get_entry (spool_results_get_report (fixture->results)->plan, 0)->workload ==
      &spool_cosine_workload);
}

static void
test_open_is_refused_while_measuring (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  g_assert_false (spool_lab_open (fixture->lab, "/tmp/r.spool.json"));
  g_assert_nonnull (strstr (fixture->messages->str, "Stop the measurement"));
  spool_lab_stop (fixture->lab);
  await (fixture, is_quiet);
}

static gboolean
has_no_children (Fixture *fixture)
{
  g_autoptr (GArray) children = test_find_children (getpid ());

  return children->len == 0;
}

/* Closing the window in the middle of it all. */
static void
test_lab_goes_while_measuring (Fixture *fixture, gconstpointer mode)
{
  spool_lab_run (fixture->lab);
  await (fixture, has_two_runs);
  g_assert_finalize_object (fixture->lab);
  await (fixture, has_no_children);
  fixture->lab = spool_lab_new (fake_bench, fixture->folder);
}

static void
add (const char *path, const char *mode, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, mode, set_up, test, tear_down);
}

static void
add_misbehaving (void)
{
  add ("/lab/hang-is-killed", "hang", test_hang_is_killed);
  add ("/lab/kept-is-loaded", "deaf", test_kept_is_loaded);
  add ("/lab/garbage", "garbage", test_garbage);
  add ("/lab/huge-line", "huge-line", test_huge_line);
  add ("/lab/exit", "exit", test_exit);
  add ("/lab/silent-exit", "silent-exit", test_silent_exit);
  add ("/lab/error-event", "error-event", test_error_event);
  add ("/lab/crash", "crash", test_crash);
  add ("/lab/crash-after-refusal", "crash", test_crash_after_refusal);
  add ("/lab/warning", "warning", test_warning);
  add ("/lab/complaints", "complaints", test_complaints);
  add ("/lab/full-disk", "full-disk", test_full_disk);
  add ("/lab/failing-jobs", "failing-jobs", test_failing_jobs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  fake_bench = argv[1];
  add ("/lab/good", "good", test_good);
  add ("/lab/two-runs-two-reports", "good", test_two_runs_two_reports);
  add ("/lab/stop", "endless", test_stop);
  add ("/lab/stop-at-once", "endless", test_stop_at_once);
  add ("/lab/stop-before-anything", "stuck", test_stop_before_anything);
  add_misbehaving ();
  add ("/lab/no-program", "good", test_no_program);
  add ("/lab/no-folder", "good", test_no_folder);
  add ("/lab/wrong-plan", "good", test_wrong_plan);
  add ("/lab/open", "good", test_open);
  add ("/lab/other-workload", "good", test_other_workload);
  add ("/lab/open-is-refused-while-measuring", "endless", test_open_is_refused_while_measuring);
  add ("/lab/lab-goes-while-measuring", "endless", test_lab_goes_while_measuring);
  return g_test_run ();
}
