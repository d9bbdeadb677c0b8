/* test-format-trace.c: reports as trace events, as viewers of time lines read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-format.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonNode *
write_trace (const SpoolReport *report)
{
  const SpoolFormat *format = spool_format_find_for_name ("a.trace.json");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  gsize length;

  g_assert_nonnull (format);
  bytes = spool_format_write (format, report);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  length = strlen (text);
  g_assert_cmpuint (length, ==, g_bytes_get_size (bytes));
  root = json_from_string (text, &error);
  g_assert_no_error (error);
  return root;
}

static JsonArray *
get_events (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "traceEvents");
}

/* The nth event that is of this kind ("X" or "M") and, unless it is NULL, of this name. */
static JsonObject *
find_event (JsonNode *root, const char *kind, const char *name, guint n)
{
  JsonArray *events = get_events (root);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      if (g_str_equal (json_object_get_string_member (event, "ph"), kind) &&
          (name == NULL || g_str_equal (json_object_get_string_member (event, "name"), name)) &&
          n-- == 0)
        return event;
    }
  return NULL;
}

static guint
count_events (JsonNode *root, const char *kind, const char *name)
{
  guint n = 0;

  while (find_event (root, kind, name, n) != NULL)
    n++;
  return n;
}

static void
test_object (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_free (report->created);
  report->created = g_strdup ("2026-01-02T03:04:05Z");
  root = write_trace (report);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "displayTimeUnit"), ==, "ms");
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (object, "otherData"), "created"),
                   ==, "2026-01-02T03:04:05Z");
  /* 5 runs of 4 jobs; they have 1, 2, 4, 2 and 4 lanes. */
  g_assert_cmpuint (count_events (root, "X", NULL), ==, 20);
  g_assert_cmpuint (count_events (root, "M", "process_name"), ==, 5);
  g_assert_cmpuint (count_events (root, "M", "process_sort_index"), ==, 5);
  g_assert_cmpuint (count_events (root, "M", "thread_name"), ==, 13);
  g_assert_cmpuint (count_events (root, "M", "thread_sort_index"), ==, 13);
}

/* The second run's third job: on the first of 2 lanes, from 2 µs on, 1001 ns long. */
static void
test_job (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *event, *args;

  ((SpoolRun *) g_ptr_array_index (report->runs, 1))->records[2].lock_wait_ns = 7;
  root = write_trace (report);
  event = find_event (root, "X", "job 2", 1);
  args = json_object_get_object_member (event, "args");
  g_assert_cmpint (json_object_get_int_member (event, "pid"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (event, "tid"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (event, "cat"), ==, "sleep");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (event, "ts"), 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (event, "dur"), 1.001, 1e-9);
  g_assert_cmpint (json_object_get_int_member (args, "pid"), ==, 1000);
  g_assert_cmpint (json_object_get_int_member (args, "tid"), ==, 2000);
  g_assert_cmpstr (json_object_get_string_member (args, "status"), ==, "ok");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (args, "lock_wait_us"), 0.007,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (args, "blocked_us"), 0.001, 1e-9);
  g_assert_false (json_object_has_member (args, "detail"));
}

static void
test_names (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 2);
  g_autoptr (JsonNode) root = write_trace (report);
  JsonObject *run = find_event (root, "M", "process_name", 7);
  JsonObject *lane = find_event (root, "M", "thread_name", 2);

  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (run, "args"), "name"), ==,
      "sleep/threads workers=4 round=1");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (lane, "args"), "name"), ==,
      "lane 1");
  g_assert_cmpint (json_object_get_int_member (lane, "pid"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (lane, "tid"), ==, 2);
}

