/* test-line-chart.c
 *
 * Line charts: the model, the pixels, and the chart in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-draw.h"
#include "chart/spool-line-chart.h"
#include "chart/spool-line-layout.h"
#include "chart-drawing.h"

#include <math.h>
#include <string.h>

static void
add_point (SpoolLineModel *model, guint line, double x, double y, SpoolPointFlags flags)
{
  SpoolPoint point = { x, y, 0.9 * y, 1.1 * y, 4.0, flags };

  spool_line_model_add_point (model, line, &point);
}

/* Threads at 2 and 4, processes at 4 far below, and an ideal. */
static SpoolLineModel *
make_model (SpoolPointFlags flags)
{
  SpoolLineModel *model = spool_line_model_new (SPOOL_QUANTITY_RATIO);

  model->title = g_strdup ("Sleeping");
  model->legends[SPOOL_LINE_LEGEND_INTERVAL] = g_strdup ("95 % interval");
  model->legends[SPOOL_LINE_LEGEND_GREYED] = g_strdup ("Noise");
  spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, SPOOL_SERIES_THREADS, FALSE);
  add_point (model, 0, 2.0, 2.0, SPOOL_POINT_PLAIN);
  add_point (model, 0, 4.0, 3.9, SPOOL_POINT_PLAIN);
  spool_line_model_add_line (model, "Processes", SPOOL_LINE_MEASURED, SPOOL_SERIES_PROCESSES, TRUE);
  add_point (model, 1, 4.0, 0.5, flags);
  spool_line_model_add_line (model, "Ideal", SPOOL_LINE_IDEAL, 0, FALSE);
  add_point (model, 2, 2.0, 2.0, SPOOL_POINT_PLAIN);
  add_point (model, 2, 4.0, 40.0, SPOOL_POINT_PLAIN);
  return model;
}

static void
test_model (void)
{
  g_autoptr (SpoolLineModel) model = make_model (SPOOL_POINT_PLAIN);
  g_autoptr (GArray) places = spool_line_model_list_places (model);
  const SpoolLine *line = NULL;
  double low, high;

  g_assert_cmpuint (spool_line_model_get_n_items (model), ==, 3);
  g_assert_cmpfloat (spool_line_model_get_item (model, 2, &line)->y, ==, 0.5);
  g_assert_cmpstr (line->label, ==, "Processes");
  g_assert_null (spool_line_model_get_item (model, 3, NULL));
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpfloat (g_array_index (places, double, 1), ==, 4.0);
  spool_line_model_get_range (model, &low, &high);
  /* From the lower end of an interval to the upper end of another; not the ideal's. */
  g_assert_cmpfloat_with_epsilon (low, 0.45, 1e-9);
  g_assert_cmpfloat_with_epsilon (high, 4.29, 1e-9);
}

static void
test_odd_numbers (void)
{
  g_autoptr (SpoolLineModel) model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  const double odd[] = { 0.0, -1.0, INFINITY, NAN };

  spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, 0, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      SpoolPoint point = { 2.0, 1.0, odd[i], 2.0, odd[i], 0 };

      spool_line_model_add_point (model, 0, &point);
      g_assert_true (isnan (spool_line_model_get_item (model, 2 * i, NULL)->low));
      g_assert_true (isnan (spool_line_model_get_item (model, 2 * i, NULL)->high));
      g_assert_true (isnan (spool_line_model_get_item (model, 2 * i, NULL)->limit));
      point.y = odd[i];
      spool_line_model_add_point (model, 0, &point);
      g_assert_true (isnan (spool_line_model_get_item (model, 2 * i + 1, NULL)->y));
    }
}

static const SpoolMark *
get_mark (const Drawing *drawing, guint item)
{
  return &g_array_index (((const SpoolLineLayout *) drawing->layout)->marks, SpoolMark, item);
}

static void
test_marks (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  Drawing drawing;
  const SpoolMark *threads, *processes;

  drawing_init (&drawing, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), flags, FALSE, 1);
  threads = get_mark (&drawing, 1);
  processes = get_mark (&drawing, 2);
  /* Full, and hollow: both cover what runs below them. */
  g_assert_cmphex (drawing_get_pixel (&drawing, threads->x, threads->y), ==,
                   drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_THREADS]));
  g_assert_cmphex (drawing_get_pixel (&drawing, processes->x, processes->y), ==,
                   drawing_to_pixel (&drawing.theme.background));
  drawing_clear (&drawing);
}

