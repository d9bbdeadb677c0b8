/* test-bar-parts.c
 *
 * Bars that are divided into parts: model, layout, pixels and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-bar-layout.h"
#include "chart-drawing.h"
#include "fake-shaper.h"

#include <math.h>
#include <string.h>

#define NBSP "\302\240"

/* Two bars of 2 s and 1 s. Of the first half is start, and a quarter each work and lock; the
 * second works only. */
static SpoolBarModel *
make_model (SpoolBarFlags flags)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  double parts[] = { 1.0, 0.5, 0.5 }, work[] = { 0.0, 1.0, NAN };
  SpoolBar bar = SPOOL_BAR_INIT;

  spool_bar_model_add_part (model, "Starting", SPOOL_PART_START, SPOOL_HATCH_NONE);
  spool_bar_model_add_part (model, "Working", SPOOL_PART_WORK, SPOOL_HATCH_NONE);
  spool_bar_model_add_part (model, "Locked", SPOOL_PART_WORK, SPOOL_HATCH_RISING);
  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.label = "4";
  bar.value = 2.0;
  bar.parts = parts;
  bar.flags = flags;
  spool_bar_model_add_bar (model, 0, &bar);
  bar.label = "8";
  bar.value = 1.0;
  bar.parts = work;
  spool_bar_model_add_bar (model, 0, &bar);
  parts[0] = 7.0;
  return model;
}

static SpoolBarLayout *
lay_out (const SpoolBarModel *model, gboolean rtl)
{
  FakeShaper shaper;
  SpoolChartTheme theme;

  fake_shaper_init (&shaper, 1.0);
  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  return spool_bar_layout_new (model, &shaper.parent, &theme, 640.0, 420.0);
}

static const SpoolSegment *
get_segment (const SpoolBarLayout *layout, guint index)
{
  return &g_array_index (layout->segments, SpoolSegment, index);
}

static void
test_model (void)
{
  g_autoptr (SpoolBarModel) model = make_model (SPOOL_BAR_PLAIN);

  g_assert_cmpstr (spool_bar_model_get_part (model, 2)->text, ==, "Locked");
  g_assert_null (spool_bar_model_get_part (model, 3));
  /* Copied, and nothing that can't be drawn. */
  g_assert_cmpfloat (spool_bar_model_get_item (model, 0, NULL)->parts[0], ==, 1.0);
  g_assert_cmpfloat (spool_bar_model_get_item (model, 1, NULL)->parts[2], ==, 0.0);
}

/* The parts fill the bar to the pixel, whatever its height is rounded to. */
static void
test_segments (void)
{
  g_autoptr (SpoolBarModel) model = make_model (SPOOL_BAR_PLAIN);
  SpoolBarLayout *layout = lay_out (model, FALSE);
  const SpoolBarShape *bar = &g_array_index (layout->bars, SpoolBarShape, 0);
  double bottom = bar->area.y + bar->area.height;

  g_assert_cmpuint (layout->segments->len, ==, 4);
  g_assert_cmpuint (bar->n_segments, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const SpoolRect *area = &get_segment (layout, i)->area;

      g_assert_cmpfloat (area->x, ==, bar->area.x);
      g_assert_cmpfloat (area->y + area->height, ==, bottom);
      g_assert_cmpfloat (area->y, ==, floor (area->y));
      bottom = area->y;
    }
  g_assert_cmpfloat (bottom, ==, bar->area.y);
  g_assert_cmpfloat_with_epsilon (get_segment (layout, 0)->area.height, bar->area.height / 2.0,
                                  0.5);
  g_assert_cmpint (get_segment (layout, 2)->hatch, ==, SPOOL_HATCH_RISING);
  /* The second bar has one part, and that is all of it. */
  g_assert_cmpint (get_segment (layout, 3)->color, ==, SPOOL_PART_WORK);
  g_assert_cmpfloat (get_segment (layout, 3)->area.height, ==,
                     g_array_index (layout->bars, SpoolBarShape, 1).area.height);
  spool_chart_layout_free (&layout->base);
}

