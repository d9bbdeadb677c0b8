/* spool-page-body.h: the text of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *spool_page_body_new (guint64 page, gsize size_bytes) G_GNUC_WARN_UNUSED_RESULT;
GBytes *spool_page_body_compress (GBytes *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
