/* chart-gallery.c
 *
 * Paints a folder full of charts, to be looked at by people. Built with the tests, never run by
 * them: chart-gallery FOLDER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart/spool-chart-export.h"
#include "chart-samples.h"

#include <glib/gstdio.h>
#include <locale.h>

typedef struct
{
  const char *name;
  SampleFlags sample;
  guint n_groups;
  guint n_bars;
  double maximum_s;
  SpoolThemeFlags theme;
  gboolean rtl;
  int width_px;
  int height_px;
  int scale;
} Picture;

static const Picture pictures[] = {
  { "lesson-light", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 800, 500, 1 },
  { "lesson-dark", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_DARK, FALSE, 800, 500, 1 },
  { "lesson-light-2x", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 800, 500, 2 },
  { "lesson-large", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 1600, 1000, 1 },
  { "lesson-small", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 360, 294, 1 },
  { "lesson-tiny", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 120, 80, 1 },
  { "lesson-contrast-light", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_HIGH_CONTRAST, FALSE, 800, 500,
    1 },
  { "lesson-contrast-dark", SAMPLE_LESSON, 0, 0, 1.71, SPOOL_THEME_HIGH_CONTRAST | SPOOL_THEME_DARK,
    FALSE, 800, 500, 1 },
  { "running-light", SAMPLE_LESSON | SAMPLE_RUNNING, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 800, 500,
    1 },
  { "running-dark", SAMPLE_LESSON | SAMPLE_RUNNING, 0, 0, 1.71, SPOOL_THEME_DARK, FALSE, 800, 500,
    1 },
  { "one-bar", SAMPLE_PLAIN, 1, 1, 0.87, SPOOL_THEME_LIGHT, FALSE, 800, 500, 1 },
  { "two-bars", SAMPLE_PLAIN, 2, 1, 87e-6, SPOOL_THEME_DARK, FALSE, 600, 400, 1 },
  { "five-bars-us", SAMPLE_PLAIN, 2, 5, 42e-6, SPOOL_THEME_LIGHT, FALSE, 640, 420, 1 },
  { "twelve-bars-h", SAMPLE_PLAIN, 3, 4, 31000.0, SPOOL_THEME_LIGHT, FALSE, 800, 500, 1 },
  { "forty-bars", SAMPLE_PLAIN, 5, 8, 1.71, SPOOL_THEME_LIGHT, FALSE, 1000, 560, 1 },
  { "forty-bars-narrow", SAMPLE_PLAIN, 5, 8, 1.71, SPOOL_THEME_DARK, FALSE, 480, 400, 1 },
  { "forty-groups", SAMPLE_PLAIN, 40, 1, 1.71, SPOOL_THEME_LIGHT, FALSE, 900, 560, 1 },
  { "german", SAMPLE_LESSON | SAMPLE_GERMAN, 0, 0, 1710.0, SPOOL_THEME_LIGHT, FALSE, 800, 560, 1 },
  { "german-narrow", SAMPLE_LESSON | SAMPLE_GERMAN, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 400, 560,
    1 },
  { "arabic", SAMPLE_LESSON | SAMPLE_ARABIC, 0, 0, 1.71, SPOOL_THEME_LIGHT, TRUE, 800, 500, 1 },
  { "six-series", SAMPLE_PLAIN, 6, 3, 1.71, SPOOL_THEME_LIGHT, FALSE, 900, 500, 1 },
  { "six-series-dark", SAMPLE_PLAIN, 6, 3, 1.71, SPOOL_THEME_DARK, FALSE, 900, 500, 1 },
  { "empty", SAMPLE_PENDING, 3, 4, 1.71, SPOOL_THEME_LIGHT, FALSE, 800, 500, 1 },
};

static gboolean
write_bytes (const char *folder, const char *name, const char *ending, GBytes *bytes)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents (path, data, (gssize) size, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static gboolean
paint (const char *folder, const Picture *picture)
{
  g_autoptr (SpoolChart) chart = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SpoolChartTheme theme;

  chart = spool_bar_chart_new (
      sample_model (picture->sample, picture->n_groups, picture->n_bars, picture->maximum_s));
  spool_chart_theme_init (&theme, picture->theme);
  theme.rtl = picture->rtl;
  bytes = spool_chart_export (chart, SPOOL_CHART_FORMAT_PNG, picture->width_px, picture->height_px,
                              picture->scale, &theme, &error);
  if (bytes == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  return write_bytes (folder, picture->name, ".png", bytes);
}

int
main (int argc, char **argv)
{
  guint i;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (!paint (argv[1], &pictures[i]))
      return 1;
  return 0;
}
