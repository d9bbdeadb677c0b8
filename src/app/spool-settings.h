/* spool-settings.h: what the program remembers from one start to the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *spool_settings_open (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
