/* sample-reports.c: writes reports of all kinds into a folder, for other programs to check.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-file-writer.h"
#include "report/spool-guess.h"
#include "report/spool-lesson.h"
#include "report/spool-report-json.h"

static void
save (const SpoolReport *report, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_file_write (path, bytes, &error));
  g_assert_no_error (error);
}

/* This machine, and a report without runs. */
static void
save_lessons (const char *folder)
{
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, FALSE);
      g_autoptr (SpoolReport) report = spool_report_new (plan, spool_machine_read ("/"));
      g_autofree char *name = g_strconcat (spool_lesson_get_id (lesson), ".spool.json", NULL);

      save (report, folder, name);
    }
}

int
main (int argc, char **argv)
{
  static const SpoolConfiguration four = { 0, SPOOL_EXECUTOR_THREADS, 4 };
  g_autoptr (SpoolReport) plain = util_make_report (16, 2);
  g_autoptr (SpoolReport) failed = util_make_report (16, 1);
  g_autoptr (SpoolReport) summary = util_make_report (6000, 1);
  g_autoptr (SpoolReport) full = util_make_report (4000, 1);

  g_assert_cmpint (argc, ==, 2);
  spool_guess_set (plain->plan, &four, 0.25);
  plain->machine_after = spool_machine_read ("/");
  save (plain, argv[1], "plain.spool.json");
  util_fail_job (g_ptr_array_index (failed->runs, 1), 3, "said \"no\"\n");
  ((SpoolRun *) g_ptr_array_index (failed->runs, 0))->flags = SPOOL_RUN_FIRST | SPOOL_RUN_STOLEN;
  save (failed, argv[1], "failed.spool.json");
  save (summary, argv[1], "summary.spool.json");
  save (full, argv[1], "full.spool.json");
  save_lessons (argv[1]);
  return 0;
}
