/* spool-background.h: work in a thread, for an object of the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void spool_background_run (gpointer object,
                           GCancellable *cancellable,
                           GTaskThreadFunc work,
                           gpointer data,
                           GDestroyNotify free_data,
                           GAsyncReadyCallback done);

G_END_DECLS
