/* spool-format.h: the text formats that a report can be written in, by the ending of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

/**
 * SpoolFormat:
 * @suffix: the ending of the file's name, with its dot
 * @title: what it is, marked for translation
 * @mime: its media type
 * @needs_records: whether it says nothing of runs without job records
 * @write: appends the report to @text; never fails
 */
typedef struct
{
  const char *suffix;
  const char *title;
  const char *mime;
  gboolean needs_records;
  void (*write) (const SpoolReport *report,
                 GString *text);
} SpoolFormat;

const SpoolFormat *spool_format_nth           (guint n);
const SpoolFormat *spool_format_find_for_name (const char *name);
GBytes            *spool_format_write         (const SpoolFormat *self,
                                               const SpoolReport *report)
                                               G_GNUC_WARN_UNUSED_RESULT;

/* The writers of the table, each in a file of its own. */
void spool_format_write_csv       (const SpoolReport *report,
                                   GString *text);
void spool_format_write_jobs_csv  (const SpoolReport *report,
                                   GString *text);
void spool_format_write_md        (const SpoolReport *report,
                                   GString *text);
void spool_format_write_hyperfine (const SpoolReport *report,
                                   GString *text);
void spool_format_write_trace     (const SpoolReport *report,
                                   GString *text);

/* For the terminal: in the user's language, and not a file's format. */
void spool_format_write_table     (const SpoolReport *report,
                                   GString *text);

G_END_DECLS
