/* spool-comparison-json.h: two reports beside each other as JSON, for "compare --json".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-comparison.h"

G_BEGIN_DECLS

void spool_comparison_json_write (const SpoolComparison *comparison,
                                  const SpoolReport *base,
                                  GString *text);

G_END_DECLS
