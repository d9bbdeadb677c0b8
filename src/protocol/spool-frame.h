/* spool-frame.h: what goes over the pipes between our programs: a header, then a payload.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPOOL_PROTOCOL_VERSION 1
#define SPOOL_FRAME_HEADER_BYTES 12
#define SPOOL_FRAME_MAX_PAYLOAD_BYTES (16 * 1024 * 1024)

/* Numbers go over the wire; new types come last. */
typedef enum
{
  SPOOL_FRAME_READY = 1, /* serving worker → run: alive, waiting for a set-up */
  SPOOL_FRAME_SETUP,     /* bench → run → serving worker: what to do */
  SPOOL_FRAME_JOBS,      /* run → serving worker: do these */
  SPOOL_FRAME_RESULTS,   /* serving worker → run: they are done */
  SPOOL_FRAME_USAGE,     /* serving worker → run: what it used, when its work ends */
  SPOOL_FRAME_RUN,       /* run → bench: all that was measured */
  SPOOL_FRAME_ERROR,     /* run or serving worker → its parent: why it can't */
  SPOOL_FRAME_TYPE_END
} SpoolFrameType;

void     spool_frame_begin       (GByteArray *frame,
                                  SpoolFrameType type);
void     spool_frame_end         (GByteArray *frame);
gboolean spool_frame_read_header (const guint8 *header,
                                  SpoolFrameType *type,
                                  gsize *n_payload_bytes,
                                  GError **error);

G_END_DECLS
