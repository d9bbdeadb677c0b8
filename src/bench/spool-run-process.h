/* spool-run-process.h: measures one run, in a process of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench/spool-stop.h"
#include "protocol/spool-setup.h"

G_BEGIN_DECLS

SpoolRun *spool_run_process_measure (const SpoolSetup *setup,
                                     SpoolStop *stop,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
