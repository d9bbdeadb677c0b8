/* test-bar-layout.c
 *
 * Layouts of bar charts by numbers, with a shaper that needs no fonts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-layout.h"
#include "chart-samples.h"
#include "fake-shaper.h"

#include <math.h>

typedef struct
{
  guint n_groups;
  guint n_bars;
} Shape;

static const Shape shapes[] = { { 1, 1 }, { 2, 1 }, { 1, 5 }, { 3, 4 }, { 5, 8 }, { 40, 1 } };
static const double maxima_s[] = { 42e-6, 0.087, 1.71, 31000.0 };
static const int widths_px[] = { 120, 240, 360, 480, 800, 1280, 2000 };

static SpoolBarLayout *
lay_out (const SpoolBarModel *model, double width_px, double height_px, gboolean rtl)
{
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  fake_shaper_init (&shaper, 1.0);
  return spool_bar_layout_new (model, &shaper.parent, &theme, width_px, height_px);
}

static SpoolBarLayout *
lay_out_sample (SampleFlags flags, double width_px, double height_px, gboolean rtl)
{
  g_autoptr (SpoolBarModel) model = sample_model (flags, 3, 4, 1.71);

  return lay_out (model, width_px, height_px, rtl);
}

static void
layout_free (SpoolBarLayout *layout)
{
  spool_chart_layout_free (&layout->base);
}

static const SpoolBarShape *
get_bar (const SpoolBarLayout *layout, guint index)
{
  g_assert_cmpuint (index, <, layout->bars->len);
  return &g_array_index (layout->bars, SpoolBarShape, index);
}

static const SpoolPlacedText *
get_text (const SpoolBarLayout *layout, guint index)
{
  return &g_array_index (layout->base.texts, SpoolPlacedText, index);
}

static guint
count_style (const SpoolBarLayout *layout, SpoolTextStyle style)
{
  guint i, count = 0;

  for (i = 0; i < layout->base.texts->len; i++)
    count += get_text (layout, i)->text->style == style;
  return count;
}

static const SpoolPlacedText *
find_text (const SpoolBarLayout *layout, SpoolTextStyle style, const char *string)
{
  guint i;

  for (i = 0; i < layout->base.texts->len; i++)
    if (get_text (layout, i)->text->style == style &&
        (string == NULL || g_str_equal (get_text (layout, i)->text->string, string)))
      return get_text (layout, i);
  return NULL;
}

static void
assert_inside (const SpoolRect *inner, double width_px, double height_px)
{
  g_assert_cmpfloat (inner->x, >=, -0.5);
  g_assert_cmpfloat (inner->y, >=, -0.5);
  g_assert_cmpfloat (inner->x + inner->width, <=, width_px + 0.5);
  g_assert_cmpfloat (inner->y + inner->height, <=, height_px + 0.5);
}

static void
assert_bars_in_plot (const SpoolBarLayout *layout)
{
  const SpoolRect *plot = &layout->base.plot;
  guint i;

  assert_inside (plot, layout->base.width_px, layout->base.height_px);
  for (i = 0; i < layout->bars->len; i++)
    {
      const SpoolBarShape *bar = get_bar (layout, i);

      g_assert_cmpfloat (bar->area.x, >=, plot->x - 0.001);
      g_assert_cmpfloat (bar->area.x + bar->area.width, <=, plot->x + plot->width + 0.001);
      g_assert_cmpfloat (bar->area.y, >=, plot->y - 0.5);
      g_assert_cmpfloat_with_epsilon (bar->area.y + bar->area.height, plot->y + plot->height, 1e-9);
      g_assert_cmpfloat (bar->start_px, <=, bar->area.height);
      g_assert_cmpfloat (bar->area.width, >, 0.0);
    }
}

static void
assert_bars_apart (const SpoolBarLayout *layout)
{
  guint i, j;

  for (i = 0; i < layout->bars->len; i++)
    for (j = 0; j < i; j++)
      {
        const SpoolRect *a = &get_bar (layout, i)->area, *b = &get_bar (layout, j)->area;

        g_assert_true (a->x + a->width <= b->x + 1e-6 || b->x + b->width <= a->x + 1e-6);
      }
}

static void
assert_texts_apart (const SpoolBarLayout *layout)
{
  guint i, j;

  for (i = 0; i < layout->base.texts->len; i++)
    {
      const SpoolPlacedText *one = get_text (layout, i);

      assert_inside (&one->area, layout->base.width_px, layout->base.height_px);
      for (j = 0; j < i; j++)
        {
          const SpoolPlacedText *other = get_text (layout, j);

          if (spool_rect_intersects (&one->area, &other->area))
            g_error ("\"%s\" (%g, %g, %g × %g) lies on \"%s\" (%g, %g, %g × %g)", one->text->string,
                     one->area.x, one->area.y, one->area.width, one->area.height,
                     other->text->string, other->area.x, other->area.y, other->area.width,
                     other->area.height);
        }
    }
}

/* No value lies on a bar, nor on its whisker. */
static void
assert_values_free (const SpoolBarLayout *layout)
{
  double bottom = layout->base.plot.y + layout->base.plot.height;
  guint i, j;

  for (i = 0; i < layout->base.texts->len; i++)
    for (j = 0; j < layout->bars->len; j++)
      {
        const SpoolPlacedText *text = get_text (layout, i);
        const SpoolBarShape *bar = get_bar (layout, j);
        SpoolRect column = { bar->area.x, bar->top_px, bar->area.width, bottom - bar->top_px };

        if (text->text->style == SPOOL_TEXT_VALUE)
          g_assert_false (spool_rect_intersects (&text->area, &column));
      }
}

