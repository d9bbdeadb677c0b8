/* fuzz-report.c: any bytes at all as a report.
 *
 * As a unit test it is linked with fuzz-driver.c; how to hunt longer is said there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "report-util.h"
#include "report/spool-analysis.h"
#include "report/spool-answer.h"
#include "report/spool-report-json.h"
#include "report/spool-warnings.h"

/* What was taken for right can be written, and is then the same. */
static void
check_written (const SpoolReport *report)
{
  g_autoptr (GBytes) written = spool_report_to_bytes (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) again = spool_report_from_bytes (written, "again", &error);
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  rewritten = spool_report_to_bytes (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

/* Whatever it says, it can be judged and put in words. */
static void
check_words (const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (GPtrArray) warnings = spool_warnings_list (report, analysis);

  for (guint i = 0; i < report->plan->entries->len; i++)
    {
      g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, i);

      g_assert_true (g_utf8_validate (answer->headline, -1, NULL));
      g_assert_true (g_utf8_validate (answer->detail, -1, NULL));
    }
  g_assert_nonnull (warnings);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n_bytes)
{
  g_autoptr (GBytes) text = g_bytes_new_static (bytes, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolReport) report = spool_report_from_bytes (text, "fuzz", &error);

  g_assert_true ((report == NULL) == (error != NULL));
  if (report == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_written (report);
  if (report->runs->len > 0)
    check_words (report);
  return 0;
}

static void
add_seed (GPtrArray *seeds, SpoolReport *report)
{
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);

  g_ptr_array_add (seeds, g_byte_array_append (g_byte_array_new (), g_bytes_get_data (bytes, NULL),
                                               (guint) g_bytes_get_size (bytes)));
  spool_report_free (report);
}

GPtrArray *
fuzz_make_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  SpoolReport *failed = util_make_report (2, 1);

  util_fail_job (g_ptr_array_index (failed->runs, 0), 0, "HTTP status 404");
  add_seed (seeds, util_make_report (1, 1));
  add_seed (seeds, failed);
  add_seed (seeds, util_make_report (2, 6));
  return seeds;
}
