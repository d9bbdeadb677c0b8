/* spool-format.c: the table of text formats.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-format.h"

#include "report/spool-report-json.h"

#include <glib/gi18n.h>
#include <string.h>

static void
write_report (const SpoolReport *report, GString *text)
{
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_string_append_len (text, data, (gssize) length);
}

static const SpoolFormat formats[] = {
  { ".spool.json", N_ ("Report"), "application/json", FALSE, write_report },
  { ".csv", N_ ("Runs as a table (CSV)"), "text/csv", FALSE, spool_format_write_csv },
  { ".jobs.csv", N_ ("Jobs as a table (CSV)"), "text/csv", TRUE, spool_format_write_jobs_csv },
  { ".md", N_ ("Results as a table (Markdown)"), "text/markdown", FALSE, spool_format_write_md },
  { ".hyperfine.json", N_ ("Results for hyperfine's scripts"), "application/json", FALSE,
    spool_format_write_hyperfine },
  { ".trace.json", N_ ("Trace events, for Perfetto"), "application/json", TRUE,
    spool_format_write_trace },
};

/**
 * spool_format_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the format there, %NULL behind the last. Any thread.
 */
const SpoolFormat *
spool_format_nth (guint n)
{
  return n < G_N_ELEMENTS (formats) ? &formats[n] : NULL;
}

/**
 * spool_format_find_for_name:
 * @name: a file's name or path
 *
 * Returns: (transfer none) (nullable): the format with the longest ending that fits; capital
 * letters don't matter. Any thread.
 */
const SpoolFormat *
spool_format_find_for_name (const char *name)
{
  const SpoolFormat *found = NULL;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);

  length = strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize n_suffix = strlen (formats[i].suffix);

      if (n_suffix > length ||
          g_ascii_strcasecmp (name + length - n_suffix, formats[i].suffix) != 0)
        continue;
      if (found == NULL || n_suffix > strlen (found->suffix))
        found = &formats[i];
    }
  return found;
}

/**
 * spool_format_write:
 * @self: a format
 * @report: a report
 *
 * Returns: (transfer full): the report in that format. The report mustn't change meanwhile; any
 * thread.
 */
GBytes *
spool_format_write (const SpoolFormat *self, const SpoolReport *report)
{
  GString *text;

  g_return_val_if_fail (self != NULL && report != NULL, NULL);

  text = g_string_new (NULL);
  self->write (report, text);
  return g_string_free_to_bytes (text);
}
