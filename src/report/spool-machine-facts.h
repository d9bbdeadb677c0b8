/* spool-machine-facts.h: what is told of a machine, as whoever asks the system and whoever tells it
 * know it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-maybe.h"

G_BEGIN_DECLS

/* What a report believes at most, so that whatever a system says, the report can be read again. */
#define SPOOL_MACHINE_MAX_CPUS 1000000
#define SPOOL_MACHINE_MAX_BYTES (G_GUINT64_CONSTANT (1) << 60)
#define SPOOL_MACHINE_MAX_HZ G_GUINT64_CONSTANT (1000000000000000)
#define SPOOL_MACHINE_MAX_EVENTS (G_GINT64_CONSTANT (1) << 53)

typedef enum
{
  SPOOL_CORES_UNIFORM, /* all are alike */
  SPOOL_CORES_PERFORMANCE,
  SPOOL_CORES_MIDDLE,
  SPOOL_CORES_EFFICIENCY,
  SPOOL_CORES_LOW_POWER,
  SPOOL_N_CORE_KINDS
} SpoolCoreKind;

/**
 * SpoolCoreClass:
 * @kind: how fast they are, compared with the others
 * @cpus: CPUs of this kind that the system uses
 * @affinity_cpus: those of them that this process may use
 * @max_frequency_hz: the highest frequency of any of them; 0 if unknown
 */
typedef struct
{
  SpoolCoreKind kind;
  guint cpus;
  guint affinity_cpus;
  guint64 max_frequency_hz;
} SpoolCoreClass;

/**
 * SpoolMachine:
 * @cpu_model: (nullable): the CPU's name
 * @architecture: (nullable): such as x86_64
 * @physical_cores: cores, of which each may be several CPUs; 0 if unknown
 * @smt: whether cores are several CPUs each (simultaneous multithreading)
 * @core_classes: (nullable) (element-type SpoolCoreClass): kinds of cores, the fastest first; a
 *   single one where all are alike; %NULL if unknown
 * @online_cpus: CPUs that the system uses; 0 if unknown
 * @affinity_cpus: CPUs that this process may use; 0 if unknown
 * @quota_cpus: how many CPUs' time the control groups allow; NAN if they don't limit it
 * @usable_cpus: the smallest of the three; 0 if all are unknown
 * @memory_bytes: main memory; 0 if unknown
 * @kernel: (nullable): the kernel's name and release
 * @os: (nullable): the system's name
 * @governor: (nullable): how the CPUs' frequency is chosen
 * @frequency_driver: (nullable): what applies the governor; of some drivers "powersave" is the
 *   usual one, and doesn't slow down
 * @turbo: whether frequencies above the nominal one are allowed
 * @throttle_events: how often heat has slowed the CPUs down since the system's start, as the sum of
 *   all counters; only its growth tells something. -1 if unknown
 * @load: how many threads wanted to run within the last minute; NAN if unknown
 * @virtual_machine: whether there is a hypervisor beneath
 * @on_battery: whether it runs on battery
 * @compiler: (nullable): what Spool was built with
 * @optimization: (nullable): the compiler's level of optimization, such as "2"
 * @glib: (nullable): GLib's version
 * @libc: (nullable): the C library and its version
 * @libcurl: (nullable): the version of libcurl that the web workload was built with
 * @spool: (nullable): Spool's version
 */
typedef struct
{
  char *cpu_model;
  char *architecture;
  guint physical_cores;
  SpoolMaybe smt;
  GArray *core_classes;
  guint online_cpus;
  guint affinity_cpus;
  double quota_cpus;
  guint usable_cpus;
  guint64 memory_bytes;
  char *kernel;
  char *os;
  char *governor;
  char *frequency_driver;
  SpoolMaybe turbo;
  gint64 throttle_events;
  double load;
  SpoolMaybe virtual_machine;
  SpoolMaybe on_battery;
  char *compiler;
  char *optimization;
  char *glib;
  char *libc;
  char *libcurl;
  char *spool;
} SpoolMachine;

G_END_DECLS
