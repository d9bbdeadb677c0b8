/* spool-machine-darwin.c: the machine as macOS describes it.
 *
 * A name that sysctl does not know leaves its thing unknown: which there are depends on the
 * system's version and on the processor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-private.h"

#include <IOKit/ps/IOPowerSources.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sysctl.h>
#include <sys/utsname.h>

static char *
dup_text (const char *name)
{
  gsize n_bytes = 0;
  g_autofree char *text = NULL;

  if (sysctlbyname (name, NULL, &n_bytes, NULL, 0) != 0)
    return NULL;
  text = g_malloc0 (n_bytes + 1);
  if (sysctlbyname (name, text, &n_bytes, NULL, 0) != 0 || *text == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

/* Some numbers have 32 bits and others 64. */
static gboolean
read_number (const char *name, guint64 *number)
{
  guint32 narrow = 0;
  gsize n_bytes = sizeof *number;

  *number = 0;
  if (sysctlbyname (name, number, &n_bytes, NULL, 0) != 0)
    return FALSE;
  if (n_bytes == sizeof narrow)
    {
      memcpy (&narrow, number, sizeof narrow);
      *number = narrow;
    }
  return n_bytes == sizeof narrow || n_bytes == sizeof *number;
}

static guint
read_count (const char *name)
{
  guint64 number;

  return read_number (name, &number) && number <= SPOOL_MACHINE_MAX_CPUS ? (guint) number : 0;
}

/* Of an answer that may be 0 or 1. */
static SpoolMaybe
read_maybe (const char *name)
{
  guint64 number;

  if (!read_number (name, &number))
    return SPOOL_UNKNOWN;
  return number != 0 ? SPOOL_YES : SPOOL_NO;
}

static SpoolCoreKind
kind_of_level (guint level, guint n_levels)
{
  if (n_levels == 1)
    return SPOOL_CORES_UNIFORM;
  if (level == 0)
    return SPOOL_CORES_PERFORMANCE;
  return level + 1 < n_levels ? SPOOL_CORES_MIDDLE : SPOOL_CORES_EFFICIENCY;
}

/* Level 0 has the fastest cores. Intel's have no levels, and are all alike. */
static GArray *
list_core_classes (guint online_cpus)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (SpoolCoreClass));
  guint n_levels = MAX (read_count ("hw.nperflevels"), 1);

  for (guint level = 0; level < n_levels; level++)
    {
      g_autofree char *name = g_strdup_printf ("hw.perflevel%u.logicalcpu", level);
      SpoolCoreClass class = { .kind = kind_of_level (level, n_levels),
                               .cpus = n_levels > 1 ? read_count (name) : online_cpus };
      guint64 frequency_hz;

      /* There is no way to keep a process from any of them. */
      class.affinity_cpus = class.cpus;
      if (n_levels == 1 && read_number ("hw.cpufrequency_max", &frequency_hz) &&
          frequency_hz <= SPOOL_MACHINE_MAX_HZ)
        class.max_frequency_hz = frequency_hz;
      if (class.cpus > 0)
        g_array_append_val (classes, class);
    }
  if (classes->len == 0)
    g_clear_pointer (&classes, g_array_unref);
  return classes;
}

static void
ask_cpus (SpoolMachine *self)
{
  self->cpu_model = dup_text ("machdep.cpu.brand_string");
  self->online_cpus = read_count ("hw.logicalcpu");
  self->physical_cores = read_count ("hw.physicalcpu");
  if (self->online_cpus > 0 && self->physical_cores > 0)
    self->smt = self->online_cpus > self->physical_cores ? SPOOL_YES : SPOOL_NO;
  self->core_classes = list_core_classes (self->online_cpus);
}

static void
ask_memory_and_load (SpoolMachine *self)
{
  guint64 bytes;
  double load;

  if (read_number ("hw.memsize", &bytes) && bytes <= SPOOL_MACHINE_MAX_BYTES)
    self->memory_bytes = bytes;
  if (getloadavg (&load, 1) == 1 && load >= 0 && load <= SPOOL_MACHINE_MAX_CPUS)
    self->load = load;
}

/* A Mac without a battery has unlimited time, and so has one that is plugged in. */
static SpoolMaybe
find_battery (void)
{
  return IOPSGetTimeRemainingEstimate () == kIOPSTimeRemainingUnlimited ? SPOOL_NO : SPOOL_YES;
}

/* See spool-machine-private.h. @root is of no use here: there are no files to read. */
void
spool_machine_ask_system (SpoolMachine *self, const char *root)
{
  g_autofree char *version = dup_text ("kern.osproductversion");
  struct utsname names;

  g_return_if_fail (self != NULL);

  ask_cpus (self);
  ask_memory_and_load (self);
  if (uname (&names) == 0)
    {
      self->kernel = g_strdup_printf ("%s %s", names.sysname, names.release);
      self->architecture = g_strdup (names.machine);
    }
  self->os = version != NULL ? g_strconcat ("macOS ", version, NULL) : g_strdup ("macOS");
  self->virtual_machine = read_maybe ("kern.hv_vmm_present");
  self->on_battery = find_battery ();
}
