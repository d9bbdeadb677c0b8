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

#define MAX_KIB (gint64) (SPOOL_MACHINE_MAX_BYTES / 1024)

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
  return n_processors <= SPOOL_MACHINE_MAX_CPUS ? n_processors : 0;
}

/* An affinity may allow CPUs that are off, or could be plugged in some day. */
static guint
count_allowed (GArray *online, GArray *allowed)
{
  guint n_cpus = 0;

  if (online == NULL)
    return allowed->len;
  for (guint i = 0, j = 0; i < online->len && j < allowed->len;)
    {
      guint here = g_array_index (online, guint, i), there = g_array_index (allowed, guint, j);

      n_cpus += here == there;
      i += here <= there;
      j += there <= here;
    }
  return n_cpus;
}

static void
ask_cpus (SpoolMachine *self, const char *root, const char *cpuinfo)
{
  g_autofree char *online_list = spool_system_file_read (root, "sys/devices/system/cpu/online");
  g_autofree char *status = spool_system_file_read (root, "proc/self/status");
  g_autofree char *allowed_list = spool_system_file_get_field (status, "Cpus_allowed_list");
  g_autoptr (GArray) online = spool_system_file_get_cpus (online_list);
  g_autoptr (GArray) allowed = spool_system_file_get_cpus (allowed_list);
  double quota;

  self->cpu_model = find_cpu_model (root, cpuinfo);
  if (online != NULL)
    {
      self->online_cpus = online->len;
      spool_machine_ask_cores (self, root, online, allowed);
    }
  else
    self->online_cpus = count_processors (cpuinfo);
  spool_machine_ask_power (self, root, online);
  if (allowed != NULL)
    self->affinity_cpus = count_allowed (online, allowed);
  quota = spool_cgroup_read_quota (root);
  /* A quota beyond all machines is none. */
  if (quota <= SPOOL_MACHINE_MAX_CPUS)
    self->quota_cpus = quota;
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
  double load;

  if (spool_system_file_get_int (total, &kib) && kib > 0 && kib <= MAX_KIB)
    self->memory_bytes = (guint64) kib * 1024;
  if (loadavg == NULL || !g_ascii_isdigit (*loadavg))
    return;
  load = g_ascii_strtod (loadavg, NULL);
  if (load <= SPOOL_MACHINE_MAX_CPUS)
    self->load = load;
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
}
