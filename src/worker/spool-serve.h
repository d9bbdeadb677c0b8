/* spool-serve.h: the role of a worker process that serves jobs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int spool_serve (void);

G_END_DECLS
