/* test-export.c: files by the endings of their names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-export.h"

#include "report-util.h"
#include "report/spool-report-json.h"
#include "workload/spool-error.h"

#include <string.h>

static void
assert_begins (const char *folder, const char *name, const char *beginning)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, strlen (beginning));
  g_assert_cmpmem (text, strlen (beginning), beginning, strlen (beginning));
}

static void
test_formats (void)
{
  g_autofree char *folder = util_make_folder ();

  assert_begins (folder, "a.png", "\x89PNG");
  assert_begins (folder, "A.PNG", "\x89PNG");
  assert_begins (folder, "a.svg", "<?xml");
  assert_begins (folder, "a.pdf", "%PDF");
  assert_begins (folder, "a.csv", "run,");
  assert_begins (folder, "a.jobs.csv", "run,");
  assert_begins (folder, "a.md", "|");
  assert_begins (folder, "a.hyperfine.json", "{");
  assert_begins (folder, "a.spool.json", "{");
  util_remove_tree (folder);
}

static void
test_report_comes_back (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 2);
  g_autoptr (SpoolReport) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = util_make_folder ();
  g_autofree char *path = g_build_filename (folder, "r.spool.json", NULL);

  g_assert_true (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, path, NULL));
  back = spool_report_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->runs->len, ==, report->runs->len);
  util_remove_tree (folder);
}

static void
test_unknown_ending (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT,
                                       "/tmp/chart.bmp", &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "chart.bmp"));
  g_assert_true (g_str_has_suffix (error->message,
                                   ": .png .svg .pdf .spool.json .csv .jobs.csv .md "
                                   ".hyperfine.json .trace.json"));
  g_assert_false (g_file_test ("/tmp/chart.bmp", G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, "", &error));
  g_assert_nonnull (strstr (error->message, "“”"));
}

static void
assert_no_jobs (const SpoolReport *report, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, path, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, "no jobs"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What asks for jobs gets them, or is told that there are none; the rest has enough in the sums. */
static void
test_totals_only (void)
{
  g_autoptr (SpoolReport) report = util_make_report (20001, 1);
  g_autoptr (SpoolReport) some = util_make_report (8000, 1);
  g_autofree char *folder = util_make_folder ();
  g_autofree char *runs = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *jobs = g_build_filename (folder, "b.jobs.csv", NULL);

  assert_no_jobs (report, folder, "a.jobs.csv");
  assert_no_jobs (report, folder, "a.trace.json");
  g_assert_true (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, runs, NULL));
  g_assert_true (
      spool_export_report (some, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, jobs, NULL));
  util_remove_tree (folder);
}

static void
test_no_such_folder (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = util_make_folder ();
  g_autofree char *path = g_build_filename (folder, "missing", "chart.png", NULL);

  g_assert_false (
      spool_export_report (report, spool_view_nth (0), NULL, SPOOL_THEME_LIGHT, path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "missing"));
  util_remove_tree (folder);
}

static void
test_names (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autofree char *own = spool_export_dup_name (report, spool_export_kind_find (".png"));
  g_autofree char *lesson = NULL, *hostile = NULL;

  g_assert_cmpstr (own, ==, "spool-sleep.png");
  report->plan->lesson = g_strdup ("web-threads");
  lesson = spool_export_dup_name (report, spool_export_kind_find (".spool.json"));
  g_assert_cmpstr (lesson, ==, "spool-web-threads.spool.json");
  g_free (report->plan->lesson);
  report->plan->lesson = g_strdup ("../../.bashrc");
  hostile = spool_export_dup_name (report, spool_export_kind_find (".png"));
  g_assert_cmpstr (hostile, ==, "spool-sleep.png");
  g_assert_null (spool_export_kind_find (".bmp"));
}

static void
assert_path (const char *folder, const char *chosen, const char *suffix, const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, chosen, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spool_export_dup_path (file, suffix, &error);
  g_autofree char *wanted = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  g_assert_cmpstr (path, ==, wanted);
  if (name == NULL)
    g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
}

/* Whoever chose a file that is there was asked about that one, and about no other. */
static void
test_paths (void)
{
  g_autofree char *folder = util_make_folder ();
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://reports.example/chart.png");
  g_autoptr (GError) error = NULL;

  assert_path (folder, "chart", ".png", "chart.png");
  util_write_file (folder, "chart.png", "precious");
  assert_path (folder, "chart.png", ".png", "chart.png");
  assert_path (folder, "chart.PNG", ".png", "chart.PNG");
  assert_path (folder, "chart", ".png", NULL);
  assert_path (folder, "chart", ".svg", "chart.svg");
  g_assert_null (spool_export_dup_path (remote, ".png", &error));
  g_assert_nonnull (strstr (error->message, "https://reports.example/chart.png"));
  util_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/report-comes-back", test_report_comes_back);
  g_test_add_func ("/export/unknown-ending", test_unknown_ending);
  g_test_add_func ("/export/totals-only", test_totals_only);
  g_test_add_func ("/export/no-such-folder", test_no_such_folder);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/paths", test_paths);
  return g_test_run ();
}