static void
test_mirrored (void)
{
  g_autoptr (SpoolBarModel) model = make_model (SPOOL_BAR_PLAIN);
  SpoolBarLayout *layout = lay_out (model, TRUE);

  g_assert_cmpfloat (get_segment (layout, 0)->area.x, ==,
                     g_array_index (layout->bars, SpoolBarShape, 0).area.x);
  spool_chart_layout_free (&layout->base);
}

/* What no bar has enough of to be seen is not explained either. */
static void
test_legend (void)
{
  g_autoptr (SpoolBarModel) model = make_model (SPOOL_BAR_PLAIN);
  double *parts = (double *) spool_bar_model_get_item (model, 0, NULL)->parts;
  SpoolBarLayout *layout = lay_out (model, FALSE);

  g_assert_cmpuint (layout->base.swatches->len, ==, 3);
  spool_chart_layout_free (&layout->base);
  parts[2] = 1e-6;
  layout = lay_out (model, FALSE);
  g_assert_cmpuint (layout->base.swatches->len, ==, 2);
  g_assert_cmpuint (g_array_index (layout->base.swatches, SpoolSwatch, 1).key, ==,
                    SPOOL_N_BAR_LEGENDS + 1);
  spool_chart_layout_free (&layout->base);
}

static void
inset (SpoolRect *area)
{
  area->x += 5.0;
  area->width -= 10.0;
  area->y += 5.0;
  area->height -= 10.0;
}

static void
test_pixels (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  Drawing drawing;
  const SpoolBarLayout *layout;
  guint32 work, background;
  SpoolRect start, plain, hatched;
  guint n_all, n_work, n_background;

  drawing_init (&drawing, spool_bar_chart_new (make_model (SPOOL_BAR_PLAIN)), flags, FALSE, 1);
  layout = (const SpoolBarLayout *) drawing.layout;
  work = drawing_to_pixel (&drawing.theme.parts[SPOOL_PART_WORK]);
  background = drawing_to_pixel (&drawing.theme.background);
  start = get_segment (layout, 0)->area;
  plain = get_segment (layout, 1)->area;
  hatched = get_segment (layout, 2)->area;
  inset (&start);
  inset (&plain);
  inset (&hatched);
  g_assert_cmpuint (
      drawing_count_pixels (&drawing, &start,
                            drawing_to_pixel (&drawing.theme.parts[SPOOL_PART_START])),
      ==, (guint) (start.width * start.height));
  g_assert_cmpuint (drawing_count_pixels (&drawing, &plain, work), ==,
                    (guint) (plain.width * plain.height));
  /* The hatching leaves the part's colour, and crosses it with the background's. */
  n_all = (guint) (hatched.width * hatched.height);
  n_work = drawing_count_pixels (&drawing, &hatched, work);
  n_background = drawing_count_pixels (&drawing, &hatched, background);
  g_assert_cmpuint (n_work, >, n_all / 5);
  g_assert_cmpuint (n_work, <, n_all * 4 / 5);
  g_assert_cmpuint (n_all - n_work, >, n_all / 5);
  g_assert_cmpuint (n_background, <, n_all / 2);
  drawing_clear (&drawing);
}

