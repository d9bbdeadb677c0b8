/* test-bar-guess.c
 *
 * What somebody guessed, beside the bars: its place, its drawing, and in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-bar-layout.h"
#include "chart-drawing.h"
#include "chart-samples.h"
#include "fake-shaper.h"

#include <math.h>
#include <string.h>

/* Bars of 1 s and the guesses at them. */
static SpoolBarModel *
make_model (const double *guesses, guint n_guesses)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);

  model->legends[SPOOL_BAR_LEGEND_GUESS] = g_strdup ("Your guess");
  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  for (guint i = 0; i < n_guesses; i++)
    {
      SpoolBar bar = SPOOL_BAR_INIT;

      bar.label = "4";
      bar.value = 1.0;
      bar.guess = guesses[i];
      spool_bar_model_add_bar (model, 0, &bar);
    }
  return model;
}

static SpoolBarLayout *
lay_out (SpoolBarModel *model, double width_px, double height_px, gboolean rtl)
{
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  fake_shaper_init (&shaper, 1.0);
  return spool_bar_layout_new (model, &shaper.parent, &theme, width_px, height_px);
}

static const SpoolBarShape *
get_bar (const SpoolBarLayout *layout, guint index)
{
  return &g_array_index (layout->bars, SpoolBarShape, index);
}

static const SpoolPlacedText *
find_text (const SpoolBarLayout *layout, SpoolTextStyle style, guint nth)
{
  for (guint i = 0; i < layout->base.texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->base.texts, SpoolPlacedText, i);

      if (placed->text->style == style && nth-- == 0)
        return placed;
    }
  return NULL;
}

static void
test_model (void)
{
  static const double guesses[] = { 1.5, NAN, -1.0, INFINITY, 0.0 };
  static const double kept[] = { 1.5, NAN, NAN, NAN, 0.0 };
  g_autoptr (SpoolBarModel) model = make_model (guesses, G_N_ELEMENTS (guesses));

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      double guess = spool_bar_model_get_item (model, i, NULL)->guess;

      g_assert_true (guess == kept[i] || (isnan (guess) && isnan (kept[i])));
    }
  /* The scale has room for it, were it far above all bars. */
  g_assert_cmpfloat (spool_bar_model_get_maximum (model), ==, 1.5);
  ((SpoolBar *) spool_bar_model_get_item (model, 1, NULL))->guess = 30.0;
  g_assert_cmpfloat (spool_bar_model_get_maximum (model), ==, 30.0);
}

static void
test_place (void)
{
  static const double guesses[] = { 1.05, 0.5, 3.0, NAN, 0.0 };
  g_autoptr (SpoolBarModel) model = make_model (guesses, G_N_ELEMENTS (guesses));
  SpoolBarLayout *layout = lay_out (model, 800, 500, FALSE);
  double bottom = layout->base.plot.y + layout->base.plot.height;

  for (guint i = 0; i < 3; i++)
    {
      const SpoolBarShape *bar = get_bar (layout, i);
      double y = spool_chart_layout_value_y (&layout->base, guesses[i]);

      g_assert_cmpfloat_with_epsilon (bar->guess.y + bar->guess.height / 2.0, y, 0.5);
      g_assert_cmpfloat (bar->guess.x, <, bar->area.x - 1.0);
      g_assert_cmpfloat_with_epsilon (bar->guess.x + bar->guess.width / 2.0, bar->middle_px, 1e-9);
      g_assert_cmpfloat (bar->top_px, <=, MIN (bar->guess.y, bar->area.y));
    }
  g_assert_cmpfloat (get_bar (layout, 3)->guess.width, ==, 0.0);
  /* One at nothing stands on the axis, and not below. */
  g_assert_cmpfloat (get_bar (layout, 4)->guess.y + get_bar (layout, 4)->guess.height, ==, bottom);
  spool_chart_layout_free (&layout->base);
}

