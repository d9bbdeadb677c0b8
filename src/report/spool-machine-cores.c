/* spool-machine-cores.c: how many cores a machine has, and of which kinds.
 *
 * A run with more workers than there are fast cores scales in a way that only the kinds of cores
 * explain. Three places tell them, from the surest to the vaguest: Intel's hybrid processors have a
 * list of CPUs for each kind; ARM's, and newer kernels for all, give each CPU a capacity; elsewhere
 * there are the highest frequencies. The last two differ a little among cores of one kind, too, as
 * some are picked as the best of their batch.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-private.h"

#include "report/spool-system-file.h"

#define CPU "sys/devices/system/cpu/cpu%u/"
/* Cores are of one kind if the slowest has at least this share of the fastest's speed. */
#define SAME_KIND 0.85
#define MAX_SPEED (G_GINT64_CONSTANT (1) << 40)
#define HZ_PER_KHZ 1000

/* A CPU and how fast it is, in whatever unit the machine has. */
typedef struct
{
  guint cpu;
  gint64 speed;
} Speed;

static int
compare_cpus (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Lists of CPUs increase. */
static gboolean
contains (GArray *cpus, guint cpu)
{
  return g_array_binary_search (cpus, &cpu, compare_cpus, NULL);
}

static gint64
read_speed (const char *root, const char *format, guint cpu)
{
  g_autofree char *path = g_strdup_printf (CPU "%s", cpu, format);
  g_autofree char *text = spool_system_file_read (root, "%s", path);
  gint64 speed;

  return spool_system_file_get_int (text, &speed) && speed > 0 && speed < MAX_SPEED ? speed : 0;
}

static void
add_to_class (SpoolCoreClass *class, const char *root, GArray *allowed, guint cpu)
{
  guint64 hz = (guint64) read_speed (root, "cpufreq/cpuinfo_max_freq", cpu) * HZ_PER_KHZ;

  class->cpus++;
  if (allowed == NULL || contains (allowed, cpu))
    class->affinity_cpus++;
  if (hz <= SPOOL_MACHINE_MAX_HZ)
    class->max_frequency_hz = MAX (class->max_frequency_hz, hz);
}

/* Each core is counted with the first of the CPUs that share it. */
static guint
count_cores (const char *root, GArray *online)
{
  guint n_cores = 0;

  for (guint i = 0; i < online->len; i++)
    {
      guint cpu = g_array_index (online, guint, i);
      g_autofree char *list =
          spool_system_file_read (root, CPU "topology/thread_siblings_list", cpu);
      g_autoptr (GArray) siblings = spool_system_file_get_cpus (list);

      if (siblings == NULL)
        return 0;
      if (g_array_index (siblings, guint, 0) == cpu)
        n_cores++;
    }
  return n_cores;
}

static SpoolMaybe
find_smt (const SpoolMachine *self, const char *root, GArray *online)
{
  g_autofree char *active = spool_system_file_read (root, "sys/devices/system/cpu/smt/active");
  SpoolMaybe smt = spool_system_file_get_switch (active);

  if (smt != SPOOL_UNKNOWN || self->physical_cores == 0)
    return smt;
  return self->physical_cores < online->len ? SPOOL_YES : SPOOL_NO;
}

static GArray *
find_intel_classes (const char *root, GArray *online, GArray *allowed)
{
  static const struct
  {
    const char *path;
    SpoolCoreKind kind;
  } rows[] = {
    { "sys/devices/cpu_core/cpus", SPOOL_CORES_PERFORMANCE },
    { "sys/devices/cpu_atom/cpus", SPOOL_CORES_EFFICIENCY },
    { "sys/devices/cpu_lowpower/cpus", SPOOL_CORES_LOW_POWER },
  };
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (SpoolCoreClass));
  guint n_cpus = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *list = spool_system_file_read (root, "%s", rows[i].path);
      g_autoptr (GArray) cpus = spool_system_file_get_cpus (list);
      SpoolCoreClass class = { .kind = rows[i].kind };

      for (guint j = 0; cpus != NULL && j < cpus->len; j++)
        if (contains (online, g_array_index (cpus, guint, j)))
          add_to_class (&class, root, allowed, g_array_index (cpus, guint, j));
      n_cpus += class.cpus;
      if (class.cpus > 0)
        g_array_append_val (classes, class);
    }
  /* Lists that leave CPUs out, or name them twice, aren't understood. */
  return classes->len >= 2 && n_cpus == online->len ? g_steal_pointer (&classes) : NULL;
}

