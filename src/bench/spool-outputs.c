/* spool-outputs.c: the files that a report is written to.
 *
 * The ending of a name picks the format. Endings and places are checked before anything is
 * measured; one file that can't be written does not keep the others from being written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-outputs.h"

#include "chart/spool-chart-export.h"
#include "report/spool-file-writer.h"
#include "report/spool-format.h"
#include "views/spool-endings.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

#define REPORT_SUFFIX ".spool.json"

typedef struct
{
  char *path;
  const SpoolFormat *format; /* NULL for a chart */
  SpoolChartFormat chart_format;
} Output;

struct _SpoolOutputs
{
  GPtrArray *outputs; /* (element-type Output) */
  SpoolChartOptions chart_options;
};

static void
output_free (gpointer data)
{
  Output *output = data;

  g_free (output->path);
  g_free (output);
}

static Output *
output_new (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const SpoolFormat *format = spool_format_find_for_name (name);
  SpoolChartFormat chart_format = SPOOL_CHART_FORMAT_PNG;
  Output *output;

  if (format == NULL && !spool_chart_format_from_name (name, &chart_format))
    {
      g_autofree char *known = spool_endings_dup_list ();

      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("the ending of “%s” stands for no format; known endings: %s"), path, known);
      return NULL;
    }
  output = g_new0 (Output, 1);
  output->path = g_strdup (path);
  output->format = format;
  output->chart_format = chart_format;
  return output;
}

/**
 * spool_outputs_new:
 * @paths: (nullable): where to write
 * @chart_options: how charts are drawn
 * @error: %SPOOL_ERROR_USAGE for an unknown ending, else that a place can't be written
 *
 * Returns: (transfer full) (nullable): the files; nothing has been written.
 */
SpoolOutputs *
spool_outputs_new (GStrv paths, const SpoolChartOptions *chart_options, GError **error)
{
  g_autoptr (SpoolOutputs) self = g_new0 (SpoolOutputs, 1);

  g_return_val_if_fail (chart_options != NULL, NULL);

  self->outputs = g_ptr_array_new_with_free_func (output_free);
  self->chart_options = *chart_options;
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      Output *output = output_new (paths[i], error);

      if (output == NULL)
        return NULL;
      g_ptr_array_add (self->outputs, output);
    }
  for (guint i = 0; i < self->outputs->len; i++)
    if (!spool_file_check_place (((Output *) g_ptr_array_index (self->outputs, i))->path, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * spool_outputs_free:
 * @self: (transfer full) (nullable): files
 */
void
spool_outputs_free (SpoolOutputs *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->outputs);
  g_free (self);
}

static GBytes *
draw (const SpoolOutputs *self, const Output *output, const SpoolReport *report, GError **error)
{
  const SpoolChartOptions *options = &self->chart_options;
  const SpoolView *view = options->view != NULL ? options->view : spool_view_nth (0);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart = spool_view_make_chart (view, report, analysis, NULL);
  SpoolChartTheme theme;
  GBytes *bytes;

  spool_chart_theme_init (&theme, options->dark ? SPOOL_THEME_DARK : SPOOL_THEME_LIGHT);
  bytes = spool_chart_export (chart, output->chart_format, (int) options->width_px,
                              (int) options->height_px, (int) options->scale, &theme, error);
  if (bytes == NULL)
    {
      g_autofree char *shown = g_filename_display_name (output->path);

      g_prefix_error (error, _ ("can't write “%s”: "), shown);
    }
  return bytes;
}

/* What a file of job records lacks. */
static void
tell_left_out (const Output *output, const SpoolReport *report)
{
  guint n_summaries = spool_report_count_summaries (report);

  if (output->format == NULL || !output->format->needs_records || n_summaries == 0)
    return;
  if (report->n_records == 0)
    g_printerr (
        _ ("spool-bench: %s has no jobs in it: the report has summaries in place of records\n"),
        output->path);
  else
    g_printerr (ngettext ("spool-bench: %s leaves out %u run, which has a summary in place of "
                          "records\n",
                          "spool-bench: %s leaves out %u runs, which have a summary in place of "
                          "records\n",
                          n_summaries),
                output->path, n_summaries);
}

static gboolean
write_one (const SpoolOutputs *self,
           const Output *output,
           const SpoolReport *report,
           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (output->format == NULL)
    bytes = draw (self, output, report, error);
  else
    bytes = spool_format_write (output->format, report);
  if (bytes == NULL || !spool_file_write (output->path, bytes, error))
    return FALSE;
  tell_left_out (output, report);
  return TRUE;
}

static gboolean
is_report (const Output *output)
{
  return output->format != NULL && g_str_equal (output->format->suffix, REPORT_SUFFIX);
}

/**
 * spool_outputs_write_reports:
 * @self: files
 * @report: the report as it stands
 * @error: the first failure
 *
 * Writes those files that hold the whole report, so that what was measured is safe.
 *
 * Returns: whether that went well.
 */
gboolean
spool_outputs_write_reports (const SpoolOutputs *self, const SpoolReport *report, GError **error)
{
  g_return_val_if_fail (self != NULL && report != NULL, FALSE);

  for (guint i = 0; i < self->outputs->len; i++)
    {
      const Output *output = g_ptr_array_index (self->outputs, i);

      if (is_report (output) && !write_one (self, output, report, error))
        return FALSE;
    }
  return TRUE;
}

/* Those that hold the whole report, or the others. */
static void
write_some (const SpoolOutputs *self,
            const SpoolReport *report,
            gboolean reports,
            GPtrArray *written,
            GPtrArray *errors)
{
  for (guint i = 0; i < self->outputs->len; i++)
    {
      const Output *output = g_ptr_array_index (self->outputs, i);
      g_autoptr (GError) error = NULL;

      if (is_report (output) != reports)
        continue;
      if (!write_one (self, output, report, &error))
        g_ptr_array_add (errors, g_strdup (error->message));
      else if (written != NULL)
        g_ptr_array_add (written, output->path);
    }
}

/**
 * spool_outputs_write_all:
 * @self: files
 * @report: a report
 * @written: (element-type filename) (nullable): where to add the names of those that are there
 *   then, which belong to @self
 * @errors: (element-type utf8): where to add what went wrong, in words
 *
 * Writes all files that can be written, those first that hold the whole report: whatever happens
 * while a chart is drawn, what was measured is safe.
 */
void
spool_outputs_write_all (const SpoolOutputs *self,
                         const SpoolReport *report,
                         GPtrArray *written,
                         GPtrArray *errors)
{
  g_return_if_fail (self != NULL && report != NULL && errors != NULL);

  write_some (self, report, TRUE, written, errors);
  write_some (self, report, FALSE, written, errors);
}
