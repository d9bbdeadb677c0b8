/* spool-report-json.h: a report as a file, *.spool.json, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

#define SPOOL_REPORT_FORMAT "spool-report"
#define SPOOL_REPORT_VERSION 1

GBytes      *spool_report_to_bytes   (const SpoolReport *self) G_GNUC_WARN_UNUSED_RESULT;
SpoolReport *spool_report_from_bytes (GBytes *bytes,
                                      const char *name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpoolReport *spool_report_load       (const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
