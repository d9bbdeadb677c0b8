/* test-chart-cursor.c: moving through a chart by keys, and showing a part of its time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-cursor.h"
#include "app/spool-chart-part.h"

#include "chart/spool-pango-shaper.h"
#include "chart/spool-track-chart.h"
#include "report-util.h"
#include "views/spool-time-view.h"

#include <string.h>

typedef struct
{
  SpoolChart *chart;
  SpoolChartLayout *layout;
  SpoolChartCursor cursor;
} Fixture;

static void
lay_out (Fixture *fixture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  shaper = spool_pango_shaper_new (&theme, cr);
  g_clear_pointer (&fixture->layout, spool_chart_layout_free);
  fixture->layout = spool_chart_create_layout (fixture->chart, shaper, &theme, 800, 500);
  spool_pango_shaper_free (shaper);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
set_up_bars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  fixture->chart = spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  fixture->cursor = SPOOL_CHART_CURSOR_NONE;
  lay_out (fixture);
}

/* Two workers; the first has three jobs, the second two longer ones. */
static void
set_up_tracks (Fixture *fixture, gconstpointer data)
{
  static const SpoolPart work = { "Working", SPOOL_PART_WORK, SPOOL_HATCH_NONE };
  static const double ends[2][4] = { { 0, 1, 2, 3 }, { 0, 1.5, 3 } };
  SpoolTrackModel *model = spool_track_model_new (SPOOL_QUANTITY_TIME);
  guint group = spool_track_model_add_group (model, "Threads × 2");

  model->item_text = g_strdup ("job %u");
  spool_track_model_add_part (model, &work);
  for (guint worker = 0; worker < 2; worker++)
    {
      SpoolTrack *track = spool_track_model_add_track (model, group, worker == 0 ? "1" : "2", NULL);

      for (guint i = 0; i < 3 - worker; i++)
        {
          SpoolSpan span = { .start = ends[worker][i],
                             .end = ends[worker][i + 1],
                             .number = i + 1 };

          spool_track_add_span (track, &span);
        }
    }
  fixture->chart = spool_track_chart_new (model);
  fixture->cursor = SPOOL_CHART_CURSOR_NONE;
  lay_out (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->chart);
  spool_chart_layout_free (fixture->layout);
}

static void
assert_move (Fixture *fixture, SpoolChartMove move, int item, int detail)
{
  SpoolChartCursor before = fixture->cursor;
  gboolean moved =
      spool_chart_cursor_move (&fixture->cursor, fixture->chart, fixture->layout, move);

  g_assert_cmpint (fixture->cursor.item, ==, item);
  g_assert_cmpint (fixture->cursor.detail, ==, detail);
  g_assert_cmpint (moved, ==, before.item != item || before.detail != detail);
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 1, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_DOWN, 2, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_BACK, 1, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_LAST, 4, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 4, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_FIRST, 0, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_BACK, 0, -1);
  fixture->cursor = SPOOL_CHART_CURSOR_NONE;
  assert_move (fixture, SPOOL_CHART_MOVE_BACK, 4, -1);
}

static void
test_tracks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  assert_move (fixture, SPOOL_CHART_MOVE_DOWN, 0, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, 0);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, 1);
  text = spool_chart_cursor_describe (&fixture->cursor, fixture->chart);
  g_assert_nonnull (strstr (text, "job 2"));
  /* The middle of that job is in the other worker's first one, or rather where its second begins.
   */
  assert_move (fixture, SPOOL_CHART_MOVE_DOWN, 1, 1);
  assert_move (fixture, SPOOL_CHART_MOVE_FIRST, 1, 0);
  assert_move (fixture, SPOOL_CHART_MOVE_UP, 0, 0);
  assert_move (fixture, SPOOL_CHART_MOVE_LAST, 0, 2);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, 2);
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  spool_chart_set_part (fixture->chart, 0.4, 0.6);
  lay_out (fixture);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, -1);
  assert_move (fixture, SPOOL_CHART_MOVE_FIRST, 0, 1);
  assert_move (fixture, SPOOL_CHART_MOVE_BACK, 0, 1);
  assert_move (fixture, SPOOL_CHART_MOVE_ON, 0, 1);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  SpoolChartCursor found;
  SpoolRect area;

  fixture->cursor = (SpoolChartCursor){ 1, 1 };
  g_assert_true (
      spool_chart_cursor_locate (&fixture->cursor, fixture->chart, fixture->layout, &area));
  found = spool_chart_cursor_find (fixture->chart, fixture->layout, area.x + area.width / 2,
                                   area.y + area.height / 2);
  g_assert_cmpint (found.item, ==, 1);
  g_assert_cmpint (found.detail, ==, 1);
  found = spool_chart_cursor_find (fixture->chart, fixture->layout, 1, 1);
  g_assert_cmpint (found.item, ==, -1);
  g_assert_null (spool_chart_cursor_describe (&found, fixture->chart));
  g_assert_false (spool_chart_cursor_locate (&found, fixture->chart, fixture->layout, &area));
}

