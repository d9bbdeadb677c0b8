/* spool-run-json.h: one run as JSON, as reports and the bench's events have it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-json-reader.h"
#include "report/spool-json-writer.h"
#include "report/spool-plan.h"

G_BEGIN_DECLS

typedef enum
{
  SPOOL_RUN_JSON_ALL,
  SPOOL_RUN_JSON_WITHOUT_RECORDS /* the sums, even if there are records */
} SpoolRunJsonFlags;

void      spool_run_write_json (SpoolJsonWriter *writer,
                                const char *name,
                                const SpoolRun *run,
                                const SpoolPlan *plan,
                                SpoolRunJsonFlags flags);
SpoolRun *spool_run_read_json  (SpoolJsonReader *reader,
                                const SpoolJsonNode *node,
                                const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
