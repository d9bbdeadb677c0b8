/* paint-bars.c: paints bars and 20 labels on a picture of 1600 x 1000 and writes it as PNG.
 *
 *   paint-bars FILE VALUE...
 *
 * What any program pays that paints a chart with cairo and pango.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>

#define WIDTH 1600
#define HEIGHT 1000
#define MARGIN 80.0
#define N_LABELS 20

static void
paint_bars (cairo_t *cr, char **values, int n_values)
{
  double step = (WIDTH - 2 * MARGIN) / n_values;
  double most = 0;

  for (int i = 0; i < n_values; i++)
    most = MAX (most, g_ascii_strtod (values[i], NULL));
  cairo_set_source_rgb (cr, 0.21, 0.52, 0.89);
  for (int i = 0; i < n_values; i++)
    {
      double height = (HEIGHT - 2 * MARGIN) * g_ascii_strtod (values[i], NULL) / most;

      cairo_rectangle (cr, MARGIN + (i + 0.2) * step, HEIGHT - MARGIN - height, 0.6 * step, height);
    }
  cairo_fill (cr);
}

static void
paint_labels (cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_layout_set_font_description (layout, font);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  for (int i = 0; i < N_LABELS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Label %d: %.2f s", i, i * 0.13);

      pango_layout_set_text (layout, text, -1);
      cairo_move_to (cr, MARGIN + 140.0 * (i % 10), i < 10 ? 30 : HEIGHT - 60);
      pango_cairo_show_layout (cr, layout);
    }
  pango_font_description_free (font);
}

int
main (int argc, char *argv[])
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (argc < 3)
    return 2;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  paint_bars (cr, argv + 2, argc - 2);
  paint_labels (cr);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
