/* test-track-chart.c
 *
 * Time lines: pixels, and the chart in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-chart.h"
#include "chart/spool-track-layout.h"
#include "chart/spool-pango-shaper.h"
#include "chart-drawing.h"

#include <string.h>

/* One worker: starts, works on two jobs, then on one that fails. */
static SpoolTrackModel *
make_model (void)
{
  static const SpoolPart start = { "Starting", SPOOL_PART_START, SPOOL_HATCH_NONE };
  static const SpoolPart work = { "Working", SPOOL_PART_WORK, SPOOL_HATCH_NONE };
  const SpoolSpan spans[] = { { 0.0, 0.2, 0, FALSE, FALSE },
                              { 0.2, 0.4, 1, FALSE, TRUE },
                              { 0.4, 0.6, 1, FALSE, TRUE },
                              { 0.8, 1.0, 1, TRUE, TRUE } };
  SpoolTrackModel *model = spool_track_model_new (SPOOL_QUANTITY_TIME);
  SpoolTrack *track;

  model->title = g_strdup ("Sleeping");
  spool_track_model_add_part (model, &start);
  spool_track_model_add_part (model, &work);
  track = spool_track_model_add_track (model, spool_track_model_add_group (model, "Threads × 1"),
                                       "1", "3 jobs");
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spool_track_add_span (track, &spans[i]);
  return model;
}

static const SpoolTrackRect *
get_rect (const Drawing *drawing, guint index)
{
  return &g_array_index (((const SpoolTrackLayout *) drawing->layout)->rects, SpoolTrackRect,
                         index);
}

static void
assert_filled (const Drawing *drawing, guint index, const SpoolColor *color)
{
  const SpoolRect *area = &get_rect (drawing, index)->area;
  guint n = drawing_count_pixels (drawing, area, drawing_to_pixel (color));

  g_assert_cmpuint (n, >=, 50);
  g_assert_cmpuint (n, ==, (guint) (area->width * area->height) * drawing->scale * drawing->scale);
}

static void
test_pixels (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  guint failed = 0;
  Drawing drawing;

  drawing_init (&drawing, spool_track_chart_new (make_model ()), flags, FALSE, 2);
  for (guint i = 0; i < ((const SpoolTrackLayout *) drawing.layout)->rects->len; i++)
    {
      const SpoolTrackRect *rect = get_rect (&drawing, i);

      failed += rect->failed;
      if (rect->failed)
        assert_filled (&drawing, i, &drawing.theme.failed);
      else if (rect->share == 1.0 && rect->area.width > 10.0)
        assert_filled (&drawing, i, &drawing.theme.parts[rect->color]);
    }
  g_assert_cmpuint (failed, >=, 1);
  drawing_clear (&drawing);
}

/* Between the last two jobs nothing was done, and nothing is drawn but the tick's line. */
static void
test_gap (void)
{
  Drawing drawing;
  const SpoolRect *plot;
  double y;
  guint32 background;

  drawing_init (&drawing, spool_track_chart_new (make_model ()), SPOOL_THEME_LIGHT, FALSE, 1);
  plot = &drawing.layout->plot;
  y = get_rect (&drawing, 0)->area.y + 3.0;
  background = drawing_to_pixel (&drawing.theme.background);
  g_assert_cmphex (drawing_get_pixel (&drawing, plot->x + 0.7 * plot->width, y), ==, background);
  g_assert_cmphex (drawing_get_pixel (&drawing, plot->x + 0.5 * plot->width, y), !=, background);
  drawing_clear (&drawing);
}

static void
test_words (void)
{
  g_autoptr (SpoolChart) chart = spool_track_chart_new (make_model ());
  g_autofree char *all = spool_chart_describe (chart);
  g_autofree char *item = spool_chart_describe_item (chart, 0);

  g_assert_cmpstr (item, ==, "Threads × 1, worker 1: 3 jobs");
  g_assert_true (g_str_has_prefix (all, "Sleeping\n"));
  g_assert_nonnull (strstr (all, item));
  g_assert_null (spool_chart_describe_item (chart, 1));
}

static SpoolChartLayout *
make_layout (SpoolChart *chart, gboolean rtl)
{
  SpoolTextShaper *shaper;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);
  SpoolChartTheme theme;
  SpoolChartLayout *layout;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  shaper = spool_pango_shaper_new (&theme, cr);
  layout = spool_chart_create_layout (chart, shaper, &theme, 600, 300);
  spool_pango_shaper_free (shaper);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return layout;
}

static SpoolChart *
make_numbered_chart (void)
{
  SpoolTrackModel *model = make_model ();
  SpoolTrack *track = (SpoolTrack *) spool_track_model_get_item (model, 0, NULL);

  model->item_text = g_strdup ("job %u");
  for (guint i = 1; i < track->spans->len; i++)
    g_array_index (track->spans, SpoolSpan, i).number = i;
  /* Whatever the order in which they came. */
  g_array_append_val (track->spans, g_array_index (track->spans, SpoolSpan, 0));
  g_array_remove_index (track->spans, 0);
  return spool_track_chart_new (model);
}

