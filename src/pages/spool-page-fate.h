/* spool-page-fate.h: what happens to a request, drawn from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 spool_page_random (guint64 *state);
double spool_page_fate_delay_s (guint64 seed, guint64 page, double jitter_s);
gboolean spool_page_fate_fails (guint64 seed, guint64 request, double error_rate);

G_END_DECLS
