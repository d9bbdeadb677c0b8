/* test-chart-layout.c
 *
 * What all kinds of layouts share: places, mirroring, hits, and what is left out first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-frame.h"
#include "fake-shaper.h"

#define WIDTH 600.0
#define HEIGHT 400.0

static SpoolChartLayout *
new_layout (void)
{
  SpoolChartLayout *layout = g_new0 (SpoolChartLayout, 1);

  spool_chart_layout_init (layout, WIDTH, HEIGHT, NULL);
  return layout;
}

static SpoolText *
new_text (double width_px, double height_px)
{
  SpoolText *text = spool_text_new ("text", SPOOL_TEXT_TICK);

  text->width_px = width_px;
  text->height_px = height_px;
  return text;
}

static const SpoolPlacedText *
get_text (const SpoolChartLayout *layout, guint index)
{
  return &g_array_index (layout->texts, SpoolPlacedText, index);
}

static void
test_intersects (void)
{
  SpoolRect a = { 10, 10, 20, 20 };
  SpoolRect inside = { 15, 15, 2, 2 }, beside = { 30, 10, 5, 20 }, below = { 10, 30, 20, 5 };
  SpoolRect corner = { 29, 29, 5, 5 };

  g_assert_true (spool_rect_intersects (&a, &inside));
  g_assert_true (spool_rect_intersects (&inside, &a));
  g_assert_true (spool_rect_intersects (&a, &corner));
  g_assert_false (spool_rect_intersects (&a, &beside));
  g_assert_false (spool_rect_intersects (&a, &below));
}

static void
test_turned_area (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout ();

  spool_chart_layout_place (layout, new_text (50, 15), 10, 20, TRUE);
  g_assert_cmpfloat (get_text (layout, 0)->area.width, ==, 15);
  g_assert_cmpfloat (get_text (layout, 0)->area.height, ==, 50);
}

static void
test_mirror (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout ();
  SpoolRect item = { 0, 0, 100, 50 };
  SpoolSwatch swatch = { { 580, 0, 10, 10 }, 0 };

  layout->plot = (SpoolRect){ 40, 10, 500, 300 };
  spool_chart_layout_place (layout, new_text (50, 15), 10, 20, FALSE);
  g_array_append_val (layout->items, item);
  g_array_append_val (layout->swatches, swatch);
  spool_chart_layout_mirror (layout);
  g_assert_cmpfloat (layout->plot.x, ==, 60);
  g_assert_cmpfloat (get_text (layout, 0)->area.x, ==, 540);
  g_assert_cmpfloat (get_text (layout, 0)->area.y, ==, 20);
  g_assert_cmpfloat (g_array_index (layout->items, SpoolRect, 0).x, ==, 500);
  g_assert_cmpfloat (g_array_index (layout->swatches, SpoolSwatch, 0).area.x, ==, 10);
  spool_chart_layout_mirror (layout);
  g_assert_cmpfloat (layout->plot.x, ==, 40);
}

static void
test_prune (void)
{
  static const SpoolRect places[] = {
    { -5, 0, 50, 15 },  { 560, 0, 50, 15 }, { 0, -3, 50, 15 },
    { 0, 390, 50, 15 }, { 0, 0, 50, 15 },   { 550, 385, 50, 15 }
  };
  g_autoptr (SpoolChartLayout) layout = new_layout ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    spool_chart_layout_place (layout, new_text (places[i].width, places[i].height), places[i].x,
                              places[i].y, FALSE);
  spool_chart_layout_prune (layout);
  g_assert_cmpuint (layout->texts->len, ==, 2);
  g_assert_cmpfloat (get_text (layout, 0)->area.x, ==, 0);
  g_assert_cmpfloat (get_text (layout, 1)->area.x, ==, 550);
}

static void
test_value_y (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout ();

  layout->plot = (SpoolRect){ 0, 100, 100, 200 };
  spool_scale_init (&layout->scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_TIME, 0.0, 2.0, 4);
  g_assert_cmpfloat_with_epsilon (spool_chart_layout_value_y (layout, 0.0), 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_chart_layout_value_y (layout, 1.0), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_chart_layout_value_y (layout, 2.0), 100, 1e-9);
  /* Nothing leaves the plot. */
  g_assert_cmpfloat_with_epsilon (spool_chart_layout_value_y (layout, 9.0), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_chart_layout_value_y (layout, -9.0), 300, 1e-9);
}

static const SpoolLegendEntry legend[] = { { 0, "Start-up" }, { 1, "Single run" } };
static const char *const footnotes[] = { "On two CPUs" };

