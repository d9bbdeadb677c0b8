/* test-machine-power.c: governor, turbo, heat and battery of made-up machines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine-tree.h"

#define CPU TREE_CPU
#define SUPPLY "sys/class/power_supply/"
#define ONLINE            \
  {                       \
    CPU "online", "0-1\n" \
  }

static void
test_governor (void)
{
  static const TreeFile files[] = {
    ONLINE,
    { CPU "cpu0/cpufreq/scaling_governor", "powersave\n" },
    { CPU "cpu1/cpufreq/scaling_governor", "powersave\n" },
    { CPU "cpu0/cpufreq/scaling_driver", "intel_pstate\n" },
    { CPU "cpu1/cpufreq/scaling_driver", "\n" },
  };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));

  g_assert_cmpstr (machine->governor, ==, "powersave");
  g_assert_cmpstr (machine->frequency_driver, ==, "intel_pstate");
}

static void
check_turbo (const TreeFile *files, guint n_files, SpoolMaybe expected)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, n_files);

  g_assert_cmpint (machine->turbo, ==, expected);
}

static void
test_turbo (void)
{
  static const TreeFile allowed[] = { ONLINE, { CPU "intel_pstate/no_turbo", "0\n" } };
  static const TreeFile forbidden[] = { ONLINE, { CPU "intel_pstate/no_turbo", "1\n" } };
  static const TreeFile boost[] = { ONLINE, { CPU "cpufreq/boost", "1\n" } };
  static const TreeFile no_boost[] = { ONLINE, { CPU "cpufreq/boost", "0\n" } };
  static const TreeFile each[] = { ONLINE,
                                   { CPU "cpu0/cpufreq/boost", "0\n" },
                                   { CPU "cpu1/cpufreq/boost", "0\n" } };
  static const TreeFile some[] = { ONLINE,
                                   { CPU "cpu0/cpufreq/boost", "0\n" },
                                   { CPU "cpu1/cpufreq/boost", "1\n" } };
  static const TreeFile nonsense[] = { ONLINE,
                                       { CPU "intel_pstate/no_turbo", "-1\n" },
                                       { CPU "cpufreq/boost", "11\n" } };

  check_turbo (allowed, G_N_ELEMENTS (allowed), SPOOL_YES);
  check_turbo (forbidden, G_N_ELEMENTS (forbidden), SPOOL_NO);
  check_turbo (boost, G_N_ELEMENTS (boost), SPOOL_YES);
  check_turbo (no_boost, G_N_ELEMENTS (no_boost), SPOOL_NO);
  check_turbo (each, G_N_ELEMENTS (each), SPOOL_NO);
  check_turbo (some, G_N_ELEMENTS (some), SPOOL_YES);
  check_turbo (nonsense, G_N_ELEMENTS (nonsense), SPOOL_UNKNOWN);
}

static void
check_throttle_events (const TreeFile *files, guint n_files, gint64 expected)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, n_files);

  g_assert_cmpint (machine->throttle_events, ==, expected);
}

static void
test_throttle_events (void)
{
  static const TreeFile both[] = {
    ONLINE,
    { CPU "cpu0/thermal_throttle/core_throttle_count", "3\n" },
    { CPU "cpu0/thermal_throttle/package_throttle_count", "40\n" },
    { CPU "cpu1/thermal_throttle/core_throttle_count", "500\n" },
  };
  static const TreeFile never[] = { ONLINE,
                                    { CPU "cpu0/thermal_throttle/core_throttle_count", "0\n" } };
  static const TreeFile nonsense[] = {
    ONLINE, { CPU "cpu0/thermal_throttle/core_throttle_count", "-7\n" }
  };

  check_throttle_events (both, G_N_ELEMENTS (both), 543);
  check_throttle_events (never, G_N_ELEMENTS (never), 0);
  check_throttle_events (nonsense, G_N_ELEMENTS (nonsense), -1);
}

static void
check_battery (const TreeFile *files, guint n_files, SpoolMaybe expected)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, n_files);

  g_assert_cmpint (machine->on_battery, ==, expected);
}

static void
test_battery (void)
{
  static const TreeFile discharging[] = { { SUPPLY "BAT0/type", "Battery\n" },
                                          { SUPPLY "BAT0/status", "Full\n" },
                                          { SUPPLY "BAT1/type", "Battery\n" },
                                          { SUPPLY "BAT1/status", "Discharging\n" } };
  static const TreeFile charging[] = { { SUPPLY "AC/type", "Mains\n" },
                                       { SUPPLY "AC/online", "1\n" },
                                       { SUPPLY "BAT0/type", "Battery\n" },
                                       { SUPPLY "BAT0/status", "Charging\n" } };
  /* Some batteries never tell their state. */
  static const TreeFile silent_unplugged[] = { { SUPPLY "AC/type", "Mains\n" },
                                               { SUPPLY "AC/online", "0\n" },
                                               { SUPPLY "BAT0/type", "Battery\n" },
                                               { SUPPLY "BAT0/status", "Unknown\n" } };
  static const TreeFile silent_by_usb[] = { { SUPPLY "AC/type", "Mains\n" },
                                            { SUPPLY "AC/online", "0\n" },
                                            { SUPPLY "usb/type", "USB\n" },
                                            { SUPPLY "usb/online", "1\n" },
                                            { SUPPLY "BAT0/type", "Battery\n" } };
  static const TreeFile mouse[] = { { SUPPLY "AC/type", "Mains\n" },
                                    { SUPPLY "AC/online", "0\n" },
                                    { SUPPLY "mouse/type", "Battery\n" },
                                    { SUPPLY "mouse/scope", "Device\n" },
                                    { SUPPLY "mouse/status", "Discharging\n" } };

  check_battery (discharging, G_N_ELEMENTS (discharging), SPOOL_YES);
  check_battery (charging, G_N_ELEMENTS (charging), SPOOL_NO);
  check_battery (silent_unplugged, G_N_ELEMENTS (silent_unplugged), SPOOL_YES);
  check_battery (silent_by_usb, G_N_ELEMENTS (silent_by_usb), SPOOL_NO);
  check_battery (mouse, G_N_ELEMENTS (mouse), SPOOL_NO);
  check_battery (NULL, 0, SPOOL_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-power/governor", test_governor);
  g_test_add_func ("/machine-power/turbo", test_turbo);
  g_test_add_func ("/machine-power/throttle-events", test_throttle_events);
  g_test_add_func ("/machine-power/battery", test_battery);
  return g_test_run ();
}
