/* spool-engine.h: a configuration in, a run out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-setup.h"
#include "workload/spool-work.h"

G_BEGIN_DECLS

SpoolRun *spool_engine_run (const SpoolSetup *setup,
                            const SpoolWork *work,
                            const char *program,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
