/* test-machine-report.c: the machine before and after in reports, of this and of early versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-report-json.h"

#include <string.h>

static char *
to_text (const SpoolReport *report)
{
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static SpoolReport *
from_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return spool_report_from_bytes (bytes, "text", error);
}

/* A report of Spool 0.1.0, from before there was a machine after. It opens, and what is written of
 * it keeps the machine as it was. */
static void
test_first_version (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "report", "fixtures",
                                                 "report-version-1-first.spool.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) report = spool_report_load (path, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (report->complete);
  g_assert_cmpuint (report->runs->len, ==, 6);
  g_assert_cmpuint (report->n_records, ==, 24);
  g_assert_cmpstr (report->machine->cpu_model, ==, "AMD EPYC");
  g_assert_cmpuint (report->machine->usable_cpus, ==, 2);
  g_assert_cmpint (report->machine->smt, ==, SPOOL_UNKNOWN);
  g_assert_null (report->machine->core_classes);
  g_assert_cmpint (report->machine->throttle_events, ==, -1);
  g_assert_null (report->machine_after);
  text = to_text (report);
  g_assert_nonnull (strstr (text, "\"load\": 4.7,\n    \"virtual_machine\": true"));
  g_assert_nonnull (strstr (text, "\"machine_after\": null,"));
}

static void
test_before_and_after (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (SpoolReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  report->machine->throttle_events = 5;
  report->machine_after = spool_machine_new_unknown ();
  report->machine_after->throttle_events = 7;
  report->machine_after->load = 2.5;
  text = to_text (report);
  again = from_text (text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->machine->throttle_events, ==, 5);
  g_assert_cmpint (again->machine_after->throttle_events, ==, 7);
  g_assert_cmpfloat (again->machine_after->load, ==, 2.5);
  text_again = to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* Fields of later versions survive being opened and saved, after as before. */
static void
test_later_fields (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (SpoolReport) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  report->machine_after_json = g_strdup ("{\"load\": 3, \"smell\": \"burnt\"}");
  text = to_text (report);
  again = from_text (text, NULL);
  g_assert_cmpfloat (again->machine_after->load, ==, 3);
  text_again = to_text (again);
  g_assert_nonnull (strstr (text_again, "\"smell\": \"burnt\""));
}

static void
test_wrong (void)
{
  g_autoptr (SpoolReport) report = util_make_report (4, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  report->machine_after_json = g_strdup ("{\"load\": -3}");
  text = to_text (report);
  g_assert_null (from_text (text, &error));
  g_assert_nonnull (strstr (error->message, "machine_after.load: must be between 0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-report/first-version", test_first_version);
  g_test_add_func ("/machine-report/before-and-after", test_before_and_after);
  g_test_add_func ("/machine-report/later-fields", test_later_fields);
  g_test_add_func ("/machine-report/wrong", test_wrong);
  return g_test_run ();
}
