/* test-bar-draw.c
 *
 * Drawings of bar charts: pixels of an image, and what a recording surface says was touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-bar-layout.h"
#include "chart-drawing.h"
#include "chart-samples.h"

#include <math.h>

static const SpoolBarShape *
get_bar (const Drawing *self, guint index)
{
  return &g_array_index (((const SpoolBarLayout *) self->layout)->bars, SpoolBarShape, index);
}

/* Two plain bars of heights 2 and 1, no runs, no interval, the second with start-up. */
static SpoolBarModel *
two_bars (SpoolBarFlags flags)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;

  spool_bar_model_add_group (model, "Serial", SPOOL_SERIES_SERIAL);
  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.value = 2.0;
  bar.flags = flags;
  spool_bar_model_add_bar (model, 0, &bar);
  bar.value = 1.0;
  bar.start = 0.4;
  spool_bar_model_add_bar (model, 1, &bar);
  return model;
}

static void
assert_covers (const Drawing *self, const SpoolRect *area, guint32 pixel)
{
  double radius = 5.0, x, y;

  for (y = area->y; y < area->y + area->height; y += 1.0)
    for (x = area->x; x < area->x + area->width; x += 1.0)
      {
        gboolean corner =
            y < area->y + radius && (x < area->x + radius || x >= area->x + area->width - radius);

        if (!corner)
          g_assert_cmphex (drawing_get_pixel (self, x, y), ==, pixel);
      }
}

static void
test_bar_covers_its_area (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  int scale = which & 1 ? 2 : 1;
  SpoolThemeFlags flags = which & 2 ? SPOOL_THEME_DARK : SPOOL_THEME_LIGHT;
  Drawing drawing;
  const SpoolRect *area;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_PLAIN)), flags, (which & 4) != 0,
                scale);
  area = &get_bar (&drawing, 0)->area;
  g_assert_cmpfloat (area->height, >, 100.0);
  assert_covers (&drawing, area, drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_SERIAL]));
  /* Beside the bar, halfway between grid lines, there is background up to the very edge. */
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x - 1.0, area->y + 30.5), ==,
                   drawing_to_pixel (&drawing.theme.background));
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x + area->width, area->y + 30.5), ==,
                   drawing_to_pixel (&drawing.theme.background));
  drawing_clear (&drawing);
}

static void
test_start_is_lighter (void)
{
  Drawing drawing;
  const SpoolBarShape *bar;
  double x, bottom;
  guint32 start, rest;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  bar = get_bar (&drawing, 1);
  x = bar->middle_px;
  bottom = bar->area.y + bar->area.height;
  start = drawing_get_pixel (&drawing, x, bottom - bar->start_px / 2.0);
  rest = drawing_get_pixel (&drawing, x, bottom - bar->start_px - 3.0);
  g_assert_cmpfloat_with_epsilon (bar->start_px, 0.4 * bar->area.height, 1.0);
  g_assert_cmphex (rest, ==, drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_THREADS]));
  g_assert_cmpuint (start & 0xff, >, rest & 0xff);
  g_assert_cmpuint (start >> 16, >, rest >> 16);
  drawing_clear (&drawing);
}

static void
test_greyed (void)
{
  Drawing drawing;
  const SpoolRect *area;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_GREYED)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  area = &get_bar (&drawing, 0)->area;
  assert_covers (&drawing, area, drawing_to_pixel (&drawing.theme.greyed));
  drawing_clear (&drawing);
}

static void
test_provisional (void)
{
  Drawing drawing;
  const SpoolRect *area;
  guint32 color;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_PROVISIONAL)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  area = &get_bar (&drawing, 0)->area;
  color = drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_SERIAL]);
  /* The outline has the colour, the inside is lighter. */
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x, area->y + area->height / 2.0), ==, color);
  g_assert_cmpuint (drawing_get_pixel (&drawing, area->x + area->width / 2.0, area->y + 20.0) >> 16,
                    >, color >> 16);
  drawing_clear (&drawing);
}

static guint32
get_sample_pixel (const Drawing *self, guint swatch, double share)
{
  const SpoolRect *area = &g_array_index (self->layout->swatches, SpoolSwatch, swatch).area;

  return drawing_get_pixel (self, area->x + area->width / 2.0, area->y + share * area->height);
}