/* A line of background between two parts, so that they are told apart without their colours. */
static void
test_parting_line (void)
{
  Drawing drawing;
  const SpoolRect *area;

  drawing_init (&drawing, spool_bar_chart_new (make_model (SPOOL_BAR_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  area = &get_segment ((const SpoolBarLayout *) drawing.layout, 0)->area;
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x + area->width / 2.0, area->y - 1.0), ==,
                   drawing_to_pixel (&drawing.theme.background));
  drawing_clear (&drawing);
}

static void
test_provisional_is_paler (void)
{
  Drawing drawing;
  SpoolRect area;
  guint32 pixel, full;

  drawing_init (&drawing, spool_bar_chart_new (make_model (SPOOL_BAR_PROVISIONAL)),
                SPOOL_THEME_LIGHT, FALSE, 1);
  area = get_segment ((const SpoolBarLayout *) drawing.layout, 0)->area;
  pixel = drawing_get_pixel (&drawing, area.x + area.width / 2.0, area.y + area.height / 2.0);
  full = drawing_to_pixel (&drawing.theme.parts[SPOOL_PART_START]);
  g_assert_cmpuint (pixel >> 16, >, full >> 16);
  g_assert_cmpuint (pixel & 0xff, >, full & 0xff);
  g_assert_cmphex (pixel, !=, drawing_to_pixel (&drawing.theme.background));
  drawing_clear (&drawing);
}

/* A pale part is of one colour from top to bottom, although lines of the grid run behind it, and
 * the sample in the legend is of the colour that pale work has. */
static void
test_pale_is_opaque (void)
{
  SpoolBarModel *model = make_model (SPOOL_BAR_PROVISIONAL);
  Drawing drawing;
  const SpoolBarLayout *layout;
  SpoolRect area, sample;
  guint32 pixel;

  model->legends[SPOOL_BAR_LEGEND_PROVISIONAL] = g_strdup ("Not all rounds");
  drawing_init (&drawing, spool_bar_chart_new (model), SPOOL_THEME_LIGHT, FALSE, 1);
  layout = (const SpoolBarLayout *) drawing.layout;
  g_assert_cmpuint (layout->base.grid->len, >=, 3);
  area = get_segment (layout, 0)->area;
  area = (SpoolRect){ area.x + 4.0, area.y + 2.0, 8.0, area.height - 4.0 };
  pixel = drawing_get_pixel (&drawing, area.x + 1.0, area.y + 1.0);
  g_assert_cmpuint (drawing_count_pixels (&drawing, &area, pixel), ==,
                    (guint) (area.width * area.height));
  area = get_segment (layout, 1)->area;
  sample = g_array_index (layout->base.swatches, SpoolSwatch, 0).area;
  g_assert_cmphex (drawing_get_pixel (&drawing, area.x + 5.0, area.y + area.height / 2.0), ==,
                   drawing_get_pixel (&drawing, sample.x + 5.0, sample.y + 5.0));
  drawing_clear (&drawing);
}

static void
test_words (void)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (make_model (SPOOL_BAR_PLAIN));
  g_autofree char *first = spool_chart_describe_item (chart, 0);
  g_autofree char *second = spool_chart_describe_item (chart, 1);

  g_assert_cmpstr (first, ==,
                   "Threads × 4: 2.0" NBSP "s · Starting: 1.00" NBSP "s · Working: 500" NBSP
                   "ms · Locked: 500" NBSP "ms");
  g_assert_cmpstr (second, ==, "Threads × 8: 1.0" NBSP "s · Working: 1.00" NBSP "s");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar-parts/model", test_model);
  g_test_add_func ("/bar-parts/segments", test_segments);
  g_test_add_func ("/bar-parts/mirrored", test_mirrored);
  g_test_add_func ("/bar-parts/legend", test_legend);
  g_test_add_data_func ("/bar-parts/pixels-light", GUINT_TO_POINTER (SPOOL_THEME_LIGHT),
                        test_pixels);
  g_test_add_data_func ("/bar-parts/pixels-dark", GUINT_TO_POINTER (SPOOL_THEME_DARK), test_pixels);
  g_test_add_func ("/bar-parts/parting-line", test_parting_line);
  g_test_add_func ("/bar-parts/provisional-is-paler", test_provisional_is_paler);
  g_test_add_func ("/bar-parts/pale-is-opaque", test_pale_is_opaque);
  g_test_add_func ("/bar-parts/words", test_words);
  return g_test_run ();
}
