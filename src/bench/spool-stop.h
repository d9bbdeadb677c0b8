/* spool-stop.h: the wish to stop, from a signal or from the end of the input.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-children.h"

G_BEGIN_DECLS

typedef struct _SpoolStop SpoolStop;

/* For how long after the first wish another one is taken for the same. */
#define SPOOL_STOP_PATIENCE_NS (500 * SPOOL_NS_PER_MS)

SpoolStop     *spool_stop_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void           spool_stop_free          (SpoolStop *self);
void           spool_stop_watch_signals (SpoolStop *self);
void           spool_stop_watch_input   (SpoolStop *self,
                                         int fd);
void           spool_stop_trigger       (SpoolStop *self);
gboolean       spool_stop_is_wanted     (SpoolStop *self);
SpoolChildren *spool_stop_get_children  (SpoolStop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolStop, spool_stop_free)

G_END_DECLS
