/* test-line-layout.c
 *
 * Where the points, lines and values of line charts stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-layout.h"
#include "fake-shaper.h"

#include <math.h>

static SpoolLineLayout *
lay_out (const SpoolLineModel *model, double width_px, double height_px, gboolean rtl)
{
  FakeShaper shaper;
  SpoolChartTheme theme;

  fake_shaper_init (&shaper, 1.0);
  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  return spool_line_layout_new (model, &shaper.parent, &theme, width_px, height_px);
}

static void
add_point (SpoolLineModel *model, guint line, double x, double y, double spread)
{
  SpoolPoint point = SPOOL_POINT_INIT;

  point.x = x;
  point.y = y;
  point.low = spread > 0.0 ? y / (1.0 + spread) : NAN;
  point.high = spread > 0.0 ? y * (1.0 + spread) : NAN;
  spool_line_model_add_point (model, line, &point);
}

/* Serial, lines that flatten one after another, an ideal that leaves the plot, and a ceiling. */
static SpoolLineModel *
make_model (guint n_lines, guint n_points)
{
  SpoolLineModel *model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  double most = exp2 (n_points);

  model->title = g_strdup ("Title");
  model->value_title = g_strdup ("Speed-up");
  model->category_title = g_strdup ("Workers");
  add_point (model, spool_line_model_add_line (model, "Serial", SPOOL_LINE_MEASURED, 0, FALSE), 1.0,
             1.0, 0.0);
  for (guint l = 0; l < n_lines; l++)
    {
      guint line = spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, l + 1, FALSE);

      for (guint p = 1; p <= n_points; p++)
        add_point (model, line, exp2 (p), exp2 (p) / (1.0 + l * p * 0.2), 0.05);
    }
  spool_line_model_add_line (model, "Ideal", SPOOL_LINE_IDEAL, 0, FALSE);
  add_point (model, n_lines + 1, 1.0, 1.0, 0.0);
  add_point (model, n_lines + 1, most, 4.0 * most, 0.0);
  spool_line_model_add_line (model, "Ceiling", SPOOL_LINE_CEILING, 0, FALSE);
  add_point (model, n_lines + 2, 1.0, 1.0, 0.0);
  add_point (model, n_lines + 2, most, most, 0.0);
  return model;
}

static const SpoolMark *
get_mark (const SpoolLineLayout *layout, guint item)
{
  return &g_array_index (layout->marks, SpoolMark, item);
}

static void
test_factors_are_distances (void)
{
  g_autoptr (SpoolLineModel) model = make_model (1, 4);
  SpoolLineLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  double across = get_mark (layout, 2)->x - get_mark (layout, 1)->x;
  double up = get_mark (layout, 1)->y - get_mark (layout, 2)->y;

  g_assert_cmpuint (layout->marks->len, ==, 5);
  g_assert_cmpfloat (across, >, 100.0);
  g_assert_cmpfloat (up, >, 50.0);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (get_mark (layout, i + 1)->x - get_mark (layout, i)->x, across,
                                      1.1);
      g_assert_cmpfloat_with_epsilon (get_mark (layout, i)->y - get_mark (layout, i + 1)->y, up,
                                      1e-6);
    }
  spool_chart_layout_free (&layout->base);
}

/* Values and intervals agree with the scale that the numbers at the side tell. */
static void
test_values (void)
{
  g_autoptr (SpoolLineModel) model = make_model (2, 3);
  SpoolLineLayout *layout = lay_out (model, 800.0, 500.0, FALSE);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SpoolPoint *point = spool_line_model_get_item (model, i, NULL);
      const SpoolMark *mark = get_mark (layout, i);

      g_assert_cmpfloat (mark->y, ==, spool_chart_layout_value_y (&layout->base, point->y));
      if (i == 0)
        g_assert_true (isnan (mark->low_px));
      else
        g_assert_cmpfloat (mark->low_px, ==,
                           spool_chart_layout_value_y (&layout->base, point->low));
      g_assert_cmpfloat (mark->y, >=, layout->base.plot.y);
      g_assert_cmpfloat (mark->y, <=, layout->base.plot.y + layout->base.plot.height);
    }
  spool_chart_layout_free (&layout->base);
}

