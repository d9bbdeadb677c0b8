/* spool-comparison-table.c: two reports beside each other, for the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-comparison-table.h"

#include "report/spool-columns.h"

#include <glib/gi18n.h>
#include <math.h>

static const SpoolAlign aligns[] = { SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_LEFT };

static void
add_number (SpoolColumns *columns, double number, int n_decimals)
{
  g_autofree char *cell =
      isfinite (number) ? g_strdup_printf ("%.*f", n_decimals, number) : g_strdup ("–");

  spool_columns_add (columns, cell);
}

static void
add_interval (SpoolColumns *columns, const SpoolRatio *time)
{
  double low = spool_ratio_get_low (time), high = spool_ratio_get_high (time);
  g_autofree char *cell = isnan (low) ? g_strdup ("–") : g_strdup_printf ("%.3f – %.3f", low, high);

  spool_columns_add (columns, cell);
}

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

  spool_columns_add (columns,
                     spool_plan_get_entry (base->plan, configuration->entry)->workload->id);
  spool_columns_add (columns, spool_executor_kind_get_id (configuration->executor));
  spool_columns_add (columns, workers);
  add_number (columns, row->base_s, 4);
  add_number (columns, row->median_s, 4);
  add_number (columns, spool_ratio_get (&row->time), 3);
  add_interval (columns, &row->time);
  spool_columns_add (columns, spool_verdict_get_title (row->verdict));
}

/**
 * spool_comparison_write_table:
 * @self: a comparison that isn't refused
 * @base: the first of its reports
 * @text: where to
 *
 * Appends a row for each configuration and then a line for each thing in which the reports differ,
 * in the user's language. Any thread.
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
  if (self->differences->len > 0)
    g_string_append_printf (text, "\n%s\n", _ ("In what else the reports differ:"));
  for (guint i = 0; i < self->differences->len; i++)
    g_string_append_printf (text, "  %s\n",
                            (const char *) g_ptr_array_index (self->differences, i));
}
