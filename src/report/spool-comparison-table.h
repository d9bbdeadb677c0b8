/* spool-comparison-table.h: two reports beside each other, for the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-comparison.h"

G_BEGIN_DECLS

void spool_comparison_write_table (const SpoolComparison *self,
                                   const SpoolReport *base,
                                   GString *text);

G_END_DECLS
