/* spool-machine-win32.c: the machine as Windows describes it.
 *
 * What Windows does not tell, or only with a prompt for an administrator, is unknown: governor,
 * turbo, throttling, and a load average, which it does not have.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-core-list.h"
#include "report/spool-machine-private.h"

#include <string.h>
#include <windows.h>

#ifdef __x86_64__
#include <cpuid.h>
#endif

#define PROCESSOR_KEY L"HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0"
#define SYSTEM_KEY L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
#define MAX_LETTERS 256
/* The name that the registry has of it is still that of Windows 10. */
#define FIRST_BUILD_OF_11 22000
/* Windows has at most 64 CPUs in a group, and rarely more than a few groups. */
#define MAX_GROUPS 64
/* A job's rate of the CPUs is given in hundredths of a percent. */
#define WHOLE_RATE 10000.0
#define HYPERVISOR_BIT (1U << 31)

typedef SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX CoreInformation;

/* The CPUs that this process may use, by group. */
typedef struct
{
  USHORT n_groups;
  USHORT groups[MAX_GROUPS];
  guint64 mask; /* within the group, if there is only one */
} Affinity;

static char *
read_registry (const wchar_t *key, const wchar_t *name)
{
  wchar_t value[MAX_LETTERS];
  DWORD n_bytes = sizeof value;
  char *text;

  if (RegGetValueW (HKEY_LOCAL_MACHINE, key, name, RRF_RT_REG_SZ, NULL, value, &n_bytes) !=
      ERROR_SUCCESS)
    return NULL;
  text = g_utf16_to_utf8 ((const gunichar2 *) value, -1, NULL, NULL, NULL);
  return text != NULL ? g_strstrip (text) : NULL;
}

static Affinity
find_affinity (void)
{
  Affinity self = { .n_groups = MAX_GROUPS };
  DWORD_PTR process_mask = 0, system_mask = 0;

  if (!GetProcessGroupAffinity (GetCurrentProcess (), &self.n_groups, self.groups))
    self.n_groups = 0;
  if (GetProcessAffinityMask (GetCurrentProcess (), &process_mask, &system_mask))
    self.mask = process_mask;
  return self;
}

static guint64
find_allowed (const Affinity *affinity, const GROUP_AFFINITY *place)
{
  if (affinity->n_groups == 0)
    return affinity->mask != 0 ? place->Mask & affinity->mask : place->Mask;
  for (USHORT i = 0; i < affinity->n_groups; i++)
    if (affinity->groups[i] == place->Group)
      return affinity->n_groups == 1 && affinity->mask != 0 ? place->Mask & affinity->mask
                                                            : place->Mask;
  return 0;
}

static SpoolCore
read_core (const CoreInformation *info, const Affinity *affinity)
{
  /* The byte behind the flags, for which older headers have no name, is the efficiency class. */
  SpoolCore core = { .speed_class = (&info->Processor.Flags)[1] };

  for (WORD i = 0; i < info->Processor.GroupCount; i++)
    {
      const GROUP_AFFINITY *place = &info->Processor.GroupMask[i];

      core.cpus += spool_machine_core_list_count_bits (place->Mask);
      core.affinity_cpus += spool_machine_core_list_count_bits (find_allowed (affinity, place));
    }
  return core;
}

/* All cores; none if the system does not tell. */
static GArray *
list_cores (void)
{
  GArray *cores = g_array_new (FALSE, FALSE, sizeof (SpoolCore));
  Affinity affinity = find_affinity ();
  g_autofree char *bytes = NULL;
  DWORD n_bytes = 0;

  GetLogicalProcessorInformationEx (RelationProcessorCore, NULL, &n_bytes);
  bytes = g_malloc0 (n_bytes + 1);
  if (!GetLogicalProcessorInformationEx (RelationProcessorCore, (CoreInformation *) bytes,
                                         &n_bytes))
    return cores;
  for (DWORD at = 0; at < n_bytes;)
    {
      const CoreInformation *info = (const void *) (bytes + at);
      SpoolCore core = read_core (info, &affinity);

      if (info->Size == 0)
        break;
      g_array_append_val (cores, core);
      at += info->Size;
    }
  return cores;
}

/* A job may be given a share of the CPUs, as containers are. */
static void
ask_quota (SpoolMachine *self)
{
  JOBOBJECT_CPU_RATE_CONTROL_INFORMATION rate = { 0 };
  const DWORD hard = JOB_OBJECT_CPU_RATE_CONTROL_ENABLE | JOB_OBJECT_CPU_RATE_CONTROL_HARD_CAP;

  if (QueryInformationJobObject (NULL, JobObjectCpuRateControlInformation, &rate, sizeof rate,
                                 NULL) &&
      (rate.ControlFlags & hard) == hard && rate.CpuRate > 0)
    self->quota_cpus = self->online_cpus * (rate.CpuRate / WHOLE_RATE);
}

