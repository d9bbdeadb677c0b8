/* spool-machine-private.h: what each system fills in of a machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine.h"

G_BEGIN_DECLS

/* Fills in what the system tells; @root is "/" but for tests. One file for each system has this. */
void spool_machine_ask_system (SpoolMachine *self,
                               const char *root);

G_END_DECLS
