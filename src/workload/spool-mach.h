/* spool-mach.h: the unit of the Mach kernel's times, on macOS only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 spool_mach_frequency (void);

G_END_DECLS
