/* test-chart-theme.c
 *
 * The palette, for all readers: contrast against the background, and distance from each other as
 * seen with three kinds of cones, without green ones, and without red ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-theme.h"

#include <math.h>

/* Just noticeable is about 2.3 (CIE 1976); these are for areas that don't touch. */
#define MIN_DISTANCE 12.0
#define MIN_DISTANCE_NORMAL 20.0

typedef struct
{
  const char *name;
  double min_distance;
  double matrix[3][3]; /* on linear RGB */
} Vision;

/* G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation
 * of Color Vision Deficiency (2009), severity 1.0. */
static const Vision visions[] = {
  { "normal", MIN_DISTANCE_NORMAL, { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "deuteranopia",
    MIN_DISTANCE,
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } } },
  { "protanopia",
    MIN_DISTANCE,
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } } },
};

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
lab_part (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116.0;
}

static void
to_lab (const SpoolColor *color, const Vision *vision, double *lab)
{
  double rgb[3] = { linear (color->red), linear (color->green), linear (color->blue) }, seen[3];
  double x, y, z;
  guint i;

  for (i = 0; i < 3; i++)
    seen[i] = CLAMP (vision->matrix[i][0] * rgb[0] + vision->matrix[i][1] * rgb[1] +
                         vision->matrix[i][2] * rgb[2],
                     0.0, 1.0);
  x = lab_part ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
  y = lab_part (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_part ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
  lab[0] = 116.0 * y - 16.0;
  lab[1] = 500.0 * (x - y);
  lab[2] = 200.0 * (y - z);
}

static double
distance (const SpoolColor *a, const SpoolColor *b, const Vision *vision)
{
  double first[3], second[3];

  to_lab (a, vision, first);
  to_lab (b, vision, second);
  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) +
               pow (first[2] - second[2], 2));
}

static void
test_series_contrast (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  double wanted = flags & SPOOL_THEME_HIGH_CONTRAST ? 4.5 : 3.0;
  SpoolChartTheme theme;
  guint i;

  spool_chart_theme_init (&theme, flags);
  for (i = 0; i < SPOOL_N_SERIES; i++)
    g_assert_cmpfloat (spool_color_contrast (&theme.series[i], &theme.background), >=, wanted);
  g_assert_cmpfloat (spool_color_contrast (&theme.failed, &theme.background), >=, wanted);
  g_assert_cmpfloat (spool_color_contrast (&theme.axis, &theme.background), >=, 3.0);
}

static void
test_text_contrast (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, flags);
  g_assert_cmpfloat (spool_color_contrast (&theme.text, &theme.background), >=, 7.0);
  g_assert_cmpfloat (spool_color_contrast (&theme.dim, &theme.background), >=, 4.5);
}

static void
test_series_distance (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  SpoolChartTheme theme;
  guint v, i, j;

  spool_chart_theme_init (&theme, flags);
  for (v = 0; v < G_N_ELEMENTS (visions); v++)
    for (i = 0; i < SPOOL_N_SERIES; i++)
      for (j = 0; j < i; j++)
        {
          double apart = distance (&theme.series[i], &theme.series[j], &visions[v]);

          g_test_message ("%s: series %u and %u: %.1f", visions[v].name, i, j, apart);
          g_assert_cmpfloat (apart, >=, visions[v].min_distance);
        }
}

/* The series, then what splits a worker's time, then the colour of failures. */
static guint
list_colors (const SpoolChartTheme *theme, SpoolColor *colors)
{
  guint n = 0;

  for (guint i = 0; i < SPOOL_N_SERIES; i++)
    colors[n++] = theme->series[i];
  for (guint i = 0; i < SPOOL_N_PART_COLORS; i++)
    colors[n++] = theme->parts[i];
  colors[n++] = theme->failed;
  return n;
}

static void
test_part_contrast (gconstpointer data)
{
  SpoolThemeFlags flags = GPOINTER_TO_UINT (data);
  double wanted = flags & SPOOL_THEME_HIGH_CONTRAST ? 4.5 : 3.0;
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, flags);
  for (guint i = 0; i < SPOOL_N_PART_COLORS; i++)
    g_assert_cmpfloat (spool_color_contrast (&theme.parts[i], &theme.background), >=, wanted);
}

