/* test-chart-export.c
 *
 * Charts as PNG, SVG and PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-chart-export.h"
#include "chart-samples.h"

#include <string.h>

static GBytes *export(
    SpoolChartFormat format, int width_px, int height_px, int scale, GError **error)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (sample_model (SAMPLE_LESSON, 0, 0, 1.71));
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  return spool_chart_export (chart, format, width_px, height_px, scale, &theme, error);
}

static guint32
read_big_endian (const guchar *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png (gconstpointer user_data)
{
  int scale = GPOINTER_TO_INT (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = export(SPOOL_CHART_FORMAT_PNG, 320, 200, scale, &error);
  const guchar *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (data, 8, "\211PNG\r\n\032\n", 8);
  g_assert_cmpuint (read_big_endian (data + 16), ==, 320 * (guint32) scale);
  g_assert_cmpuint (read_big_endian (data + 20), ==, 200 * (guint32) scale);
  g_assert_cmpmem (data + size - 8, 4, "IEND", 4);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* What was written can be read again, and its corner is the background. */
static void
test_png_round_trip (void)
{
  g_autoptr (GBytes) bytes = export(SPOOL_CHART_FORMAT_PNG, 320, 200, 1, NULL);
  Reader reader;
  cairo_surface_t *surface;
  const guint32 *pixels;

  reader.data = g_bytes_get_data (bytes, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 320);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  g_assert_cmphex (pixels[0] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attribute_names,
                  const char **attribute_values,
                  gpointer user_data,
                  GError **error)
{
  guint *n_svg = user_data;
  guint i;

  if (!g_str_equal (name, "svg"))
    return;
  (*n_svg)++;
  for (i = 0; attribute_names[i] != NULL; i++)
    if (g_str_equal (attribute_names[i], "width"))
      g_assert_true (g_str_has_prefix (attribute_values[i], "320"));
    else if (g_str_equal (attribute_names[i], "height"))
      g_assert_true (g_str_has_prefix (attribute_values[i], "200"));
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { start_element_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = export(SPOOL_CHART_FORMAT_SVG, 320, 200, 1, &error);
  g_autoptr (GMarkupParseContext) context = NULL;
  guint n_svg = 0;
  const char *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  context = g_markup_parse_context_new (&parser, 0, &n_svg, NULL);
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_svg, ==, 1);
}

static void
test_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = export(SPOOL_CHART_FORMAT_PDF, 320, 200, 1, &error);
  const char *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_nonnull (g_strstr_len (data + size - 32, 32, "%%EOF"));
}

typedef struct
{
  int width_px;
  int height_px;
  int scale;
  gboolean possible;
} SizeRow;

static void
test_sizes (void)
{
  static const SizeRow rows[] = {
    { 0, 100, 1, FALSE },  { 100, 0, 1, FALSE },       { -1, 100, 1, FALSE },
    { 1, 1, 1, TRUE },     { 120, 80, 2, TRUE },       { G_MAXINT, G_MAXINT, 2, FALSE },
    { 9000, 1, 2, FALSE }, { 16384, 16384, 1, FALSE }, { 16385, 1, 1, FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = export(SPOOL_CHART_FORMAT_PNG, rows[i].width_px, rows[i].height_px,
                                        rows[i].scale, &error);

      g_assert_true (spool_chart_export_check_size (rows[i].width_px, rows[i].height_px,
                                                    rows[i].scale, NULL) == rows[i].possible);
      if (rows[i].possible)
        {
          g_assert_no_error (error);
          g_assert_nonnull (bytes);
        }
      else
        {
          g_assert_error (error, SPOOL_CHART_ERROR, SPOOL_CHART_ERROR_SIZE);
          g_assert_null (bytes);
        }
    }
}

/* The same chart gives the same bytes, so that saved pictures can be compared. */
static void
test_repeats (void)
{
  g_autoptr (GBytes) first = export(SPOOL_CHART_FORMAT_PNG, 400, 300, 2, NULL);
  g_autoptr (GBytes) second = export(SPOOL_CHART_FORMAT_PNG, 400, 300, 2, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_theme_untouched (void)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (sample_model (SAMPLE_LESSON, 0, 0, 1.71));
  g_autoptr (GBytes) bytes = NULL;
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_DARK);
  theme.paint_background = FALSE;
  bytes = spool_chart_export (chart, SPOOL_CHART_FORMAT_PNG, 1600, 1000, 1, &theme, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpfloat (theme.text_scale, ==, 1.0);
  g_assert_false (theme.paint_background);
}

static void
test_format_from_name (void)
{
  SpoolChartFormat format;

  g_assert_true (spool_chart_format_from_name ("a.png", &format));
  g_assert_cmpint (format, ==, SPOOL_CHART_FORMAT_PNG);
  g_assert_true (spool_chart_format_from_name ("/b.png/c.SVG", &format));
  g_assert_cmpint (format, ==, SPOOL_CHART_FORMAT_SVG);
  g_assert_true (spool_chart_format_from_name ("ü.jobs.pdf", &format));
  g_assert_cmpint (format, ==, SPOOL_CHART_FORMAT_PDF);
  g_assert_false (spool_chart_format_from_name ("png", &format));
  g_assert_false (spool_chart_format_from_name ("a.jpeg", &format));
  g_assert_false (spool_chart_format_from_name ("", &format));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart-export/png/1x", GINT_TO_POINTER (1), test_png);
  g_test_add_data_func ("/chart-export/png/2x", GINT_TO_POINTER (2), test_png);
  g_test_add_func ("/chart-export/png/round-trip", test_png_round_trip);
  g_test_add_func ("/chart-export/svg", test_svg);
  g_test_add_func ("/chart-export/pdf", test_pdf);
  g_test_add_func ("/chart-export/sizes", test_sizes);
  g_test_add_func ("/chart-export/repeats", test_repeats);
  g_test_add_func ("/chart-export/theme-untouched", test_theme_untouched);
  g_test_add_func ("/chart-export/format-from-name", test_format_from_name);
  return g_test_run ();
}