static void
assert_sound (const SpoolBarLayout *layout)
{
  assert_bars_in_plot (layout);
  assert_bars_apart (layout);
  assert_texts_apart (layout);
  assert_values_free (layout);
}

static void
test_matrix (gconstpointer data)
{
  const Shape *shape = data;
  guint m, w, flags;

  for (m = 0; m < G_N_ELEMENTS (maxima_s); m++)
    for (w = 0; w < G_N_ELEMENTS (widths_px); w++)
      for (flags = 0; flags < 4; flags++)
        {
          g_autoptr (SpoolBarModel) model = sample_model (
              flags & 1 ? SAMPLE_LONG : SAMPLE_PLAIN, shape->n_groups, shape->n_bars, maxima_s[m]);
          SpoolBarLayout *layout =
              lay_out (model, widths_px[w], MAX (80, widths_px[w] * 5 / 8), (flags & 2) != 0);

          g_test_message ("%g s, %d px, flags %u", maxima_s[m], widths_px[w], flags);
          g_assert_cmpuint (layout->bars->len, ==, shape->n_groups * shape->n_bars);
          assert_sound (layout);
          layout_free (layout);
        }
}

static void
test_languages (void)
{
  static const SampleFlags languages[] = { SAMPLE_LESSON, SAMPLE_LESSON | SAMPLE_GERMAN,
                                           SAMPLE_LESSON | SAMPLE_ARABIC,
                                           SAMPLE_LESSON | SAMPLE_GERMAN | SAMPLE_RUNNING };
  guint i, w;

  for (i = 0; i < G_N_ELEMENTS (languages); i++)
    for (w = 0; w < G_N_ELEMENTS (widths_px); w++)
      {
        SpoolBarLayout *layout = lay_out_sample (languages[i], widths_px[w], 500, i == 2);

        assert_sound (layout);
        layout_free (layout);
      }
}

static void
test_no_size_fails (void)
{
  static const double sizes_px[] = { 1, 2, 5, 17, 40, 80, 120, 33.3, 5000 };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (sizes_px); i++)
    for (j = 0; j < G_N_ELEMENTS (sizes_px); j++)
      {
        SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, sizes_px[i], sizes_px[j], FALSE);

        g_assert_cmpuint (layout->bars->len, ==, 10);
        assert_texts_apart (layout);
        layout_free (layout);
      }
}

