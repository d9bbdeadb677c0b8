/* spool-chart-export.c
 *
 * Charts as pictures: PNG, SVG, PDF.
 *
 * Pictures are made in memory: who saves them knows how a file is replaced safely.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>

/* Image surfaces of cairo end at 32,767 pixels; long before that memory does. */
#define MAX_PX 16384
#define MAX_PIXELS (256 * 1024 * 1024 / 4)

static const char *const suffixes[] = {
  [SPOOL_CHART_FORMAT_PNG] = ".png",
  [SPOOL_CHART_FORMAT_SVG] = ".svg",
  [SPOOL_CHART_FORMAT_PDF] = ".pdf",
};

G_DEFINE_QUARK (spool - chart - error - quark, spool_chart_error)

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (SpoolChartFormat format, int width_px, int height_px, int scale, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case SPOOL_CHART_FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width_px, height_px);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case SPOOL_CHART_FORMAT_PDF:
      return cairo_pdf_surface_create_for_stream (append_cb, bytes, width_px, height_px);
    case SPOOL_CHART_FORMAT_PNG:
    default:
      surface =
          cairo_image_surface_create (CAIRO_FORMAT_RGB24, width_px * scale, height_px * scale);
      cairo_surface_set_device_scale (surface, scale, scale);
      return surface;
    }
}

static cairo_status_t
draw_surface (SpoolChart *chart,
              SpoolChartFormat format,
              int width_px,
              int height_px,
              cairo_surface_t *surface,
              const SpoolChartTheme *theme,
              GByteArray *bytes)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  spool_chart_draw (chart, cr, width_px, height_px, theme);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == SPOOL_CHART_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

/**
 * spool_chart_export_check_size:
 * @width_px: the width, at scale 1
 * @height_px: the height, at scale 1
 * @scale: 1 or 2
 * @error: %SPOOL_CHART_ERROR_SIZE
 *
 * For those who know the size long before they have a chart. Any thread.
 *
 * Returns: whether spool_chart_export() can make a picture of that size
 */
gboolean
spool_chart_export_check_size (int width_px, int height_px, int scale, GError **error)
{
  g_return_val_if_fail (scale == 1 || scale == 2, FALSE);

  if (width_px >= 1 && height_px >= 1 && width_px <= MAX_PX / scale &&
      height_px <= MAX_PX / scale && (gint64) width_px * height_px * scale * scale <= MAX_PIXELS)
    return TRUE;
  g_set_error (error, SPOOL_CHART_ERROR, SPOOL_CHART_ERROR_SIZE,
               _ ("A picture of %d × %d pixels at scale %d cannot be made"), width_px, height_px,
               scale);
  return FALSE;
}

/**
 * spool_chart_export:
 * @chart: a chart
 * @format: the kind of file
 * @width_px: the width, at scale 1; points in a PDF
 * @height_px: the height, at scale 1
 * @scale: 1 or 2: how many pixels of a PNG are one of @width_px; the others have none
 * @theme: how it shall look; the background is always painted
 * @error: return location for an error of the domain %SPOOL_CHART_ERROR
 *
 * Draws @chart with text that fits the size, see spool_chart_theme_fit_text().
 * On Windows only the main thread may do this.
 *
 * Returns: (transfer full): the contents of the file, or %NULL
 */
GBytes *
spool_chart_export (SpoolChart *chart,
                    SpoolChartFormat format,
                    int width_px,
                    int height_px,
                    int scale,
                    const SpoolChartTheme *theme,
                    GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SpoolChartTheme fitted;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (SPOOL_IS_CHART (chart), NULL);
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (scale == 1 || scale == 2, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!spool_chart_export_check_size (width_px, height_px, scale, error))
    return NULL;
  fitted = *theme;
  fitted.paint_background = TRUE;
  spool_chart_theme_fit_text (&fitted, width_px, height_px);
  surface = create_surface (format, width_px, height_px, scale, bytes);
  status = draw_surface (chart, format, width_px, height_px, surface, &fitted, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SPOOL_CHART_ERROR, SPOOL_CHART_ERROR_DRAW, _ ("Drawing failed: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * spool_chart_format_nth_suffix:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the ending of a kind of picture, with its dot; %NULL behind
 * the last. Any thread.
 */
const char *
spool_chart_format_nth_suffix (guint n)
{
  return n < G_N_ELEMENTS (suffixes) ? suffixes[n] : NULL;
}

/**
 * spool_chart_format_from_name:
 * @name: a file name or path
 * @format: (out): the format its ending stands for
 *
 * Returns: %FALSE if the ending is not that of a picture
 */
gboolean
spool_chart_format_from_name (const char *name, SpoolChartFormat *format)
{
  g_autofree char *lower = NULL;
  guint i;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = (SpoolChartFormat) i;
        return TRUE;
      }
  return FALSE;
}
