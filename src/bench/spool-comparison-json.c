/* spool-comparison-json.c: two reports beside each other as JSON. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-comparison-json.h"

#include "report/spool-json-writer.h"

static void
add_texts (SpoolJsonWriter *writer, const char *name, const GPtrArray *texts)
{
  spool_json_writer_begin_array (writer, name);
  for (guint i = 0; i < texts->len; i++)
    spool_json_writer_add_string (writer, NULL, g_ptr_array_index (texts, i));
  spool_json_writer_end_array (writer);
}

static void
add_row (SpoolJsonWriter *writer, const SpoolReport *base, const SpoolComparisonRow *row)
{
  const SpoolConfiguration *configuration = &row->configuration;
  const SpoolPlanEntry *entry = spool_plan_get_entry (base->plan, configuration->entry);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "workload", entry->workload->id);
  spool_json_writer_add_string (writer, "executor",
                                spool_executor_kind_get_id (configuration->executor));
  spool_json_writer_add_unsigned (writer, "workers", configuration->workers);
  spool_json_writer_add_number (writer, "ratio", spool_ratio_get (&row->time));
  spool_json_writer_add_number (writer, "ratio_low", spool_ratio_get_low (&row->time));
  spool_json_writer_add_number (writer, "ratio_high", spool_ratio_get_high (&row->time));
  spool_json_writer_add_string (writer, "verdict", spool_verdict_get_id (row->verdict));
  spool_json_writer_end_object (writer);
}

/**
 * spool_comparison_json_write:
 * @comparison: a comparison, refused or not
 * @base: the first of its reports
 * @text: where to append it
 *
 * Writes by how much the times of the second report are longer, and the verdicts. A number that
 * can't be had is null. Any thread.
 */
void
spool_comparison_json_write (const SpoolComparison *comparison,
                             const SpoolReport *base,
                             GString *text)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (2);
  g_autofree char *json = NULL;

  g_return_if_fail (comparison != NULL && base != NULL && text != NULL);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "refused", comparison->refused);
  spool_json_writer_begin_array (writer, "comparisons");
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (writer, base, &g_array_index (comparison->rows, SpoolComparisonRow, i));
  spool_json_writer_end_array (writer);
  add_texts (writer, "differences", comparison->differences);
  add_texts (writer, "warnings", comparison->warnings);
  spool_json_writer_end_object (writer);
  json = spool_json_writer_steal (writer, NULL);
  g_string_append (text, json);
  if (!g_str_has_suffix (text->str, "\n"))
    g_string_append_c (text, '\n');
}
