/* test-machine.c: machines out of made-up trees of /proc and /sys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "machine-tree.h"
#include "report-util.h"

#include "report/spool-cgroup.h"
#include "report/spool-machine.h"
#include "report/spool-system-file.h"

#include <math.h>
#include <string.h>

#define CPU TREE_CPU
#define GROUPS TREE_GROUPS

/* Two cores with two threads each, of which one CPU is off; a notebook on its battery. */
static const TreeFile laptop[] = {
  { "proc/cpuinfo", "processor\t: 0\nvendor_id\t: X\nmodel name\t: Fancy CPU @ 2 GHz\n"
                    "flags\t\t: fpu sse avx\n\nprocessor\t: 1\nmodel name\t: Fancy\n" },
  { CPU "online", "0-2\n" },
  { CPU "cpu0/topology/thread_siblings_list", "0,2\n" },
  { CPU "cpu1/topology/thread_siblings_list", "1\n" },
  { CPU "cpu2/topology/thread_siblings_list", "0,2\n" },
  { CPU "cpu0/cpufreq/scaling_governor", "powersave\n" },
  { CPU "cpu1/cpufreq/scaling_governor", "performance\n" },
  { CPU "cpu2/cpufreq/scaling_governor", "powersave\n" },
  { "proc/self/status", "Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n" },
  { "proc/self/cgroup", "0::/user.slice/app.scope\n" },
  { GROUPS "user.slice/app.scope/cpu.max", "max 100000\n" },
  { GROUPS "user.slice/cpu.max", "150000 100000\n" },
  { "proc/meminfo", "MemTotal:       8000000 kB\nMemFree: 5 kB\n" },
  { "proc/loadavg", "0.52 0.58 0.59 1/467 12345\n" },
  { "proc/sys/kernel/ostype", "Linux\n" },
  { "proc/sys/kernel/osrelease", "6.1.0-18-amd64\n" },
  { "etc/os-release", "NAME=\"D\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n" },
  { "sys/class/power_supply/AC/type", "Mains\n" },
  { "sys/class/power_supply/BAT0/type", "Battery\n" },
  { "sys/class/power_supply/BAT0/status", "Discharging\n" },
};

static void
test_laptop (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (laptop, G_N_ELEMENTS (laptop));

  g_assert_cmpstr (machine->cpu_model, ==, "Fancy CPU @ 2 GHz");
  g_assert_cmpuint (machine->online_cpus, ==, 3);
  g_assert_cmpuint (machine->physical_cores, ==, 2);
  g_assert_cmpint (machine->smt, ==, SPOOL_YES);
  g_assert_null (machine->core_classes);
  g_assert_cmpuint (machine->affinity_cpus, ==, 2);
  g_assert_cmpfloat (machine->quota_cpus, ==, 1.5);
  g_assert_cmpuint (machine->usable_cpus, ==, 2);
  g_assert_cmpuint (machine->memory_bytes, ==, G_GUINT64_CONSTANT (8192000000));
  g_assert_cmpstr (machine->kernel, ==, "Linux 6.1.0-18-amd64");
  g_assert_cmpstr (machine->os, ==, "Debian GNU/Linux 12 (bookworm)");
  g_assert_cmpstr (machine->governor, ==, "powersave, performance");
  g_assert_cmpfloat (machine->load, ==, 0.52);
  g_assert_cmpint (machine->virtual_machine, ==, SPOOL_NO);
  g_assert_cmpint (machine->on_battery, ==, SPOOL_YES);
  g_assert_cmpstr (machine->compiler, ==, SPOOL_COMPILER);
  g_assert_cmpstr (machine->optimization, ==, SPOOL_OPTIMIZATION);
  g_assert_cmpstr (machine->libcurl, ==, SPOOL_LIBCURL_VERSION);
  g_assert_cmpstr (machine->spool, ==, SPOOL_VERSION);
  g_assert_nonnull (machine->architecture);
  g_assert_nonnull (machine->glib);
}

