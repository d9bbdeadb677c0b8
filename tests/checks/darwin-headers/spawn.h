/* spawn.h: what macOS adds to it, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include_next <spawn.h>

#define POSIX_SPAWN_CLOEXEC_DEFAULT 0x4000

int posix_spawn_file_actions_addinherit_np (posix_spawn_file_actions_t *actions, int fd);
