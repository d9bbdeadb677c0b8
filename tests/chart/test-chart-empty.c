/* test-chart-empty.c
 *
 * Charts of all kinds that have nothing to show: they say why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-line-chart.h"
#include "chart/spool-track-chart.h"
#include "chart-samples.h"
#include "fake-shaper.h"

#include <math.h>

#define WHY "Nothing yet"

static SpoolChart *
make_bars (gboolean empty)
{
  SpoolBarModel *model = sample_model (empty ? SAMPLE_PENDING : SAMPLE_PLAIN, 2, 2, 1.0);

  model->empty_text = g_strdup (WHY);
  return spool_bar_chart_new (model);
}

static SpoolChart *
make_lines (gboolean empty)
{
  SpoolLineModel *model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  SpoolPoint point = { 2.0, 2.0, NAN, NAN, NAN, SPOOL_POINT_PLAIN };

  model->empty_text = g_strdup (WHY);
  spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, 0, FALSE);
  spool_line_model_add_line (model, "Ideal", SPOOL_LINE_IDEAL, 0, FALSE);
  spool_line_model_add_point (model, 1, &point);
  point.y = empty ? NAN : 2.0;
  spool_line_model_add_point (model, 0, &point);
  return spool_line_chart_new (model);
}

static SpoolChart *
make_tracks (gboolean empty)
{
  SpoolTrackModel *model = spool_track_model_new (SPOOL_QUANTITY_TIME);

  model->empty_text = g_strdup (WHY);
  if (!empty)
    spool_track_model_add_track (model, spool_track_model_add_group (model, "Run"), "1", NULL);
  return spool_track_chart_new (model);
}

static SpoolChartLayout *
lay_out (SpoolChart *chart, double width_px, double height_px)
{
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  fake_shaper_init (&shaper, 1.0);
  return spool_chart_create_layout (chart, &shaper.parent, &theme, width_px, height_px);
}

static const SpoolRect *
find_why (const SpoolChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->texts, SpoolPlacedText, i);

      if (g_str_equal (placed->text->string, WHY))
        return &placed->area;
    }
  return NULL;
}

static SpoolChart *(*const makers[]) (gboolean) = { make_bars, make_lines, make_tracks };

/* The reason stands in the middle of a plot that is as large as a full one. */
static void
test_says_why (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (SpoolChart) empty = makers[i](TRUE);
      g_autoptr (SpoolChart) full = makers[i](FALSE);
      g_autoptr (SpoolChartLayout) layout = lay_out (empty, 640.0, 400.0);
      g_autoptr (SpoolChartLayout) of_full = lay_out (full, 640.0, 400.0);
      const SpoolRect *why = find_why (layout), *plot = &layout->plot;

      g_assert_nonnull (why);
      g_assert_cmpfloat (plot->height, >, 200.0);
      g_assert_cmpfloat_with_epsilon (why->x + why->width / 2.0, plot->x + plot->width / 2.0, 1.0);
      g_assert_cmpfloat_with_epsilon (why->y + why->height / 2.0, plot->y + plot->height / 2.0,
                                      1.0);
      g_assert_null (find_why (of_full));
    }
}

static void
test_no_room (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (SpoolChart) empty = makers[i](TRUE);
      g_autoptr (SpoolChartLayout) layout = lay_out (empty, 30.0, 12.0);

      g_assert_null (find_why (layout));
    }
}

/* A guide alone would be taken for what was measured; nor does the legend name one. */
static void
test_no_guides (void)
{
  g_autoptr (SpoolChart) empty = make_lines (TRUE);
  g_autoptr (SpoolChart) full = make_lines (FALSE);
  g_autoptr (SpoolChartLayout) layout = lay_out (empty, 640.0, 400.0);
  g_autoptr (SpoolChartLayout) of_full = lay_out (full, 640.0, 400.0);

  g_assert_cmpuint (layout->swatches->len, ==, 1);
  g_assert_cmpuint (of_full->swatches->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-empty/says-why", test_says_why);
  g_test_add_func ("/chart-empty/no-room", test_no_room);
  g_test_add_func ("/chart-empty/no-guides", test_no_guides);
  return g_test_run ();
}
