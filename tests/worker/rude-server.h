/* rude-server.h: for tests, a web server that sends everybody somewhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RudeServer RudeServer;

RudeServer *rude_server_start (const char *location) G_GNUC_WARN_UNUSED_RESULT;
const char *rude_server_get_url (RudeServer *self);
void rude_server_stop (RudeServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RudeServer, rude_server_stop)

G_END_DECLS
