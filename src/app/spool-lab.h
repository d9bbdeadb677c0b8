/* spool-lab.h: what one works with: the plan, the bench that measures it, and the results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-exporter.h"
#include "app/spool-history.h"
#include "app/spool-message.h"
#include "app/spool-plan-model.h"
#include "app/spool-results.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_LAB (spool_lab_get_type ())
G_DECLARE_FINAL_TYPE (SpoolLab, spool_lab, SPOOL, LAB, GObject)

SpoolLab       *spool_lab_new           (const char *bench_program,
                                         const char *reports_folder) G_GNUC_WARN_UNUSED_RESULT;
SpoolPlanModel *spool_lab_get_model     (SpoolLab *self);
SpoolResults   *spool_lab_get_results   (SpoolLab *self);
SpoolHistory   *spool_lab_get_history   (SpoolLab *self);
SpoolExporter  *spool_lab_get_exporter  (SpoolLab *self);
gboolean        spool_lab_get_running   (SpoolLab *self);
gboolean        spool_lab_get_stopped   (SpoolLab *self);
void            spool_lab_run           (SpoolLab *self);
void            spool_lab_stop          (SpoolLab *self);
gboolean        spool_lab_open          (SpoolLab *self,
                                         const char *path);
gboolean        spool_lab_open_file     (SpoolLab *self,
                                         GFile *file);
void            spool_lab_export        (SpoolLab *self,
                                         const char *path);
void            spool_lab_export_file   (SpoolLab *self,
                                         GFile *file,
                                         const char *suffix);
void            spool_lab_complain      (SpoolLab *self,
                                         const GError *error);

G_END_DECLS
