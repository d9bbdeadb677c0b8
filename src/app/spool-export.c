/* spool-export.c: writes a report as a file, in the format that the file's name asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-export.h"

#include "chart/spool-chart-export.h"
#include "report/spool-file-writer.h"
#include "report/spool-format.h"
#include "report/spool-lesson.h"
#include "views/spool-endings.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* What fits on a page and a slide; the same as the bench's. */
#define CHART_WIDTH_PX 1000
#define CHART_HEIGHT_PX 640
/* Pictures are looked at on screens of twice the density, too. */
#define PNG_SCALE 2

static const SpoolExportKind kinds[] = {
  { ".png", N_ ("Chart as Picture (PNG)") },  { ".svg", N_ ("Chart as Drawing (SVG)") },
  { ".pdf", N_ ("Chart as Document (PDF)") }, { ".csv", N_ ("Runs as Table (CSV)") },
  { ".spool.json", N_ ("Whole Report") },
};

/**
 * spool_export_kind_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): what people are offered there, %NULL behind the last.
 */
const SpoolExportKind *
spool_export_kind_nth (guint n)
{
  return n < G_N_ELEMENTS (kinds) ? &kinds[n] : NULL;
}

/**
 * spool_export_kind_find:
 * @suffix: an ending with its dot
 *
 * Returns: (transfer none) (nullable): the kind with that ending.
 */
const SpoolExportKind *
spool_export_kind_find (const char *suffix)
{
  g_return_val_if_fail (suffix != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].suffix, suffix))
      return &kinds[i];
  return NULL;
}

/**
 * spool_export_dup_name:
 * @report: a report
 * @kind: what it will be written as
 *
 * Returns: (transfer full): a good name for the file.
 */
char *
spool_export_dup_name (const SpoolReport *report, const SpoolExportKind *kind)
{
  const char *about;

  g_return_val_if_fail (report != NULL && kind != NULL, NULL);

  /* A report from elsewhere may call its lesson anything, such as a path. */
  about = report->plan->lesson != NULL && spool_lesson_find (report->plan->lesson) != NULL
              ? report->plan->lesson
              : spool_plan_get_entry (report->plan, 0)->workload->id;
  return g_strconcat ("spool-", about, kind->suffix, NULL);
}

/**
 * spool_export_dup_path:
 * @file: where somebody wants it
 * @suffix: an ending with its dot
 * @error: why it can't be there: it isn't on this computer, or with the ending, which @file lacks,
 *   it would replace a file that nobody has chosen
 *
 * Returns: (transfer full): the path of @file, with the ending; %NULL with @error set. Any thread.
 */
char *
spool_export_dup_path (GFile *file, const char *suffix, GError **error)
{
  g_autofree char *path = NULL, *lower = NULL, *whole = NULL, *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && suffix != NULL, NULL);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      name = g_file_get_parse_name (file);
      /* Translators: %s is an address */
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("“%s” is not a place on this computer. Choose a folder here."), name);
      return NULL;
    }
  lower = g_ascii_strdown (path, -1);
  if (g_str_has_suffix (lower, suffix))
    return g_steal_pointer (&path);
  whole = g_strconcat (path, suffix, NULL);
  if (!g_file_test (whole, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&whole);
  name = g_filename_display_basename (whole);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("“%s” exists already and was not replaced. To replace it, choose it by its whole "
                  "name."),
               name);
  return NULL;
}

static GBytes *
make_chart (const SpoolReport *report,
            const SpoolView *view,
            const SpoolViewOptions *options,
            SpoolThemeFlags flags,
            SpoolChartFormat format,
            GError **error)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart = spool_view_make_chart (view, report, analysis, options);
  int scale = format == SPOOL_CHART_FORMAT_PNG ? PNG_SCALE : 1;
  SpoolChartTheme theme;

  spool_chart_theme_init (&theme, flags);
  return spool_chart_export (chart, format, CHART_WIDTH_PX, CHART_HEIGHT_PX, scale, &theme, error);
}

/* A table of no jobs would look as if there had been none. */
static GBytes *
make_text (const SpoolReport *report, const SpoolFormat *format, const char *name, GError **error)
{
  g_autofree char *shown = NULL;

  if (!format->needs_records || report->n_records > 0 || report->runs->len == 0)
    return spool_format_write (format, report);
  shown = g_filename_display_basename (name);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
               _ ("“%s” would have no jobs in it: this report has only totals of them."), shown);
  return NULL;
}

/**
 * spool_export_to_bytes:
 * @report: a report
 * @view: which chart, if it is to be one
 * @options: how to show it
 * @theme: the chart's colours
 * @name: a file's name; its ending says what
 * @error: what went wrong
 *
 * To be called from the main thread, since it draws text.
 *
 * Returns: (transfer full): what belongs into the file.
 */
GBytes *
spool_export_to_bytes (const SpoolReport *report,
                       const SpoolView *view,
                       const SpoolViewOptions *options,
                       SpoolThemeFlags theme,
                       const char *name,
                       GError **error)
{
  const SpoolFormat *format;
  SpoolChartFormat chart_format;
  g_autofree char *shown = NULL, *endings = NULL;

  g_return_val_if_fail (report != NULL && view != NULL && name != NULL, NULL);

  format = spool_format_find_for_name (name);
  if (spool_chart_format_from_name (name, &chart_format))
    return make_chart (report, view, options, theme, chart_format, error);
  if (format != NULL)
    return make_text (report, format, name, error);
  /* Of no name GLib makes a dot. */
  shown = *name != '\0' ? g_filename_display_basename (name) : g_strdup ("");
  endings = spool_endings_dup_list ();
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               /* Translators: a file's name, and endings, such as ".png .svg .csv" */
               _ ("Can't tell the format from the name “%s”. Known endings: %s"), shown, endings);
  return NULL;
}

/**
 * spool_export_report:
 * @report: a report
 * @view: which chart, if it is to be one
 * @options: how to show it
 * @theme: the chart's colours
 * @path: where to; its ending says what
 * @error: what went wrong, and where
 *
 * Writes the file, whole or not at all. To be called from the main thread, since it draws text.
 *
 * Returns: whether it is there.
 */
gboolean
spool_export_report (const SpoolReport *report,
                     const SpoolView *view,
                     const SpoolViewOptions *options,
                     SpoolThemeFlags theme,
                     const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (report != NULL && view != NULL && path != NULL, FALSE);

  bytes = spool_export_to_bytes (report, view, options, theme, path, error);
  return bytes != NULL && spool_file_write (path, bytes, error);
}
