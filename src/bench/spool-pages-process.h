/* spool-pages-process.h: the local web server while a plan runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench/spool-stop.h"
#include "workload/spool-params.h"

G_BEGIN_DECLS

typedef struct _SpoolPagesProcess SpoolPagesProcess;

SpoolPagesProcess *spool_pages_process_start   (const SpoolParams *params,
                                                SpoolStop *stop,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               spool_pages_process_free    (SpoolPagesProcess *self);
gboolean           spool_pages_process_check   (SpoolPagesProcess *self,
                                                GError **error);
gboolean           spool_pages_process_suits   (const SpoolPagesProcess *self,
                                                const SpoolParams *params);
const char        *spool_pages_process_get_url (const SpoolPagesProcess *self);
gint64             spool_pages_process_get_pid (const SpoolPagesProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPagesProcess, spool_pages_process_free)

G_END_DECLS
