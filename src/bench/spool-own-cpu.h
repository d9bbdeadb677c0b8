/* spool-own-cpu.h: how much of the CPUs this program and its children have used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 spool_own_cpu_now_ns   (void);
gint64 spool_own_cpu_of_child (gint64 pid);

G_END_DECLS
