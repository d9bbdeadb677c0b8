/* spool-load-linux.c: how busy the machine is, as Linux tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <math.h>

/**
 * spool_load_look:
 * @self: what was found before
 *
 * Finds out how busy all processors of the machine were since the last look, which should be some
 * tenths of a second ago.
 *
 * Returns: the share of their time that was used, from 0 to 1; NAN at the first look, and where the
 * system doesn't say.
 */
double
spool_load_look (SpoolLoad *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NAN);

  if (!g_file_get_contents ("/proc/stat", &text, NULL, NULL))
    return NAN;
  return spool_load_parse (self, text);
}