/* What is there at one height is there at each greater one: title, then legend, then labels go. */
static void
test_order_of_dropping (void)
{
  static const SpoolTextStyle order[] = { SPOOL_TEXT_SUBTITLE, SPOOL_TEXT_TITLE, SPOOL_TEXT_LEGEND,
                                          SPOOL_TEXT_GROUP, SPOOL_TEXT_CATEGORY };
  gboolean all_seen = FALSE, none_seen = FALSE;
  int height;
  guint i;

  for (height = 40; height < 600; height += 7)
    {
      SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, height, FALSE);
      guint n_there = 0;

      for (i = 0; i < G_N_ELEMENTS (order); i++)
        {
          gboolean there = count_style (layout, order[i]) > 0;

          /* Once one is there, all that are dropped later are there. */
          g_assert_true (there || n_there == 0);
          n_there += there;
        }
      all_seen |= n_there == G_N_ELEMENTS (order);
      none_seen |= n_there == 0;
      layout_free (layout);
    }
  g_assert_true (all_seen);
  g_assert_true (none_seen);
}

static void
test_heights (void)
{
  static const double values[] = { 2.0, 1.0, 0.5, 0.0, 1e-9 };
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBarLayout *layout;
  guint i;

  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  for (i = 0; i < G_N_ELEMENTS (values); i++)
    {
      SpoolBar bar = SPOOL_BAR_INIT;

      bar.value = values[i];
      bar.start = values[i] / 4.0;
      spool_bar_model_add_bar (model, 0, &bar);
    }
  layout = lay_out (model, 800, 500, FALSE);
  g_assert_cmpfloat_with_epsilon (get_bar (layout, 0)->area.height, layout->base.plot.height, 0.5);
  g_assert_cmpfloat_with_epsilon (get_bar (layout, 1)->area.height, layout->base.plot.height / 2,
                                  0.501);
  g_assert_cmpfloat_with_epsilon (get_bar (layout, 2)->area.height, layout->base.plot.height / 4,
                                  0.501);
  g_assert_cmpfloat_with_epsilon (get_bar (layout, 0)->start_px, layout->base.plot.height / 4, 1.0);
  /* Nothing is nothing, but a little is seen. */
  g_assert_cmpfloat (get_bar (layout, 3)->area.height, ==, 0.0);
  g_assert_true (get_bar (layout, 3)->has_value);
  g_assert_cmpfloat (get_bar (layout, 4)->area.height, ==, 1.0);
  layout_free (layout);
}

static void
test_ticks (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  const SpoolPlacedText *one = find_text (layout, SPOOL_TEXT_TICK, "1.0");
  double y = spool_chart_layout_value_y (&layout->base, 1.0);

  g_assert_nonnull (one);
  g_assert_cmpfloat_with_epsilon (one->area.y + one->area.height / 2.0, y, 0.51);
  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_TICK), ==, layout->base.scale.n_ticks);
  g_assert_cmpuint (layout->base.grid->len, ==, layout->base.scale.n_ticks);
  g_assert_cmpfloat (g_array_index (layout->base.grid, double, 0), ==,
                     layout->base.plot.y + layout->base.plot.height);
  layout_free (layout);
}

static void
test_whole_pixels (void)
{
  static const double sizes[] = { 480, 640, 800, 1000, 1600 };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      SpoolBarLayout *layout = lay_out_sample (SAMPLE_PLAIN, sizes[i], 500, FALSE);

      for (j = 0; j < layout->bars->len; j++)
        {
          const SpoolRect *area = &get_bar (layout, j)->area;

          g_assert_cmpfloat (area->x, ==, floor (area->x));
          g_assert_cmpfloat (area->width, ==, floor (area->width));
          g_assert_cmpfloat (area->y, ==, floor (area->y));
        }
      layout_free (layout);
    }
}

