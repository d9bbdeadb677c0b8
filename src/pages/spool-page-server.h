/* spool-page-server.h: the local web server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pages/spool-page-options.h"

G_BEGIN_DECLS

typedef struct _SpoolPageServer SpoolPageServer;

SpoolPageServer *spool_page_server_new (const SpoolPageOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *spool_page_server_get_address (SpoolPageServer *self);
void spool_page_server_free (SpoolPageServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPageServer, spool_page_server_free)

G_END_DECLS
