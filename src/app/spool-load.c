/* spool-load.c: how busy the machine is at the moment.
 *
 * The load average would tell of the last minute, and a lesson is over by then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-load.h"

#include <math.h>
#include <string.h>

/* The columns of the system's own table: user, nice, system, idle, waiting for disks, interrupts,
 * those of them that were put off, and what another system took. Guests are counted in the first.
 */
#define N_COLUMNS 8
#define IDLE 3
#define WAITING 4

/**
 * spool_load_parse:
 * @self: what was found before
 * @text: what Linux says of its processors in /proc/stat
 *
 * As spool_load_look(), of a given text.
 *
 * Returns: the share of the processors' time that was used, from 0 to 1, or NAN.
 */
double
spool_load_parse (SpoolLoad *self, const char *text)
{
  SpoolLoad now = { 0 };
  const char *rest;

  g_return_val_if_fail (self != NULL && text != NULL, NAN);

  if (!g_str_has_prefix (text, "cpu "))
    return NAN;
  rest = text + strlen ("cpu ");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      char *end;
      guint64 ticks = g_ascii_strtoull (rest, &end, 10);

      if (end == rest)
        return NAN;
      rest = end;
      now.total += ticks;
      if (i != IDLE && i != WAITING)
        now.busy += ticks;
    }
  return spool_load_compare (self, now.busy, now.total);
}

/**
 * spool_load_compare:
 * @self: what was found before
 * @busy: processor time that has been used
 * @total: all that there has been
 *
 * As spool_load_look(), of given numbers.
 *
 * Returns: the share of the processors' time that was used, from 0 to 1, or NAN.
 */
double
spool_load_compare (SpoolLoad *self, guint64 busy, guint64 total)
{
  SpoolLoad before;

  g_return_val_if_fail (self != NULL, NAN);

  before = *self;
  *self = (SpoolLoad){ .busy = busy, .total = total };
  /* The counts of idle time may go back a little. */
  if (before.total == 0 || total <= before.total || busy < before.busy)
    return NAN;
  return MIN (1.0, (double) (busy - before.busy) / (total - before.total));
}
