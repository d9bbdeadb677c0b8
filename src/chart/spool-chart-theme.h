/* spool-chart-theme.h
 *
 * How charts look: colours, font, direction. Everything a drawing needs beside its numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolColor:
 *
 * An sRGB colour, each part from 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} SpoolColor;

/**
 * SpoolSeries:
 *
 * The colour series of the palette. An index beyond the last begins anew.
 */
typedef enum
{
  SPOOL_SERIES_SERIAL,
  SPOOL_SERIES_THREADS,
  SPOOL_SERIES_PROCESSES,
  SPOOL_SERIES_PROCESSES_FORK,
  SPOOL_SERIES_THREADS_GIL,
  SPOOL_SERIES_ASYNC,
  SPOOL_N_SERIES
} SpoolSeries;

/**
 * SpoolPartColor:
 *
 * The colours of what a worker's time is split into. None of them is near a series' colour, so
 * that nobody takes a part of a bar for an executor.
 */
typedef enum
{
  SPOOL_PART_START,
  SPOOL_PART_WAIT,
  SPOOL_PART_WORK,
  SPOOL_PART_IDLE,
  SPOOL_PART_STOP,
  SPOOL_N_PART_COLORS
} SpoolPartColor;

/**
 * SpoolThemeFlags:
 * @SPOOL_THEME_DARK: for a dark background
 * @SPOOL_THEME_HIGH_CONTRAST: stronger colours, no dim text, outlined bars
 */
typedef enum
{
  SPOOL_THEME_LIGHT = 0,
  SPOOL_THEME_DARK = 1 << 0,
  SPOOL_THEME_HIGH_CONTRAST = 1 << 1,
} SpoolThemeFlags;

/**
 * SpoolChartTheme:
 * @flags: which theme this is
 * @background: the background, also what lighter parts of bars are mixed with
 * @text: titles, values, labels
 * @dim: the axis' numbers, subtitles, footnotes
 * @grid: the grid lines
 * @axis: the line on which bars stand
 * @failed: the mark of what failed
 * @greyed: bars that are not of this comparison
 * @series: the bars
 * @parts: what a worker's time is split into, by #SpoolPartColor
 * @paint_title: %FALSE if the chart is drawn where its title stands already
 * @paint_background: %FALSE if the chart is drawn on a window that has its own background
 * @rtl: the chart is mirrored, for right-to-left languages
 * @text_scale: all text and spacing is this much larger
 * @font_family: the font, as a Pango family list
 *
 * Plain data: initialise with spool_chart_theme_init(), then change what should differ.
 */
typedef struct
{
  SpoolThemeFlags flags;
  SpoolColor background;
  SpoolColor text;
  SpoolColor dim;
  SpoolColor grid;
  SpoolColor axis;
  SpoolColor failed;
  SpoolColor greyed;
  SpoolColor series[SPOOL_N_SERIES];
  SpoolColor parts[SPOOL_N_PART_COLORS];
  gboolean paint_title;
  gboolean paint_background;
  gboolean rtl;
  double text_scale;
  char font_family[128];
} SpoolChartTheme;

void spool_chart_theme_init (SpoolChartTheme *theme, SpoolThemeFlags flags);
void spool_chart_theme_fit_text (SpoolChartTheme *theme, double width_px, double height_px);
SpoolColor spool_chart_theme_get_series (const SpoolChartTheme *theme, guint series);
SpoolColor spool_color_mix (const SpoolColor *a, const SpoolColor *b, double share_of_b);
double spool_color_luminance (const SpoolColor *color);
double spool_color_contrast (const SpoolColor *a, const SpoolColor *b);

G_END_DECLS
