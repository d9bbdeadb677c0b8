/* spool-option-values.h: the values of options, read strictly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-executor-kind.h"

G_BEGIN_DECLS

gboolean spool_option_parse     (GOptionContext *context,
                                 GStrv *arguments,
                                 GError **error);
gboolean spool_option_unsigned  (const char *option,
                                 const char *text,
                                 guint64 minimum,
                                 guint64 maximum,
                                 guint64 *value,
                                 GError **error);
gboolean spool_option_seconds   (const char *option,
                                 const char *text,
                                 double maximum,
                                 double *value,
                                 GError **error);
GArray  *spool_option_workers   (const char *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray  *spool_option_executors (const char *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