static void
init_frame_for (SpoolChartFrame *frame,
                double width_px,
                const char *value_title,
                gboolean legend_matters)
{
  SpoolHeadings headings = { "Title",
                             "A subtitle",
                             value_title,
                             legend,
                             G_N_ELEMENTS (legend),
                             footnotes,
                             G_N_ELEMENTS (footnotes),
                             0,
                             legend_matters };
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  fake_shaper_init (&shaper, 1.0);
  spool_chart_frame_init (frame, &shaper.parent, &theme, width_px, HEIGHT, &headings);
}

static void
init_frame (SpoolChartFrame *frame, double width_px, const char *value_title)
{
  init_frame_for (frame, width_px, value_title, FALSE);
}

/* The plot gets higher with each block that is left out, and no more are than must be. */
static void
test_fit (void)
{
  double wanted, last = 0.0;

  for (wanted = 1.0; wanted < HEIGHT; wanted += 3.0)
    {
      SpoolChartFrame frame;
      gboolean dropped = TRUE;
      double plot;
      guint i;

      init_frame (&frame, WIDTH, "Median time [s]");
      frame.blocks_px[SPOOL_BLOCK_GROUPS] = 20.0;
      frame.blocks_px[SPOOL_BLOCK_CATEGORIES] = 20.0;
      plot = spool_chart_frame_fit (&frame, wanted);
      g_assert_cmpfloat (plot, >=, last);
      last = plot;
      if (plot < wanted)
        for (i = 0; i < SPOOL_N_BLOCKS; i++)
          g_assert_cmpfloat (frame.blocks_px[i], ==, 0.0);
      /* Blocks go in their order: none that stays stands before one that went. */
      for (i = 0; i < SPOOL_N_BLOCKS; i++)
        if (frame.blocks_px[i] > 0.0)
          dropped = FALSE;
        else if (i == SPOOL_BLOCK_SUBTITLE || i == SPOOL_BLOCK_TITLE || i == SPOOL_BLOCK_GROUPS)
          g_assert_true (dropped);
      spool_chart_frame_clear (&frame);
    }
}

static gboolean
has_legend (const SpoolChartFrame *frame)
{
  return frame->legend_in_title_row || frame->blocks_px[SPOOL_BLOCK_LEGEND] > 0.0;
}

/* Colours and marks that only the legend explains: it outlives all titles, but not the names of
 * what stands in the plot; and it keeps the row that it stands in. */