/* What all are held against is in sight, and there are two numbers, else it is no scale. */
static void
test_scale_has_one (void)
{
  const double values[] = { 0.01, 0.97, 1.0, 1.03, 300.0 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SpoolLineModel) model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
      SpoolLineLayout *layout;

      spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, 1, FALSE);
      add_point (model, 0, 4.0, values[i], 0.0);
      layout = lay_out (model, 640.0, 420.0, FALSE);
      g_assert_cmpfloat (layout->base.scale.low, <, 1.0);
      g_assert_cmpfloat (layout->base.scale.high, >, 1.0);
      g_assert_cmpuint (layout->base.scale.n_ticks, >=, 2);
      spool_chart_layout_free (&layout->base);
    }
}

/* Serial is alone at its place; the others stand beside each other, evenly around theirs. */
static void
test_beside (void)
{
  g_autoptr (SpoolLineModel) model = make_model (3, 1);
  SpoolLineLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  double first = get_mark (layout, 1)->x, second = get_mark (layout, 2)->x;
  double third = get_mark (layout, 3)->x;

  g_assert_cmpfloat (second - first, >=, 2.0 * layout->mark_px + 2.0);
  g_assert_cmpfloat (third - second, ==, second - first);
  g_assert_cmpfloat (get_mark (layout, 0)->x, <, first - 100.0);
  spool_chart_layout_free (&layout->base);
}

/* Each point stands as near to its place as those that share it allow, whatever its line does at
 * other places. */
static void
test_beside_by_place (void)
{
  g_autoptr (SpoolLineModel) model = make_model (2, 2);
  SpoolLineLayout *layout;
  const double *columns;

  /* A second serial, and an eighth worker of one line alone. */
  add_point (model, spool_line_model_add_line (model, "Serial", SPOOL_LINE_MEASURED, 0, TRUE), 1.0,
             1.0, 0.0);
  add_point (model, 1, 8.0, 3.0, 0.05);
  layout = lay_out (model, 800.0, 500.0, FALSE);
  columns = (const double *) (gpointer) layout->columns->data;
  g_assert_cmpuint (layout->columns->len, ==, 4);
  g_assert_cmpfloat (get_mark (layout, 3)->x, ==, columns[3]);
  /* Both serials, and both lines at 2: two each, evenly around their column. */
  g_assert_cmpfloat (get_mark (layout, 0)->x + get_mark (layout, 6)->x, <=, 2.0 * columns[0] + 1.0);
  g_assert_cmpfloat (get_mark (layout, 0)->x + get_mark (layout, 6)->x, >=, 2.0 * columns[0] - 1.0);
  g_assert_cmpfloat (fabs (get_mark (layout, 0)->x - columns[0]), <=, 7.0);
  g_assert_cmpfloat (fabs (get_mark (layout, 1)->x - columns[1]), <=, 7.0);
  spool_chart_layout_free (&layout->base);
}

/* Where many lines rise, what is put beside would look higher: then it is less. */
static void
test_beside_is_little (void)
{
  g_autoptr (SpoolLineModel) model = make_model (5, 4);
  SpoolLineLayout *layout = lay_out (model, 640.0, 420.0, FALSE);
  const double *columns = (const double *) (gpointer) layout->columns->data;
  double spread = get_mark (layout, 17)->x - get_mark (layout, 1)->x;

  g_assert_cmpfloat (spread, >, 0.0);
  g_assert_cmpfloat (spread, <=, 0.25 * (columns[2] - columns[1]));
  spool_chart_layout_free (&layout->base);
}

