/* spool-run-role.h: the role of a process that measures one run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int spool_run_role (void);

G_END_DECLS
