/* spool-load.h: how busy the machine is at the moment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolLoad:
 * @busy: processor time that was used until the last look, in whatever unit the system has
 * @total: all that there was until then
 *
 * Zeros before the first look.
 */
typedef struct
{
  guint64 busy;
  guint64 total;
} SpoolLoad;

double spool_load_look    (SpoolLoad *self);
double spool_load_parse   (SpoolLoad *self,
                           const char *text);
double spool_load_compare (SpoolLoad *self,
                           guint64 busy,
                           guint64 total);

G_END_DECLS
