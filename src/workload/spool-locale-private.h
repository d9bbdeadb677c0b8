/* spool-locale-private.h: what finding the translations takes on each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells gettext where the translations are: in @folder, or where they were installed if it is
 * %NULL. */
void spool_locale_bind (const char *folder);

G_END_DECLS