/* A value is near its own bar: above a guess that is close, below one that is far above. */
static void
test_value_beside (void)
{
  static const double guesses[] = { 1.05, 0.5, 3.0 };
  g_autoptr (SpoolBarModel) model = make_model (guesses, G_N_ELEMENTS (guesses));
  SpoolBarLayout *layout = lay_out (model, 800, 500, FALSE);
  const SpoolRect *areas[3];

  for (guint i = 0; i < 3; i++)
    areas[i] = &find_text (layout, SPOOL_TEXT_VALUE, i)->area;
  g_assert_cmpfloat (areas[0]->y + areas[0]->height, <=, get_bar (layout, 0)->guess.y);
  g_assert_cmpfloat (areas[1]->y + areas[1]->height, <=, get_bar (layout, 1)->area.y);
  g_assert_cmpfloat (areas[2]->y + areas[2]->height, <=, get_bar (layout, 2)->area.y);
  g_assert_cmpfloat (areas[2]->y, >=, get_bar (layout, 2)->guess.y + 4.0);
  spool_chart_layout_free (&layout->base);
}

static gboolean
has_legend (const SpoolBarLayout *layout)
{
  const SpoolPlacedText *text;

  for (guint i = 0; (text = find_text (layout, SPOOL_TEXT_LEGEND, i)) != NULL; i++)
    if (g_str_equal (text->text->string, "Your guess"))
      return TRUE;
  return FALSE;
}

static void
test_legend (void)
{
  static const double guesses[] = { NAN, 0.5 };
  g_autoptr (SpoolBarModel) guessed = make_model (guesses, 2);
  g_autoptr (SpoolBarModel) plain = make_model (guesses, 1);
  SpoolBarLayout *with = lay_out (guessed, 800, 500, FALSE);
  SpoolBarLayout *without = lay_out (plain, 800, 500, FALSE);

  g_assert_true (has_legend (with));
  g_assert_false (has_legend (without));
  spool_chart_layout_free (&with->base);
  spool_chart_layout_free (&without->base);
}

static void
test_mirrored (void)
{
  static const double guesses[] = { 0.5, 2.0 };
  g_autoptr (SpoolBarModel) model = make_model (guesses, 2);
  SpoolBarLayout *ltr = lay_out (model, 800, 500, FALSE);
  SpoolBarLayout *rtl = lay_out (model, 800, 500, TRUE);

  for (guint i = 0; i < 2; i++)
    {
      const SpoolRect *left = &get_bar (ltr, i)->guess, *right = &get_bar (rtl, i)->guess;

      g_assert_cmpfloat_with_epsilon (800.0 - left->x - left->width, right->x, 1e-9);
      g_assert_cmpfloat (left->y, ==, right->y);
    }
  spool_chart_layout_free (&ltr->base);
  spool_chart_layout_free (&rtl->base);
}

static void
assert_values_apart (const SpoolBarLayout *layout)
{
  const SpoolPlacedText *value;

  for (guint t = 0; (value = find_text (layout, SPOOL_TEXT_VALUE, t)) != NULL; t++)
    {
      const SpoolPlacedText *other;

      g_assert_cmpfloat (value->area.y, >=, -0.5);
      for (guint o = 0; o < t && (other = find_text (layout, SPOOL_TEXT_VALUE, o)) != NULL; o++)
        g_assert_false (spool_rect_intersects (&value->area, &other->area));
      for (guint i = 0; i < layout->bars->len; i++)
        {
          g_assert_false (spool_rect_intersects (&value->area, &get_bar (layout, i)->area));
          g_assert_false (spool_rect_intersects (&value->area, &get_bar (layout, i)->guess));
        }
    }
}