/* A value stays near its point, however long the interval. */
static void
test_value_is_near (void)
{
  g_autoptr (SpoolLineModel) model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  SpoolLineLayout *layout;
  const SpoolRect *area = NULL;
  double y;

  spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, 1, FALSE);
  add_point (model, 0, 2.0, 2.0, 7.0);
  layout = lay_out (model, 640.0, 420.0, FALSE);
  y = get_mark (layout, 0)->y;
  for (guint i = 0; i < layout->base.texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->base.texts, SpoolPlacedText, i);

      if (placed->text->style == SPOOL_TEXT_VALUE)
        area = &placed->area;
    }
  g_assert_nonnull (area);
  g_assert_cmpfloat (area->y, <=, y);
  g_assert_cmpfloat (area->y + area->height, >=, y);
  spool_chart_layout_free (&layout->base);
}

/* Where marks stand close together, the nearest one is meant. */
static void
test_nearest_is_hit (void)
{
  g_autoptr (SpoolLineModel) model = make_model (5, 4);
  SpoolLineLayout *layout = lay_out (model, 500.0, 320.0, FALSE);

  for (guint i = 0; i < layout->marks->len; i++)
    g_assert_cmpint (
        spool_chart_layout_hit (&layout->base, get_mark (layout, i)->x, get_mark (layout, i)->y),
        ==, (int) i);
  spool_chart_layout_free (&layout->base);
}

/* Guides keep their direction beyond the plot, and are no items. */
static void
test_guides (void)
{
  g_autoptr (SpoolLineModel) model = make_model (1, 3);
  SpoolLineLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  const SpoolPath *ideal = &g_array_index (layout->paths, SpoolPath, 2);

  g_assert_cmpuint (layout->base.items->len, ==, 4);
  g_assert_cmpint (ideal->kind, ==, SPOOL_LINE_IDEAL);
  g_assert_cmpuint (ideal->n_vertices, ==, 2);
  g_assert_cmpfloat (g_array_index (layout->vertices, SpoolVertex, ideal->first + 1).y, <,
                     layout->base.plot.y);
  spool_chart_layout_free (&layout->base);
}

static void
test_missing_values (void)
{
  g_autoptr (SpoolLineModel) model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  SpoolLineLayout *layout;

  spool_line_model_add_line (model, "Threads", SPOOL_LINE_MEASURED, 1, FALSE);
  add_point (model, 0, 2.0, 1.9, 0.0);
  add_point (model, 0, 4.0, NAN, 0.0);
  add_point (model, 0, 8.0, -3.0, 0.0);
  layout = lay_out (model, 640.0, 420.0, FALSE);
  g_assert_cmpuint (layout->marks->len, ==, 3);
  g_assert_false (isnan (get_mark (layout, 0)->x));
  g_assert_true (isnan (get_mark (layout, 1)->x));
  g_assert_true (isnan (get_mark (layout, 2)->x));
  g_assert_cmpuint (layout->vertices->len, ==, 1);
  g_assert_cmpint (
      spool_chart_layout_hit (&layout->base, get_mark (layout, 0)->x, get_mark (layout, 0)->y), ==,
      0);
  spool_chart_layout_free (&layout->base);
}

/* What failed without giving a value is marked on the axis. */
static void
test_failed_without_value (void)
{
  g_autoptr (SpoolLineModel) model = make_model (1, 2);
  SpoolPoint point = { 8.0, NAN, NAN, NAN, NAN, SPOOL_POINT_FAILED };
  SpoolLineLayout *layout;
  const SpoolMark *mark;
  const SpoolRect *plot;

  spool_line_model_add_point (model, 1, &point);
  layout = lay_out (model, 640.0, 420.0, FALSE);
  mark = get_mark (layout, 3);
  plot = &layout->base.plot;
  g_assert_true (isnan (mark->x));
  g_assert_cmpfloat (mark->failed.width, >, 5.0);
  g_assert_cmpfloat (mark->failed.y + mark->failed.height, ==, plot->y + plot->height);
  g_assert_cmpfloat (get_mark (layout, 2)->failed.width, ==, 0.0);
  spool_chart_layout_free (&layout->base);
}

