/* spool-cgroup.h: how much CPU time Linux' control groups allow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double spool_cgroup_read_quota (const char *root);

G_END_DECLS