/* A part of a bar must not be taken for another, nor for an executor, nor for a failure. These
 * stand in other charts or other places, so they may be a little nearer to each other. */
static void
test_part_distance (gconstpointer data)
{
  SpoolColor colors[SPOOL_N_SERIES + SPOOL_N_PART_COLORS + 1];
  SpoolChartTheme theme;
  guint n_colors;

  spool_chart_theme_init (&theme, GPOINTER_TO_UINT (data));
  n_colors = list_colors (&theme, colors);
  for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
    for (guint i = SPOOL_N_SERIES; i < SPOOL_N_SERIES + SPOOL_N_PART_COLORS; i++)
      for (guint j = 0; j < n_colors; j++)
        {
          gboolean part = j >= SPOOL_N_SERIES && j < SPOOL_N_SERIES + SPOOL_N_PART_COLORS;
          double wanted = visions[v].min_distance * (part ? 1.0 : 0.8);

          if (i != j)
            g_assert_cmpfloat (distance (&colors[i], &colors[j], &visions[v]), >=, wanted);
        }
}

static void
test_known_contrast (void)
{
  SpoolColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, red = { 1, 0, 0, 1 };

  g_assert_cmpfloat_with_epsilon (spool_color_contrast (&black, &white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_color_contrast (&white, &black), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (spool_color_contrast (&red, &white), 3.998, 1e-3);
  g_assert_cmpfloat (spool_color_contrast (&red, &red), ==, 1.0);
}

static void
test_mix (void)
{
  SpoolColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 0 };
  SpoolColor mixed = spool_color_mix (&black, &white, 0.25);

  g_assert_cmpfloat (mixed.red, ==, 0.25);
  g_assert_cmpfloat (mixed.blue, ==, 0.25);
  g_assert_cmpfloat (mixed.alpha, ==, 0.75);
}

static void
test_series_wrap (void)
{
  SpoolChartTheme theme;
  SpoolColor first, again;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  first = spool_chart_theme_get_series (&theme, 1);
  again = spool_chart_theme_get_series (&theme, 1 + SPOOL_N_SERIES);
  g_assert_cmpfloat (first.red, ==, again.red);
  g_assert_cmpfloat (first.red, ==, theme.series[1].red);
}

static void
test_fit_text (void)
{
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  spool_chart_theme_fit_text (&theme, 400, 300);
  g_assert_cmpfloat (theme.text_scale, ==, 1.0);
  spool_chart_theme_fit_text (&theme, 1600, 1000);
  g_assert_cmpfloat_with_epsilon (theme.text_scale, sqrt (2.0), 1e-9);
  theme.text_scale = 2.0;
  spool_chart_theme_fit_text (&theme, 1e6, 1e6);
  g_assert_cmpfloat (theme.text_scale, ==, 6.0);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "light", "dark", "contrast-light", "contrast-dark" };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *contrast = g_strdup_printf ("/theme/%s/series-contrast", names[i]);
      g_autofree char *text = g_strdup_printf ("/theme/%s/text-contrast", names[i]);
      g_autofree char *part_contrast = g_strdup_printf ("/theme/%s/part-contrast", names[i]);
      g_autofree char *part_apart = g_strdup_printf ("/theme/%s/part-distance", names[i]);
      g_autofree char *apart = g_strdup_printf ("/theme/%s/series-distance", names[i]);

      g_test_add_data_func (contrast, GUINT_TO_POINTER (i), test_series_contrast);
      g_test_add_data_func (text, GUINT_TO_POINTER (i), test_text_contrast);
      g_test_add_data_func (apart, GUINT_TO_POINTER (i), test_series_distance);
      g_test_add_data_func (part_contrast, GUINT_TO_POINTER (i), test_part_contrast);
      g_test_add_data_func (part_apart, GUINT_TO_POINTER (i), test_part_distance);
    }
  g_test_add_func ("/theme/known-contrast", test_known_contrast);
  g_test_add_func ("/theme/mix", test_mix);
  g_test_add_func ("/theme/series-wrap", test_series_wrap);
  g_test_add_func ("/theme/fit-text", test_fit_text);
  return g_test_run ();
}
