/* spool-chart-theme.c
 *
 * How charts look: colours, font, direction. Everything a drawing needs beside its numbers.
 *
 * The six series follow the palette of M. Okabe and K. Ito, "Color Universal Design (CUD): How to
 * make figures and presentations that are friendly to colorblind people" (2002, revised 2008):
 * blue, sky blue, vermillion, orange, reddish purple, bluish green. Their hues are kept. Where a
 * colour has less than 3:1 against a background (WCAG 2.1, 1.4.11), or two come close to each
 * other for readers without red or green cones, the lightness is changed, a little differently
 * for each background. The unit test holds these colours to both rules.
 *
 * The five parts of a worker's time take hues that the series leave free, after the scheme "muted"
 * of P. Tol, "Colour Schemes" (technical note SRON/EPS/TN/09-002, issue 3.2, 2021): olive, green,
 * indigo, grey, wine. Their lightness is changed by the same two rules, which the test holds also
 * between parts, series and the colour of failures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-theme.h"

#include <math.h>

typedef struct
{
  guint32 background, text, dim, grid, axis, failed, greyed;
  guint32 series[SPOOL_N_SERIES];
  guint32 parts[SPOOL_N_PART_COLORS];
} Palette;

/* Indexed by SpoolThemeFlags. */
static const Palette palettes[] = {
  { 0xffffff,
    0x241f31,
    0x5e5c64,
    0xe6e5e8,
    0x8f8d94,
    0xc01c28,
    0x949199,
    { 0x00507e, 0x3393d0, 0xbd4800, 0xbb8600, 0xb25f8c, 0x009a70 },
    { 0xa4943c, 0x0f7531, 0x4d3bab, 0x726869, 0x7d154a } },
  { 0x242424,
    0xffffff,
    0xb4b3b8,
    0x3d3d3f,
    0x8a898e,
    0xff7b63,
    0x77767b,
    { 0x1f84c6, 0x86cbf3, 0xdb5f00, 0xf0b030, 0xc4749f, 0x45c29d },
    { 0xd9d962, 0x449b4b, 0x8a6bef, 0x857e7c, 0xf97bc4 } },
  { 0xffffff,
    0x000000,
    0x000000,
    0xb9b8bc,
    0x000000,
    0xa00010,
    0x6f6d75,
    { 0x003a5c, 0x1f78b4, 0x843400, 0x946a00, 0x9c477a, 0x007d5a },
    { 0x2c280a, 0x1e5c29, 0x4a309c, 0x585758, 0x5f1037 } },
  { 0x000000,
    0xffffff,
    0xffffff,
    0x6a696d,
    0xffffff,
    0xff9a8a,
    0x9a999e,
    { 0x2f97da, 0xa5dbfa, 0xec6d10, 0xffc857, 0xd286b2, 0x5ad6b2 },
    { 0xe3e37d, 0x47aa55, 0x977cfe, 0x9d9693, 0xc54d93 } },
};

static SpoolColor
color_from_hex (guint32 hex)
{
  SpoolColor color = { ((hex >> 16) & 0xff) / 255.0, ((hex >> 8) & 0xff) / 255.0,
                       (hex & 0xff) / 255.0, 1.0 };

  return color;
}

/**
 * spool_chart_theme_init:
 * @theme: (out caller-allocates): the theme
 * @flags: which of the four
 *
 * Fills @theme with colours, the system's sans-serif font, left-to-right direction and a painted
 * background. May be called from any thread.
 */
void
spool_chart_theme_init (SpoolChartTheme *theme, SpoolThemeFlags flags)
{
  const Palette *palette;
  guint i;

  g_return_if_fail (theme != NULL);
  g_return_if_fail (flags < G_N_ELEMENTS (palettes));

  palette = &palettes[flags];
  *theme = (SpoolChartTheme){
    .flags = flags, .paint_title = TRUE, .paint_background = TRUE, .text_scale = 1.0
  };
  theme->background = color_from_hex (palette->background);
  theme->text = color_from_hex (palette->text);
  theme->dim = color_from_hex (palette->dim);
  theme->grid = color_from_hex (palette->grid);
  theme->axis = color_from_hex (palette->axis);
  theme->failed = color_from_hex (palette->failed);
  theme->greyed = color_from_hex (palette->greyed);
  for (i = 0; i < SPOOL_N_SERIES; i++)
    theme->series[i] = color_from_hex (palette->series[i]);
  for (i = 0; i < SPOOL_N_PART_COLORS; i++)
    theme->parts[i] = color_from_hex (palette->parts[i]);
  g_strlcpy (theme->font_family, "Sans", sizeof theme->font_family);
}

/**
 * spool_chart_theme_fit_text:
 * @theme: the theme
 * @width_px: the width of the picture
 * @height_px: its height
 *
 * Enlarges the text for a picture that will be shown smaller than it is: a chart of 1600 pixels
 * on a page or slide would else have letters that nobody can read. Windows don't want this.
 */
void
spool_chart_theme_fit_text (SpoolChartTheme *theme, double width_px, double height_px)
{
  double share;

  g_return_if_fail (theme != NULL);

  share = MIN (width_px / 800.0, height_px / 500.0);
  theme->text_scale *= CLAMP (sqrt (MAX (share, 0.0)), 1.0, 3.0);
}

/**
 * spool_chart_theme_get_series:
 * @theme: the theme
 * @series: any index; see #SpoolSeries
 *
 * Returns: the colour of the series
 */
SpoolColor
spool_chart_theme_get_series (const SpoolChartTheme *theme, guint series)
{
  static const SpoolColor none = { 0.0, 0.0, 0.0, 1.0 };

  g_return_val_if_fail (theme != NULL, none);

  return theme->series[series % SPOOL_N_SERIES];
}

/**
 * spool_color_mix:
 * @a: a colour
 * @b: another
 * @share_of_b: 0 for @a, 1 for @b
 *
 * Mixes opaque colours where a translucent one would let grid lines shine through.
 *
 * Returns: the colour between
 */
SpoolColor
spool_color_mix (const SpoolColor *a, const SpoolColor *b, double share_of_b)
{
  SpoolColor mixed = *a;

  mixed.red += (b->red - a->red) * share_of_b;
  mixed.green += (b->green - a->green) * share_of_b;
  mixed.blue += (b->blue - a->blue) * share_of_b;
  mixed.alpha += (b->alpha - a->alpha) * share_of_b;
  return mixed;
}

static double
linear_part (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/**
 * spool_color_luminance:
 * @color: a colour
 *
 * Returns: its relative luminance as WCAG 2.1 defines it, 0 for black and 1 for white
 */
double
spool_color_luminance (const SpoolColor *color)
{
  return 0.2126 * linear_part (color->red) + 0.7152 * linear_part (color->green) +
         0.0722 * linear_part (color->blue);
}

/**
 * spool_color_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: their contrast as WCAG 2.1 defines it, from 1 to 21
 */
double
spool_color_contrast (const SpoolColor *a, const SpoolColor *b)
{
  double first = spool_color_luminance (a), second = spool_color_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
