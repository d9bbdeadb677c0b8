/* spool-analysis-json.h: the analysis of a report as JSON, for "show --json".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

void spool_analysis_json_write (const SpoolReport *report,
                                GString *text);

G_END_DECLS
