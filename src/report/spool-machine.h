/* spool-machine.h: what a report says of the machine that it was measured on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine-facts.h"

G_BEGIN_DECLS

SpoolMachine *spool_machine_new_unknown (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolMachine *spool_machine_read        (const char *root) G_GNUC_WARN_UNUSED_RESULT;
void          spool_machine_free        (SpoolMachine *self);
guint         spool_machine_find_usable (const SpoolMachine *self);
char         *spool_machine_to_json     (const SpoolMachine *self) G_GNUC_WARN_UNUSED_RESULT;
SpoolMachine *spool_machine_from_json   (const char *text,
                                         gssize length,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char         *spool_machine_to_table    (const SpoolMachine *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolMachine, spool_machine_free)

G_END_DECLS
