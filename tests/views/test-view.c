/* test-view.c: the table of views, each with reports of all sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "chart/spool-chart-export.h"
#include "chart/spool-pango-shaper.h"
#include "report/spool-lesson-text.h"
#include "views/spool-view-text.h"
#include "views/spool-view.h"

#include <string.h>

static void
test_table (void)
{
  g_auto (GStrv) ids = spool_view_dup_ids ();
  const SpoolView *view;
  guint n;

  for (n = 0; (view = spool_view_nth (n)) != NULL; n++)
    {
      g_assert_cmpstr (ids[n], ==, view->id);
      g_assert_true (spool_view_find (view->id) == view);
      g_assert_cmpstr (view->title, !=, "");
    }
  g_assert_cmpuint (g_strv_length (ids), ==, n);
  g_assert_cmpstr (spool_view_nth (0)->id, ==, "time");
  g_assert_null (spool_view_find ("times"));
  g_assert_null (spool_view_find (""));
}

/* Whether a lesson's reader finds a thing of that name: a view, an executor, a setting. */
static gboolean
is_in_window (const SpoolLesson *lesson, const char *name)
{
  const char *const others[] = { "Jobs", "Warm Start", NULL };
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, FALSE);
  const SpoolWorkload *workload = spool_plan_get_entry (plan, 0)->workload;
  const SpoolView *view;

  for (guint i = 0; (view = spool_view_nth (i)) != NULL; i++)
    if (g_str_equal (view->title, name))
      return TRUE;
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    if (g_str_equal (spool_executor_kind_get_title (i), name))
      return workload->why_not[i] == NULL;
  for (guint i = 0; i < workload->n_params; i++)
    if (g_str_equal (workload->params[i].title, name))
      return TRUE;
  return g_strv_contains (others, name);
}

/* What a lesson puts in quotation marks can be tried. */
static void
test_names_in_lessons (void)
{
  const SpoolLessonPart parts[] = { SPOOL_LESSON_PART_SEE, SPOOL_LESSON_PART_TRY };
  const SpoolLesson *lesson;
  const char *paragraph;
  guint n_names = 0;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
      for (guint n = 0; (paragraph = spool_lesson_text_nth (lesson, SPOOL_LESSON_TEXT_WHOLE,
                                                            parts[p], n)) != NULL;
           n++)
        {
          g_auto (GStrv) words = g_strsplit (paragraph, "“", -1);

          for (guint w = 1; words[w] != NULL; w++, n_names++)
            {
              *strstr (words[w], "”") = '\0';
              if (!is_in_window (lesson, words[w]))
                g_error ("“%s” is in no window", words[w]);
            }
        }
  g_assert_cmpuint (n_names, >, 8);
}

/* Each view draws and tells each report, from one without a run to one of forty configurations. */
static void
test_all_sizes (void)
{
  static const guint sizes[] = { 2, 5, 12, 40 };
  const SpoolView *view;

  for (guint n = 0; (view = spool_view_nth (n)) != NULL; n++)
    for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (SpoolReport) report = util_make_sized_report (sizes[i / 2], i % 2 ? 2 : 0);
        g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
        g_autoptr (SpoolChart) chart = spool_view_make_chart (view, report, analysis, NULL);
        g_autofree char *words = spool_chart_describe (chart);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        SpoolChartTheme theme;

        spool_chart_theme_init (&theme, i % 2 ? SPOOL_THEME_DARK : SPOOL_THEME_LIGHT);
        bytes = spool_chart_export (chart, SPOOL_CHART_FORMAT_PNG, 800, 500, 1, &theme, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
        g_assert_nonnull (strstr (words, "Sleeping"));
      }
}

/* Cold and warm look alike in a picture, so each says which it is. */
static void
test_mode (void)
{
  static const char *const words[] = {
    [SPOOL_MODE_COLD] = "cold: pool start included", [SPOOL_MODE_WARM] = "warm: pool made before"
  };
  const SpoolView *view;

  for (guint n = 0; (view = spool_view_nth (n)) != NULL; n++)
    for (guint mode = 0; mode < G_N_ELEMENTS (words); mode++)
      {
        g_autoptr (SpoolReport) report = util_make_sized_report (5, 2);
        g_autoptr (SpoolAnalysis) analysis = NULL;
        g_autoptr (SpoolChart) chart = NULL;
        g_autofree char *described = NULL;

        report->plan->mode = (SpoolMode) mode;
        for (guint i = 0; i < report->runs->len; i++)
          ((SpoolRun *) g_ptr_array_index (report->runs, i))->mode = (SpoolMode) mode;
        analysis = spool_analysis_new (report);
        chart = spool_view_make_chart (view, report, analysis, NULL);
        described = spool_chart_describe (chart);
        g_assert_nonnull (strstr (described, words[mode]));
        g_assert_null (strstr (described, words[!mode]));
      }
}

