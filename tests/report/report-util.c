/* report-util.c: made-up plans, runs and reports. All numbers follow from the arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-report-json.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"

#include <glib/gstdio.h>
#include <locale.h>

SpoolPlan *
util_make_plan (guint64 jobs, guint rounds)
{
  static const guint workers[] = { 2, 4 };
  g_autoptr (GError) error = NULL;
  SpoolPlan *plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_sleep_workload);

  entry->jobs = jobs;
  spool_plan_entry_set_workers (entry, workers, G_N_ELEMENTS (workers));
  plan->rounds = rounds;
  g_assert_true (spool_plan_check (plan, &error));
  g_assert_no_error (error);
  return plan;
}

static void
fill_lanes (SpoolRun *run)
{
  run->n_lanes = run->workers;
  run->lanes = g_new0 (SpoolLane, run->n_lanes);
  for (guint i = 0; i < run->n_lanes; i++)
    {
      run->lanes[i].phases = run->phases;
      run->lanes[i].jobs = run->jobs / run->workers;
      run->lanes[i].pid = 1000;
      run->lanes[i].tid = 2000 + i;
    }
}

/* Jobs of 1 µs and some ns, one after the other in each lane. */
static void
fill_records (SpoolRun *run)
{
  run->n_records = run->jobs;
  run->records = spool_records_new (run->n_records);
  for (guint64 i = 0; i < run->n_records; i++)
    {
      SpoolJobRecord *record = &run->records[i];

      record->lane = (guint16) (i % run->workers);
      record->start_ns = (gint64) (i / run->workers) * 2000 + record->lane;
      record->end_ns = record->start_ns + 1001;
      record->blocked_ns = 1;
      record->digest = spool_digest_of_number (i);
      record->bytes = i;
      run->histogram[spool_histogram_bucket (1001)]++;
    }
}

SpoolRun *
util_make_run (const SpoolPlan *plan,
               const SpoolConfiguration *configuration,
               guint round,
               gint64 wall_ns)
{
  SpoolRun *run = spool_run_new ();

  run->round = round;
  run->entry = configuration->entry;
  run->executor = configuration->executor;
  run->workers = configuration->workers;
  run->mode = plan->mode;
  run->jobs = spool_plan_get_entry (plan, configuration->entry)->jobs;
  run->wall_ns = wall_ns;
  run->cpu_user_ns = wall_ns / 10;
  run->cpu_system_ns = wall_ns / 100;
  run->peak_rss_bytes = 4096 * 1000;
  run->phases.start_ns = 1 + configuration->workers;
  run->phases.work_ns = wall_ns - 10 - run->phases.start_ns;
  run->phases.stop_ns = 10;
  fill_lanes (run);
  fill_records (run);
  return run;
}

static SpoolReport *
measure (SpoolPlan *plan, guint rounds)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  SpoolReport *report = spool_report_new (plan, spool_machine_new_unknown ());

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < configurations->len; i++)
      {
        const SpoolConfiguration *configuration =
            &g_array_index (configurations, SpoolConfiguration, i);
        /* 1.6 s by the number of workers; each round 1 ms longer than the one before */
        gint64 wall_ns = 1600 * SPOOL_NS_PER_MS / configuration->workers + round * SPOOL_NS_PER_MS;
        SpoolRun *run = util_make_run (plan, configuration, round, wall_ns);

        run->order = i;
        spool_report_add_run (report, run);
      }
  report->complete = rounds > 0;
  return report;
}

SpoolReport *
util_make_report (guint64 jobs, guint rounds)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (jobs, rounds);

  return measure (plan, rounds);
}

/* Serial, and up to three executors with as many counts of workers as it takes. */
SpoolReport *
util_make_sized_report (guint n_configurations, guint rounds)
{
  static const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_THREADS, SPOOL_EXECUTOR_PROCESSES,
                                                 SPOOL_EXECUTOR_ASYNC };
  guint n_executors = (n_configurations - 1) % 3 == 0 ? 3 : 1;
  guint workers[64];
  g_autoptr (SpoolPlan) plan = util_make_plan (16, MAX (rounds, 1));
  g_autoptr (SpoolReport) report = NULL;

  g_assert_cmpuint (n_configurations, <=, G_N_ELEMENTS (workers));
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    workers[i] = i + 2;
  spool_plan_entry_set_executors (spool_plan_get_entry (plan, 0), executors, n_executors);
  spool_plan_entry_set_workers (spool_plan_get_entry (plan, 0), workers,
                                (n_configurations - 1) / n_executors);
  g_assert_true (spool_plan_check (plan, NULL));
  report = measure (plan, rounds);
  return g_steal_pointer (&report);
}

void
util_fail_job (SpoolRun *run, guint64 job, const char *detail)
{
  g_ptr_array_add (run->details, g_strdup (detail));
  run->records[job].detail = run->details->len;
  run->records[job].status = SPOOL_JOB_FAILED;
  run->records[job].digest = 0;
  run->failed_jobs++;
}

char *
util_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("spool-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
util_write_file (const char *root, const char *path, const char *text)
{
  g_autofree char *full = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (full, text, -1, &error);
  g_assert_no_error (error);
}

void
util_remove_tree (const char *path)
{
  g_autoptr (GDir) folder =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      util_remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Writes a whole report of six rounds, as the application keeps it. */
void
util_write_report (const char *root, const char *path, guint64 jobs)
{
  g_autoptr (SpoolReport) report = util_make_report (jobs, 6);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  util_write_file (root, path, text);
}

/* Takes a language that writes numbers with a comma, until setlocale() is told otherwise; skips the
 * test if there is none. */
gboolean
util_use_decimal_comma (void)
{
  static const char *const names[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8" };
  const char *folder = g_getenv ("SPOOL_TEST_LOCALES");

  if (folder != NULL)
    g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_NUMERIC, names[i]) != NULL)
      return TRUE;
  g_test_skip ("no locale with a decimal comma is installed");
  return FALSE;
}
