/* spool-export.h: writes a report as a file, in the format that the file's name asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-chart-theme.h"
#include "report/spool-report.h"
#include "views/spool-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SpoolExportKind:
 * @suffix: the ending of the file's name, with its dot
 * @title: what it is, marked for translation
 */
typedef struct
{
  const char *suffix;
  const char *title;
} SpoolExportKind;

const SpoolExportKind *spool_export_kind_nth  (guint n);
const SpoolExportKind *spool_export_kind_find (const char *suffix);
char                  *spool_export_dup_name  (const SpoolReport *report,
                                               const SpoolExportKind *kind)
                                               G_GNUC_WARN_UNUSED_RESULT;
char                  *spool_export_dup_path  (GFile *file,
                                               const char *suffix,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes                *spool_export_to_bytes  (const SpoolReport *report,
                                               const SpoolView *view,
                                               const SpoolViewOptions *options,
                                               SpoolThemeFlags theme,
                                               const char *name,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean               spool_export_report    (const SpoolReport *report,
                                               const SpoolView *view,
                                               const SpoolViewOptions *options,
                                               SpoolThemeFlags theme,
                                               const char *path,
                                               GError **error);

G_END_DECLS
