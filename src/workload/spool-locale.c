/* spool-locale.c: the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-locale.h"

#include "workload/spool-locale-private.h"

#include <libintl.h>
#include <locale.h>

/**
 * spool_locale_init:
 *
 * Lets the program speak the user's language, with translations from the folder that
 * `SPOOL_LOCALE_DIR` names, else from where they were installed. To be called before anything is
 * said.
 */
void
spool_locale_init (void)
{
  setlocale (LC_ALL, "");
  spool_locale_bind (g_getenv ("SPOOL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
