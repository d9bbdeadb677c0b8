/* spool-order.h: in which order the configurations of a round run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint *spool_order_of_round (guint64 seed,
                             guint round,
                             guint n_configurations) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
