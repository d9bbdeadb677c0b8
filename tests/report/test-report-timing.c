/* test-report-timing.c: the largest report opens quickly, and in little memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-report-json.h"
#include "report/spool-system-file.h"
#include "workload/spool-clock.h"

#define MAX_LOAD_NS (300 * SPOOL_NS_PER_MS)
#define MAX_KIB (60 * 1024)
#define N_TRIES 5

/* Five configurations of 4,000 jobs: all of the 20,000 records that a report may have. */
static char *
write_full_report (const char *folder)
{
  g_autoptr (SpoolReport) report = util_make_report (4000, 1);
  g_autoptr (GBytes) bytes = spool_report_to_bytes (report);
  char *path = g_build_filename (folder, "full.spool.json", NULL);

  g_assert_cmpuint (report->n_records, ==, SPOOL_REPORT_MAX_RECORDS);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* The best of some tries, since this machine may have other things to do. */
static void
test_load (void)
{
  g_autofree char *folder = util_make_folder ();
  g_autofree char *path = write_full_report (folder);
  gint64 best_ns = G_MAXINT64;

  for (guint i = 0; i < N_TRIES; i++)
    {
      gint64 begin_ns = spool_clock_now_ns ();
      g_autoptr (SpoolReport) report = spool_report_load (path, NULL);

      best_ns = MIN (best_ns, spool_clock_now_ns () - begin_ns);
      g_assert_cmpuint (report->n_records, ==, SPOOL_REPORT_MAX_RECORDS);
    }
  g_test_message ("%.3f s", spool_ns_to_seconds (best_ns));
  g_assert_cmpint (best_ns, <=, MAX_LOAD_NS);
  util_remove_tree (folder);
}

static void
test_memory (void)
{
  g_autofree char *status = spool_system_file_read ("/", "proc/self/status");
  g_autofree char *peak = spool_system_file_get_field (status, "VmHWM");
  gint64 kib;

  if (!spool_system_file_get_int (peak, &kib))
    {
      g_test_skip ("this system doesn't tell the peak");
      return;
    }
  g_test_message ("%" G_GINT64_FORMAT " KiB", kib);
  g_assert_cmpint (kib, <=, MAX_KIB);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-timing/load", test_load);
  /* After that: the peak is that of the whole process. */
  g_test_add_func ("/report-timing/memory", test_memory);
  return g_test_run ();
}
