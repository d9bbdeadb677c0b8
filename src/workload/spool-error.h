/* spool-error.h: our own errors; most of them tell somebody what to mend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPOOL_ERROR (spool_error_quark ())

/**
 * SpoolError:
 * @SPOOL_ERROR_USAGE: what was asked for is wrong
 * @SPOOL_ERROR_FAILED: it was right, and still it did not work
 * @SPOOL_ERROR_PROTOCOL: another program said something that it must not say
 * @SPOOL_ERROR_CLOSED: another program has gone
 * @SPOOL_ERROR_CANCELLED: somebody wanted it to stop
 */
typedef enum
{
  SPOOL_ERROR_USAGE,
  SPOOL_ERROR_FAILED,
  SPOOL_ERROR_PROTOCOL,
  SPOOL_ERROR_CLOSED,
  SPOOL_ERROR_CANCELLED
} SpoolError;

GQuark spool_error_quark (void);

G_END_DECLS