static void
test_legend_matters (void)
{
  static const double widths[] = { WIDTH, 260.0 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (double wanted = 1.0; wanted < HEIGHT; wanted += 1.0)
      {
        SpoolChartFrame frame;
        double plot;

        init_frame_for (&frame, widths[w], "Median time [s]", TRUE);
        frame.blocks_px[SPOOL_BLOCK_GROUPS] = frame.blocks_px[SPOOL_BLOCK_CATEGORIES] = 20.0;
        plot = spool_chart_frame_fit (&frame, wanted);
        if (frame.blocks_px[SPOOL_BLOCK_TITLE] > 0.0 ||
            frame.blocks_px[SPOOL_BLOCK_FOOTNOTES] > 0.0)
          g_assert_true (has_legend (&frame));
        if (frame.legend_in_title_row)
          g_assert_cmpfloat (frame.blocks_px[SPOOL_BLOCK_VALUE_TITLE], >, 0.0);
        if (has_legend (&frame))
          g_assert_cmpfloat (frame.blocks_px[SPOOL_BLOCK_GROUPS], >, 0.0);
        if (plot < wanted)
          for (guint i = 0; i < SPOOL_N_BLOCKS; i++)
            g_assert_cmpfloat (frame.blocks_px[i], ==, 0.0);
        spool_chart_frame_clear (&frame);
      }
}

static guint
count_texts (const SpoolChartLayout *layout, SpoolTextStyle style)
{
  guint n_texts = 0;

  for (guint i = 0; i < layout->texts->len; i++)
    n_texts += get_text (layout, i)->text->style == style;
  return n_texts;
}

/* What tells that something is missing stays as long as any title, and stands in one place with
 * what else is told there. */
static void
test_notices (void)
{
  static const char *const lines[] = { "1 of 4 executors is hidden.", "* Disturbed", "Few rounds" };
  SpoolHeadings headings = {
    "Title", "A subtitle", "Median time [s]", legend, 2, lines, 3, 1, FALSE
  };
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  fake_shaper_init (&shaper, 1.0);
  for (double wanted = 1.0; wanted < HEIGHT; wanted += 1.0)
    {
      g_autoptr (SpoolChartLayout) layout = new_layout ();
      SpoolChartFrame frame;
      guint n_lines;
      double plot;

      spool_chart_frame_init (&frame, &shaper.parent, &theme, WIDTH, HEIGHT, &headings);
      frame.blocks_px[SPOOL_BLOCK_GROUPS] = 20.0;
      plot = spool_chart_frame_fit (&frame, wanted);
      spool_chart_frame_place (&frame, layout);
      n_lines = count_texts (layout, SPOOL_TEXT_FOOTNOTE);
      if (count_texts (layout, SPOOL_TEXT_TITLE) > 0)
        g_assert_cmpuint (n_lines, ==, 3);
      if (layout->swatches->len > 0 || count_texts (layout, SPOOL_TEXT_AXIS_TITLE) > 0)
        g_assert_cmpuint (n_lines, >=, 1);
      if (n_lines > 0)
        {
          const SpoolRect *last = &get_text (layout, layout->texts->len - 1)->area;
          const SpoolRect *first = &get_text (layout, layout->texts->len - n_lines)->area;

          g_assert_cmpfloat (frame.blocks_px[SPOOL_BLOCK_GROUPS], >, 0.0);
          g_assert_cmpfloat (last->y + last->height, <=, HEIGHT - frame.margin_px);
          g_assert_cmpfloat (first->y, >,
                             frame.margin_px + spool_chart_frame_head_px (&frame) + plot +
                                 frame.blocks_px[SPOOL_BLOCK_GROUPS]);
        }
      spool_chart_frame_clear (&frame);
    }
}

static void
test_place (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout ();
  SpoolChartFrame frame;
  guint i, j;

  init_frame (&frame, WIDTH, "Median time [s]");
  spool_chart_frame_fit (&frame, 100.0);
  spool_chart_frame_place (&frame, layout);
  spool_chart_frame_clear (&frame);
  g_assert_cmpuint (layout->texts->len, ==, 6);
  g_assert_cmpuint (layout->swatches->len, ==, 2);
  for (i = 0; i < layout->texts->len; i++)
    for (j = 0; j < i; j++)
      g_assert_false (
          spool_rect_intersects (&get_text (layout, i)->area, &get_text (layout, j)->area));
}

/* The legend shares a row with the axis' title where both have room. */
static void
test_legend_row (void)
{
  SpoolChartFrame wide, narrow, untitled;

  init_frame (&wide, WIDTH, "Median time [s]");
  init_frame (&narrow, 260.0, "Median time [s]");
  init_frame (&untitled, WIDTH, NULL);
  g_assert_true (wide.legend_in_title_row);
  g_assert_cmpfloat (wide.blocks_px[SPOOL_BLOCK_LEGEND], ==, 0.0);
  g_assert_false (narrow.legend_in_title_row);
  g_assert_cmpfloat (narrow.blocks_px[SPOOL_BLOCK_LEGEND], >, 0.0);
  g_assert_false (untitled.legend_in_title_row);
  g_assert_cmpfloat (untitled.blocks_px[SPOOL_BLOCK_LEGEND], >, 0.0);
  spool_chart_frame_clear (&wide);
  spool_chart_frame_clear (&narrow);
  spool_chart_frame_clear (&untitled);
}

static void
test_no_headings (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout ();
  SpoolHeadings headings = { NULL };
  SpoolChartFrame frame;
  SpoolChartTheme theme;
  FakeShaper shaper;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  fake_shaper_init (&shaper, 1.0);
  spool_chart_frame_init (&frame, &shaper.parent, &theme, WIDTH, HEIGHT, &headings);
  g_assert_cmpfloat (spool_chart_frame_head_px (&frame), ==, 0.0);
  g_assert_cmpfloat (spool_chart_frame_fit (&frame, 100.0), ==, HEIGHT - 2.0 * frame.margin_px);
  spool_chart_frame_place (&frame, layout);
  g_assert_cmpuint (layout->texts->len, ==, 0);
  spool_chart_frame_clear (&frame);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-layout/intersects", test_intersects);
  g_test_add_func ("/chart-layout/turned-area", test_turned_area);
  g_test_add_func ("/chart-layout/mirror", test_mirror);
  g_test_add_func ("/chart-layout/prune", test_prune);
  g_test_add_func ("/chart-layout/value-y", test_value_y);
  g_test_add_func ("/chart-frame/fit", test_fit);
  g_test_add_func ("/chart-frame/legend-matters", test_legend_matters);
  g_test_add_func ("/chart-frame/notices", test_notices);
  g_test_add_func ("/chart-frame/place", test_place);
  g_test_add_func ("/chart-frame/legend-row", test_legend_row);
  g_test_add_func ("/chart-frame/no-headings", test_no_headings);
  return g_test_run ();
}
