/* spool-locale.c: the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workload/spool-locale.h"

#include <libintl.h>
#include <locale.h>

/**
 * spool_locale_init:
 *
 * Lets the program speak the user's language, with translations from the folder that
 * `SPOOL_LOCALE_DIR` names, else from where they were installed. To be called first in main().
 */
void
spool_locale_init (void)
{
  const char *folder = g_getenv ("SPOOL_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SPOOL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
