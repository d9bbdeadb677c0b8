/* spool-machine-snapshot.c: how much the machine has done until now, on Linux.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-snapshot.h"

#include "report/spool-machine-private.h"
#include "report/spool-system-file.h"
#include "workload/spool-clock.h"

#include <time.h>
#include <unistd.h>

/* A thousand years, a hundred times a second: what is more was never counted. */
#define MAX_TICKS (G_GUINT64_CONSTANT (1000) * 366 * 86400 * 100)
#define MAX_CPUS 65536

/* The fields of a CPU's line in /proc/stat; what a guest used is part of user and nice. */
enum
{
  USER,
  NICE,
  SYSTEM,
  IDLE,
  IO_WAIT,
  IRQ,
  SOFT_IRQ,
  STEAL,
  N_FIELDS
};

/* CLOCK_BOOTTIME goes on while the machine sleeps, CLOCK_MONOTONIC doesn't. Between readings this
 * thread may have to wait for a CPU; so the middle of two is taken. */
static gint64
find_suspended_ns (void)
{
  gint64 before_ns = spool_clock_now_ns (), after_ns;
  struct timespec boot;

  if (clock_gettime (CLOCK_BOOTTIME, &boot) != 0)
    return -1;
  after_ns = spool_clock_now_ns ();
  return MAX (
      boot.tv_sec * SPOOL_NS_PER_S + boot.tv_nsec - (before_ns + (after_ns - before_ns) / 2), 0);
}

static gboolean
parse_cpu_line (const char *line, guint64 *cpu, guint64 *ticks)
{
  char *end;

  if (!g_str_has_prefix (line, "cpu") || !g_ascii_isdigit (line[3]))
    return FALSE;
  *cpu = g_ascii_strtoull (line + 3, &end, 10);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *begin = end;

      ticks[i] = g_ascii_strtoull (begin, &end, 10);
      if (end == begin || ticks[i] > MAX_TICKS)
        return FALSE;
    }
  return TRUE;
}

/* Both stand in increasing order, and @next is the first of the allowed that has not been passed.
 */
static gboolean
is_allowed (GArray *allowed, guint64 cpu, guint *next)
{
  if (allowed == NULL)
    return TRUE;
  while (*next < allowed->len && g_array_index (allowed, guint, *next) < cpu)
    (*next)++;
  return *next < allowed->len && g_array_index (allowed, guint, *next) == cpu;
}

/* How busy the CPUs are where nothing of ours runs doesn't matter. */
static void
add_cpus (SpoolMachineSnapshot *self, const char *stat, GArray *allowed)
{
  g_auto (GStrv) lines = g_strsplit (stat, "\n", MAX_CPUS);
  guint next = 0;

  /* The CPUs stand at the beginning, after their sum. */
  for (guint i = 0; lines[i] != NULL && g_str_has_prefix (lines[i], "cpu"); i++)
    {
      guint64 cpu, ticks[N_FIELDS];

      if (!parse_cpu_line (lines[i], &cpu, ticks) || !is_allowed (allowed, cpu, &next))
        continue;
      self->n_cpus++;
      self->busy_ticks += ticks[USER] + ticks[NICE] + ticks[SYSTEM] + ticks[IRQ] + ticks[SOFT_IRQ];
      self->stolen_ticks += ticks[STEAL];
    }
}

/**
 * spool_machine_snapshot_take:
 * @self: (out): what is told
 * @root: the folder that is taken for "/"
 *
 * Looks at the machine's counters. It reads a few small files, and two more for each CPU where the
 * system counts throttling: never within the timed part of a run. Any thread.
 */
void
spool_machine_snapshot_take (SpoolMachineSnapshot *self, const char *root)
{
  g_autofree char *online_list = NULL;
  g_autofree char *status = NULL;
  g_autofree char *allowed_list = NULL;
  g_autofree char *stat = NULL;
  g_autoptr (GArray) online = NULL;
  g_autoptr (GArray) allowed = NULL;

  g_return_if_fail (self != NULL && root != NULL);

  online_list = spool_system_file_read (root, "sys/devices/system/cpu/online");
  online = spool_system_file_get_cpus (online_list);
  status = spool_system_file_read (root, "proc/self/status");
  allowed_list = spool_system_file_get_field (status, "Cpus_allowed_list");
  allowed = spool_system_file_get_cpus (allowed_list);
  stat = spool_system_file_read (root, "proc/stat");
  *self = (SpoolMachineSnapshot){ .now_ns = spool_clock_now_ns (),
                                  .suspended_ns = find_suspended_ns (),
                                  .tick_ns = SPOOL_NS_PER_S / sysconf (_SC_CLK_TCK) };
  self->throttle_events = spool_machine_read_throttle_events (root, online);
  if (stat != NULL)
    add_cpus (self, stat, allowed);
}
