/* event.h: BSD's event queues, as far as Spool uses them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>
#include <time.h>

struct kevent
{
  uintptr_t ident;
  int16_t filter;
  uint16_t flags;
  uint32_t fflags;
  intptr_t data;
  void *udata;
};

#define EVFILT_READ (-1)
#define EVFILT_PROC (-5)
#define EV_ADD 0x0001
#define EV_CLEAR 0x0020
#define EV_EOF 0x8000
#define NOTE_EXIT 0x80000000U

#define EV_SET(event, a, b, c, d, e, f)                                      \
  do                                                                         \
    {                                                                        \
      *(event) = (struct kevent){ (uintptr_t) (a), (b), (c), (d), (e), (f) }; \
    }                                                                        \
  while (0)

int kqueue (void);
int kevent (int queue,
            const struct kevent *changes,
            int n_changes,
            struct kevent *events,
            int n_events,
            const struct timespec *timeout);
