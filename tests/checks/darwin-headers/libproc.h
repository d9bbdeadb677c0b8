/* libproc.h: what other processes do, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/resource.h>

int proc_pid_rusage (int pid, int flavor, rusage_info_t *buffer);