static void
test_failure (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *args;

  util_fail_job (g_ptr_array_index (report->runs, 0), 1, "said \"no\"");
  root = write_trace (report);
  args = json_object_get_object_member (find_event (root, "X", "job 1", 0), "args");
  g_assert_cmpstr (json_object_get_string_member (args, "status"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (args, "detail"), ==, "said \"no\"");
}

/* Viewers put what overlaps on a track of its own; jobs that share a real thread, as an event
 * loop's do, must not. Adjacent jobs may share an instant, to the nanosecond. */
static void
test_nothing_overlaps (void)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (40, 1);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) ends_ns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *event;

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      for (guint lane = 0; lane < run->n_lanes; lane++)
        run->lanes[lane].tid = 2000;
      for (guint64 job = 0; job < run->n_records; job++)
        run->records[job].end_ns = run->records[job].start_ns + 2000;
    }
  root = write_trace (report);
  for (guint i = 0; (event = find_event (root, "X", NULL, i)) != NULL; i++)
    {
      gint64 start_ns = (gint64) (json_object_get_double_member (event, "ts") * 1000.0 + 0.5);
      gint64 length_ns = (gint64) (json_object_get_double_member (event, "dur") * 1000.0 + 0.5);
      char *track = g_strdup_printf ("%d/%d", (int) json_object_get_int_member (event, "pid"),
                                     (int) json_object_get_int_member (event, "tid"));
      const gint64 *end_ns = g_hash_table_lookup (ends_ns, track);
      gint64 *new_end_ns = g_new (gint64, 1);

      g_assert_cmpint (start_ns, >=, end_ns != NULL ? *end_ns : 0);
      *new_end_ns = start_ns + length_ns;
      g_hash_table_replace (ends_ns, track, new_end_ns);
    }
  g_assert_cmpuint (g_hash_table_size (ends_ns), >, 40);
}

/* A clock that went back, in a report from elsewhere, must not make a file that nobody can read. */
static void
test_before_zero (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (JsonNode) root = NULL;

  ((SpoolRun *) g_ptr_array_index (report->runs, 0))->records[0].start_ns = -1500;
  root = write_trace (report);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (find_event (root, "X", "job 0", 0), "ts"), -1.5, 1e-9);
}

/* Each track of jobs has a name, and so has its process, before its first job. */
static void
test_tracks_are_named (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 2);
  g_autoptr (JsonNode) root = write_trace (report);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *events = get_events (root);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      gboolean job = g_str_equal (json_object_get_string_member (event, "ph"), "X");
      int pid = (int) json_object_get_int_member (event, "pid");
      int tid = (int) json_object_get_int_member (event, "tid");
      const char *kind = json_object_get_string_member (event, "name");

      if (!job)
        {
          g_hash_table_add (named, g_strdup_printf ("%s %d %d", kind, pid,
                                                    g_str_has_prefix (kind, "p") ? 0 : tid));
          continue;
        }
      {
        g_autofree char *process = g_strdup_printf ("process_name %d 0", pid);
        g_autofree char *thread = g_strdup_printf ("thread_name %d %d", pid, tid);

        g_assert_true (g_hash_table_contains (named, process));
        g_assert_true (g_hash_table_contains (named, thread));
      }
    }
}

/* Runs without records leave no events, nor names of what isn't there. */
static void
test_summary (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (JsonNode) root = NULL;

  spool_run_drop_records (g_ptr_array_index (report->runs, 0));
  root = write_trace (report);
  g_assert_true (spool_format_find_for_name ("a.trace.json")->needs_records);
  g_assert_cmpuint (count_events (root, "M", "process_name"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (find_event (root, "X", NULL, 0), "pid"), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (2, 0);
  g_autoptr (JsonNode) root = write_trace (report);

  g_assert_cmpuint (json_array_get_length (get_events (root)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-trace/object", test_object);
  g_test_add_func ("/format-trace/job", test_job);
  g_test_add_func ("/format-trace/names", test_names);
  g_test_add_func ("/format-trace/failure", test_failure);
  g_test_add_func ("/format-trace/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/format-trace/before-zero", test_before_zero);
  g_test_add_func ("/format-trace/tracks-are-named", test_tracks_are_named);
  g_test_add_func ("/format-trace/summary", test_summary);
  g_test_add_func ("/format-trace/empty", test_empty);
  return g_test_run ();
}
