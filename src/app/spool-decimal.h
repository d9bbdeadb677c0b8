/* spool-decimal.h: numbers of parameters as the user writes them, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-workload.h"

G_BEGIN_DECLS

char *spool_decimal_show (const SpoolParamSpec *spec,
                          const char *value) G_GNUC_WARN_UNUSED_RESULT;
char *spool_decimal_read (const SpoolParamSpec *spec,
                          const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
