/* spool-channel.h: whole frames over a pair of pipes, blocking.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-frame.h"

G_BEGIN_DECLS

typedef struct _SpoolChannel SpoolChannel;

#define SPOOL_NO_DEADLINE G_MAXINT64

SpoolChannel *spool_channel_new    (int in_fd,
                                    int out_fd) G_GNUC_WARN_UNUSED_RESULT;
void          spool_channel_free   (SpoolChannel *self);
gboolean      spool_channel_read   (SpoolChannel *self,
                                    gint64 deadline_ns,
                                    SpoolFrameType *type,
                                    const guint8 **payload,
                                    gsize *n_payload_bytes,
                                    GError **error);
gboolean      spool_channel_expect (SpoolChannel *self,
                                    SpoolFrameType wanted,
                                    gint64 deadline_ns,
                                    const guint8 **payload,
                                    gsize *n_payload_bytes,
                                    gboolean *refused,
                                    GError **error);
gboolean      spool_channel_write  (SpoolChannel *self,
                                    const GByteArray *frame,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolChannel, spool_channel_free)

G_END_DECLS
