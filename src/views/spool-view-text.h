/* spool-view-text.h: what all views say of a report in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

char *spool_view_text_dup_title    (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_subtitle (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_group    (const SpoolReport *report,
                                    const SpoolConfiguration *configuration)
                                    G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_empty    (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_no_intervals (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_disturbed (const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *spool_view_text_dup_hidden   (const SpoolReport *report,
                                    guint hidden) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
