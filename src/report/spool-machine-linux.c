/* spool-machine-linux.c: the machine as /proc and /sys describe it.
 *
 * Sandboxes and containers hide some of these files, and other processors' lines have other names:
 * each thing is looked for by itself, and is unknown if it isn't found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-cgroup.h"
#include "report/spool-machine-private.h"
#include "report/spool-system-file.h"

#include <string.h>
#include <sys/utsname.h>

static char *
find_cpu_model (const char *root, const char *cpuinfo)
{
  /* x86, MIPS, Raspberry Pi and other ARM boards, POWER */
  static const char *const names[] = { "model name", "cpu model", "Model", "Hardware", "cpu" };
  char *model;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      model = spool_system_file_get_field (cpuinfo, names[i]);
      if (model != NULL && *model != '\0')
        return model;
      g_free (model);
    }
  /* A device tree's texts end with a zero byte. */
  return spool_system_file_read (root, "sys/firmware/devicetree/base/model");
}

static guint
count_processors (const char *cpuinfo)
{
  g_auto (GStrv) lines = g_strsplit (cpuinfo != NULL ? cpuinfo : "", "\n", -1);
  guint n_processors = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "processor"))
      n_processors++;
  return n_processors;
}

/* Each core is counted with the first of the CPUs that share it. */
static guint
count_cores (const char *root, GArray *cpus)
{
  guint n_cores = 0;

  for (guint i = 0; i < cpus->len; i++)
    {
      guint cpu = g_array_index (cpus, guint, i);
      g_autofree char *list = spool_system_file_read (
          root, "sys/devices/system/cpu/cpu%u/topology/thread_siblings_list", cpu);
      g_autoptr (GArray) siblings = spool_system_file_get_cpus (list);

      if (siblings == NULL)
        return 0;
      if (g_array_index (siblings, guint, 0) == cpu)
        n_cores++;
    }
  return n_cores;
}

/* All that are in use, as a hybrid machine may have several. */
static char *
find_governor (const char *root, GArray *cpus)
{
  g_autoptr (GPtrArray) governors = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cpus->len; i++)
    {
      g_autofree char *governor =
          spool_system_file_read (root, "sys/devices/system/cpu/cpu%u/cpufreq/scaling_governor",
                                  g_array_index (cpus, guint, i));

      if (governor != NULL &&
          !g_ptr_array_find_with_equal_func (governors, governor, g_str_equal, NULL))
        g_ptr_array_add (governors, g_steal_pointer (&governor));
    }
  if (governors->len == 0)
    return NULL;
  g_ptr_array_add (governors, NULL);
  return g_strjoinv (", ", (char **) governors->pdata);
}

static void
ask_cpus (SpoolMachine *self, const char *root, const char *cpuinfo)
{
  g_autofree char *online_list = spool_system_file_read (root, "sys/devices/system/cpu/online");
  g_autofree char *status = spool_system_file_read (root, "proc/self/status");
  g_autofree char *allowed_list = spool_system_file_get_field (status, "Cpus_allowed_list");
  g_autoptr (GArray) online = spool_system_file_get_cpus (online_list);
  g_autoptr (GArray) allowed = spool_system_file_get_cpus (allowed_list);

  self->cpu_model = find_cpu_model (root, cpuinfo);
  if (online != NULL)
    {
      self->online_cpus = online->len;
      self->physical_cores = count_cores (root, online);
      self->governor = find_governor (root, online);
    }
  else
    self->online_cpus = count_processors (cpuinfo);
  if (allowed != NULL)
    self->affinity_cpus = allowed->len;
  self->quota_cpus = spool_cgroup_read_quota (root);
}

