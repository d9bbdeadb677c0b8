/* spool-exporter.c: what is shown, to be had as a file.
 *
 * Knows which chart is shown, how, and in which colours it is wanted in files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-exporter.h"

#include "app/spool-export.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

struct _SpoolExporter
{
  SpoolResults *results;
  const SpoolView *view; /* whose chart */
  SpoolViewOptions options;
  SpoolThemeFlags theme;
};

/**
 * spool_exporter_new:
 * @results: what is shown
 *
 * Returns: (transfer full): an exporter of the first view, in light colours.
 */
SpoolExporter *
spool_exporter_new (SpoolResults *results)
{
  SpoolExporter *self;

  g_return_val_if_fail (SPOOL_IS_RESULTS (results), NULL);

  self = g_new0 (SpoolExporter, 1);
  self->results = g_object_ref (results);
  self->view = spool_view_nth (0);
  return self;
}

/**
 * spool_exporter_free:
 * @self: (transfer full) (nullable): an exporter
 */
void
spool_exporter_free (SpoolExporter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->results);
  g_free (self);
}

/**
 * spool_exporter_set_view:
 * @self: an exporter
 * @view: a view
 * @options: how it shows things
 *
 * Sets which chart it exports: that which is shown.
 */
void
spool_exporter_set_view (SpoolExporter *self,
                         const SpoolView *view,
                         const SpoolViewOptions *options)
{
  g_return_if_fail (self != NULL && view != NULL && options != NULL);

  self->view = view;
  self->options = *options;
}

/**
 * spool_exporter_set_theme:
 * @self: an exporter
 * @theme: colours
 *
 * Sets in which colours it draws charts.
 */
void
spool_exporter_set_theme (SpoolExporter *self, SpoolThemeFlags theme)
{
  g_return_if_fail (self != NULL);

  self->theme = theme;
}

static const SpoolReport *
get_measured (SpoolExporter *self, GError **error)
{
  const SpoolReport *report = spool_results_get_report (self->results);

  if (report != NULL && report->runs->len > 0)
    return report;
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                       _ ("There are no results to export yet."));
  return NULL;
}

/**
 * spool_exporter_to_bytes:
 * @self: an exporter
 * @part: which part of the time a chart that has such an axis shows
 * @name: a file's name; its ending says what
 * @error: what went wrong
 *
 * Returns: (transfer full): what spool_exporter_write() would write, but for @part.
 */
GBytes *
spool_exporter_to_bytes (SpoolExporter *self,
                         const SpoolChartPart *part,
                         const char *name,
                         GError **error)
{
  SpoolViewOptions options;
  const SpoolReport *report;

  g_return_val_if_fail (self != NULL && part != NULL && name != NULL, NULL);

  options = self->options;
  options.from = part->from;
  options.to = part->to;

  report = get_measured (self, error);
  if (report == NULL)
    return NULL;
  return spool_export_to_bytes (report, self->view, &options, self->theme, name, error);
}

/**
 * spool_exporter_write:
 * @self: an exporter
 * @path: where to; its ending says what
 * @error: what went wrong, and where
 *
 * Writes the file, whole or not at all.
 *
 * Returns: whether it is there.
 */
gboolean
spool_exporter_write (SpoolExporter *self, const char *path, GError **error)
{
  const SpoolReport *report;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  report = get_measured (self, error);
  return report != NULL &&
         spool_export_report (report, self->view, &self->options, self->theme, path, error);
}
