/* spool-locale-win32.c: translations lie in a folder beside that of the program.
 *
 * Who installs a program on Windows decides where to, and may move it later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workload/spool-locale-private.h"
#include "workload/spool-self.h"

#include <libintl.h>

/* Of <prefix>\bin\program.exe it is <prefix>\share\locale. */
static char *
find_beside (void)
{
  g_autofree char *path = spool_self_dup_path ();
  g_autofree char *folder = NULL;
  g_autofree char *prefix = NULL;

  if (path == NULL)
    return g_strdup (SPOOL_LOCALEDIR);
  folder = g_path_get_dirname (path);
  prefix = g_path_get_dirname (folder);
  return g_build_filename (prefix, "share", "locale", NULL);
}

/* See spool-locale-private.h. gettext wants names in the system's encoding. */
void
spool_locale_bind (const char *folder)
{
  g_autofree char *found = folder != NULL ? g_strdup (folder) : find_beside ();
  g_autofree char *encoded = g_win32_locale_filename_from_utf8 (found);

  bindtextdomain (GETTEXT_PACKAGE, encoded != NULL ? encoded : found);
}
