/* spool-locale.c: the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-locale.h"

#include "workload/spool-locale-private.h"

#include <libintl.h>
#include <locale.h>

static void
bind_translations (void)
{
  spool_locale_bind (g_getenv ("SPOOL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

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
  bind_translations ();
}

/**
 * spool_locale_init_messages:
 *
 * Lets the program say in the user's language what goes wrong, and no more: numbers stay as
 * machines read them. The system's own messages need to know the letters, too. To be called before
 * anything is said.
 */
void
spool_locale_init_messages (void)
{
  setlocale (LC_CTYPE, "");
  setlocale (LC_MESSAGES, "");
  bind_translations ();
}
