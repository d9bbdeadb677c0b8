/* spool-locale-unix.c: translations lie where the build meant them to be installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workload/spool-locale-private.h"

#include <libintl.h>

/* See spool-locale-private.h. */
void
spool_locale_bind (const char *folder)
{
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SPOOL_LOCALEDIR);
}