static void
test_line_between (void)
{
  Drawing drawing;
  const SpoolMark *first, *second;
  SpoolRect middle;
  guint32 pixel;

  drawing_init (&drawing, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  first = get_mark (&drawing, 0);
  second = get_mark (&drawing, 1);
  middle = (SpoolRect){ floor ((first->x + second->x) / 2.0),
                        floor ((first->y + second->y) / 2.0) - 4.0, 1.0, 9.0 };
  pixel = drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_THREADS]);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &middle, pixel), >=, 1);
  drawing_clear (&drawing);
}

static const SpoolRect *
find_value (const SpoolChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->texts, SpoolPlacedText, i);

      if (placed->text->style == SPOOL_TEXT_VALUE)
        return &placed->area;
    }
  return NULL;
}

/* Whatever is below a value, its letters have background around them. */
static void
test_halo (void)
{
  Drawing drawing;
  const SpoolRect *value;
  guint32 background;
  cairo_t *cr;

  drawing_init (&drawing, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), SPOOL_THEME_DARK,
                FALSE, 1);
  background = drawing_to_pixel (&drawing.theme.background);
  value = find_value (drawing.layout);
  g_assert_nonnull (value);
  cr = cairo_create (drawing.surface);
  cairo_set_source_rgb (cr, 1.0, 0.0, 0.0);
  cairo_paint (cr);
  spool_draw_texts (drawing.layout, cr, &drawing.theme);
  g_assert_cmpuint (drawing_count_pixels (&drawing, value, background), ==, 0);
  spool_draw_value_halos (drawing.layout, cr, &drawing.theme);
  g_assert_cmpuint (drawing_count_pixels (&drawing, value, background), >, 50);
  cairo_destroy (cr);
  drawing_clear (&drawing);
}

static void
test_whisker (void)
{
  Drawing drawing;
  const SpoolMark *mark;
  SpoolRect above;
  guint32 pixel;

  drawing_init (&drawing, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  mark = get_mark (&drawing, 2);
  above = (SpoolRect){ floor (mark->x) - 2.0, floor (mark->high_px) - 1.0, 5.0, 4.0 };
  pixel = drawing_to_pixel (&drawing.theme.text);
  g_assert_cmpfloat (mark->y - mark->high_px, >, 8.0);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &above, pixel), >=, 5);
  drawing_clear (&drawing);
}

static void
test_flags (void)
{
  Drawing drawing;
  const SpoolMark *mark;
  SpoolRect area;
  guint32 greyed, failed, series;

  drawing_init (&drawing,
                spool_line_chart_new (make_model (SPOOL_POINT_GREYED | SPOOL_POINT_FAILED)),
                SPOOL_THEME_LIGHT, FALSE, 2);
  mark = get_mark (&drawing, 2);
  area = (SpoolRect){ floor (mark->x) - 6.0, floor (mark->y) - 6.0, 13.0, 13.0 };
  greyed = drawing_to_pixel (&drawing.theme.greyed);
  failed = drawing_to_pixel (&drawing.theme.failed);
  series = drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_PROCESSES]);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &area, greyed), >, 0);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &area, failed), >, 4);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &area, series), ==, 0);
  drawing_clear (&drawing);
}

static void
add_guide (SpoolLineModel *model, SpoolLineKind kind, double to)
{
  guint line = spool_line_model_add_line (model, "Guide", kind, 0, FALSE);

  add_point (model, line, 2.0, 2.0, SPOOL_POINT_PLAIN);
  add_point (model, line, 4.0, to, SPOOL_POINT_PLAIN);
}

static guint
count_dim (const Drawing *drawing, const SpoolRect *area)
{
  return drawing_count_pixels (drawing, area, drawing_to_pixel (&drawing->theme.dim));
}

/* Where an ideal and a ceiling are one, the ceiling is seen, not the dashes of both on top of each
 * other; nor does a guide cover what was measured, which here lies on it. */
static void
test_guides_on_guides (void)
{
  g_autoptr (SpoolLineModel) alone = make_model (SPOOL_POINT_PLAIN);
  g_autoptr (SpoolLineModel) both = make_model (SPOOL_POINT_PLAIN);
  Drawing without, with;
  SpoolRect between;

  add_guide (alone, SPOOL_LINE_CEILING, 1.0);
  add_guide (both, SPOOL_LINE_CEILING, 1.0);
  add_guide (both, SPOOL_LINE_IDEAL, 1.0);
  drawing_init (&without, spool_line_chart_new (g_steal_pointer (&alone)), SPOOL_THEME_LIGHT, FALSE,
                1);
  drawing_init (&with, spool_line_chart_new (g_steal_pointer (&both)), SPOOL_THEME_LIGHT, FALSE, 1);
  between = without.layout->plot;
  between.x += 0.3 * between.width;
  between.width *= 0.4;
  g_assert_cmpuint (count_dim (&without, &between), >, 10);
  g_assert_cmpuint (count_dim (&with, &between), ==, count_dim (&without, &between));
  drawing_clear (&without);
  drawing_clear (&with);
}