static void
ask_cpus (SpoolMachine *self)
{
  g_autoptr (GArray) cores = list_cores ();
  SpoolCoreSums sums = spool_machine_core_list_add_up (cores);

  self->cpu_model = read_registry (PROCESSOR_KEY, L"ProcessorNameString");
  self->online_cpus = GetActiveProcessorCount (ALL_PROCESSOR_GROUPS);
  self->affinity_cpus = sums.affinity_cpus;
  self->physical_cores = sums.cores;
  if (sums.cores > 0)
    self->smt = sums.cpus > sums.cores ? SPOOL_YES : SPOOL_NO;
  self->core_classes = spool_machine_core_list_dup_classes (cores);
  ask_quota (self);
}

static char *
find_architecture (void)
{
  SYSTEM_INFO info;

  GetNativeSystemInfo (&info);
  switch (info.wProcessorArchitecture)
    {
    case PROCESSOR_ARCHITECTURE_AMD64:
      return g_strdup ("x86_64");
    case PROCESSOR_ARCHITECTURE_ARM64:
      return g_strdup ("aarch64");
    case PROCESSOR_ARCHITECTURE_INTEL:
      return g_strdup ("x86");
    default:
      return NULL;
    }
}

/* GetVersionEx() tells programs without a manifest of an older system. */
static void
ask_kernel (SpoolMachine *self)
{
  typedef LONG (WINAPI * GetVersion) (OSVERSIONINFOEXW *);
  HMODULE ntdll = GetModuleHandleW (L"ntdll.dll");
  GetVersion get_version = (GetVersion) (void *) GetProcAddress (ntdll, "RtlGetVersion");
  OSVERSIONINFOEXW version = { .dwOSVersionInfoSize = sizeof version };
  g_autofree char *name = read_registry (SYSTEM_KEY, L"ProductName");

  if (get_version == NULL || get_version (&version) != 0)
    return;
  self->kernel = g_strdup_printf ("Windows NT %lu.%lu.%lu", version.dwMajorVersion,
                                  version.dwMinorVersion, version.dwBuildNumber);
  if (name != NULL && version.dwBuildNumber >= FIRST_BUILD_OF_11 &&
      g_str_has_prefix (name, "Windows 10"))
    self->os = g_strconcat ("Windows 11", name + strlen ("Windows 10"), NULL);
  else
    self->os = g_steal_pointer (&name);
}

#ifdef __x86_64__
/* The processor says that there is a hypervisor. Under Microsoft's the system on the machine itself
 * is a guest, too; but only that one may make others. */
static SpoolMaybe
find_virtual (void)
{
  unsigned a, b, c, d;

  if (!__get_cpuid (1, &a, &b, &c, &d))
    return SPOOL_UNKNOWN;
  if ((c & HYPERVISOR_BIT) == 0)
    return SPOOL_NO;
  __cpuid (0x40000000, a, b, c, d);
  if (b != 0x7263694d || a < 0x40000003) /* "Micr" */
    return SPOOL_YES;
  __cpuid (0x40000003, a, b, c, d);
  return (b & 1) != 0 ? SPOOL_NO : SPOOL_YES;
}
#else
static SpoolMaybe
find_virtual (void)
{
  return SPOOL_UNKNOWN;
}
#endif

static void
ask_memory_and_power (SpoolMachine *self)
{
  MEMORYSTATUSEX memory = { .dwLength = sizeof memory };
  SYSTEM_POWER_STATUS power;

  if (GlobalMemoryStatusEx (&memory) && memory.ullTotalPhys <= SPOOL_MACHINE_MAX_BYTES)
    self->memory_bytes = memory.ullTotalPhys;
  if (GetSystemPowerStatus (&power) && power.ACLineStatus <= 1)
    self->on_battery = power.ACLineStatus == 0 ? SPOOL_YES : SPOOL_NO;
}

/* See spool-machine-private.h. @root is of no use here: there are no files to read. */
void
spool_machine_ask_system (SpoolMachine *self, const char *root)
{
  g_return_if_fail (self != NULL);

  ask_cpus (self);
  ask_memory_and_power (self);
  self->architecture = find_architecture ();
  ask_kernel (self);
  self->virtual_machine = find_virtual ();
#ifdef _UCRT
  self->libc = g_strdup ("UCRT");
#else
  self->libc = g_strdup ("msvcrt");
#endif
}