/* The legend shows bars of the kind that it explains, in a colour that one of them has. */
static void
test_samples (void)
{
  SpoolBarModel *model = two_bars (SPOOL_BAR_PROVISIONAL);
  SpoolBar *started = (SpoolBar *) spool_bar_model_get_item (model, 1, NULL);
  Drawing drawing;
  const SpoolRect *area;

  /* In the middle stands one that is neither. */
  started->flags = SPOOL_BAR_GREYED;
  spool_bar_model_add_bar (model, spool_bar_model_add_group (model, "Processes", 2), started);
  started->start = 0.0;
  started->flags = SPOOL_BAR_PLAIN;
  model->legends[SPOOL_BAR_LEGEND_START] = g_strdup ("Start-up");
  model->legends[SPOOL_BAR_LEGEND_PROVISIONAL] = g_strdup ("Still running");
  drawing_init (&drawing, spool_bar_chart_new (model), SPOOL_THEME_LIGHT, FALSE, 1);
  g_assert_cmpuint (drawing.layout->swatches->len, ==, 2);
  g_assert_cmphex (get_sample_pixel (&drawing, 0, 0.3), ==,
                   drawing_to_pixel (&drawing.theme.greyed));
  area = &get_bar (&drawing, 0)->area;
  g_assert_cmphex (get_sample_pixel (&drawing, 1, 0.5), ==,
                   drawing_get_pixel (&drawing, area->x + area->width / 2.0, area->y + 20.5));
  drawing_clear (&drawing);
}

static void
test_failed (void)
{
  Drawing drawing;
  const SpoolBarShape *bar;
  guint n_color = 0, n_background = 0;
  guint32 color, background;
  double y;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_FAILED)), SPOOL_THEME_LIGHT,
                FALSE, 1);
  bar = get_bar (&drawing, 0);
  color = drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_SERIAL]);
  background = drawing_to_pixel (&drawing.theme.background);
  for (y = bar->area.y + 10.0; y < bar->area.y + bar->area.height - 10.0; y += 1.0)
    {
      guint32 pixel = drawing_get_pixel (&drawing, bar->middle_px, y);

      n_color += pixel == color;
      n_background += pixel >> 16 > (background >> 16) / 2;
    }
  g_assert_cmpuint (n_color, >, 20);
  g_assert_cmpuint (n_background, >, 10);
  g_assert_cmphex (drawing_get_pixel (&drawing, bar->mark.x + bar->mark.width / 2.0,
                                      bar->mark.y + bar->mark.height / 2.0),
                   ==, drawing_to_pixel (&drawing.theme.failed));
  drawing_clear (&drawing);
}

static void
test_grid_is_crisp (void)
{
  Drawing drawing;
  guint i;

  drawing_init (&drawing, spool_bar_chart_new (two_bars (SPOOL_BAR_PLAIN)), SPOOL_THEME_LIGHT,
                FALSE, 2);
  g_assert_cmpuint (drawing.layout->grid->len, >=, 3);
  for (i = 1; i < drawing.layout->grid->len; i++)
    {
      double x = drawing.layout->plot.x + 2.0, y = g_array_index (drawing.layout->grid, double, i);

      g_assert_cmphex (drawing_get_pixel (&drawing, x, y - 0.5), ==,
                       drawing_to_pixel (&drawing.theme.background));
      g_assert_cmphex (drawing_get_pixel (&drawing, x, y), ==,
                       drawing_to_pixel (&drawing.theme.grid));
      g_assert_cmphex (drawing_get_pixel (&drawing, x, y + 0.5), ==,
                       drawing_to_pixel (&drawing.theme.grid));
      g_assert_cmphex (drawing_get_pixel (&drawing, x, y + 1.0), ==,
                       drawing_to_pixel (&drawing.theme.background));
    }
  drawing_clear (&drawing);
}

static void
test_whisker (void)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;
  const SpoolBarShape *shape;
  Drawing drawing;
  guint32 ink;

  spool_bar_model_add_group (model, "Threads", SPOOL_SERIES_THREADS);
  bar.value = 1.0;
  bar.low = 0.5;
  bar.high = 1.5;
  spool_bar_model_add_bar (model, 0, &bar);
  drawing_init (&drawing, spool_bar_chart_new (model), SPOOL_THEME_LIGHT, FALSE, 1);
  shape = get_bar (&drawing, 0);
  ink = drawing_to_pixel (&drawing.theme.text);
  g_assert_cmphex (drawing_get_pixel (&drawing, shape->whisker_x, shape->area.y - 20.0), ==, ink);
  g_assert_cmphex (drawing_get_pixel (&drawing, shape->whisker_x, shape->area.y + 20.0), ==, ink);
  g_assert_cmphex (drawing_get_pixel (&drawing, shape->whisker_x, shape->low_px + 4.0), ==,
                   drawing_to_pixel (&drawing.theme.series[SPOOL_SERIES_THREADS]));
  g_assert_cmphex (drawing_get_pixel (&drawing, shape->whisker_x - shape->whisker_px / 2.0 + 0.5,
                                      round (shape->high_px - 0.5) + 0.5),
                   ==, ink);
  drawing_clear (&drawing);
}

