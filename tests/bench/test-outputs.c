/* test-outputs.c: endings, places, and writing what can be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-outputs.h"
#include "chart/spool-chart-export.h"
#include "fake-backend.h"
#include "test-files.h"
#include "workload/spool-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* How many of the wrong names are not of links and pipes. */
#define N_WITHOUT_PIPES 3
#define PLAN                                                                             \
  "{\"workload\": \"sleep\", \"jobs\": 2, \"rounds\": 1, \"executors\": [\"threads\"], " \
  "\"workers\": [2]}"

typedef struct
{
  char *folder;
  SpoolReport *report;
} Case;

static void
case_init (Case *self)
{
  g_auto (FakeBackend) fake;
  g_auto (FakeListener) listener;
  SpoolBackend backend;

  self->folder = g_dir_make_tmp ("spool-outputs-XXXXXX", NULL);
  self->report = fake_report_new (fake_plan_new (PLAN));
  fake_backend_init (&fake);
  fake_listener_init (&listener);
  backend = fake_backend_get (&fake);
  spool_conduct (self->report, &backend, &fake_listener, &listener);
}

static guint
count_files (const Case *self, gboolean delete)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      n_files++;
      if (delete)
        g_remove (path);
    }
  return n_files;
}

static void
case_clear (Case *self)
{
  count_files (self, TRUE);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  spool_report_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static SpoolOutputs *
outputs_new (const Case *self, const char *const *names, GError **error)
{
  const SpoolChartOptions options = SPOOL_CHART_OPTIONS_INIT;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  return spool_outputs_new (paths, &options, error);
}

/* What a file begins with. */
static void
assert_begins (const Case *self, const char *name, const char *bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, strlen (bytes));
  g_assert_cmpmem (text, strlen (bytes), bytes, strlen (bytes));
}

