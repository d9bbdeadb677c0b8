/* test-pango-shaper.c
 *
 * What layouts rely on in the shaper that has fonts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-pango-shaper.h"

#include <pango/pango.h>
#include <string.h>

typedef struct
{
  SpoolChartTheme theme;
  SpoolTextShaper *shaper;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  spool_chart_theme_init (&fixture->theme, SPOOL_THEME_LIGHT);
  fixture->shaper = spool_pango_shaper_new (&fixture->theme, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spool_pango_shaper_free (fixture->shaper);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolText) one =
      spool_text_shaper_shape (fixture->shaper, "Threads", SPOOL_TEXT_TICK, 0, 1);
  g_autoptr (SpoolText) two =
      spool_text_shaper_shape (fixture->shaper, "Threads Threads", SPOOL_TEXT_TICK, 0, 1);

  g_assert_cmpstr (one->string, ==, "Threads");
  g_assert_cmpfloat (one->width_px, >, 20.0);
  g_assert_cmpfloat (one->height_px, >, 8.0);
  g_assert_cmpfloat (one->height_px, <, 40.0);
  g_assert_cmpfloat (two->width_px, >, 2.0 * one->width_px);
  g_assert_cmpfloat (two->height_px, ==, one->height_px);
  g_assert_false (one->cut);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolText) text = spool_text_shaper_shape (
      fixture->shaper, "An exceedingly long label", SPOOL_TEXT_GROUP, 60.0, 1);

  g_assert_true (text->cut);
  g_assert_cmpfloat (text->width_px, <=, 61.0);
}

static void
test_wrap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolText) one =
      spool_text_shaper_shape (fixture->shaper, "Seven of nine", SPOOL_TEXT_SUBTITLE, 0, 1);
  g_autoptr (SpoolText) wrapped = spool_text_shaper_shape (
      fixture->shaper, "Seven of nine", SPOOL_TEXT_SUBTITLE, 0.7 * one->width_px, 3);

  g_assert_false (wrapped->cut);
  g_assert_cmpfloat (wrapped->height_px, >, 1.5 * one->height_px);
  g_assert_cmpfloat (wrapped->width_px, <=, 0.7 * one->width_px + 1.0);
}

/* The × stands behind the number where text runs from right to left, too. */
static void
test_numbers_keep_direction (Fixture *fixture, gconstpointer data)
{
  SpoolTextShaper *rtl;

  fixture->theme.rtl = TRUE;
  rtl = spool_pango_shaper_new (&fixture->theme, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpoolText) text =
          spool_text_shaper_shape (i == 0 ? fixture->shaper : rtl, "1.13×", SPOOL_TEXT_VALUE, 0, 1);
      PangoRectangle sign, digit;

      pango_layout_index_to_pos (text->shape, strlen ("1.13"), &sign);
      pango_layout_index_to_pos (text->shape, 0, &digit);
      g_assert_cmpint (MIN (sign.x, sign.x + sign.width), >, MIN (digit.x, digit.x + digit.width));
    }
  spool_pango_shaper_free (rtl);
}

/* Labels tell by their width that a word does not fit; they don't break it. */
static void
test_label_keeps_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolText) word =
      spool_text_shaper_shape (fixture->shaper, "Processes", SPOOL_TEXT_GROUP, 0, 1);
  g_autoptr (SpoolText) narrow =
      spool_text_shaper_shape (fixture->shaper, "Processes (fork)", SPOOL_TEXT_GROUP, 20.0, 2);

  g_assert_true (narrow->cut || narrow->width_px >= word->width_px - 1.0);
}

/* No markup: a name of a lesson may hold anything. */
static void
test_plain_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolText) text =
      spool_text_shaper_shape (fixture->shaper, "<b>&amp;", SPOOL_TEXT_TICK, 0, 1);
  g_autoptr (SpoolText) short_text =
      spool_text_shaper_shape (fixture->shaper, "&", SPOOL_TEXT_TICK, 0, 1);

  g_assert_cmpfloat (text->width_px, >, 3.0 * short_text->width_px);
}

/* Texts outlive the shaper, as layouts do. */
static void
test_text_outlives_shaper (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 32);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (SpoolText) text = NULL;
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;
  const guchar *data;
  guint i, ink = 0;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  shaper = spool_pango_shaper_new (&theme, cr);
  text = spool_text_shaper_shape (shaper, "XX", SPOOL_TEXT_TITLE, 0, 1);
  spool_pango_shaper_free (shaper);
  spool_pango_shaper_draw (text, cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (i = 0; i < 32 * (guint) cairo_image_surface_get_stride (surface); i++)
    ink += data[i] > 0;
  g_assert_cmpuint (ink, >, 20);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* One chart is laid out alike at all scales: a picture at 2x is the picture at 1x, sharper. */
static void
test_scale_does_not_matter (void)
{
  double widths[2];
  int scale;

  for (scale = 1; scale <= 2; scale++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
      SpoolTextShaper *shaper;
      SpoolChartTheme theme;
      g_autoptr (SpoolText) text = NULL;
      cairo_t *cr;

      cairo_surface_set_device_scale (surface, scale, scale);
      cr = cairo_create (surface);
      spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
      shaper = spool_pango_shaper_new (&theme, cr);
      text = spool_text_shaper_shape (shaper, "Median time [s]", SPOOL_TEXT_AXIS_TITLE, 0, 1);
      widths[scale - 1] = text->width_px;
      spool_pango_shaper_free (shaper);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpfloat_with_epsilon (widths[0], widths[1], 0.2);
}

static void
test_text_scale (void)
{
  SpoolChartTheme theme;
  SpoolTextShaper *normal, *large;
  g_autoptr (SpoolText) small_text = NULL;
  g_autoptr (SpoolText) large_text = NULL;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  normal = spool_pango_shaper_new (&theme, NULL);
  theme.text_scale = 2.0;
  large = spool_pango_shaper_new (&theme, NULL);
  small_text = spool_text_shaper_shape (normal, "Workers", SPOOL_TEXT_TICK, 0, 1);
  large_text = spool_text_shaper_shape (large, "Workers", SPOOL_TEXT_TICK, 0, 1);
  g_assert_cmpfloat_with_epsilon (large_text->width_px, 2.0 * small_text->width_px, 1.0);
  spool_pango_shaper_free (normal);
  spool_pango_shaper_free (large);
}

#define ADD(name, function) \
  g_test_add ("/pango-shaper/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("size", test_size);
  ADD ("cut", test_cut);
  ADD ("wrap", test_wrap);
  ADD ("label-keeps-words", test_label_keeps_words);
  ADD ("numbers-keep-direction", test_numbers_keep_direction);
  ADD ("plain-text", test_plain_text);
  g_test_add_func ("/pango-shaper/text-outlives-shaper", test_text_outlives_shaper);
  g_test_add_func ("/pango-shaper/scale-does-not-matter", test_scale_does_not_matter);
  g_test_add_func ("/pango-shaper/text-scale", test_text_scale);
  return g_test_run ();
}
