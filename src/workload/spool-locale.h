/* spool-locale.h: the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void spool_locale_init          (void);
void spool_locale_init_messages (void);

G_END_DECLS
