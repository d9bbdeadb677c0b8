/* spool-params.h: the parameters of a workload, checked against what it allows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-workload.h"

G_BEGIN_DECLS

SpoolParams         *spool_params_new          (const SpoolWorkload *workload)
                                                G_GNUC_WARN_UNUSED_RESULT;
SpoolParams         *spool_params_copy         (const SpoolParams *self) G_GNUC_WARN_UNUSED_RESULT;
void                 spool_params_free         (SpoolParams *self);
gboolean             spool_params_equal        (const SpoolParams *self,
                                                const SpoolParams *other);
gboolean             spool_params_equal_in     (const SpoolParams *self,
                                                const SpoolParams *other,
                                                gsize n);
const SpoolWorkload *spool_params_get_workload (const SpoolParams *self);
gboolean             spool_params_check        (const SpoolParamSpec *spec,
                                                const char *called,
                                                const char *value,
                                                GError **error);
gboolean             spool_params_set          (SpoolParams *self,
                                                const char *name,
                                                const char *value,
                                                GError **error);
const char          *spool_params_get_text     (const SpoolParams *self,
                                                const char *name);
double               spool_params_get_number   (const SpoolParams *self,
                                                const char *name);
gint64               spool_params_get_integer  (const SpoolParams *self,
                                                const char *name);
double              *spool_params_get_numbers  (const SpoolParams *self,
                                                const char *name,
                                                gsize *n_numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolParams, spool_params_free)

G_END_DECLS