static void
test_even_rhythm (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_PLAIN, 777, 500, FALSE);
  double pitch = get_bar (layout, 1)->middle_px - get_bar (layout, 0)->middle_px;
  guint i;

  for (i = 1; i < layout->bars->len; i++)
    {
      double distance = get_bar (layout, i)->middle_px - get_bar (layout, i - 1)->middle_px;

      if (i % 4 != 0)
        g_assert_cmpfloat (distance, ==, pitch);
      else
        g_assert_cmpfloat (distance, >, pitch);
    }
  layout_free (layout);
}

static void
test_mirrored (void)
{
  SpoolBarLayout *ltr = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  SpoolBarLayout *rtl = lay_out_sample (SAMPLE_LESSON, 800, 500, TRUE);
  guint i;

  g_assert_cmpuint (ltr->base.texts->len, ==, rtl->base.texts->len);
  for (i = 0; i < ltr->bars->len; i++)
    {
      const SpoolRect *left = &get_bar (ltr, i)->area, *right = &get_bar (rtl, i)->area;

      g_assert_cmpfloat_with_epsilon (left->x, 800 - right->x - right->width, 1e-9);
      g_assert_cmpfloat_with_epsilon (left->height, right->height, 1e-9);
    }
  /* The axis changes sides. */
  g_assert_cmpfloat (find_text (ltr, SPOOL_TEXT_TICK, "1.0")->area.x, <, 100);
  g_assert_cmpfloat (find_text (rtl, SPOOL_TEXT_TICK, "1.0")->area.x, >, 700);
  g_assert_cmpfloat (get_bar (rtl, 0)->middle_px, >, get_bar (rtl, 1)->middle_px);
  layout_free (ltr);
  layout_free (rtl);
}

static void
test_hit (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  guint i;

  for (i = 0; i < layout->bars->len; i++)
    {
      const SpoolBarShape *bar = get_bar (layout, i);
      SpoolRect area;

      /* Low bars are hit as well as high ones: the whole column counts. */
      g_assert_cmpint (
          spool_chart_layout_hit (&layout->base, bar->middle_px, layout->base.plot.y + 1.0), ==,
          (int) i);
      g_assert_true (spool_chart_layout_get_item (&layout->base, i, &area));
      g_assert_cmpfloat (area.x, <=, bar->area.x);
      g_assert_cmpfloat (area.x + area.width, >=, bar->area.x + bar->area.width);
    }
  g_assert_cmpint (spool_chart_layout_hit (&layout->base, 1.0, 1.0), ==, -1);
  g_assert_cmpint (spool_chart_layout_hit (&layout->base, -5.0, 9999.0), ==, -1);
  layout_free (layout);
}

static void
test_no_such_item (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  SpoolRect area;

  g_assert_false (spool_chart_layout_get_item (&layout->base, 10, &area));
  layout_free (layout);
}

static void
test_values (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  const SpoolPlacedText *serial = find_text (layout, SPOOL_TEXT_VALUE, "1.71");

  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_VALUE), ==, 10);
  g_assert_nonnull (serial);
  g_assert_false (serial->turned);
  g_assert_cmpfloat_with_epsilon (serial->area.x + serial->area.width / 2.0,
                                  get_bar (layout, 0)->middle_px, 1e-9);
  g_assert_cmpfloat (serial->area.y + serial->area.height, <, get_bar (layout, 0)->high_px);
  layout_free (layout);
}

/* A value stands by its bar's end and whisker, not upon a single run far above, whose value it
 * would seem to be; but not among the runs either. */