/* A sandbox that shows nothing at all. */
static void
test_nothing (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (NULL, 0);

  g_assert_null (machine->cpu_model);
  g_assert_cmpuint (machine->online_cpus, ==, 0);
  g_assert_cmpuint (machine->physical_cores, ==, 0);
  g_assert_cmpuint (machine->affinity_cpus, ==, 0);
  g_assert_true (isnan (machine->quota_cpus));
  g_assert_cmpuint (machine->usable_cpus, ==, 1);
  g_assert_cmpuint (machine->memory_bytes, ==, 0);
  g_assert_null (machine->kernel);
  g_assert_null (machine->os);
  g_assert_cmpint (machine->smt, ==, SPOOL_UNKNOWN);
  g_assert_null (machine->core_classes);
  g_assert_null (machine->governor);
  g_assert_null (machine->frequency_driver);
  g_assert_cmpint (machine->turbo, ==, SPOOL_UNKNOWN);
  g_assert_cmpint (machine->throttle_events, ==, -1);
  g_assert_true (isnan (machine->load));
  g_assert_cmpint (machine->virtual_machine, ==, SPOOL_UNKNOWN);
  g_assert_cmpint (machine->on_battery, ==, SPOOL_UNKNOWN);
}

/* Files that hold nonsense count as files that aren't there. */
static void
test_nonsense (void)
{
  static const TreeFile files[] = {
    { "proc/cpuinfo", "" },
    { CPU "online", "all of them\n" },
    { "proc/self/status", "Cpus_allowed_list:\t3-1\n" },
    { "proc/self/cgroup", "0::/a\nnonsense\n1:cpu\n::::\n" },
    { GROUPS "a/cpu.max", "lots\n" },
    { GROUPS "cpu.max", "5 0\n" },
    { "proc/meminfo", "MemTotal: much\n" },
    { "proc/loadavg", "high\n" },
    { "etc/os-release", "PRETTY_NAME=\"open\n" },
  };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));

  g_assert_cmpuint (machine->online_cpus, ==, 0);
  g_assert_cmpuint (machine->affinity_cpus, ==, 0);
  g_assert_true (isnan (machine->quota_cpus));
  g_assert_cmpuint (machine->memory_bytes, ==, 0);
  g_assert_true (isnan (machine->load));
  g_assert_null (machine->os);
}

/* A board with an ARM processor, whose CPUs are only in /proc/cpuinfo. */
static void
test_arm (void)
{
  static const TreeFile files[] = {
    { "proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 108\n\nprocessor\t: 1\nBogoMIPS\t: 108\n\n"
                      "Revision\t: a0\nModel\t\t: Some Board 4\n" },
    { "usr/lib/os-release", "PRETTY_NAME=Plain\n" },
    { "sys/class/power_supply/mouse/type", "Battery\n" },
    { "sys/class/power_supply/mouse/scope", "Device\n" },
    { "sys/class/power_supply/mouse/status", "Discharging\n" },
  };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));

  g_assert_cmpstr (machine->cpu_model, ==, "Some Board 4");
  g_assert_cmpuint (machine->online_cpus, ==, 2);
  g_assert_cmpuint (machine->usable_cpus, ==, 2);
  g_assert_cmpstr (machine->os, ==, "Plain");
  g_assert_cmpint (machine->virtual_machine, ==, SPOOL_UNKNOWN);
  g_assert_cmpint (machine->on_battery, ==, SPOOL_NO);
}

static void
test_virtual (void)
{
  static const TreeFile flag[] = { { "proc/cpuinfo", "flags\t: fpu hypervisor avx\n" } };
  static const TreeFile vendor[] = { { "sys/class/dmi/id/sys_vendor", "QEMU\n" } };
  static const TreeFile product[] = { { "proc/cpuinfo", "flags\t: fpu\n" },
                                      { "sys/class/dmi/id/sys_vendor", "Microsoft Corporation\n" },
                                      { "sys/class/dmi/id/product_name", "Virtual Machine\n" } };
  static const TreeFile real[] = { { "sys/class/dmi/id/product_name", "Big Box 9\n" } };
  g_autoptr (SpoolMachine) by_flag = machine_tree_read (flag, G_N_ELEMENTS (flag));
  g_autoptr (SpoolMachine) by_vendor = machine_tree_read (vendor, G_N_ELEMENTS (vendor));
  g_autoptr (SpoolMachine) by_product = machine_tree_read (product, G_N_ELEMENTS (product));
  g_autoptr (SpoolMachine) not_at_all = machine_tree_read (real, G_N_ELEMENTS (real));

  g_assert_cmpint (by_flag->virtual_machine, ==, SPOOL_YES);
  g_assert_cmpint (by_vendor->virtual_machine, ==, SPOOL_YES);
  g_assert_cmpint (by_product->virtual_machine, ==, SPOOL_YES);
  g_assert_cmpint (not_at_all->virtual_machine, ==, SPOOL_NO);
}