static void
test_formats (void)
{
  const struct
  {
    const char *name;
    const char *begins;
  } rows[] = { { "a.spool.json", "{\n  \"format\": \"spool-report\"" },
               { "a.png", "\x89PNG" },
               { "a.svg", "<?xml" },
               { "a.pdf", "%PDF" },
               { "a.csv", "run,round," },
               { "a.jobs.csv", "run,round," },
               { "a.md", "" },
               { "a.hyperfine.json", "{" },
               { "a.trace.json", "{" },
               { "B.PNG", "\x89PNG" } };
  const char *names[G_N_ELEMENTS (rows) + 1] = { NULL };
  g_auto (Case) self;
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  case_init (&self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    names[i] = rows[i].name;
  outputs = outputs_new (&self, names, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (&self, FALSE), ==, 0);
  spool_outputs_write_all (outputs, self.report, NULL, errors);
  g_assert_cmpuint (errors->len, ==, 0);
  g_assert_cmpuint (count_files (&self, FALSE), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_begins (&self, rows[i].name, rows[i].begins);
}

static void
test_unknown_endings (void)
{
  const char *const names[] = { "a", "a.json", "a.jpg", "a.png.txt", "spool.json.gz", "a.", "png" };
  g_auto (Case) self;

  case_init (&self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          outputs_new (&self, (const char *const[]){ "good.csv", names[i], NULL }, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_nonnull (strstr (error->message, ".png .svg .pdf"));
      g_assert_nonnull (strstr (error->message, ".spool.json"));
      g_assert_nonnull (strstr (error->message, ".hyperfine.json"));
    }
  g_assert_cmpuint (count_files (&self, FALSE), ==, 0);
}

static void
test_places (void)
{
  g_auto (Case) self;
  g_autofree char *taken = NULL;
  g_autofree char *file = NULL;
  g_autofree char *pipe = NULL;
  g_autofree char *link = NULL;
  const char *const names[] = { "not-there/a.csv", "taken.csv", "file/a.csv", "pipe.csv",
                                "link.csv" };
  guint n_names = G_N_ELEMENTS (names);

  case_init (&self);
  taken = g_build_filename (self.folder, "taken.csv", NULL);
  file = g_build_filename (self.folder, "file", NULL);
  pipe = g_build_filename (self.folder, "pipe.csv", NULL);
  link = g_build_filename (self.folder, "link.csv", NULL);
  g_mkdir (taken, 0700);
  g_file_set_contents (file, "", 0, NULL);
  /* Where there are none, only the names before these are wrong. */
  if (!test_make_pipe (pipe) || !test_make_link (pipe, link))
    n_names = N_WITHOUT_PIPES;
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (outputs_new (&self, (const char *const[]){ names[i], NULL }, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

/* What was there before stays until the whole new file is there. */
static void
test_overwrites (void)
{
  g_auto (Case) self;
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;

  case_init (&self);
  path = g_build_filename (self.folder, "a.csv", NULL);
  g_file_set_contents (path, "before", -1, NULL);
  outputs = outputs_new (&self, (const char *const[]){ "a.csv", NULL }, NULL);
  assert_begins (&self, "a.csv", "befor");
  spool_outputs_write_all (outputs, self.report, NULL, errors);
  assert_begins (&self, "a.csv", "run,round,");
  g_assert_cmpuint (count_files (&self, FALSE), ==, 1);
}

/* While it is measured only the report itself is written, so that nothing measured gets lost. */
static void
test_reports_only (void)
{
  g_auto (Case) self;
  g_autoptr (SpoolOutputs) outputs = NULL;

  case_init (&self);
  outputs =
      outputs_new (&self, (const char *const[]){ "a.csv", "a.spool.json", "a.png", NULL }, NULL);
  g_assert_true (spool_outputs_write_reports (outputs, self.report, NULL));
  g_assert_cmpuint (count_files (&self, FALSE), ==, 1);
  assert_begins (&self, "a.spool.json", "{");
}

/* A place that is lost in the meantime costs that file alone. */
static void
test_others_go_on (void)
{
  g_auto (Case) self;
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new ();
  g_autofree char *lost = NULL;

  case_init (&self);
  lost = g_build_filename (self.folder, "lost", NULL);
  g_mkdir (lost, 0700);
  outputs = outputs_new (&self, (const char *const[]){ "lost/a.spool.json", "b.csv", NULL }, NULL);
  g_rmdir (lost);
  g_assert_false (spool_outputs_write_reports (outputs, self.report, NULL));
  spool_outputs_write_all (outputs, self.report, written, errors);
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (errors, 0), "lost/a.spool.json"));
  assert_begins (&self, "b.csv", "run,round,");
  g_assert_cmpuint (written->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (written, 0), "b.csv"));
}

static void
test_nothing (void)
{
  const SpoolChartOptions options = SPOOL_CHART_OPTIONS_INIT;
  g_auto (Case) self;
  g_autoptr (SpoolOutputs) outputs = spool_outputs_new (NULL, &options, NULL);
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);

  case_init (&self);
  g_assert_true (spool_outputs_write_reports (outputs, self.report, NULL));
  spool_outputs_write_all (outputs, self.report, NULL, errors);
  g_assert_cmpuint (errors->len, ==, 0);
}

/* The text of a large picture is as large as the export makes it, and no larger. */
static void
test_text_size (void)
{
  SpoolChartOptions options = SPOOL_CHART_OPTIONS_INIT;
  g_auto (Case) self;
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolChart) chart = NULL;
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL, expected = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autofree char *path = NULL;
  SpoolChartTheme theme;

  case_init (&self);
  options.width_px = 1600;
  options.height_px = 1000;
  path = g_build_filename (self.folder, "a.png", NULL);
  outputs = spool_outputs_new ((char *[]){ path, NULL }, &options, NULL);
  spool_outputs_write_all (outputs, self.report, NULL, errors);
  g_assert_cmpuint (errors->len, ==, 0);
  file = g_mapped_file_new (path, FALSE, NULL);
  bytes = g_mapped_file_get_bytes (file);
  analysis = spool_analysis_new (self.report);
  chart = spool_view_make_chart (spool_view_nth (0), self.report, analysis, NULL);
  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  expected = spool_chart_export (chart, SPOOL_CHART_FORMAT_PNG, 1600, 1000, 1, &theme, NULL);
  g_assert_true (g_bytes_equal (bytes, expected));
}

/* A plan that was stopped in its first run still makes a chart. */
static void
test_no_runs (void)
{
  const char *const names[] = { "a.png", "a.svg", "a.md", "a.csv", "a.hyperfine.json", NULL };
  g_auto (Case) self;
  g_autoptr (SpoolReport) empty = fake_report_new (fake_plan_new (PLAN));
  g_autoptr (SpoolOutputs) outputs = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);

  case_init (&self);
  outputs = outputs_new (&self, names, NULL);
  spool_outputs_write_all (outputs, empty, NULL, errors);
  g_assert_cmpuint (errors->len, ==, 0);
  g_assert_cmpuint (count_files (&self, FALSE), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outputs/formats", test_formats);
  g_test_add_func ("/outputs/unknown-endings", test_unknown_endings);
  g_test_add_func ("/outputs/places", test_places);
  g_test_add_func ("/outputs/overwrites", test_overwrites);
  g_test_add_func ("/outputs/reports-only", test_reports_only);
  g_test_add_func ("/outputs/others-go-on", test_others_go_on);
  g_test_add_func ("/outputs/nothing", test_nothing);
  g_test_add_func ("/outputs/no-runs", test_no_runs);
  g_test_add_func ("/outputs/text-size", test_text_size);
  return g_test_run ();
}
