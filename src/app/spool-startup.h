/* spool-startup.h: what comes before all else in the window's program; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void spool_startup_prepare     (int argc,
                                char **argv);
void spool_startup_choose_font (void);

G_END_DECLS
