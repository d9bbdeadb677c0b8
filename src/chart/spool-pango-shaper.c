/* spool-pango-shaper.c
 *
 * Shapes and draws the text of charts with Pango.
 *
 * One context serves a whole layout, and the PangoLayout that measured a text also draws it.
 * Metrics are not hinted, so that a chart is laid out alike at each scale and in each format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-pango-shaper.h"

#include <math.h>
#include <pango/pangocairo.h>

typedef struct
{
  SpoolTextShaper parent;
  PangoContext *context;
  PangoContext *number_context; /* from left to right */
  PangoFontDescription *fonts[SPOOL_N_TEXT_STYLES];
  PangoAttrList *attributes;
} PangoShaper;

typedef struct
{
  double size_px;
  PangoWeight weight;
} StyleFont;

static const StyleFont style_fonts[SPOOL_N_TEXT_STYLES] = {
  [SPOOL_TEXT_TITLE] = { 19.0, PANGO_WEIGHT_BOLD },
  [SPOOL_TEXT_SUBTITLE] = { 13.0, PANGO_WEIGHT_NORMAL },
  [SPOOL_TEXT_LEGEND] = { 12.0, PANGO_WEIGHT_NORMAL },
  [SPOOL_TEXT_AXIS_TITLE] = { 12.0, PANGO_WEIGHT_NORMAL },
  [SPOOL_TEXT_TICK] = { 12.0, PANGO_WEIGHT_NORMAL },
  [SPOOL_TEXT_VALUE] = { 12.5, PANGO_WEIGHT_MEDIUM },
  [SPOOL_TEXT_CATEGORY] = { 12.5, PANGO_WEIGHT_NORMAL },
  [SPOOL_TEXT_GROUP] = { 13.0, PANGO_WEIGHT_SEMIBOLD },
  [SPOOL_TEXT_FOOTNOTE] = { 11.0, PANGO_WEIGHT_NORMAL },
};

/* Labels below bars are centred, and better turned than broken within a word. */
static gboolean
is_label (SpoolTextStyle style)
{
  return style == SPOOL_TEXT_GROUP || style == SPOOL_TEXT_CATEGORY;
}

/* A text without letters, such as “1.13×”, reads as it does in every language. */
static PangoContext *
choose_context (PangoShaper *self, const char *string)
{
  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return self->context;
  return self->number_context;
}

static SpoolText *
pango_shaper_shape (SpoolTextShaper *shaper,
                    const char *string,
                    SpoolTextStyle style,
                    double max_width_px,
                    int max_lines)
{
  PangoShaper *self = (PangoShaper *) shaper;
  SpoolText *text = spool_text_new (string, style);
  PangoLayout *layout = pango_layout_new (choose_context (self, string));
  PangoRectangle logical;

  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_text (layout, string, -1);
  if (max_width_px > 0.0)
    {
      pango_layout_set_width (layout, (int) ceil (max_width_px * PANGO_SCALE));
      pango_layout_set_height (layout, -max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (layout, is_label (style) ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
      if (is_label (style))
        pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    }
  pango_layout_get_extents (layout, NULL, &logical);
  text->width_px = (double) logical.width / PANGO_SCALE;
  text->height_px = (double) logical.height / PANGO_SCALE;
  text->cut = pango_layout_is_ellipsized (layout);
  text->shape = layout;
  text->free_shape = g_object_unref;
  return text;
}

static void
apply_font_options (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  /* The colours of subpixels would be wrong as soon as a saved picture is scaled or turned. */
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
}

static PangoContext *
make_context (cairo_t *cr, gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  apply_font_options (context);
  if (cr != NULL)
    pango_cairo_update_context (cr, context);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/**
 * spool_pango_shaper_new:
 * @theme: the font, its scale and the direction
 * @cr: (nullable): where the text will be drawn, if that is known
 *
 * Makes a shaper for one layout. Uses the default font map of the calling thread, which keeps
 * fonts loaded from one layout to the next. On Windows only the main thread may do this.
 *
 * Returns: (transfer full): the shaper
 */
SpoolTextShaper *
spool_pango_shaper_new (const SpoolChartTheme *theme, cairo_t *cr)
{
  PangoShaper *self;
  guint i;

  g_return_val_if_fail (theme != NULL, NULL);

  self = g_new0 (PangoShaper, 1);
  self->parent.shape = pango_shaper_shape;
  self->context = make_context (cr, theme->rtl);
  self->number_context = make_context (cr, FALSE);
  for (i = 0; i < SPOOL_N_TEXT_STYLES; i++)
    {
      self->fonts[i] = pango_font_description_from_string (theme->font_family);
      pango_font_description_set_weight (self->fonts[i], style_fonts[i].weight);
      pango_font_description_set_absolute_size (
          self->fonts[i], style_fonts[i].size_px * theme->text_scale * PANGO_SCALE);
    }
  self->attributes = pango_attr_list_new ();
  /* Digits of one width, where the font has them, so that growing numbers don't dance. */
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  return &self->parent;
}

/**
 * spool_pango_shaper_free:
 * @self: (transfer full) (nullable): a shaper made by spool_pango_shaper_new()
 *
 * Frees @self; the texts it made stay usable.
 */
void
spool_pango_shaper_free (SpoolTextShaper *self)
{
  PangoShaper *shaper = (PangoShaper *) self;
  guint i;

  if (self == NULL)
    return;
  for (i = 0; i < SPOOL_N_TEXT_STYLES; i++)
    pango_font_description_free (shaper->fonts[i]);
  pango_attr_list_unref (shaper->attributes);
  g_object_unref (shaper->context);
  g_object_unref (shaper->number_context);
  g_free (shaper);
}

/* Aligned lines don't begin at the layout's own origin. */
static void
move_to_origin (cairo_t *cr, PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, -(double) logical.x / PANGO_SCALE, -(double) logical.y / PANGO_SCALE);
}

/**
 * spool_pango_shaper_draw:
 * @text: a text made by this kind of shaper
 * @cr: where to draw; the text's top left corner comes to the origin
 *
 * Draws @text in the current colour.
 */
void
spool_pango_shaper_draw (const SpoolText *text, cairo_t *cr)
{
  g_return_if_fail (text != NULL && PANGO_IS_LAYOUT (text->shape));
  g_return_if_fail (cr != NULL);

  move_to_origin (cr, text->shape);
  pango_cairo_show_layout (cr, text->shape);
}

/**
 * spool_pango_shaper_outline:
 * @text: a text made by this kind of shaper
 * @cr: where to draw; the text's top left corner comes to the origin
 *
 * Adds the outlines of @text to the path.
 */
void
spool_pango_shaper_outline (const SpoolText *text, cairo_t *cr)
{
  g_return_if_fail (text != NULL && PANGO_IS_LAYOUT (text->shape));
  g_return_if_fail (cr != NULL);

  move_to_origin (cr, text->shape);
  pango_cairo_layout_path (cr, text->shape);
}
