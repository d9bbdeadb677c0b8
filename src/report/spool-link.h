/* spool-link.h: what a link points to; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_link_follow (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
