/* spool-load-other.c: how busy the machine is, where nobody tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <math.h>

/* See spool-load-linux.c. */
double
spool_load_look (SpoolLoad *self)
{
  return NAN;
}
