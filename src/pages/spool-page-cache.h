/* spool-page-cache.h: pages that were made, kept for the next who asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpoolPageCache SpoolPageCache;

SpoolPageCache *spool_page_cache_new (gsize page_size_bytes,
                                      gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;
GBytes *spool_page_cache_get (SpoolPageCache *self, guint64 page, gboolean compressed);
gsize spool_page_cache_get_bytes (SpoolPageCache *self);
void spool_page_cache_free (SpoolPageCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPageCache, spool_page_cache_free)

G_END_DECLS
