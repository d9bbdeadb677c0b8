/* signal.h: what macOS adds to it, as far as Spool uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include_next <signal.h>

#ifndef NSIG
#define NSIG 32
#endif

extern const char *const sys_signame[NSIG];