/* No value lies on a guess, and no guess outside, whatever the size and the number of bars. */
static void
test_matrix (void)
{
  static const guint shapes[][2] = { { 1, 1 }, { 3, 4 }, { 5, 8 }, { 40, 1 } };
  static const int widths_px[] = { 120, 240, 360, 800, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint w = 0; w < G_N_ELEMENTS (widths_px); w++)
      {
        g_autoptr (SpoolBarModel) model =
            sample_model (SAMPLE_GUESSED, shapes[i][0], shapes[i][1], 1.71);
        SpoolBarLayout *layout =
            lay_out (model, widths_px[w], MAX (80, widths_px[w] * 5 / 8), FALSE);

        g_test_message ("%u × %u, %d px", shapes[i][0], shapes[i][1], widths_px[w]);
        for (guint b = 0; b < layout->bars->len; b++)
          {
            const SpoolRect *guess = &get_bar (layout, b)->guess;

            g_assert_cmpfloat (guess->width, >=, get_bar (layout, b)->area.width);
            g_assert_cmpfloat (guess->x, >=, layout->base.plot.x - 1.0);
            g_assert_cmpfloat (guess->x + guess->width, <=, layout->base.width_px + 1.0);
            g_assert_cmpfloat (guess->y, >=, layout->base.plot.y - 2.0);
            for (guint other = 0; other < b; other++)
              g_assert_false (spool_rect_intersects (guess, &get_bar (layout, other)->guess));
          }
        assert_values_apart (layout);
        spool_chart_layout_free (&layout->base);
      }
}

/* Ink in dashes, on the bar and above it, in light and in dark. */
static void
test_drawing (gconstpointer data)
{
  static const double guesses[] = { 0.5, 2.0 };
  Drawing drawing;
  guint32 ink, color, background;

  drawing_init (&drawing, spool_bar_chart_new (make_model (guesses, 2)), GPOINTER_TO_UINT (data),
                FALSE, 1);
  ink = drawing_to_pixel (&drawing.theme.text);
  color = drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_THREADS]);
  background = drawing_to_pixel (&drawing.theme.background);
  for (guint i = 0; i < 2; i++)
    {
      const SpoolBarShape *bar = get_bar ((const SpoolBarLayout *) drawing.layout, i);
      const SpoolRect *line = &bar->guess;
      guint n_ink = drawing_count_pixels (&drawing, line, ink);

      g_assert_cmphex (drawing_get_pixel (&drawing, line->x + 0.5, line->y + 0.5), ==, ink);
      g_assert_cmpfloat (n_ink, >, 0.4 * line->width * line->height);
      g_assert_cmpfloat (n_ink, <, 0.8 * line->width * line->height);
      g_assert_cmphex (drawing_get_pixel (&drawing, bar->middle_px, line->y + 8.0), ==,
                       i == 0 ? color : background);
    }
  drawing_clear (&drawing);
}

static void
test_words (void)
{
  static const double guesses[] = { NAN, 0.5 };
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (make_model (guesses, 2));
  g_autofree char *plain = spool_chart_describe_item (chart, 0);
  g_autofree char *guessed = spool_chart_describe_item (chart, 1);
  g_autofree char *all = spool_chart_describe (chart);

  g_assert_cmpstr (plain, ==, "Threads × 4: 1.0\302\240s");
  g_assert_cmpstr (guessed, ==, "Threads × 4: 1.0\302\240s · your guess: 0.5\302\240s");
  g_assert_nonnull (strstr (all, guessed));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar-guess/model", test_model);
  g_test_add_func ("/bar-guess/place", test_place);
  g_test_add_func ("/bar-guess/value-beside", test_value_beside);
  g_test_add_func ("/bar-guess/legend", test_legend);
  g_test_add_func ("/bar-guess/mirrored", test_mirrored);
  g_test_add_func ("/bar-guess/matrix", test_matrix);
  g_test_add_data_func ("/bar-guess/drawing/light", GUINT_TO_POINTER (SPOOL_THEME_LIGHT),
                        test_drawing);
  g_test_add_data_func ("/bar-guess/drawing/dark", GUINT_TO_POINTER (SPOOL_THEME_DARK),
                        test_drawing);
  g_test_add_func ("/bar-guess/words", test_words);
  return g_test_run ();
}
