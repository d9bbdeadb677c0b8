/* spool-maybe.h: yes, no, or nobody knows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_UNKNOWN,
  SPOOL_NO,
  SPOOL_YES
} SpoolMaybe;

G_END_DECLS
