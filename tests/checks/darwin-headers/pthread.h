/* pthread.h: what macOS adds to it, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include_next <pthread.h>

#include <stdint.h>

/* pthread_t is a pointer there. */
int pthread_threadid_np (void *thread, uint64_t *id);
