/* test-comparison-view.c: two reports beside each other, as a bar chart and in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "views/spool-comparison-view.h"

#include <math.h>
#include <string.h>

/* Makes the times of all that isn't serial longer or shorter by a factor. */
static SpoolReport *
make_scaled (guint rounds, double factor)
{
  SpoolReport *report = util_make_report (16, rounds);

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor != SPOOL_EXECUTOR_SERIAL)
        run->wall_ns = (gint64) ((double) run->wall_ns * factor);
    }
  return report;
}

static char *
dup_summary (guint rounds, double factor)
{
  g_autoptr (SpoolReport) base = make_scaled (rounds, 1);
  g_autoptr (SpoolReport) report = make_scaled (rounds, factor);
  g_autoptr (SpoolComparison) comparison = spool_comparison_new (base, report);

  return spool_comparison_view_dup_summary (comparison);
}

static void
test_model (void)
{
  g_autoptr (SpoolReport) base = make_scaled (8, 1);
  g_autoptr (SpoolReport) report = make_scaled (8, 1.5);
  g_autoptr (SpoolComparison) comparison = spool_comparison_new (base, report);
  g_autoptr (SpoolBarModel) model = spool_comparison_view_make_model (comparison, base);
  const SpoolBarGroup *group;

  g_assert_cmpuint (spool_bar_model_get_n_items (model), ==, 2 * comparison->rows->len);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const SpoolBar *before = spool_bar_model_get_item (model, 2 * i, &group);
      const SpoolBar *after = spool_bar_model_get_item (model, 2 * i + 1, &group);
      double factor = i == 0 ? 1 : 1.5;

      g_assert_cmpfloat_with_epsilon (after->value, factor * before->value, 1e-6);
      g_assert_cmpfloat (before->low, <=, before->value);
      g_assert_cmpfloat (after->high, >=, after->value);
      g_assert_cmpstr (before->label, !=, after->label);
    }
  spool_bar_model_get_item (model, 2, &group);
  g_assert_cmpstr (group->label, ==, "2 threads");
}

static void
test_words (void)
{
  g_autoptr (SpoolReport) base = make_scaled (8, 1);
  g_autoptr (SpoolReport) report = make_scaled (8, 1.5);
  g_autoptr (SpoolComparison) comparison = spool_comparison_new (base, report);
  const SpoolComparisonRow *row = &g_array_index (comparison->rows, SpoolComparisonRow, 1);
  g_autofree char *times = spool_comparison_view_dup_times (row);
  g_autofree char *ratio = spool_comparison_view_dup_ratio (row);

  g_assert_nonnull (strstr (times, ", then "));
  g_assert_true (g_str_has_prefix (ratio, "× 1.50 ("));
  g_assert_true (g_str_has_suffix (ratio, ")"));
}

static void
test_nothing_measured (void)
{
  SpoolComparisonRow row = { .base_s = 1, .median_s = NAN, .verdict = SPOOL_VERDICT_UNCLEAR };
  g_autofree char *times = NULL, *ratio = NULL;

  row.time = spool_ratio_of_pairs (NULL, 0);
  times = spool_comparison_view_dup_times (&row);
  ratio = spool_comparison_view_dup_ratio (&row);
  g_assert_cmpstr (times, ==, "measured in only one report");
  g_assert_cmpstr (ratio, ==, "");
}

static void
test_summary (void)
{
  g_autoptr (SpoolReport) base = make_scaled (6, 1);
  g_autoptr (SpoolReport) other = util_make_report (17, 6);
  g_autoptr (SpoolComparison) refused = spool_comparison_new (base, other);
  g_autofree char *same = dup_summary (8, 1);
  g_autofree char *slower = dup_summary (8, 2);
  g_autofree char *unclear = dup_summary (2, 1.1);
  g_autofree char *why = spool_comparison_view_dup_summary (refused);

  g_assert_cmpstr (same, ==, "Both reports agree.");
  g_assert_cmpstr (
      slower, ==,
      "Configurations of the second report, compared with the first: 4 slower, 1 the same.");
  g_assert_cmpstr (unclear, ==, "These rounds can't tell the reports apart.");
  g_assert_nonnull (refused->refused);
  g_assert_cmpstr (why, ==, refused->refused);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison-view/model", test_model);
  g_test_add_func ("/comparison-view/words", test_words);
  g_test_add_func ("/comparison-view/nothing-measured", test_nothing_measured);
  g_test_add_func ("/comparison-view/summary", test_summary);
  return g_test_run ();
}
