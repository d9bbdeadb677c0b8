/* spool-digest.h: a job's result folded into a number, the same under all executors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPOOL_DIGEST_INIT G_GUINT64_CONSTANT (0xcbf29ce484222325)

guint64 spool_digest_add       (guint64 digest,
                                const void *bytes,
                                gsize n_bytes);
guint64 spool_digest_of_number (guint64 number);
guint64 spool_digest_of_loop   (guint64 iterations,
                                double foo);

G_END_DECLS
