/* spool-message-private.h: what the two files of messages share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-bytes.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

void spool_put_record  (GByteArray *frame,
                        const SpoolJobRecord *record);
void spool_take_record (SpoolReader *in,
                        SpoolJobRecord *record);

G_END_DECLS
