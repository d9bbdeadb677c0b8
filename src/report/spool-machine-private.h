/* spool-machine-private.h: what each system fills in of a machine, and the parts of doing so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine-facts.h"

G_BEGIN_DECLS

/* Fills in what the system tells; @root is "/" but for tests. One file for each system has this. */
void   spool_machine_ask_system           (SpoolMachine *self,
                                           const char *root);

/* Parts of it where there are /proc and /sys. */
void   spool_machine_ask_cores            (SpoolMachine *self,
                                           const char *root,
                                           GArray *online,
                                           GArray *allowed);
void   spool_machine_ask_power            (SpoolMachine *self,
                                           const char *root,
                                           GArray *online);
gint64 spool_machine_read_throttle_events (const char *root,
                                           GArray *online);

G_END_DECLS