static void
test_details (void)
{
  static const char *const words[] = {
    "Worker 1 · Starting · from 0\u00a0s for 200\u00a0ms",
    "Worker 1 · job 1, Working · from 200\u00a0ms for 200\u00a0ms",
    "Worker 1 · job 2, Working · from 400\u00a0ms for 200\u00a0ms",
    "Worker 1 · job 3, failed · from 800\u00a0ms for 200\u00a0ms",
  };
  g_autoptr (SpoolChart) chart = make_numbered_chart ();

  g_assert_cmpuint (spool_chart_count_details (chart, 0), ==, G_N_ELEMENTS (words));
  g_assert_cmpuint (spool_chart_count_details (chart, 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = spool_chart_describe_detail (chart, 0, i);

      g_assert_cmpstr (text, ==, words[i]);
    }
  g_assert_null (spool_chart_describe_detail (chart, 0, G_N_ELEMENTS (words)));
}

/* Jobs are found where they are drawn; time grows to the right in every language. */
static void
test_places (gconstpointer rtl)
{
  g_autoptr (SpoolChart) chart = make_numbered_chart ();
  g_autoptr (SpoolChartLayout) layout = make_layout (chart, GPOINTER_TO_INT (rtl));
  double width = layout->plot.width, y;
  SpoolRect area;

  g_assert_true (spool_chart_locate_detail (chart, layout, 0, 1, &area));
  g_assert_cmpfloat_with_epsilon (area.width, 0.2 * width, 0.01);
  g_assert_cmpfloat_with_epsilon (area.x, layout->plot.x + 0.2 * width, 0.01);
  y = area.y + area.height / 2;
  g_assert_cmpint (spool_chart_find_detail (chart, layout, 0, area.x + 1, y), ==, 1);
  g_assert_cmpint (spool_chart_find_detail (chart, layout, 0, layout->plot.x + 0.7 * width, y), ==,
                   -1);
}

static void
test_part (gconstpointer rtl)
{
  g_autoptr (SpoolChart) chart = make_numbered_chart ();
  g_autoptr (SpoolChartLayout) layout = NULL;
  SpoolRect area;

  g_assert_true (spool_chart_has_parts (chart));
  spool_chart_set_part (chart, 0.3, 0.5);
  layout = make_layout (chart, GPOINTER_TO_INT (rtl));
  g_assert_cmpfloat_with_epsilon (layout->scale.low, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->scale.high, 0.5, 1e-9);
  g_assert_cmpuint (layout->scale.n_ticks, >, 1);
  g_assert_cmpfloat (spool_scale_tick (&layout->scale, 0), >=, 0.3 - 1e-9);
  g_assert_false (spool_chart_locate_detail (chart, layout, 0, 0, &area));
  g_assert_false (spool_chart_locate_detail (chart, layout, 0, 3, &area));
  /* The first job is seen from its middle on, the second up to its middle. */
  g_assert_true (spool_chart_locate_detail (chart, layout, 0, 1, &area));
  g_assert_cmpfloat_with_epsilon (area.width, layout->plot.width / 2, 0.01);
  g_assert_true (spool_chart_locate_detail (chart, layout, 0, 2, &area));
  g_assert_cmpfloat_with_epsilon (area.width, layout->plot.width / 2, 0.01);
  for (guint i = 0; i < ((SpoolTrackLayout *) layout)->rects->len; i++)
    {
      const SpoolRect *rect =
          &g_array_index (((SpoolTrackLayout *) layout)->rects, SpoolTrackRect, i).area;

      g_assert_cmpfloat (rect->x, >=, layout->plot.x);
      g_assert_cmpfloat (rect->x + rect->width, <=, layout->plot.x + layout->plot.width + 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/track-draw/pixels-light", GUINT_TO_POINTER (SPOOL_THEME_LIGHT),
                        test_pixels);
  g_test_add_data_func ("/track-draw/pixels-dark", GUINT_TO_POINTER (SPOOL_THEME_DARK),
                        test_pixels);
  g_test_add_func ("/track-draw/gap", test_gap);
  g_test_add_func ("/track-chart/words", test_words);
  g_test_add_func ("/track-chart/details", test_details);
  g_test_add_data_func ("/track-chart/places", GINT_TO_POINTER (FALSE), test_places);
  g_test_add_data_func ("/track-chart/places/rtl", GINT_TO_POINTER (TRUE), test_places);
  g_test_add_data_func ("/track-chart/part", GINT_TO_POINTER (FALSE), test_part);
  g_test_add_data_func ("/track-chart/part/rtl", GINT_TO_POINTER (TRUE), test_part);
  return g_test_run ();
}
