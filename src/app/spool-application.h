/* spool-application.h: the program: one instance, one lab, one window, and the actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_APPLICATION (spool_application_get_type ())
G_DECLARE_FINAL_TYPE (SpoolApplication, spool_application, SPOOL, APPLICATION, AdwApplication)

SpoolApplication *spool_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
