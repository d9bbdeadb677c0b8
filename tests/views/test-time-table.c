/* test-time-table.c: the cells of the table of times.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "views/spool-time-table.h"

static void
assert_row (const SpoolReport *report, guint n, const char *const *cells)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);

  for (guint column = 0; column < SPOOL_N_TIME_COLUMNS; column++)
    {
      g_autofree char *cell =
          spool_time_table_dup_cell (report, spool_analysis_nth (analysis, n), column);

      g_assert_cmpstr (cell, ==, cells[column]);
    }
}

static void
test_cells (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  const char *const serial[] = {
    "Serial", "1.60\u00a0s", "1.60\u00a0s – 1.60\u00a0s", "1.00×", "–", "–", "6", "0"
  };
  const char *const four[] = { "4 processes",
                               "402\u00a0ms",
                               "400\u00a0ms – 405\u00a0ms",
                               "3.98×",
                               "faster",
                               "5\u00a0ns",
                               "6",
                               "0" };

  assert_row (report, 0, serial);
  assert_row (report, 4, four);
}

static void
test_unknown_is_a_dash (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_new_unknown ());
  const char *const cells[] = { "2 threads", "–", "–", "–", "–", "–", "0", "0" };

  assert_row (report, 1, cells);
}

static void
test_too_few_for_an_interval (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 5);
  const char *const cells[] = { "4 threads", "402\u00a0ms", "–", "3.99×",
                                "unclear",   "5\u00a0ns",   "5", "0" };

  assert_row (report, 2, cells);
}

static void
test_workload_if_there_are_several (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolReport) report = NULL;
  const char *const cells[] = { "Sleeping: 2 threads", "–", "–", "–", "–", "–", "0", "0" };

  spool_plan_add_entry (plan, &spool_cosine_workload);
  g_assert_true (spool_plan_check (plan, NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  assert_row (report, 1, cells);
}

/* Three digits that count, two of what is less than one, as in the chart. */
static void
test_speedup (void)
{
  static const struct
  {
    double speedup;
    const char *cell;
  } rows[] = { { 0.00283, "0.0028×" }, { 0.5, "0.50×" },   { 1.0, "1.00×" },
               { 3.456, "3.46×" },     { 15.94, "15.9×" }, { 240.3, "240×" } };
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  SpoolAnalysisRow *row = spool_analysis_nth (analysis, 1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cell = NULL;

      row->speedup = rows[i].speedup;
      cell = spool_time_table_dup_cell (report, row, SPOOL_TIME_COLUMN_SPEEDUP);
      g_assert_cmpstr (cell, ==, rows[i].cell);
    }
}

static void
test_titles (void)
{
  for (guint column = 0; column < SPOOL_N_TIME_COLUMNS; column++)
    g_assert_cmpuint (g_utf8_strlen (spool_time_table_get_title (column), -1), >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-table/cells", test_cells);
  g_test_add_func ("/time-table/unknown-is-a-dash", test_unknown_is_a_dash);
  g_test_add_func ("/time-table/too-few-for-an-interval", test_too_few_for_an_interval);
  g_test_add_func ("/time-table/workload-if-there-are-several", test_workload_if_there_are_several);
  g_test_add_func ("/time-table/speedup", test_speedup);
  g_test_add_func ("/time-table/titles", test_titles);
  return g_test_run ();
}