static void
test_pending (void)
{
  Drawing drawing;
  const SpoolRect *area;

  drawing_init (&drawing, spool_bar_chart_new (sample_model (SAMPLE_PENDING, 2, 2, 1.0)),
                SPOOL_THEME_LIGHT, FALSE, 1);
  area = &get_bar (&drawing, 0)->area;
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x + 1.0, area->y - 1.0), !=,
                   drawing_to_pixel (&drawing.theme.background));
  g_assert_cmphex (drawing_get_pixel (&drawing, area->x + 1.0, area->y - 10.0), ==,
                   drawing_to_pixel (&drawing.theme.background));
  drawing_clear (&drawing);
}

static void
test_no_background (void)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (two_bars (SPOOL_BAR_PLAIN));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_DARK);
  theme.paint_background = FALSE;
  spool_chart_draw (chart, cr, 200, 200, &theme);
  cairo_surface_flush (surface);
  g_assert_cmphex (*(guint32 *) (gpointer) cairo_image_surface_get_data (surface), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
record (SpoolBarModel *model, double width_px, double height_px, double *extents)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (model);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  spool_chart_draw (chart, cr, width_px, height_px, &theme);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &extents[0], &extents[1], &extents[2], &extents[3]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Whatever the size, nothing is drawn outside. */
static void
test_extents (void)
{
  static const double sizes_px[] = { 1, 20, 80, 120, 640 };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (sizes_px); i++)
    for (j = 0; j < G_N_ELEMENTS (sizes_px); j++)
      {
        double extents[4];

        record (sample_model (SAMPLE_LESSON | SAMPLE_RUNNING, 0, 0, 1.71), sizes_px[i], sizes_px[j],
                extents);
        g_assert_cmpfloat (extents[0], >=, -1.0);
        g_assert_cmpfloat (extents[1], >=, -1.0);
        g_assert_cmpfloat (extents[0] + extents[2], <=, sizes_px[i] + 1.0);
        g_assert_cmpfloat (extents[1] + extents[3], <=, sizes_px[j] + 1.0);
      }
}

static void
test_leaves_context_alone (void)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (two_bars (SPOOL_BAR_PLAIN));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 300);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t matrix;
  SpoolChartTheme theme;
  double x1, y1, x2, y2;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  cairo_translate (cr, 10, 20);
  spool_chart_draw (chart, cr, 200, 200, &theme);
  cairo_get_matrix (cr, &matrix);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  g_assert_cmpfloat (matrix.x0, ==, 10.0);
  g_assert_cmpfloat (matrix.y0, ==, 20.0);
  g_assert_cmpfloat (x2 - x1, ==, 300.0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < 8; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/bar-draw/bar-covers-its-area/%dx-%s-%s", i & 1 ? 2 : 1,
                           i & 2 ? "dark" : "light", i & 4 ? "rtl" : "ltr");

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bar_covers_its_area);
    }
  g_test_add_func ("/bar-draw/start-is-lighter", test_start_is_lighter);
  g_test_add_func ("/bar-draw/greyed", test_greyed);
  g_test_add_func ("/bar-draw/provisional", test_provisional);
  g_test_add_func ("/bar-draw/samples", test_samples);
  g_test_add_func ("/bar-draw/failed", test_failed);
  g_test_add_func ("/bar-draw/grid-is-crisp", test_grid_is_crisp);
  g_test_add_func ("/bar-draw/whisker", test_whisker);
  g_test_add_func ("/bar-draw/pending", test_pending);
  g_test_add_func ("/bar-draw/no-background", test_no_background);
  g_test_add_func ("/bar-draw/extents", test_extents);
  g_test_add_func ("/bar-draw/leaves-context-alone", test_leaves_context_alone);
  return g_test_run ();
}