/* Where a chart has little room, what stays in it is still not taken for all. */
static gboolean
says_when_small (SpoolChart *chart, const char *note)
{
  g_autoptr (SpoolChartLayout) layout = NULL;
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;
  gboolean says = FALSE;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  shaper = spool_pango_shaper_new (&theme, NULL);
  layout = spool_chart_create_layout (chart, shaper, &theme, 400, 240);
  for (guint i = 0; i < layout->texts->len; i++)
    says |= g_str_equal (g_array_index (layout->texts, SpoolPlacedText, i).text->string, note);
  spool_pango_shaper_free (shaper);
  return says;
}

/* What is hidden isn't there, which is said, and what is left keeps its numbers. */
static void
test_hidden (void)
{
  static const char *const note = "1 of 4 executors is hidden.";
  const SpoolViewOptions options = { .hidden = 1u << SPOOL_EXECUTOR_PROCESSES };
  const SpoolView *view;

  for (guint n = 0; (view = spool_view_nth (n)) != NULL; n++)
    {
      g_autoptr (SpoolReport) report = util_make_sized_report (7, 6);
      g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
      g_autoptr (SpoolChart) all = spool_view_make_chart (view, report, analysis, NULL);
      g_autoptr (SpoolChart) some = spool_view_make_chart (view, report, analysis, &options);
      g_autofree char *whole = spool_chart_describe (all);
      g_autofree char *less = spool_chart_describe (some);
      g_auto (GStrv) lines = g_strsplit (less, "\n", -1);

      g_assert_nonnull (strstr (whole, "Processes"));
      g_assert_null (strstr (less, "Processes"));
      g_assert_nonnull (strstr (less, "Threads"));
      g_assert_null (strstr (whole, "hidden"));
      g_assert_true (g_strv_contains ((const char *const *) lines, note));
      g_assert_true (says_when_small (some, note));
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_true (strstr (whole, lines[i]) != NULL || strstr (lines[i], "Ideal") != NULL ||
                       strstr (lines[i], "best") != NULL || g_str_equal (lines[i], note));
    }
}

static void
assert_hidden (guint hidden, const char *expected)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (7, 1);
  g_autofree char *text = spool_view_text_dup_hidden (report, hidden);

  g_assert_cmpstr (text, ==, expected);
}

/* Of those that it has. */
static void
test_hidden_are_counted (void)
{
  assert_hidden (0, NULL);
  assert_hidden (1u << SPOOL_EXECUTOR_THREADS_GIL, NULL);
  assert_hidden (1u << SPOOL_EXECUTOR_SERIAL, "1 of 4 executors is hidden.");
  assert_hidden (1u << SPOOL_EXECUTOR_SERIAL | 1u << SPOOL_EXECUTOR_ASYNC |
                     1u << SPOOL_EXECUTOR_THREADS_GIL,
                 "2 of 4 executors are hidden.");
}

/* The least and the largest value of an axis, in units of the plot's height. */
static double
find_middle (const SpoolView *view, SpoolViewScale scale)
{
  const SpoolViewOptions options = { .scale = scale };
  g_autoptr (SpoolReport) report = util_make_sized_report (5, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart = spool_view_make_chart (view, report, analysis, &options);
  g_autoptr (SpoolChartLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  shaper = spool_pango_shaper_new (&theme, cr);
  layout = spool_chart_create_layout (chart, shaper, &theme, 800, 500);
  spool_pango_shaper_free (shaper);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return spool_scale_position (&layout->scale, (layout->scale.low + layout->scale.high) / 2);
}

static void
test_scales (void)
{
  const SpoolView *view;

  for (guint n = 0; (view = spool_view_nth (n)) != NULL; n++)
    {
      double usual = find_middle (view, SPOOL_VIEW_SCALE_DEFAULT);
      double linear = find_middle (view, SPOOL_VIEW_SCALE_LINEAR);
      double logarithmic = find_middle (view, SPOOL_VIEW_SCALE_LOG);

      if (view->scale == SPOOL_VIEW_SCALE_DEFAULT)
        {
          g_assert_cmpfloat_with_epsilon (usual, linear, 1e-9);
          g_assert_cmpfloat_with_epsilon (usual, logarithmic, 1e-9);
          continue;
        }
      g_assert_cmpfloat_with_epsilon (linear, 0.5, 1e-9);
      g_assert_cmpfloat (logarithmic, >, 0.55);
      g_assert_cmpfloat_with_epsilon (
          usual, view->scale == SPOOL_VIEW_SCALE_LOG ? logarithmic : linear, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/table", test_table);
  g_test_add_func ("/view/names-in-lessons", test_names_in_lessons);
  g_test_add_func ("/view/all-sizes", test_all_sizes);
  g_test_add_func ("/view/mode", test_mode);
  g_test_add_func ("/view/hidden", test_hidden);
  g_test_add_func ("/view/hidden-are-counted", test_hidden_are_counted);
  g_test_add_func ("/view/scales", test_scales);
  return g_test_run ();
}