static void
test_values_by_bars (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;
  double far[] = { 50.0, 52.0, 54.0, 54.0, 56.0, 57.0, 75.0 };
  double many[] = { 50.0, 53.0, 56.0, 59.0, 62.0, 65.0, 68.0, 71.0, 74.0 };
  const SpoolBarShape *bars[2];
  const SpoolRect *values[2];
  SpoolBarLayout *layout;

  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.value = 54.0;
  bar.low = 52.0;
  bar.high = 57.0;
  bar.runs = far;
  bar.n_runs = G_N_ELEMENTS (far);
  spool_bar_model_add_bar (model, 0, &bar);
  bar.value = 55.0;
  bar.runs = many;
  bar.n_runs = G_N_ELEMENTS (many);
  spool_bar_model_add_bar (model, 0, &bar);
  layout = lay_out (model, 800, 500, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      bars[i] = get_bar (layout, i);
      values[i] = &find_text (layout, SPOOL_TEXT_VALUE, i == 0 ? "54" : "55")->area;
    }
  g_assert_cmpfloat (values[0]->y, >, bars[0]->top_px + 2.0 * layout->dot_px);
  g_assert_cmpfloat (values[0]->y + values[0]->height, <, bars[0]->high_px);
  g_assert_cmpfloat (values[0]->y + values[0]->height, >, bars[0]->high_px - 20.0);
  g_assert_cmpfloat (values[1]->y + values[1]->height, <, bars[1]->top_px);
  layout_free (layout);
}

static void
test_values_turn (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, 5, 8, 1.71);
  SpoolBarLayout *layout = lay_out (model, 1000, 600, FALSE);

  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_VALUE), ==, 40);
  g_assert_true (find_text (layout, SPOOL_TEXT_VALUE, NULL)->turned);
  layout_free (layout);
}

static void
test_values_thin_out (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, 5, 8, 1.71);
  SpoolBarLayout *layout = lay_out (model, 420, 400, FALSE);
  guint n_values = count_style (layout, SPOOL_TEXT_VALUE);

  /* The largest stays. */
  g_assert_cmpuint (n_values, >=, 1);
  g_assert_cmpuint (n_values, <, 40);
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_VALUE, "1.710"));
  layout_free (layout);
}

/* Of 41 bars with no room for values the best one has its own: above its neighbours, with a line
 * down to it, if it stands among higher ones. */
static void
test_best_has_value (void)
{
  static const double values[] = { 9, 8, 7, 6, 5, 0.25, 5, 6, 7, 8 };
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_RATIO);
  SpoolBarLayout *layout;
  const SpoolPlacedText *best;
  const SpoolRect *leader;

  spool_bar_model_add_group (model, "Threads", 0);
  for (guint i = 0; i < 40; i++)
    {
      SpoolBar bar = SPOOL_BAR_INIT;

      bar.label = "8";
      bar.value = i < 10 ? values[i] : 7.0;
      spool_bar_model_add_bar (model, 0, &bar);
    }
  layout = lay_out (model, 420, 400, FALSE);
  best = find_text (layout, SPOOL_TEXT_VALUE, "0.25×");
  g_assert_nonnull (best);
  leader = &get_bar (layout, 5)->leader;
  g_assert_cmpfloat (leader->width, >=, 1.0);
  g_assert_cmpfloat (leader->y, ==, best->area.y + best->area.height);
  g_assert_cmpfloat (leader->y + leader->height, <=, get_bar (layout, 5)->top_px);
  g_assert_cmpfloat (leader->height, >, 100.0);
  g_assert_cmpfloat (get_bar (layout, 4)->leader.width, ==, 0.0);
  layout_free (layout);
}

/* Turned values would crowd out the names of the groups here; what a bar is matters more. */
static void
test_names_before_values (void)
{
  for (int height = 240; height <= 420; height += 10)
    {
      g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, 5, 3, 1.71);
      SpoolBarLayout *layout = lay_out (model, 360, height, FALSE);
      const SpoolPlacedText *value = find_text (layout, SPOOL_TEXT_VALUE, NULL);

      if (value != NULL && value->turned)
        g_assert_cmpuint (count_style (layout, SPOOL_TEXT_GROUP), ==, 5);
      layout_free (layout);
    }
}

