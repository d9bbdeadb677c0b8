/* spool-children.h: children that are all to be killed when something happens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-child.h"

G_BEGIN_DECLS

typedef struct _SpoolChildren SpoolChildren;

SpoolChildren *spool_children_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void           spool_children_free       (SpoolChildren *self);
void           spool_children_add        (SpoolChildren *self,
                                          SpoolChild *child);
void           spool_children_remove     (SpoolChildren *self,
                                          SpoolChild *child);
void           spool_children_kill       (SpoolChildren *self);
gboolean       spool_children_are_killed (SpoolChildren *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolChildren, spool_children_free)

G_END_DECLS
