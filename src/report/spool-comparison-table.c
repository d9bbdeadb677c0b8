/* spool-comparison-table.c: two reports beside each other, for the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-comparison-table.h"

#include "report/spool-columns.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>

#define TIME_DECIMALS 4
#define RATIO_DECIMALS 3

static const SpoolAlign aligns[] = { SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_LEFT };

static void
add_header (SpoolColumns *columns)
{
  spool_columns_add (columns, C_ ("column", "Workload"));
  spool_columns_add (columns, C_ ("column", "Executor"));
  spool_columns_add (columns, C_ ("column", "Workers"));
  spool_columns_add (columns, C_ ("column", "First [s]"));
  spool_columns_add (columns, C_ ("column", "Second [s]"));
  spool_columns_add (columns, C_ ("column", "Time ratio"));
  /* xgettext:no-c-format */
  spool_columns_add (columns, C_ ("column", "95 % interval"));
  spool_columns_add (columns, C_ ("column", "The second is"));
}

static void
add_row (SpoolColumns *columns, const SpoolReport *base, const SpoolComparisonRow *row)
{
  const SpoolConfiguration *configuration = &row->configuration;
  g_autofree char *workers = g_strdup_printf ("%u", configuration->workers);
  double ratio = spool_ratio_get (&row->time);
  guint n_decimals = spool_text_get_decimals (MIN (row->base_s, row->median_s), TIME_DECIMALS);

  spool_columns_add (columns,
                     spool_plan_get_entry (base->plan, configuration->entry)->workload->id);
  spool_columns_add (columns, spool_executor_kind_get_id (configuration->executor));
  spool_columns_add (columns, workers);
  spool_columns_add_number (columns, row->base_s, n_decimals);
  spool_columns_add_number (columns, row->median_s, n_decimals);
  n_decimals = spool_text_get_decimals (ratio, RATIO_DECIMALS);
  spool_columns_add_number (columns, ratio, n_decimals);
  spool_columns_add_interval (columns, spool_ratio_get_low (&row->time),
                              spool_ratio_get_high (&row->time), n_decimals);
  spool_columns_add (columns, spool_verdict_get_title (row->verdict));
}

static void
append_words (const SpoolComparison *self, GString *text)
{
  const char *note = spool_comparison_get_note (self);

  if (note != NULL || self->warnings->len > 0)
    g_string_append_c (text, '\n');
  if (note != NULL)
    g_string_append_printf (text, "%s\n", note);
  for (guint i = 0; i < self->warnings->len; i++)
    g_string_append_printf (text, _ ("Warning: %s\n"),
                            (const char *) g_ptr_array_index (self->warnings, i));
}

/**
 * spool_comparison_write_table:
 * @self: a comparison that isn't refused
 * @base: the first of its reports
 * @text: where to
 *
 * Appends a row for each configuration, how to read unclear verdicts, and then a line for each
 * thing that makes them doubtful and each in which the reports differ, in the user's language. Any
 * thread.
 */
void
spool_comparison_write_table (const SpoolComparison *self, const SpoolReport *base, GString *text)
{
  g_autoptr (SpoolColumns) columns = spool_columns_new (aligns, G_N_ELEMENTS (aligns));

  g_return_if_fail (self != NULL && base != NULL && text != NULL);

  add_header (columns);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (columns, base, &g_array_index (self->rows, SpoolComparisonRow, i));
  spool_columns_append (columns, text);
  append_words (self, text);
  if (self->differences->len > 0)
    g_string_append_printf (text, "\n%s\n", _ ("Other differences between the reports:"));
  for (guint i = 0; i < self->differences->len; i++)
    g_string_append_printf (text, "  %s\n",
                            (const char *) g_ptr_array_index (self->differences, i));
}
