/* spool-verdict.h: whether something is faster, slower or the same, or whether nobody can tell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-ratio.h"

G_BEGIN_DECLS

/* SPOOL_VERDICT_NONE is that of what everything else is compared with. */
typedef enum
{
  SPOOL_VERDICT_NONE,
  SPOOL_VERDICT_UNCLEAR,
  SPOOL_VERDICT_SAME,
  SPOOL_VERDICT_FASTER,
  SPOOL_VERDICT_SLOWER
} SpoolVerdict;

/* With fewer values than this, nobody can tell. */
#define SPOOL_VERDICT_MIN_VALUES 6

void        spool_verdict_judge     (const SpoolRatio *times,
                                     gsize n_times,
                                     SpoolVerdict *verdicts);
const char *spool_verdict_get_id    (SpoolVerdict self);
const char *spool_verdict_get_title (SpoolVerdict self);

G_END_DECLS
