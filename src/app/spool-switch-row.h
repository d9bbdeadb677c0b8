/* spool-switch-row.h: a row that is switched on and off.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_SWITCH_ROW (spool_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (SpoolSwitchRow, spool_switch_row, SPOOL, SWITCH_ROW, AdwActionRow)

GtkWidget *spool_switch_row_new        (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   spool_switch_row_get_active (SpoolSwitchRow *self);
void       spool_switch_row_set_active (SpoolSwitchRow *self,
                                        gboolean active);

G_END_DECLS