static void
assert_part (const SpoolChartPart *part, double from, double to)
{
  g_assert_cmpfloat_with_epsilon (part->from, from, 1e-9);
  g_assert_cmpfloat_with_epsilon (part->to, to, 1e-9);
}

static void
assert_rect (SpoolRect rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat (rect.x, ==, x);
  g_assert_cmpfloat (rect.y, ==, y);
  g_assert_cmpfloat (rect.width, ==, width);
  g_assert_cmpfloat (rect.height, ==, height);
}

/* A tooltip stays where it is while the pointer moves a little, and is never far from it. */
static void
test_spot (void)
{
  SpoolRect bar = { 10, 20, 30, 500 }, lane = { 10, 20, 1000, 5 };

  assert_rect (spool_chart_cursor_find_spot (&bar, 15, 21), 10, 20, 30, 64);
  assert_rect (spool_chart_cursor_find_spot (&bar, 35, 83), 10, 20, 30, 64);
  assert_rect (spool_chart_cursor_find_spot (&bar, 35, 85), 10, 84, 30, 64);
  assert_rect (spool_chart_cursor_find_spot (&bar, 35, 510), 10, 468, 30, 52);
  assert_rect (spool_chart_cursor_find_spot (&lane, 500, 22), 458, 20, 64, 5);
  /* What can be hit may be larger than what is to be seen. */
  assert_rect (spool_chart_cursor_find_spot (&bar, 5, 10), 10, 20, 30, 64);
  assert_rect (spool_chart_cursor_find_spot (&bar, 50, 530), 10, 468, 30, 52);
}

static void
test_part (void)
{
  SpoolChartPart part = SPOOL_CHART_PART_WHOLE;

  g_assert_true (spool_chart_part_is_whole (&part));
  spool_chart_part_zoom (&part, 2, 0.5);
  assert_part (&part, 0.25, 0.75);
  spool_chart_part_zoom (&part, 2, 0);
  assert_part (&part, 0.25, 0.5);
  spool_chart_part_move (&part, 1);
  assert_part (&part, 0.5, 0.75);
  spool_chart_part_move (&part, 10);
  assert_part (&part, 0.75, 1);
  spool_chart_part_move (&part, -10);
  assert_part (&part, 0, 0.25);
  /* Where there is nothing on one side, what is kept gives way. */
  spool_chart_part_zoom (&part, 0.5, 1);
  assert_part (&part, 0, 0.5);
  spool_chart_part_zoom (&part, 0.001, 0.5);
  g_assert_true (spool_chart_part_is_whole (&part));
  for (guint i = 0; i < 100; i++)
    spool_chart_part_zoom (&part, 2, 1);
  g_assert_cmpfloat (part.from, <, part.to);
  g_assert_cmpfloat (part.to, <=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chart-cursor/bars", Fixture, NULL, set_up_bars, test_bars, tear_down);
  g_test_add ("/chart-cursor/tracks", Fixture, NULL, set_up_tracks, test_tracks, tear_down);
  g_test_add ("/chart-cursor/hidden", Fixture, NULL, set_up_tracks, test_hidden, tear_down);
  g_test_add ("/chart-cursor/find", Fixture, NULL, set_up_tracks, test_find, tear_down);
  g_test_add_func ("/chart-cursor/spot", test_spot);
  g_test_add_func ("/chart-part", test_part);
  return g_test_run ();
}
