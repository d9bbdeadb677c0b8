/* dyld.h: the loader of macOS, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

int _NSGetExecutablePath (char *path, uint32_t *n_bytes);
