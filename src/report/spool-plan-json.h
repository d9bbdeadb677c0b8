/* spool-plan-json.h: a plan as one line of JSON, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-json-reader.h"
#include "report/spool-json-writer.h"
#include "report/spool-plan.h"

G_BEGIN_DECLS

char      *spool_plan_to_json   (const SpoolPlan *self) G_GNUC_WARN_UNUSED_RESULT;
SpoolPlan *spool_plan_from_json (const char *text,
                                 gssize length,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As a part of something else. */
void       spool_plan_write_json (SpoolJsonWriter *writer,
                                  const char *name,
                                  const SpoolPlan *self);
SpoolPlan *spool_plan_read_json  (SpoolJsonReader *reader,
                                  const SpoolJsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