/* Two ceilings share a colour, so their dashes differ, in the legend as well. */
static void
test_ceilings_differ (void)
{
  g_autoptr (SpoolLineModel) model = make_model (SPOOL_POINT_PLAIN);
  Drawing drawing;
  SpoolRect first, second;

  add_guide (model, SPOOL_LINE_CEILING, 1.0);
  add_guide (model, SPOOL_LINE_CEILING, 1.5);
  drawing_init (&drawing, spool_line_chart_new (g_steal_pointer (&model)), SPOOL_THEME_LIGHT, FALSE,
                2);
  first = g_array_index (drawing.layout->swatches, SpoolSwatch, 3).area;
  second = g_array_index (drawing.layout->swatches, SpoolSwatch, 4).area;
  g_assert_cmpuint (count_dim (&drawing, &first), >, 4);
  g_assert_cmpuint (count_dim (&drawing, &second), >, 2 * count_dim (&drawing, &first));
  drawing_clear (&drawing);
}

/* A line of the plot's grid stands at each place, around which the points stand. */
static void
test_columns (void)
{
  Drawing drawing;
  const SpoolLineLayout *layout;
  guint32 pixel;

  drawing_init (&drawing, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), SPOOL_THEME_DARK,
                FALSE, 1);
  layout = (const SpoolLineLayout *) drawing.layout;
  pixel = drawing_to_pixel (&drawing.theme.grid);
  g_assert_cmpuint (layout->columns->len, ==, 2);
  for (guint i = 0; i < layout->columns->len; i++)
    {
      SpoolRect column = layout->base.plot;

      column.x = floor (g_array_index (layout->columns, double, i));
      column.width = 1.0;
      g_assert_cmpuint (drawing_count_pixels (&drawing, &column, pixel), >, 0.7 * column.height);
    }
  drawing_clear (&drawing);
}

/* Three lines, the interval, and what is greyed only if there is something greyed. */
static void
test_legend (void)
{
  Drawing plain, greyed;

  drawing_init (&plain, spool_line_chart_new (make_model (SPOOL_POINT_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  drawing_init (&greyed, spool_line_chart_new (make_model (SPOOL_POINT_GREYED)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  g_assert_cmpuint (plain.layout->swatches->len, ==, 4);
  g_assert_cmpuint (greyed.layout->swatches->len, ==, 5);
  drawing_clear (&plain);
  drawing_clear (&greyed);
}

static void
test_words (void)
{
  g_autoptr (SpoolChart) chart = spool_line_chart_new (make_model (SPOOL_POINT_FAILED));
  g_autofree char *all = spool_chart_describe (chart);
  g_autofree char *item = spool_chart_describe_item (chart, 1);
  g_autofree char *failed = spool_chart_describe_item (chart, 2);

  g_assert_cmpstr (item, ==, "Threads × 4: 3.90× (3.51–4.29) · at best 4.00×");
  g_assert_true (g_str_has_suffix (failed, "failed"));
  g_assert_nonnull (strstr (all, item));
  g_assert_true (g_str_has_prefix (all, "Sleeping\n"));
  g_assert_null (spool_chart_describe_item (chart, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-model/items", test_model);
  g_test_add_func ("/line-model/odd-numbers", test_odd_numbers);
  g_test_add_data_func ("/line-draw/marks-light", GUINT_TO_POINTER (SPOOL_THEME_LIGHT), test_marks);
  g_test_add_data_func ("/line-draw/marks-dark", GUINT_TO_POINTER (SPOOL_THEME_DARK), test_marks);
  g_test_add_func ("/line-draw/line-between", test_line_between);
  g_test_add_func ("/line-draw/halo", test_halo);
  g_test_add_func ("/line-draw/whisker", test_whisker);
  g_test_add_func ("/line-draw/flags", test_flags);
  g_test_add_func ("/line-draw/guides-on-guides", test_guides_on_guides);
  g_test_add_func ("/line-draw/ceilings-differ", test_ceilings_differ);
  g_test_add_func ("/line-draw/columns", test_columns);
  g_test_add_func ("/line-draw/legend", test_legend);
  g_test_add_func ("/line-chart/words", test_words);
  return g_test_run ();
}