static void
test_group_label_makes_room (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_LESSON, 0, 0, 1.71);
  SpoolBarLayout *layout = lay_out (model, 360, 400, FALSE);

  /* "Serial" is wider than its bar and stands level and whole all the same. */
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_GROUP, "Serial"));
  g_assert_false (find_text (layout, SPOOL_TEXT_GROUP, "Serial")->turned);
  g_assert_false (find_text (layout, SPOOL_TEXT_GROUP, "Serial")->text->cut);
  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_GROUP), ==, 4);
  layout_free (layout);
}

/* Bars without names mean nothing: in a low chart they leave out what is around them first. */
static void
test_group_labels_stay (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_LONG, 6, 2, 1.71);
  SpoolBarLayout *layout = lay_out (model, 300, 220, FALSE);

  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_GROUP), ==, 6);
  layout_free (layout);
}

static void
test_labels_turn (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_LONG, 12, 1, 1.71);
  SpoolBarLayout *layout = lay_out (model, 500, 700, FALSE);

  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_GROUP), ==, 12);
  g_assert_true (find_text (layout, SPOOL_TEXT_GROUP, NULL)->turned);
  layout_free (layout);
}

static void
test_legend_only_what_is_seen (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PENDING, 2, 2, 1.71);
  SpoolBarLayout *layout = lay_out (model, 800, 500, FALSE);

  g_assert_cmpuint (layout->base.swatches->len, ==, 0);
  layout_free (layout);

  layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  g_assert_cmpuint (layout->base.swatches->len, ==, 3);
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_LEGEND, "Start-up"));
  g_assert_null (find_text (layout, SPOOL_TEXT_LEGEND, "Failed"));
  layout_free (layout);

  layout = lay_out_sample (SAMPLE_LESSON | SAMPLE_RUNNING, 1000, 500, FALSE);
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_LEGEND, "Failed"));
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_LEGEND, "Beyond the scale"));
  layout_free (layout);
}

static void
test_invisible_start (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;
  SpoolBarLayout *layout;

  model->legends[SPOOL_BAR_LEGEND_START] = g_strdup ("Start-up");
  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.value = 10.0;
  bar.start = 1e-4;
  spool_bar_model_add_bar (model, 0, &bar);
  layout = lay_out (model, 800, 500, FALSE);
  g_assert_cmpfloat (get_bar (layout, 0)->start_px, ==, 0.0);
  g_assert_cmpuint (layout->base.swatches->len, ==, 0);
  layout_free (layout);
}

static void
test_runs (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON, 800, 500, FALSE);
  guint i, d;

  for (i = 0; i < layout->bars->len; i++)
    {
      const SpoolBarShape *bar = get_bar (layout, i);

      g_assert_cmpuint (bar->n_dots, ==, 6);
      for (d = 0; d < bar->n_dots; d++)
        {
          const SpoolDot *dot = &g_array_index (layout->dots, SpoolDot, bar->first_dot + d);

          g_assert_cmpfloat (dot->x, >, bar->area.x);
          g_assert_cmpfloat (dot->x, <, bar->area.x + bar->area.width);
          /* None hides the whisker. */
          g_assert_cmpfloat (fabs (dot->x - bar->whisker_x), >=,
                             bar->whisker_px / 2.0 + layout->dot_px);
          g_assert_cmpfloat (dot->y - layout->dot_px, >=, bar->top_px - 1e-9);
        }
    }
  layout_free (layout);
}

static void
test_runs_beyond (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;
  double runs[] = { 1.0, 1.1, 50.0 };
  const SpoolPlacedText *value;
  SpoolBarLayout *layout;

  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.value = 1.0;
  bar.runs = runs;
  bar.n_runs = G_N_ELEMENTS (runs);
  spool_bar_model_add_bar (model, 0, &bar);
  layout = lay_out (model, 800, 500, FALSE);
  value = find_text (layout, SPOOL_TEXT_VALUE, NULL);
  g_assert_cmpfloat (layout->base.scale.high, <, 2.0);
  g_assert_cmpuint (get_bar (layout, 0)->n_dots, ==, 2);
  g_assert_cmpfloat (get_bar (layout, 0)->arrow_px, <, value->area.y);
  g_assert_cmpfloat (get_bar (layout, 0)->arrow_px, >=, 0.0);
  layout_free (layout);
}

