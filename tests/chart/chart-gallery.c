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
#include "chart/spool-line-chart.h"
#include "chart/spool-track-chart.h"
#include "chart-samples.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

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
  { "guessed-light", SAMPLE_LESSON | SAMPLE_GUESSED, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 800, 500,
    1 },
  { "guessed-dark", SAMPLE_LESSON | SAMPLE_GUESSED, 0, 0, 1.71, SPOOL_THEME_DARK, FALSE, 800, 500,
    1 },
  { "guessed-narrow", SAMPLE_LESSON | SAMPLE_GUESSED, 0, 0, 1.71, SPOOL_THEME_LIGHT, FALSE, 360,
    294, 1 },
  { "guessed-forty", SAMPLE_GUESSED, 5, 8, 1.71, SPOOL_THEME_LIGHT, FALSE, 1000, 560, 1 },
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

/* Lines and time lines: by their number of lines and points, or of runs and workers. */
typedef struct
{
  const char *name;
  SpoolChart *(*make) (guint n_rows, guint n_columns, const char *suffix);
  guint n_rows;
  guint n_columns;
  const char *suffix; /* of each label */
  SpoolThemeFlags theme;
  gboolean rtl;
  int width_px;
  int height_px;
} OtherPicture;

static SpoolChart *make_lines (guint n_rows, guint n_columns, const char *suffix);
static SpoolChart *make_slow_lines (guint n_rows, guint n_columns, const char *suffix);
static SpoolChart *make_tracks (guint n_rows, guint n_columns, const char *suffix);

#define GERMAN " unter einer gemeinsamen Ausführungssperre"
#define ARABIC " خيوط"

static const OtherPicture others[] = {
  { "lines-one", make_lines, 1, 1, "", SPOOL_THEME_LIGHT, FALSE, 1000, 640 },
  { "lines-light", make_lines, 3, 4, "", SPOOL_THEME_LIGHT, FALSE, 1000, 640 },
  { "lines-dark", make_lines, 5, 8, "", SPOOL_THEME_DARK, FALSE, 1000, 640 },
  { "lines-small", make_lines, 5, 8, "", SPOOL_THEME_LIGHT, FALSE, 360, 300 },
  { "lines-slow", make_slow_lines, 3, 4, "", SPOOL_THEME_LIGHT, FALSE, 640, 400 },
  { "lines-contrast", make_lines, 5, 4, "", SPOOL_THEME_HIGH_CONTRAST, FALSE, 640, 400 },
  { "lines-german", make_lines, 5, 4, GERMAN, SPOOL_THEME_LIGHT, FALSE, 800, 560 },
  { "lines-arabic", make_lines, 3, 4, ARABIC, SPOOL_THEME_LIGHT, TRUE, 800, 500 },
  { "lines-empty", make_lines, 2, 0, "", SPOOL_THEME_LIGHT, FALSE, 640, 400 },
  { "tracks-light", make_tracks, 4, 4, "", SPOOL_THEME_LIGHT, FALSE, 1000, 640 },
  { "tracks-dark", make_tracks, 13, 8, "", SPOOL_THEME_DARK, FALSE, 1000, 640 },
  { "tracks-many", make_tracks, 41, 16, "", SPOOL_THEME_LIGHT, FALSE, 1000, 640 },
  { "tracks-wide", make_tracks, 2, 256, "", SPOOL_THEME_LIGHT, FALSE, 1000, 640 },
  { "tracks-small", make_tracks, 5, 4, "", SPOOL_THEME_LIGHT, FALSE, 360, 300 },
  { "tracks-german", make_tracks, 13, 4, GERMAN, SPOOL_THEME_LIGHT, FALSE, 800, 560 },
  { "tracks-arabic", make_tracks, 4, 4, ARABIC, SPOOL_THEME_LIGHT, TRUE, 800, 500 },
  { "tracks-empty", make_tracks, 0, 0, "", SPOOL_THEME_DARK, FALSE, 640, 400 },
};

static const char *const names[] = { "Serial",           "Threads",        "Processes",
                                     "Forked Processes", "Locked Threads", "Event Loop" };

static void
add_line (SpoolLineModel *model, const char *label, guint series, guint n_points, double share)
{
  guint line = spool_line_model_add_line (model, label, SPOOL_LINE_MEASURED, series, FALSE);

  for (guint p = 1; p <= n_points; p++)
    {
      SpoolPoint point = SPOOL_POINT_INIT;

      point.x = exp2 (p);
      point.y = pow (point.x, share);
      point.low = 0.9 * point.y;
      point.high = 1.15 * point.y;
      spool_line_model_add_point (model, line, &point);
    }
}

static void
add_guide (SpoolLineModel *model, const char *label, SpoolLineKind kind, double most, double limit)
{
  guint line = spool_line_model_add_line (model, label, kind, 0, FALSE);

  for (double x = 1.0; x <= most; x *= 2.0)
    {
      SpoolPoint point = SPOOL_POINT_INIT;

      point.x = x;
      point.y = MIN (x, limit);
      spool_line_model_add_point (model, line, &point);
    }
}

