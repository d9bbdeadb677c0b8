/* test-progress-line.c: the line on the terminal, and the errors above it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-progress-line.h"
#include "fake-backend.h"

#include <glib/gstdio.h>
#include <string.h>

#define PLAN \
  "{\"workload\": \"sleep\", \"rounds\": 6, \"executors\": [\"threads\"], \"workers\": [4]}"

static void
test_format (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new (PLAN);
  const struct
  {
    SpoolProgress progress;
    const char *expected;
  } rows[] = {
    { { 1, 6, 0, { 0, SPOOL_EXECUTOR_THREADS, 4 }, 12, 30, 5, 3 },
      "Round 2 of 6 · 4 threads · 12 of 30 runs · about 3.00\u00a0s left" },
    { { 0, 1, 0, { 0, SPOOL_EXECUTOR_SERIAL, 1 }, 0, 1, 0, 0.25 },
      "Round 1 of 1 · Serial · 0 of 1 runs · about 250\u00a0ms left" },
    /* A clock that was early must not make it look as if time ran backwards. */
    { { 0, 1, 0, { 0, SPOOL_EXECUTOR_PROCESSES, 1 }, 0, 1, 0, -2 },
      "Round 1 of 1 · 1 process · 0 of 1 runs · about 0.00\u00a0s left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = spool_progress_line_format (&rows[i].progress, plan);

      g_assert_cmpstr (line, ==, rows[i].expected);
    }
}

/* A line that wraps could not be taken away again. */
static void
test_never_wraps (void)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new (PLAN);
  const SpoolProgress progress = { 999,     1000,    0,   { 0, SPOOL_EXECUTOR_PROCESSES, 256 },
                                   4000000, 4000000, 1e9, 1e12 };
  g_autofree char *line = spool_progress_line_format (&progress, plan);

  g_assert_cmpint (g_utf8_strlen (line, -1), <=, 79);
  g_assert_true (g_utf8_validate (line, -1, NULL));
}

/* Something to write to that is not there for others. */
static FILE *
open_stream (char **path)
{
  *path = g_build_filename (g_get_tmp_dir (), "spool-line-XXXXXX", NULL);
  g_close (g_mkstemp (*path), NULL);
  return g_fopen (*path, "wb");
}

/* What was written. */
static char *
close_stream (FILE *stream, char *path)
{
  char *text = NULL;

  fclose (stream);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  g_free (path);
  return text;
}

/* Carries out a plan; returns what was shown. With @fail, every run fails. */
static void
conduct (gboolean on_terminal, gboolean fail, char **terminal, char **errors)
{
  g_auto (FakeBackend) fake;
  g_autoptr (SpoolReport) report = fake_report_new (fake_plan_new (PLAN));
  char *screen_path, *errors_path;
  SpoolProgressLine line = { .plan = report->plan };
  FILE *screen = open_stream (&screen_path);
  SpoolBackend backend;

  fake_backend_init (&fake);
  backend = fake_backend_get (&fake);
  line.terminal = on_terminal ? screen : NULL;
  line.errors = open_stream (&errors_path);
  if (fail)
    for (guint i = 0; i < 8; i++)
      {
        g_autoptr (GError) error = g_error_new (G_FILE_ERROR, 0, "failure %u", i);
        const SpoolProgress progress = { .configuration = { 0, SPOOL_EXECUTOR_THREADS, 4 } };

        spool_progress_line_listener.run_failed (&line, error, &progress);
      }
  else
    spool_conduct (report, &backend, &spool_progress_line_listener, &line);
  spool_progress_line_end (&line);
  *terminal = close_stream (screen, screen_path);
  *errors = close_stream (line.errors, errors_path);
}

static void
test_on_terminal (void)
{
  g_autofree char *terminal = NULL;
  g_autofree char *errors = NULL;
  g_auto (GStrv) pieces = NULL;

  conduct (TRUE, FALSE, &terminal, &errors);
  g_assert_true (g_str_has_prefix (terminal, "12 runs, about "));
  g_assert_true (g_str_has_suffix (terminal, "\r\033[K"));
  pieces = g_strsplit (terminal, "\r\033[K", -1);
  g_assert_cmpuint (g_strv_length (pieces), ==, 1 + 12 + 1);
  g_assert_true (g_str_has_prefix (pieces[12], "Round 6 of 6 · "));
  g_assert_cmpstr (errors, ==, "");
}

static void
test_without_terminal (void)
{
  g_autofree char *terminal = NULL;
  g_autofree char *errors = NULL;

  conduct (FALSE, FALSE, &terminal, &errors);
  g_assert_cmpstr (terminal, ==, "");
  g_assert_cmpstr (errors, ==, "");
}

/* The line goes away before an error; of many errors the first few are shown, and the others
 * counted. */
static void
test_errors (void)
{
  g_autofree char *terminal = NULL;
  g_autofree char *errors = NULL;
  g_auto (GStrv) lines = NULL;

  conduct (TRUE, TRUE, &terminal, &errors);
  g_assert_true (g_str_has_prefix (terminal, "\r\033[K"));
  lines = g_strsplit (errors, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5 + 1);
  g_assert_cmpstr (lines[0], ==, "spool-bench: 4 threads: failure 0");
  g_assert_cmpstr (lines[3], ==, "spool-bench: 4 threads: failure 3");
  g_assert_cmpstr (lines[4], ==, "spool-bench: 4 more runs failed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress-line/format", test_format);
  g_test_add_func ("/progress-line/never-wraps", test_never_wraps);
  g_test_add_func ("/progress-line/on-terminal", test_on_terminal);
  g_test_add_func ("/progress-line/without-terminal", test_without_terminal);
  g_test_add_func ("/progress-line/errors", test_errors);
  return g_test_run ();
}