/* The legend explains the arrows if there are any, whatever the scale ends with. */
static void
test_legend_of_beyond (void)
{
  guint n_explained = 0, n_silent = 0;

  for (double high = 1.0; high < 10.0; high += 0.11)
    {
      g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
      SpoolBar bar = SPOOL_BAR_INIT;
      double runs[] = { high, 1.39 * high, 1.41 * high };
      SpoolBarLayout *layout;
      gboolean has_arrow, is_explained;

      spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
      model->legends[SPOOL_BAR_LEGEND_BEYOND] = g_strdup ("Beyond");
      bar.value = high;
      bar.runs = runs;
      bar.n_runs = G_N_ELEMENTS (runs);
      spool_bar_model_add_bar (model, 0, &bar);
      layout = lay_out (model, 800, 300, FALSE);
      has_arrow = !isnan (get_bar (layout, 0)->arrow_px);
      is_explained = find_text (layout, SPOOL_TEXT_LEGEND, "Beyond") != NULL;
      g_assert_cmpint (has_arrow, ==, is_explained);
      n_explained += is_explained;
      n_silent += !is_explained;
      layout_free (layout);
    }
  g_assert_cmpuint (n_explained, >, 0);
  g_assert_cmpuint (n_silent, >, 0);
}

static void
test_pending_keeps_slot (void)
{
  g_autoptr (SpoolBarModel) pending = sample_model (SAMPLE_PENDING, 3, 4, 1.71);
  SpoolBarLayout *layout = lay_out (pending, 800, 500, FALSE);

  g_assert_cmpuint (layout->bars->len, ==, 12);
  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_CATEGORY), ==, 12);
  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_VALUE), ==, 0);
  g_assert_cmpuint (count_style (layout, SPOOL_TEXT_TICK), ==, 0);
  g_assert_false (get_bar (layout, 0)->has_value);
  assert_sound (layout);
  layout_free (layout);
}

static void
test_notes (void)
{
  SpoolBarLayout *layout = lay_out_sample (SAMPLE_LESSON | SAMPLE_RUNNING, 1000, 600, FALSE);

  g_assert_nonnull (find_text (layout, SPOOL_TEXT_VALUE, "0.88*"));
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_FOOTNOTE, "*\302\2402 of 16 jobs failed"));
  g_assert_cmpfloat (get_bar (layout, 5)->mark.width, >, 0.0);
  layout_free (layout);
}

static void
test_no_bars (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBarLayout *layout = lay_out (model, 800, 500, FALSE);

  g_assert_cmpuint (layout->bars->len, ==, 0);
  layout_free (layout);

  spool_bar_model_add_group (model, "Threads", 0);
  layout = lay_out (model, 800, 500, FALSE);
  g_assert_cmpuint (layout->bars->len, ==, 0);
  g_assert_nonnull (find_text (layout, SPOOL_TEXT_GROUP, "Threads"));
  layout_free (layout);
}

/* Each text costs a layout of Pango: a chart of ten bars must not need hundreds. */
static void
test_few_texts (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_LESSON, 0, 0, 1.71);
  SpoolChartTheme theme;
  FakeShaper shaper;
  SpoolBarLayout *layout;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  fake_shaper_init (&shaper, 1.0);
  layout = spool_bar_layout_new (model, &shaper.parent, &theme, 1600, 1000);
  g_assert_cmpuint (shaper.n_shaped, <=, 2 * layout->base.texts->len);
  layout_free (layout);
}

/* On a large screen the bars are not lost in it. */
static void
test_large (void)
{
  SpoolBarLayout *usual = lay_out_sample (0, 1000, 600, FALSE);
  SpoolBarLayout *large = lay_out_sample (0, 3600, 2000, FALSE);

  g_assert_cmpfloat (get_bar (usual, 0)->area.width, <=, 56);
  g_assert_cmpfloat (get_bar (large, 0)->area.width, >, 100);
  layout_free (usual);
  layout_free (large);
}

