/* spool-machine.h: what a report says of the machine that it was measured on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_UNKNOWN,
  SPOOL_NO,
  SPOOL_YES
} SpoolMaybe;

/**
 * SpoolMachine:
 * @cpu_model: (nullable): the CPU's name
 * @architecture: (nullable): such as x86_64
 * @physical_cores: cores, of which each may be several CPUs; 0 if unknown
 * @online_cpus: CPUs that the system uses; 0 if unknown
 * @affinity_cpus: CPUs that this process may use; 0 if unknown
 * @quota_cpus: how many CPUs' time the control groups allow; NAN if they don't limit it
 * @usable_cpus: the smallest of the three, at least 1
 * @memory_bytes: main memory; 0 if unknown
 * @kernel: (nullable): the kernel's name and release
 * @os: (nullable): the system's name
 * @governor: (nullable): how the CPUs' frequency is chosen
 * @load: how many threads wanted to run within the last minute; NAN if unknown
 * @virtual_machine: whether there is a hypervisor beneath
 * @on_battery: whether it runs on battery
 * @compiler: (nullable): what Spool was built with
 * @glib: (nullable): GLib's version
 * @spool: (nullable): Spool's version
 */
typedef struct
{
  char *cpu_model;
  char *architecture;
  guint physical_cores;
  guint online_cpus;
  guint affinity_cpus;
  double quota_cpus;
  guint usable_cpus;
  guint64 memory_bytes;
  char *kernel;
  char *os;
  char *governor;
  double load;
  SpoolMaybe virtual_machine;
  SpoolMaybe on_battery;
  char *compiler;
  char *glib;
  char *spool;
} SpoolMachine;

SpoolMachine *spool_machine_new_unknown (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolMachine *spool_machine_read        (const char *root) G_GNUC_WARN_UNUSED_RESULT;
void          spool_machine_free        (SpoolMachine *self);
guint         spool_machine_find_usable (const SpoolMachine *self);
char         *spool_machine_to_json     (const SpoolMachine *self) G_GNUC_WARN_UNUSED_RESULT;
SpoolMachine *spool_machine_from_json   (const char *text,
                                         gssize length,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char         *spool_machine_to_table    (const SpoolMachine *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolMachine, spool_machine_free)

G_END_DECLS
