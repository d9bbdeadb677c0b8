/* spool-machine-json.h: the machine as a part of a report's JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-json-reader.h"
#include "report/spool-json-writer.h"
#include "report/spool-machine.h"

G_BEGIN_DECLS

void          spool_machine_write_json (SpoolJsonWriter *writer,
                                        const char *name,
                                        const SpoolMachine *self);
SpoolMachine *spool_machine_read_json  (SpoolJsonReader *reader,
                                        const SpoolJsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