static int
compare_speeds (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Speed *) a)->speed, right = ((const Speed *) b)->speed;

  return left > right ? -1 : left < right;
}

/* The fastest first; %NULL unless all CPUs tell it. */
static GArray *
read_speeds (const char *root, GArray *online, const char *file)
{
  g_autoptr (GArray) speeds = g_array_new (FALSE, FALSE, sizeof (Speed));

  for (guint i = 0; i < online->len; i++)
    {
      guint cpu = g_array_index (online, guint, i);
      Speed speed = { cpu, read_speed (root, file, cpu) };

      if (speed.speed == 0)
        return NULL;
      g_array_append_val (speeds, speed);
    }
  g_array_sort (speeds, compare_speeds);
  return g_steal_pointer (&speeds);
}

static void
name_classes (GArray *classes)
{
  for (guint i = 0; i < classes->len; i++)
    {
      SpoolCoreClass *class = &g_array_index (classes, SpoolCoreClass, i);

      if (classes->len == 1)
        class->kind = SPOOL_CORES_UNIFORM;
      else if (i == 0)
        class->kind = SPOOL_CORES_PERFORMANCE;
      else
        class->kind = i + 1 < classes->len ? SPOOL_CORES_MIDDLE : SPOOL_CORES_EFFICIENCY;
    }
}

/* A new class begins where the speed falls clearly below that of the class before. */
static GArray *
find_classes_by_speed (const char *root, GArray *online, GArray *allowed, const char *file)
{
  g_autoptr (GArray) speeds = read_speeds (root, online, file);
  GArray *classes;
  gint64 fastest = 0;

  if (speeds == NULL)
    return NULL;
  classes = g_array_new (FALSE, FALSE, sizeof (SpoolCoreClass));
  for (guint i = 0; i < speeds->len; i++)
    {
      const Speed *speed = &g_array_index (speeds, Speed, i);
      SpoolCoreClass class = { 0 };

      if (classes->len == 0 || (double) speed->speed < SAME_KIND * (double) fastest)
        {
          g_array_append_val (classes, class);
          fastest = speed->speed;
        }
      add_to_class (&g_array_index (classes, SpoolCoreClass, classes->len - 1), root, allowed,
                    speed->cpu);
    }
  name_classes (classes);
  return classes;
}

/**
 * spool_machine_ask_cores:
 * @self: a machine; its cores, their kinds and SMT are filled in
 * @root: the folder that is taken for "/"
 * @online: (element-type guint): the CPUs that the system uses, not empty
 * @allowed: (nullable) (element-type guint): those that this process may use
 *
 * Any thread.
 */
void
spool_machine_ask_cores (SpoolMachine *self, const char *root, GArray *online, GArray *allowed)
{
  g_return_if_fail (self != NULL && root != NULL);
  g_return_if_fail (online != NULL && online->len > 0);

  self->physical_cores = count_cores (root, online);
  self->smt = find_smt (self, root, online);
  self->core_classes = find_intel_classes (root, online, allowed);
  if (self->core_classes == NULL)
    self->core_classes = find_classes_by_speed (root, online, allowed, "cpu_capacity");
  if (self->core_classes == NULL)
    self->core_classes = find_classes_by_speed (root, online, allowed, "cpufreq/cpuinfo_max_freq");
}
