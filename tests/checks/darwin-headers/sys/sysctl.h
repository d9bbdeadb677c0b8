/* sysctl.h: named figures of the BSD kernel, as far as Spool uses them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

int sysctlbyname (const char *name, void *old, size_t *old_bytes, void *value, size_t n_bytes);
