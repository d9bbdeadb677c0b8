/* spool-contacts.h: which other computers a plan would talk to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

GStrv spool_contacts_list     (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *spool_contacts_describe (const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
