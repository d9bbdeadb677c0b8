/* report-util.h: made-up plans, runs and reports for the tests of src/report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

G_BEGIN_DECLS

SpoolPlan   *util_make_plan   (guint64 jobs,
                               guint rounds);
SpoolRun    *util_make_run    (const SpoolPlan *plan,
                               const SpoolConfiguration *configuration,
                               guint round,
                               gint64 wall_ns);
SpoolReport *util_make_report (guint64 jobs,
                               guint rounds);
SpoolReport *util_make_sized_report (guint n_configurations,
                                     guint rounds);
void         util_fail_job    (SpoolRun *run,
                               guint64 job,
                               const char *detail);
char        *util_make_folder (void);
void         util_write_file  (const char *root,
                               const char *path,
                               const char *text);
void         util_write_report (const char *root,
                                const char *path,
                                guint64 jobs);
void         util_remove_tree (const char *path);
gboolean     util_use_decimal_comma (void);

G_END_DECLS
