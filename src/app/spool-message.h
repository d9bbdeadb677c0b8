/* spool-message.h: of what kind something is that is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_MESSAGE_NONE,    /* what went wrong before no longer matters */
  SPOOL_MESSAGE_DONE,    /* something has been done; to be shown for a moment */
  SPOOL_MESSAGE_WARNING, /* something to know about the results */
  SPOOL_MESSAGE_ERROR    /* something didn't work */
} SpoolMessageKind;

G_END_DECLS