static gboolean
names_hypervisor (const char *text)
{
  static const char *const names[] = { "QEMU",
                                       "KVM",
                                       "VMware",
                                       "VirtualBox",
                                       "innotek",
                                       "Xen",
                                       "Bochs",
                                       "Parallels",
                                       "Virtual Machine",
                                       "Amazon EC2",
                                       "Google Compute Engine",
                                       "HVM domU",
                                       "BHYVE",
                                       "OpenStack" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (strstr (text, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* x86 CPUs say so themselves; elsewhere the board's maker and name do. */
static SpoolMaybe
find_virtual (const char *root, const char *cpuinfo)
{
  g_autofree char *flags = spool_system_file_get_field (cpuinfo, "flags");
  g_autofree char *vendor = spool_system_file_read (root, "sys/class/dmi/id/sys_vendor");
  g_autofree char *product = spool_system_file_read (root, "sys/class/dmi/id/product_name");

  if (flags != NULL)
    {
      g_auto (GStrv) words = g_strsplit (flags, " ", -1);

      if (g_strv_contains ((const char *const *) words, "hypervisor"))
        return SPOOL_YES;
    }
  if (names_hypervisor (vendor) || names_hypervisor (product))
    return SPOOL_YES;
  return flags != NULL || product != NULL ? SPOOL_NO : SPOOL_UNKNOWN;
}

static gboolean
is_discharging (const char *root, const char *supply)
{
  g_autofree char *type = spool_system_file_read (root, "sys/class/power_supply/%s/type", supply);
  g_autofree char *scope = spool_system_file_read (root, "sys/class/power_supply/%s/scope", supply);
  g_autofree char *status =
      spool_system_file_read (root, "sys/class/power_supply/%s/status", supply);

  /* Mice and headsets have batteries, too; their scope is the device. */
  return g_strcmp0 (type, "Battery") == 0 && g_strcmp0 (scope, "Device") != 0 &&
         g_strcmp0 (status, "Discharging") == 0;
}

static SpoolMaybe
find_battery (const char *root)
{
  g_autofree char *path = g_build_filename (root, "sys/class/power_supply", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *supply;

  if (folder == NULL)
    return SPOOL_UNKNOWN;
  while ((supply = g_dir_read_name (folder)) != NULL)
    if (is_discharging (root, supply))
      return SPOOL_YES;
  return SPOOL_NO;
}

static char *
find_os (const char *root)
{
  g_autofree char *text = spool_system_file_read (root, "etc/os-release");
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    text = spool_system_file_read (root, "usr/lib/os-release");
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "PRETTY_NAME="))
      return g_shell_unquote (lines[i] + strlen ("PRETTY_NAME="), NULL);
  return NULL;
}

static void
ask_memory_and_load (SpoolMachine *self, const char *root)
{
  g_autofree char *meminfo = spool_system_file_read (root, "proc/meminfo");
  g_autofree char *total = spool_system_file_get_field (meminfo, "MemTotal");
  g_autofree char *loadavg = spool_system_file_read (root, "proc/loadavg");
  gint64 kib;

  if (spool_system_file_get_int (total, &kib) && kib > 0)
    self->memory_bytes = (guint64) kib * 1024;
  if (loadavg != NULL && g_ascii_isdigit (*loadavg))
    self->load = g_ascii_strtod (loadavg, NULL);
}

static void
ask_kernel (SpoolMachine *self, const char *root)
{
  g_autofree char *type = spool_system_file_read (root, "proc/sys/kernel/ostype");
  g_autofree char *release = spool_system_file_read (root, "proc/sys/kernel/osrelease");
  struct utsname names;

  if (type != NULL && release != NULL)
    self->kernel = g_strdup_printf ("%s %s", type, release);
  if (uname (&names) == 0)
    self->architecture = g_strdup (names.machine);
}

/* See spool-machine-private.h. */
void
spool_machine_ask_system (SpoolMachine *self, const char *root)
{
  g_autofree char *cpuinfo = spool_system_file_read (root, "proc/cpuinfo");

  g_return_if_fail (self != NULL && root != NULL);

  ask_cpus (self, root, cpuinfo);
  ask_memory_and_load (self, root);
  ask_kernel (self, root);
  self->os = find_os (root);
  self->virtual_machine = find_virtual (root, cpuinfo);
  self->on_battery = find_battery (root);
}
