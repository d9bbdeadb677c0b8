/* spool-format-hyperfine.c: the schema of hyperfine's JSON, so that its plot scripts work.
 *
 * Its scripts want exactly one parameter, and a numeric one, so that is the number of workers, and
 * the executor stands in the command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-format.h"
#include "report/spool-json-writer.h"
#include "report/spool-statistics.h"
#include "workload/spool-clock.h"

#include <math.h>

/* The runs of one configuration, as columns. */
typedef struct
{
  GArray *times_s;
  GArray *users_s;
  GArray *systems_s;
  GArray *memory_bytes;
  GArray *exit_codes;
} Columns;

static void
collect (const SpoolReport *report, const SpoolConfiguration *configuration, Columns *columns)
{
  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);
      double wall_s = spool_ns_to_seconds (run->wall_ns);
      double user_s = spool_ns_to_seconds (run->cpu_user_ns);
      double system_s = spool_ns_to_seconds (run->cpu_system_ns);
      guint exit_code = run->failed_jobs > 0 ? 1 : 0;

      if (run->entry != configuration->entry || run->executor != configuration->executor ||
          run->workers != configuration->workers)
        continue;
      g_array_append_val (columns->times_s, wall_s);
      g_array_append_val (columns->users_s, user_s);
      g_array_append_val (columns->systems_s, system_s);
      g_array_append_val (columns->memory_bytes, run->peak_rss_bytes);
      g_array_append_val (columns->exit_codes, exit_code);
    }
}

static const double *
doubles (const GArray *array)
{
  return (const double *) (gconstpointer) array->data;
}

static void
write_statistics (SpoolJsonWriter *writer, const Columns *columns)
{
  const double *times_s = doubles (columns->times_s);
  guint n_runs = columns->times_s->len;

  spool_json_writer_add_number (writer, "mean", spool_statistics_mean (times_s, n_runs));
  spool_json_writer_add_number (writer, "stddev", spool_statistics_deviation (times_s, n_runs));
  spool_json_writer_add_number (writer, "median", spool_statistics_median (times_s, n_runs));
  spool_json_writer_add_number (writer, "user",
                                spool_statistics_mean (doubles (columns->users_s), n_runs));
  spool_json_writer_add_number (writer, "system",
                                spool_statistics_mean (doubles (columns->systems_s), n_runs));
  spool_json_writer_add_number (writer, "min", spool_statistics_minimum (times_s, n_runs));
  spool_json_writer_add_number (writer, "max", spool_statistics_maximum (times_s, n_runs));
}

static void
write_columns (SpoolJsonWriter *writer, const Columns *columns)
{
  spool_json_writer_begin_array (writer, "times");
  for (guint i = 0; i < columns->times_s->len; i++)
    spool_json_writer_add_number (writer, NULL, doubles (columns->times_s)[i]);
  spool_json_writer_end_array (writer);
  spool_json_writer_begin_array (writer, "memory_usage_byte");
  for (guint i = 0; i < columns->memory_bytes->len; i++)
    spool_json_writer_add_unsigned (writer, NULL,
                                    g_array_index (columns->memory_bytes, guint64, i));
  spool_json_writer_end_array (writer);
  spool_json_writer_begin_array (writer, "exit_codes");
  for (guint i = 0; i < columns->exit_codes->len; i++)
    spool_json_writer_add_unsigned (writer, NULL, g_array_index (columns->exit_codes, guint, i));
  spool_json_writer_end_array (writer);
}

static void
write_result (SpoolJsonWriter *writer,
              const SpoolReport *report,
              const SpoolConfiguration *configuration,
              const Columns *columns)
{
  g_autofree char *workers = g_strdup_printf ("%u", configuration->workers);
  g_autofree char *command = g_strdup_printf (
      "%s/%s workers=%s", spool_plan_get_entry (report->plan, configuration->entry)->workload->id,
      spool_executor_kind_get_id (configuration->executor), workers);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "command", command);
  write_statistics (writer, columns);
  write_columns (writer, columns);
  spool_json_writer_begin_object (writer, "parameters");
  spool_json_writer_add_string (writer, "workers", workers);
  spool_json_writer_end_object (writer);
  spool_json_writer_end_object (writer);
}

static void
write_configuration (SpoolJsonWriter *writer,
                     const SpoolReport *report,
                     const SpoolConfiguration *configuration)
{
  g_autoptr (GArray) times_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) users_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) systems_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) memory_bytes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) exit_codes = g_array_new (FALSE, FALSE, sizeof (guint));
  Columns columns = { times_s, users_s, systems_s, memory_bytes, exit_codes };

  collect (report, configuration, &columns);
  /* hyperfine never writes a result without runs, and its scripts would stumble over one. */
  if (times_s->len > 0)
    write_result (writer, report, configuration, &columns);
}

/**
 * spool_format_write_hyperfine:
 * @report: a report
 * @text: where to
 *
 * Appends what hyperfine would have written. Any thread.
 */
void
spool_format_write_hyperfine (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (4);
  g_autoptr (GArray) configurations = NULL;
  g_autofree char *json = NULL;

  g_return_if_fail (report != NULL && text != NULL);

  configurations = spool_plan_list_configurations (report->plan);
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_begin_array (writer, "results");
  for (guint i = 0; i < configurations->len; i++)
    write_configuration (writer, report, &g_array_index (configurations, SpoolConfiguration, i));
  spool_json_writer_end_array (writer);
  spool_json_writer_end_object (writer);
  json = spool_json_writer_steal (writer, NULL);
  g_string_append (text, json);
  g_string_append_c (text, '\n');
}
