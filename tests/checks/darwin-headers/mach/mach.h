/* mach.h: tasks and hosts of the Mach kernel, as far as Spool uses them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

typedef int kern_return_t;
typedef unsigned natural_t;
typedef int integer_t;
typedef natural_t mach_port_t;
typedef natural_t mach_msg_type_number_t;
typedef uint64_t mach_vm_size_t;
typedef integer_t *task_info_t;
typedef integer_t *host_info_t;

#define KERN_SUCCESS 0

typedef struct
{
  integer_t seconds;
  integer_t microseconds;
} time_value_t;

/* The kernel's own has no padding, and so a length that is a whole number of natural_t. */
#pragma pack(push, 4)
typedef struct
{
  mach_vm_size_t virtual_size;
  mach_vm_size_t resident_size;
  mach_vm_size_t resident_size_max;
  time_value_t user_time;
  time_value_t system_time;
  int policy;
  integer_t suspend_count;
} mach_task_basic_info_data_t;
#pragma pack(pop)

#define MACH_TASK_BASIC_INFO 20
#define MACH_TASK_BASIC_INFO_COUNT \
  ((mach_msg_type_number_t) (sizeof (mach_task_basic_info_data_t) / sizeof (natural_t)))

#define CPU_STATE_USER 0
#define CPU_STATE_SYSTEM 1
#define CPU_STATE_IDLE 2
#define CPU_STATE_NICE 3
#define CPU_STATE_MAX 4

typedef struct
{
  natural_t cpu_ticks[CPU_STATE_MAX];
} host_cpu_load_info_data_t;

#define HOST_CPU_LOAD_INFO 3
#define HOST_CPU_LOAD_INFO_COUNT \
  ((mach_msg_type_number_t) (sizeof (host_cpu_load_info_data_t) / sizeof (integer_t)))

mach_port_t mach_task_self (void);
mach_port_t mach_host_self (void);
kern_return_t mach_port_deallocate (mach_port_t task, mach_port_t name);
kern_return_t task_info (mach_port_t task,
                         natural_t flavor,
                         task_info_t info,
                         mach_msg_type_number_t *count);
kern_return_t host_statistics (mach_port_t host,
                               int flavor,
                               host_info_t info,
                               mach_msg_type_number_t *count);