static SpoolChart *
make_falling_lines (guint n_rows, guint n_columns, const char *suffix, double steepest)
{
  SpoolLineModel *model = spool_line_model_new (SPOOL_QUANTITY_RATIO);
  double most = exp2 (n_columns);

  model->title = g_strdup ("Lines");
  model->value_title = g_strdup ("Speed-up over serial");
  model->category_title = g_strdup ("Workers");
  model->empty_text = g_strdup ("Nothing has been measured yet");
  model->legends[SPOOL_LINE_LEGEND_INTERVAL] = g_strdup ("95 % interval");
  for (guint i = 1; i <= n_rows; i++)
    {
      g_autofree char *label = g_strconcat (names[i % 6], suffix, NULL);

      add_line (model, label, i, n_columns, steepest - 0.3 * i);
    }
  add_guide (model, "Ideal", SPOOL_LINE_IDEAL, most, most);
  add_guide (model, "At best", SPOOL_LINE_CEILING, most, 4.0);
  add_guide (model, "At best on one CPU", SPOOL_LINE_CEILING, most, 1.0);
  return spool_line_chart_new (model);
}

static SpoolChart *
make_lines (guint n_rows, guint n_columns, const char *suffix)
{
  return make_falling_lines (n_rows, n_columns, suffix, 1.2);
}

static SpoolChart *
make_slow_lines (guint n_rows, guint n_columns, const char *suffix)
{
  return make_falling_lines (n_rows, n_columns, suffix, -1.0);
}

static void
add_track (SpoolTrackModel *model, guint group, guint number)
{
  g_autofree char *label = g_strdup_printf ("%u", number + 1);
  SpoolTrack *track = spool_track_model_add_track (model, group, label, NULL);
  double at = 0.01 * (1 + number % 5), scale = 1.0 / (1.0 + group % 7);
  SpoolSpan start = { 0.0, at * scale, 0, FALSE, FALSE };

  spool_track_add_span (track, &start);
  /* Short jobs among long ones, some that wait, and one that failed. */
  for (guint job = 0; at < 0.9; job++)
    {
      double length = job % 4 == 3 ? 0.2 : 0.01;
      SpoolSpan span = { at * scale, (at + length) * scale, 1 + job % 3, job == 5, TRUE };

      spool_track_add_span (track, &span);
      at += length + (job % 7 == 6 ? 0.05 : 0.0);
    }
}

static SpoolChart *
make_tracks (guint n_rows, guint n_columns, const char *suffix)
{
  static const SpoolPart parts[] = {
    { "Starting", SPOOL_PART_START, SPOOL_HATCH_NONE },
    { "Working", SPOOL_PART_WORK, SPOOL_HATCH_NONE },
    { "Working: mostly waits for the lock", SPOOL_PART_WORK, SPOOL_HATCH_RISING },
    { "Working: mostly waits for input", SPOOL_PART_WORK, SPOOL_HATCH_FALLING },
    { "Waiting for a job", SPOOL_PART_WAIT, SPOOL_HATCH_NONE },
  };
  SpoolTrackModel *model = spool_track_model_new (SPOOL_QUANTITY_TIME);

  model->title = g_strdup ("Time lines");
  model->value_title = g_strdup ("Time since its start");
  model->failed_text = g_strdup ("Jobs failed");
  model->free_part = 4;
  model->empty_text = g_strdup ("Nothing has been measured yet");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    spool_track_model_add_part (model, &parts[i]);
  for (guint g = 0; g < n_rows; g++)
    {
      g_autofree char *label = g_strconcat (names[g % 6], suffix, " × 4", NULL);

      spool_track_model_add_group (model, label);
      for (guint t = 0; t < n_columns; t++)
        add_track (model, g, t);
    }
  return spool_track_chart_new (model);
}

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
paint_chart (const char *folder,
             const char *name,
             SpoolChart *chart,
             const SpoolChartTheme *theme,
             int width_px,
             int height_px,
             int scale)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes =
      spool_chart_export (chart, SPOOL_CHART_FORMAT_PNG, width_px, height_px, scale, theme, &error);
  if (bytes == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  return write_bytes (folder, name, ".png", bytes);
}

static gboolean
paint (const char *folder, const Picture *picture)
{
  g_autoptr (SpoolChart) chart = NULL;
  SpoolChartTheme theme;

  chart = spool_bar_chart_new (
      sample_model (picture->sample, picture->n_groups, picture->n_bars, picture->maximum_s));
  spool_chart_theme_init (&theme, picture->theme);
  theme.rtl = picture->rtl;
  return paint_chart (folder, picture->name, chart, &theme, picture->width_px, picture->height_px,
                      picture->scale);
}

static gboolean
paint_other (const char *folder, const OtherPicture *picture)
{
  g_autoptr (SpoolChart) chart =
      picture->make (picture->n_rows, picture->n_columns, picture->suffix);
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, picture->theme);
  theme.rtl = picture->rtl;
  return paint_chart (folder, picture->name, chart, &theme, picture->width_px, picture->height_px,
                      1);
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
  for (i = 0; i < G_N_ELEMENTS (others); i++)
    if (!paint_other (argv[1], &others[i]))
      return 1;
  return 0;
}