/* A logarithmic scale begins at a power of ten below the smallest value; twice as much is the same
 * distance everywhere. */
static void
test_logarithmic (void)
{
  static const double values[] = { 0.02, 0.04, 0.08, 1.3 };
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBarLayout *layout;
  double heights[4];

  model->logarithmic = TRUE;
  spool_bar_model_add_group (model, "Threads", 1);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      SpoolBar bar = SPOOL_BAR_INIT;

      bar.label = "2";
      bar.value = values[i];
      bar.start = values[i] / 2;
      spool_bar_model_add_bar (model, 0, &bar);
    }
  g_assert_cmpfloat (spool_bar_model_get_minimum (model), ==, 0.02);
  layout = lay_out (model, 600, 400, FALSE);
  g_assert_cmpfloat_with_epsilon (layout->base.scale.low, 0.01, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      heights[i] = get_bar (layout, i)->area.height;
      g_assert_cmpfloat (get_bar (layout, i)->start_px, ==, 0);
    }
  g_assert_cmpfloat (heights[0], >, 10);
  g_assert_cmpfloat_with_epsilon (heights[1] - heights[0], heights[2] - heights[1], 1.01);
  g_assert_cmpfloat (heights[3], <=, layout->base.plot.height);
  layout_free (layout);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bar-layout/matrix/%u-groups-of-%u",
                                               shapes[i].n_groups, shapes[i].n_bars);

      g_test_add_data_func (path, &shapes[i], test_matrix);
    }
  g_test_add_func ("/bar-layout/languages", test_languages);
  g_test_add_func ("/bar-layout/no-size-fails", test_no_size_fails);
  g_test_add_func ("/bar-layout/order-of-dropping", test_order_of_dropping);
  g_test_add_func ("/bar-layout/heights", test_heights);
  g_test_add_func ("/bar-layout/large", test_large);
  g_test_add_func ("/bar-layout/ticks", test_ticks);
  g_test_add_func ("/bar-layout/whole-pixels", test_whole_pixels);
  g_test_add_func ("/bar-layout/even-rhythm", test_even_rhythm);
  g_test_add_func ("/bar-layout/mirrored", test_mirrored);
  g_test_add_func ("/bar-layout/hit", test_hit);
  g_test_add_func ("/bar-layout/no-such-item", test_no_such_item);
  g_test_add_func ("/bar-layout/values", test_values);
  g_test_add_func ("/bar-layout/values-by-bars", test_values_by_bars);
  g_test_add_func ("/bar-layout/values-turn", test_values_turn);
  g_test_add_func ("/bar-layout/values-thin-out", test_values_thin_out);
  g_test_add_func ("/bar-layout/best-has-value", test_best_has_value);
  g_test_add_func ("/bar-layout/names-before-values", test_names_before_values);
  g_test_add_func ("/bar-layout/group-label-makes-room", test_group_label_makes_room);
  g_test_add_func ("/bar-layout/group-labels-stay", test_group_labels_stay);
  g_test_add_func ("/bar-layout/labels-turn", test_labels_turn);
  g_test_add_func ("/bar-layout/legend-only-what-is-seen", test_legend_only_what_is_seen);
  g_test_add_func ("/bar-layout/invisible-start", test_invisible_start);
  g_test_add_func ("/bar-layout/runs", test_runs);
  g_test_add_func ("/bar-layout/runs-beyond", test_runs_beyond);
  g_test_add_func ("/bar-layout/legend-of-beyond", test_legend_of_beyond);
  g_test_add_func ("/bar-layout/pending-keeps-slot", test_pending_keeps_slot);
  g_test_add_func ("/bar-layout/notes", test_notes);
  g_test_add_func ("/bar-layout/no-bars", test_no_bars);
  g_test_add_func ("/bar-layout/few-texts", test_few_texts);
  g_test_add_func ("/bar-layout/logarithmic", test_logarithmic);
  return g_test_run ();
}
