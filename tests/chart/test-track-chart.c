/* test-track-chart.c
 *
 * Time lines: pixels, and the chart in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-chart.h"
#include "chart/spool-track-layout.h"
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
  return g_test_run ();
}