static void
check_quota (const TreeFile *files, guint n_files, double expected)
{
  g_autofree char *root = machine_tree_make (files, n_files);
  double quota = spool_cgroup_read_quota (root);

  if (isnan (expected))
    g_assert_true (isnan (quota));
  else
    g_assert_cmpfloat (quota, ==, expected);
  util_remove_tree (root);
}

static void
test_groups_v1 (void)
{
  static const TreeFile plain[] = {
    { "proc/self/cgroup", "12:memory:/m\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/\n" },
    { GROUPS "cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "250000\n" },
    { GROUPS "cpu,cpuacct/docker/abc/cpu.cfs_period_us", "100000\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_quota_us", "-1\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_period_us", "100000\n" },
  };
  /* The container sees its own group at the top, and not the host's path to it. */
  static const TreeFile inside[] = {
    { "proc/self/cgroup", "4:cpuacct,cpu:/docker/abc\n" },
    { GROUPS "cpu/cpu.cfs_quota_us", "50000\n" },
    { GROUPS "cpu/cpu.cfs_period_us", "100000\n" },
  };
  static const TreeFile free[] = {
    { "proc/self/cgroup", "4:cpu:/\n2:cpuset:/\n" },   { GROUPS "cpu/cpu.cfs_quota_us", "-1\n" },
    { GROUPS "cpu/cpu.cfs_period_us", "100000\n" },    { GROUPS "cpuset/cpu.cfs_quota_us", "1\n" },
    { GROUPS "cpuset/cpu.cfs_period_us", "100000\n" },
  };

  check_quota (plain, G_N_ELEMENTS (plain), 2.5);
  check_quota (inside, G_N_ELEMENTS (inside), 0.5);
  check_quota (free, G_N_ELEMENTS (free), NAN);
}

static void
test_groups_v2 (void)
{
  static const TreeFile parents[] = {
    { "proc/self/cgroup", "0::/a/b/c\n" },
    { GROUPS "a/b/c/cpu.max", "400000 100000\n" },
    { GROUPS "a/b/cpu.max", "300000 100000\n" },
    { GROUPS "a/cpu.max", "max 100000\n" },
  };
  static const TreeFile top[] = {
    { "proc/self/cgroup", "0::/host/path\n" },
    { GROUPS "cpu.max", "120000 50000\n" },
  };
  static const TreeFile outside[] = {
    { "proc/self/cgroup", "0::/../../other\n" },
    { "sys/fs/other/cpu.max", "1 100000\n" },
    { GROUPS "cpu.max", "100000 100000\n" },
  };
  static const TreeFile both[] = {
    { "proc/self/cgroup", "5:cpu:/x\n0::/x\n" },
    { GROUPS "cpu/x/cpu.cfs_quota_us", "700000\n" },
    { GROUPS "cpu/x/cpu.cfs_period_us", "100000\n" },
    { GROUPS "unified/x/cpu.max", "600000 100000\n" },
  };

  check_quota (parents, G_N_ELEMENTS (parents), 3);
  check_quota (top, G_N_ELEMENTS (top), 2.4);
  check_quota (outside, G_N_ELEMENTS (outside), 1);
  check_quota (both, G_N_ELEMENTS (both), 6);
  check_quota (NULL, 0, NAN);
}

/* A container that sees the hierarchy from its own group on, and runs in a group below that; and a
 * mount at an unusual place, whose name has a blank. */
static void
test_group_mounts (void)
{
  static const TreeFile below_v1[] = {
    { "proc/self/cgroup", "4:cpu,cpuacct:/docker/abc/below\n" },
    { "proc/self/mountinfo",
      "700 31 0:30 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro master:1 - cgroup cgroup "
      "rw,cpuacct,cpu\n701 31 0:31 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup "
      "rw,memory\n" },
    { GROUPS "cpu,cpuacct/below/cpu.cfs_quota_us", "50000\n" },
    { GROUPS "cpu,cpuacct/below/cpu.cfs_period_us", "100000\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_quota_us", "200000\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_period_us", "100000\n" },
    { GROUPS "memory/below/cpu.cfs_quota_us", "1\n" },
    { GROUPS "memory/below/cpu.cfs_period_us", "100000\n" },
  };
  static const TreeFile elsewhere_v2[] = {
    { "proc/self/cgroup", "0::/a\n" },
    { "proc/self/mountinfo", "45 31 0:41 / /my\\040groups rw shared:1 - cgroup2 none rw\n" },
    { "my groups/a/cpu.max", "300000 200000\n" },
  };
  /* Its top is another group with a name that begins alike. */
  static const TreeFile alike[] = {
    { "proc/self/cgroup", "0::/podman\n" },
    { "proc/self/mountinfo", "45 31 0:41 /pod /g rw - cgroup2 none rw\nshort line\n - cgroup2\n" },
    { "g/podman/cpu.max", "400000 100000\n" },
    { "gman/cpu.max", "100000 100000\n" },
  };

  check_quota (below_v1, G_N_ELEMENTS (below_v1), 0.5);
  check_quota (elsewhere_v2, G_N_ELEMENTS (elsewhere_v2), 1.5);
  check_quota (alike, G_N_ELEMENTS (alike), 4);
}

/* The whole path from a group's quota to the usable CPUs, in containers of both versions. */
static void
test_containers (void)
{
  static const TreeFile v1[] = {
    { CPU "online", "0-63\n" },
    { "proc/self/status", "Cpus_allowed_list:\t0-63\n" },
    { "proc/self/cgroup", "4:cpu,cpuacct:/docker/abc\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_quota_us", "250000\n" },
    { GROUPS "cpu,cpuacct/cpu.cfs_period_us", "100000\n" },
  };
  static const TreeFile v2[] = {
    { CPU "online", "0-63\n" },
    /* CPUs that could be plugged in don't count. */
    { "proc/self/status", "Cpus_allowed_list:\t2-3,62-127\n" },
    { "proc/self/cgroup", "0::/\n" },
    { GROUPS "cpu.max", "410000 100000\n" },
  };
  g_autoptr (SpoolMachine) by_quota = machine_tree_read (v1, G_N_ELEMENTS (v1));
  g_autoptr (SpoolMachine) by_affinity = machine_tree_read (v2, G_N_ELEMENTS (v2));

  machine_tree_assert (by_quota, "\"online_cpus\": 64\n\"affinity_cpus\": 64\n"
                                 "\"quota_cpus\": 2.5\n\"usable_cpus\": 3");
  machine_tree_assert (by_affinity, "\"online_cpus\": 64\n\"affinity_cpus\": 4\n"
                                    "\"quota_cpus\": 4.1\n\"usable_cpus\": 4");
}

static void
test_cpu_lists (void)
{
  static const struct
  {
    const char *text;
    guint n_cpus;
  } rows[] = {
    { "0", 1 },   { "0-3", 4 },   { "0-1,4,6-7", 5 }, { "0-65535", 65536 },
    { NULL, 0 },  { "", 0 },      { "3-1", 0 },       { "0-70000", 0 },
    { "1,x", 0 }, { "-1", 0 },    { "1-2 ", 0 },      { "99999999999999999999", 0 },
    { "0,0", 0 }, { "4-5,0", 0 }, { "0-3,3-4", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) cpus = spool_system_file_get_cpus (rows[i].text);

      g_assert_cmpuint (cpus != NULL ? cpus->len : 0, ==, rows[i].n_cpus);
    }
}

static void
test_fields (void)
{
  static const char *const text = "cpu family\t: 6\ncpu\t\t: POWER9 \nempty:\nlast : one";
  g_autofree char *cpu = spool_system_file_get_field (text, "cpu");
  g_autofree char *empty = spool_system_file_get_field (text, "empty");
  g_autofree char *last = spool_system_file_get_field (text, "last");

  g_assert_cmpstr (cpu, ==, "POWER9");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (last, ==, "one");
  g_assert_null (spool_system_file_get_field (text, "fam"));
  g_assert_null (spool_system_file_get_field (NULL, "cpu"));
}

/* The smallest of what is known, by rule 8 of the design. */
static void
test_usable (void)
{
  static const struct
  {
    guint online;
    guint affinity;
    double quota;
    guint usable;
  } rows[] = {
    { 8, 8, NAN, 8 }, { 8, 2, NAN, 2 },  { 8, 8, 2.5, 3 },    { 8, 8, 3, 3 },      { 8, 8, 0.1, 1 },
    { 8, 0, NAN, 8 }, { 0, 4, 16.5, 4 }, { 0, 0, NAN, 0 },    { 0, 0, 2.0001, 3 }, { 4, 8, 7.5, 4 },
    { 4, 4, 3.5, 4 }, { 2, 2, 1e9, 2 },  { 2, 2, 1e-300, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolMachine) machine = spool_machine_new_unknown ();

      machine->online_cpus = rows[i].online;
      machine->affinity_cpus = rows[i].affinity;
      machine->quota_cpus = rows[i].quota;
      g_assert_cmpuint (spool_machine_find_usable (machine), ==, rows[i].usable);
    }
}

static void
test_json (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (laptop, G_N_ELEMENTS (laptop));
  g_autofree char *text = spool_machine_to_json (machine);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolMachine) again = spool_machine_from_json (text, -1, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = spool_machine_to_json (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_nonnull (strstr (text, "\"quota_cpus\": 1.5"));
  g_assert_nonnull (strstr (text, "\"on_battery\": true"));
}

static void
test_json_of_unknown (void)
{
  g_autoptr (SpoolMachine) machine = spool_machine_new_unknown ();
  g_autofree char *text = spool_machine_to_json (machine);
  g_autoptr (SpoolMachine) again = spool_machine_from_json (text, -1, NULL);
  g_autofree char *text_again = spool_machine_to_json (again);

  g_assert_nonnull (strstr (text, "\"virtual_machine\": null"));
  g_assert_nonnull (strstr (text, "\"online_cpus\": null"));
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_wrong_json (void)
{
  static const char *const rows[][2] = {
    { "[]", "machine: must be an object" },
    { "{\"os\": 5}", "machine: os: must be a text, not a number" },
    { "{\"online_cpus\": -2}", "machine: online_cpus: must be between 1" },
    { "{\"quota_cpus\": \"2\"}", "machine: quota_cpus: must be a number" },
    { "{\"on_battery\": 1}", "machine: on_battery: must be true or false" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (spool_machine_from_json (rows[i][0], -1, &error));
      if (error == NULL || strstr (error->message, rows[i][1]) == NULL)
        g_error ("“%s” isn't in “%s”", rows[i][1], error != NULL ? error->message : "");
    }
}

static void
test_table (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (laptop, G_N_ELEMENTS (laptop));
  g_autoptr (SpoolMachine) unknown = spool_machine_new_unknown ();
  g_autofree char *text = spool_machine_to_table (machine);
  g_autofree char *text_of_unknown = spool_machine_to_table (unknown);

  g_assert_true (g_str_has_prefix (text, "CPU                       Fancy CPU @ 2 GHz\n"));
  g_assert_nonnull (strstr (text, "\nSeveral CPUs per core     yes\n"));
  g_assert_nonnull (strstr (text, "\nCPUs allowed by quota     1.50\n"));
  g_assert_nonnull (strstr (text, "\nOn battery                yes\n"));
  g_assert_nonnull (strstr (text, "\nC library                 "));
  g_assert_nonnull (strstr (text_of_unknown, "\nKinds of cores            unknown\n"));
  g_assert_nonnull (strstr (text_of_unknown, "\nCPUs allowed by quota     no limit\n"));
  g_assert_nonnull (strstr (text_of_unknown, "\nThrottle events           unknown\n"));
  g_assert_nonnull (strstr (text_of_unknown, "\nLoad                      unknown\n"));
}

/* Whatever this machine is, it has a CPU that works for us. */
static void
test_this_machine (void)
{
  g_autoptr (SpoolMachine) machine = spool_machine_read ("/");

  g_assert_cmpuint (machine->usable_cpus, >=, 1);
  g_assert_cmpuint (machine->online_cpus, >=, machine->usable_cpus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/laptop", test_laptop);
  g_test_add_func ("/machine/nothing", test_nothing);
  g_test_add_func ("/machine/nonsense", test_nonsense);
  g_test_add_func ("/machine/arm", test_arm);
  g_test_add_func ("/machine/virtual", test_virtual);
  g_test_add_func ("/machine/groups-v1", test_groups_v1);
  g_test_add_func ("/machine/groups-v2", test_groups_v2);
  g_test_add_func ("/machine/group-mounts", test_group_mounts);
  g_test_add_func ("/machine/containers", test_containers);
  g_test_add_func ("/machine/cpu-lists", test_cpu_lists);
  g_test_add_func ("/machine/fields", test_fields);
  g_test_add_func ("/machine/usable", test_usable);
  g_test_add_func ("/machine/json", test_json);
  g_test_add_func ("/machine/json-of-unknown", test_json_of_unknown);
  g_test_add_func ("/machine/wrong-json", test_wrong_json);
  g_test_add_func ("/machine/table", test_table);
  g_test_add_func ("/machine/this", test_this_machine);
  return g_test_run ();
}
