/* spool-digest-check.h: whether all executors came to the same results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

typedef struct _SpoolDigestCheck SpoolDigestCheck;

SpoolDigestCheck *spool_digest_check_new  (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void              spool_digest_check_free (SpoolDigestCheck *self);
guint             spool_digest_check_run  (SpoolDigestCheck *self,
                                           SpoolRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolDigestCheck, spool_digest_check_free)

G_END_DECLS
