/* test-machine-hostile.c: files of /proc and /sys that hold what no kernel writes.
 *
 * Whatever they hold, reading ends soon, and gives a machine that a report can carry and that can
 * be read again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine-tree.h"
#include "report-util.h"

#include "report/spool-machine-snapshot.h"
#include "report/spool-system-file.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CPU TREE_CPU
#define GROUPS TREE_GROUPS

/* All that is read, of a machine with one CPU. */
static const char *const paths[] = {
  "etc/os-release",
  "proc/cpuinfo",
  "proc/loadavg",
  "proc/meminfo",
  "proc/self/cgroup",
  "proc/self/mountinfo",
  "proc/self/status",
  "proc/stat",
  "proc/sys/kernel/osrelease",
  "proc/sys/kernel/ostype",
  "sys/class/dmi/id/product_name",
  "sys/class/power_supply/BAT0/status",
  "sys/devices/cpu_atom/cpus",
  "sys/devices/cpu_core/cpus",
  CPU "cpu0/cpu_capacity",
  CPU "cpu0/cpufreq/cpuinfo_max_freq",
  CPU "cpu0/cpufreq/scaling_governor",
  CPU "cpu0/thermal_throttle/core_throttle_count",
  CPU "cpu0/thermal_throttle/package_throttle_count",
  CPU "cpu0/topology/thread_siblings_list",
  CPU "cpufreq/boost",
  CPU "intel_pstate/no_turbo",
  CPU "online",
  CPU "smt/active",
  GROUPS "cpu.max",
  GROUPS "cpu/cpu.cfs_period_us",
  GROUPS "cpu/cpu.cfs_quota_us",
};

static void
assert_readable_again (const SpoolMachine *machine)
{
  g_autofree char *json = spool_machine_to_json (machine);
  g_autofree char *table = spool_machine_to_table (machine);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolMachine) again = spool_machine_from_json (json, -1, &error);
  g_autoptr (SpoolMachine) once_more = NULL;
  g_autofree char *json_again = NULL, *json_once_more = NULL;

  g_assert_no_error (error);
  json_again = spool_machine_to_json (again);
  /* But for control characters, which are read as spaces. */
  if (strstr (json, "\\u00") == NULL)
    g_assert_cmpstr (json_again, ==, json);
  once_more = spool_machine_from_json (json_again, -1, &error);
  g_assert_no_error (error);
  json_once_more = spool_machine_to_json (once_more);
  g_assert_cmpstr (json_once_more, ==, json_again);
  g_assert_true (g_utf8_validate (table, -1, NULL));
  g_assert_cmpuint (machine->usable_cpus, >=, 1);
}

static void
check_everywhere (const char *text)
{
  g_autofree char *root = util_make_folder ();
  g_autoptr (SpoolMachine) machine = NULL;
  SpoolMachineSnapshot snapshot;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    util_write_file (root, paths[i], text);
  machine = spool_machine_read (root);
  assert_readable_again (machine);
  /* So that files of single CPUs are looked at, too. */
  util_write_file (root, CPU "online", "0\n");
  spool_machine_free (machine);
  machine = spool_machine_read (root);
  assert_readable_again (machine);
  spool_machine_snapshot_take (&snapshot, root);
  g_assert_cmpuint (snapshot.n_cpus, <=, 1);
  util_remove_tree (root);
}

static void
test_nonsense_everywhere (void)
{
  static const char *const texts[] = {
    "",
    "\n\n\n",
    "-1\n",
    "-99999999999999999999999999\n",
    "9223372036854775807\n",
    "99999999999999999999999999\n",
    "1e308\n",
    "nan inf\n",
    "0-65535\n",
    "0-18446744073709551615\n",
    ":::::::::\n0::\n0::/../..\n1:cpu:relative\n",
    "1 1 1:1 / / - cgroup2 x rw\n1 1 1:1 \\777 \\0 - cgroup x cpu\n - - - -\n",
    "cpu0 1\ncpu0 -1 -1 -1 -1 -1 -1 -1 -1\ncpu99999999999999999999 1 1 1 1 1 1 1 1\n",
    "cpu0 9223372036854775807 9223372036854775807 9223372036854775807 0 0 0 0 0\n",
    "MemTotal: 9223372036854775807 kB\nCpus_allowed_list: 65535\nprocessor: 1\nflags: \n",
    "\x1b[31m\x01\xff\xfe\xc3(\n",
    "PRETTY_NAME='\"\nmodel name:\xff\xff\n",
    "1\n1\n1\n",
    "%s%n%d\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_everywhere (texts[i]);
}

/* Each file alone as a folder, a pipe that nobody writes, a link to itself, an endless device. */
static void
test_no_files (void)
{
  g_autofree char *root = util_make_folder ();
  g_autofree char *folder = g_build_filename (root, "proc", NULL);
  g_autofree char *pipe = g_build_filename (root, "proc/meminfo", NULL);
  g_autofree char *endless = g_build_filename (root, "proc/loadavg", NULL);
  g_autofree char *circle = g_build_filename (root, "proc/stat", NULL);
  g_autofree char *cpuinfo = g_build_filename (root, "proc/cpuinfo", NULL);
  g_autoptr (SpoolMachine) machine = NULL;
  SpoolMachineSnapshot snapshot;

  g_assert_cmpint (mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkdir (cpuinfo, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", endless), ==, 0);
  g_assert_cmpint (symlink ("stat", circle), ==, 0);
  machine = spool_machine_read (root);
  spool_machine_snapshot_take (&snapshot, root);
  g_assert_null (machine->cpu_model);
  g_assert_cmpuint (machine->memory_bytes, ==, 0);
  g_assert_true (isnan (machine->load));
  g_assert_cmpuint (snapshot.n_cpus, ==, 0);
  assert_readable_again (machine);
  util_remove_tree (root);
}

/* The numbers are believed up to a bound that no machine reaches soon. */
static void
test_bounds (void)
{
  static const TreeFile files[] = {
    { CPU "online", "0\n" },
    { "proc/loadavg", "1000001 0 0\n" },
    { "proc/meminfo", "MemTotal: 1125899906842625 kB\n" },
    { "proc/self/cgroup", "0::/\n" },
    { GROUPS "cpu.max", "1000001 1\n" },
    { CPU "cpu0/cpufreq/cpuinfo_max_freq", "1000000000001\n" },
    { CPU "cpu0/thermal_throttle/core_throttle_count", "10000000001\n" },
  };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));

  machine_tree_assert (machine, "\"load\": null\n\"memory_bytes\": null\n\"quota_cpus\": null\n"
                                "\"max_frequency_hz\": null\n\"throttle_events\": null\n"
                                "\"usable_cpus\": 1");
}

/* Text out of files may end up in a report, which is UTF-8, and ends at a zero byte. */
static void
test_text (void)
{
  g_autofree char *root = util_make_folder ();
  g_autofree char *path = g_build_filename (root, "f", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path,
                                      " Bo\xff"
                                      "ard \0 hidden",
                                      15, NULL));
  text = spool_system_file_read (root, "%s", "f");
  g_assert_cmpstr (text, ==,
                   "Bo\xef\xbf\xbd"
                   "ard");
  g_assert_null (spool_system_file_read (root, "%s", "g"));
  util_remove_tree (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-hostile/nonsense-everywhere", test_nonsense_everywhere);
  g_test_add_func ("/machine-hostile/no-files", test_no_files);
  g_test_add_func ("/machine-hostile/bounds", test_bounds);
  g_test_add_func ("/machine-hostile/text", test_text);
  return g_test_run ();
}
