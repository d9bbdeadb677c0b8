/* spool-machine-power.c: what sets the speed of a machine's CPUs: governor, turbo, heat, battery.
 *
 * All of it is read and none of it changed, as a benchmark that alters the machine's settings may
 * leave them altered.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-private.h"

#include "report/spool-system-file.h"

#define CPU "sys/devices/system/cpu/cpu%u/"
#define SUPPLY "sys/class/power_supply"
/* Higher counts aren't counts, and so the sum over all CPUs stays within bounds. */
#define MAX_COUNT G_GINT64_CONSTANT (10000000000)

/* What all CPUs' files of one name hold, each text once, as a hybrid machine may have several. */
static char *
list_texts (const char *root, GArray *online, const char *name)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; online != NULL && i < online->len; i++)
    {
      g_autofree char *path = g_strdup_printf (CPU "%s", g_array_index (online, guint, i), name);
      g_autofree char *text = spool_system_file_read (root, "%s", path);

      if (text != NULL && *text != '\0' &&
          !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

/* Intel's driver has a switch that forbids it, others one that allows it, for all or for each CPU.
 */
static SpoolMaybe
find_turbo (const char *root, GArray *online)
{
  g_autofree char *no_turbo =
      spool_system_file_read (root, "sys/devices/system/cpu/intel_pstate/no_turbo");
  g_autofree char *boost = spool_system_file_read (root, "sys/devices/system/cpu/cpufreq/boost");
  g_autofree char *boosts = list_texts (root, online, "cpufreq/boost");
  SpoolMaybe forbidden = spool_system_file_get_switch (no_turbo);

  if (forbidden != SPOOL_UNKNOWN)
    return forbidden == SPOOL_YES ? SPOOL_NO : SPOOL_YES;
  if (spool_system_file_get_switch (boost) != SPOOL_UNKNOWN)
    return spool_system_file_get_switch (boost);
  /* If only some may, it is there. */
  if (g_strcmp0 (boosts, "0, 1") == 0 || g_strcmp0 (boosts, "1, 0") == 0)
    return SPOOL_YES;
  return spool_system_file_get_switch (boosts);
}

static gboolean
supply_is (const char *root, const char *supply, const char *name, const char *expected)
{
  g_autofree char *text = spool_system_file_read (root, SUPPLY "/%s/%s", supply, name);

  return g_strcmp0 (text, expected) == 0;
}

/* A battery that isn't charged may still feed nothing, if a plug does; and one that says nothing
 * feeds the machine if all plugs are out. Mice and headsets have batteries, too; their scope is the
 * device. */
static SpoolMaybe
find_battery (const char *root)
{
  g_autofree char *path = g_build_filename (root, SUPPLY, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *supply;
  guint n_batteries = 0, n_plugs_in = 0, n_plugs_out = 0;

  if (folder == NULL)
    return SPOOL_UNKNOWN;
  while ((supply = g_dir_read_name (folder)) != NULL)
    {
      if (supply_is (root, supply, "scope", "Device"))
        continue;
      if (supply_is (root, supply, "type", "Battery"))
        {
          n_batteries++;
          if (supply_is (root, supply, "status", "Discharging"))
            return SPOOL_YES;
        }
      else if (supply_is (root, supply, "online", "1"))
        n_plugs_in++;
      else if (supply_is (root, supply, "online", "0"))
        n_plugs_out++;
    }
  return n_batteries > 0 && n_plugs_in == 0 && n_plugs_out > 0 ? SPOOL_YES : SPOOL_NO;
}

static gint64
read_count (const char *root, guint cpu, const char *name)
{
  g_autofree char *text = spool_system_file_read (root, CPU "thermal_throttle/%s", cpu, name);
  gint64 count;

  if (!spool_system_file_get_int (text, &count) || count < 0 || count > MAX_COUNT)
    return -1;
  return count;
}

/**
 * spool_machine_read_throttle_events:
 * @root: the folder that is taken for "/"
 * @online: (nullable) (element-type guint): the CPUs that the system uses
 *
 * Returns: how often heat has slowed CPUs down, all counters together, of which several may count
 * one event; -1 if the system doesn't count. Any thread.
 */
gint64
spool_machine_read_throttle_events (const char *root, GArray *online)
{
  gint64 n_events = -1;

  g_return_val_if_fail (root != NULL, -1);

  for (guint i = 0; online != NULL && i < online->len; i++)
    {
      guint cpu = g_array_index (online, guint, i);
      gint64 core = read_count (root, cpu, "core_throttle_count");
      gint64 package = core >= 0 ? read_count (root, cpu, "package_throttle_count") : -1;

      /* Where the first CPU doesn't count, none does; so it costs little on such machines. */
      if (core < 0 && n_events < 0)
        return -1;
      n_events = MAX (n_events, 0) + MAX (core, 0) + MAX (package, 0);
    }
  return n_events;
}

/**
 * spool_machine_ask_power:
 * @self: a machine; its governor, turbo, throttling and battery are filled in
 * @root: the folder that is taken for "/"
 * @online: (nullable) (element-type guint): the CPUs that the system uses
 *
 * Any thread.
 */
void
spool_machine_ask_power (SpoolMachine *self, const char *root, GArray *online)
{
  g_return_if_fail (self != NULL && root != NULL);

  self->governor = list_texts (root, online, "cpufreq/scaling_governor");
  self->frequency_driver = list_texts (root, online, "cpufreq/scaling_driver");
  self->turbo = find_turbo (root, online);
  self->throttle_events = spool_machine_read_throttle_events (root, online);
  self->on_battery = find_battery (root);
}