static void
assert_texts_apart (const SpoolLineLayout *layout)
{
  const GArray *texts = layout->base.texts;

  for (guint i = 0; i < texts->len; i++)
    {
      const SpoolRect *area = &g_array_index (texts, SpoolPlacedText, i).area;

      g_assert_cmpfloat (area->x, >=, -0.5);
      g_assert_cmpfloat (area->x + area->width, <=, layout->base.width_px + 0.5);
      for (guint j = 0; j < i; j++)
        g_assert_false (
            spool_rect_intersects (area, &g_array_index (texts, SpoolPlacedText, j).area));
    }
}

/* Returns how many values there are. */
static guint
assert_values_clear_of_marks (const SpoolLineLayout *layout)
{
  guint n_values = 0;

  for (guint i = 0; i < layout->base.texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->base.texts, SpoolPlacedText, i);

      if (placed->text->style != SPOOL_TEXT_VALUE)
        continue;
      n_values++;
      for (guint m = 0; m < layout->marks->len; m++)
        {
          const SpoolMark *mark = get_mark (layout, m);
          SpoolRect area = { mark->x - 1.0, mark->y - 1.0, 2.0, 2.0 };

          g_assert_false (spool_rect_intersects (&placed->area, &area));
        }
    }
  return n_values;
}

static void
test_labels_apart (void)
{
  static const guint sizes[][2] = { { 1, 1 }, { 1, 4 }, { 3, 4 }, { 5, 8 }, { 6, 8 } };
  static const double widths[] = { 120.0, 320.0, 640.0, 1600.0 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint w = 0; w < 2 * G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (SpoolLineModel) model = make_model (sizes[s][0], sizes[s][1]);
        SpoolLineLayout *layout = lay_out (model, widths[w / 2], widths[w / 2] * 0.64, w % 2 != 0);

        assert_texts_apart (layout);
        g_assert_cmpuint (assert_values_clear_of_marks (layout), >=, widths[w / 2] < 640.0 ? 0 : 2);
        spool_chart_layout_free (&layout->base);
      }
}

/* More workers are further right in every language; the values' axis changes sides. */
static void
test_mirrored (void)
{
  g_autoptr (SpoolLineModel) model = make_model (2, 3);
  SpoolLineLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  SpoolLineLayout *mirrored = lay_out (model, 800.0, 500.0, TRUE);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      g_assert_cmpfloat (get_mark (mirrored, i)->x - mirrored->base.plot.x, ==,
                         get_mark (layout, i)->x - layout->base.plot.x);
      g_assert_cmpfloat (get_mark (mirrored, i)->y, ==, get_mark (layout, i)->y);
    }
  g_assert_cmpfloat (mirrored->base.plot.x, <, layout->base.plot.x);
  spool_chart_layout_free (&layout->base);
  spool_chart_layout_free (&mirrored->base);
}

static void
test_empty (void)
{
  g_autoptr (SpoolLineModel) model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  SpoolLineLayout *layout = lay_out (model, 640.0, 420.0, FALSE);
  double low, high;

  spool_line_model_get_range (model, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
  g_assert_cmpuint (layout->marks->len, ==, 0);
  g_assert_cmpfloat (layout->base.plot.height, >, 200.0);
  spool_chart_layout_free (&layout->base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-layout/nearest-is-hit", test_nearest_is_hit);
  g_test_add_func ("/line-layout/factors-are-distances", test_factors_are_distances);
  g_test_add_func ("/line-layout/values", test_values);
  g_test_add_func ("/line-layout/scale-has-one", test_scale_has_one);
  g_test_add_func ("/line-layout/beside", test_beside);
  g_test_add_func ("/line-layout/beside-by-place", test_beside_by_place);
  g_test_add_func ("/line-layout/beside-is-little", test_beside_is_little);
  g_test_add_func ("/line-layout/value-is-near", test_value_is_near);
  g_test_add_func ("/line-layout/guides", test_guides);
  g_test_add_func ("/line-layout/missing-values", test_missing_values);
  g_test_add_func ("/line-layout/failed-without-value", test_failed_without_value);
  g_test_add_func ("/line-layout/labels-apart", test_labels_apart);
  g_test_add_func ("/line-layout/mirrored", test_mirrored);
  g_test_add_func ("/line-layout/empty", test_empty);
  return g_test_run ();
}
