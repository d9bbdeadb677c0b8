/* test-chart-measure.c
 *
 * How high charts ask to be, so that they can be read however narrow they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-line-chart.h"
#include "chart-samples.h"
#include "fake-shaper.h"

#include <math.h>

#define LEAST 300.0
#define MOST 600.0

typedef struct
{
  FakeShaper shaper;
  SpoolChartTheme theme;
} Tools;

static void
init_tools (Tools *tools, double text_scale)
{
  fake_shaper_init (&tools->shaper, text_scale);
  spool_chart_theme_init (&tools->theme, SPOOL_THEME_LIGHT);
  tools->theme.text_scale = text_scale;
  tools->theme.paint_title = FALSE;
}

static double
measure (Tools *tools, SpoolChart *chart, double width_px)
{
  double scale = tools->theme.text_scale;

  return spool_chart_measure (chart, &tools->shaper.parent, &tools->theme, width_px, LEAST * scale,
                              MOST * scale);
}

static SpoolChartLayout *
lay_out (Tools *tools, SpoolChart *chart, double width_px, double height_px)
{
  return spool_chart_create_layout (chart, &tools->shaper.parent, &tools->theme, width_px,
                                    height_px);
}

static gboolean
has_text (const SpoolChartLayout *layout, const char *string)
{
  for (guint i = 0; i < layout->texts->len; i++)
    if (g_str_equal (g_array_index (layout->texts, SpoolPlacedText, i).text->string, string))
      return TRUE;
  return FALSE;
}

static gboolean
is_readable (const SpoolChartLayout *layout)
{
  return layout->swatches->len > 0 && has_text (layout, "Median time\u00a0[s]") &&
         has_text (layout, "Workers") && has_text (layout, "Processes (fork)");
}

static SpoolChart *
make_bars (void)
{
  return spool_bar_chart_new (sample_model (SAMPLE_PLAIN, 6, 2, 1.0));
}

/* A page that scrolls has the height for all without which bars say nothing. */
static void
test_bars (void)
{
  g_autoptr (SpoolChart) chart = make_bars ();

  for (double scale = 1.0; scale <= 2.0; scale += 0.5)
    for (double width = 300.0; width <= 1000.0; width += 50.0)
      {
        g_autoptr (SpoolChartLayout) layout = NULL;
        Tools tools;
        double height;

        init_tools (&tools, scale);
        height = measure (&tools, chart, width * scale);
        layout = lay_out (&tools, chart, width * scale, height);
        g_assert_cmpfloat (height, >=, LEAST * scale);
        g_assert_cmpfloat (height, <, MOST * scale);
        g_assert_cmpfloat (layout->whole_px, <=, height);
        g_assert_true (is_readable (layout));
      }
}

/* Else the test above would say little. */
static void
test_least_is_too_little (void)
{
  g_autoptr (SpoolChart) chart = make_bars ();
  g_autoptr (SpoolChartLayout) narrow = NULL, wide = NULL;
  Tools tools;

  init_tools (&tools, 1.0);
  narrow = lay_out (&tools, chart, 300.0, LEAST);
  g_assert_false (is_readable (narrow));
  g_assert_cmpfloat (narrow->whole_px, >, LEAST);
  wide = lay_out (&tools, chart, 1000.0, LEAST);
  g_assert_true (is_readable (wide));
  g_assert_cmpfloat (measure (&tools, chart, 1000.0), ==, LEAST);
}

/* However much it would like to have. */
static void
test_bounds (void)
{
  SpoolLineModel *model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  g_autoptr (SpoolChart) chart = NULL;
  Tools tools;

  for (guint i = 0; i < 40; i++)
    {
      SpoolPoint point = SPOOL_POINT_INIT;
      guint line = spool_line_model_add_line (model, "A workload: an executor", SPOOL_LINE_MEASURED,
                                              i, FALSE);

      point.x = point.y = 1.0;
      spool_line_model_add_point (model, line, &point);
    }
  chart = spool_line_chart_new (model);
  init_tools (&tools, 1.0);
  g_assert_cmpfloat (measure (&tools, chart, 200.0), ==, MOST);
  g_assert_cmpfloat (measure (&tools, chart, 4000.0), <, MOST);
  g_assert_cmpfloat (measure (&tools, chart, 1.0), <=, MOST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-measure/bars", test_bars);
  g_test_add_func ("/chart-measure/least-is-too-little", test_least_is_too_little);
  g_test_add_func ("/chart-measure/bounds", test_bounds);
  return g_test_run ();
}
