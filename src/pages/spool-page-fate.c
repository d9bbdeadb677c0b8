/* spool-page-fate.c: delay and error of a request as pure functions of the seed.
 *
 * A page's extra delay hangs on the page alone and not on when it is asked for: whoever fetches
 * the same pages, in whatever order and with however many workers, waits for the same delays.
 * Errors hang on the number of the request, so that a page that failed can succeed later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-fate.h"

/* Keep delays and errors independent of each other under one seed. */
#define DELAY_SALT G_GUINT64_CONSTANT (0x64656c6179)
#define ERROR_SALT G_GUINT64_CONSTANT (0x6572726f72)

/**
 * spool_page_random:
 * @state: (inout): the generator's state, any number at first
 *
 * Draws the next number of a splitmix64 generator: 64 evenly distributed bits, the same on every
 * platform. Any thread.
 *
 * Returns: the number
 */
guint64
spool_page_random (guint64 *state)
{
  guint64 bits;

  *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  bits = *state;
  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return bits ^ (bits >> 31);
}

/* A number in [0, 1) of 53 bits, which a double holds exactly. The seed is scrambled before the
 * number comes in, so that neighbouring seeds do not give the same row shifted by one. */
static double
draw (guint64 seed, guint64 salt, guint64 number)
{
  guint64 state = seed;
  guint64 mixed = spool_page_random (&state) ^ salt;

  mixed = spool_page_random (&mixed) ^ number;
  return (double) (spool_page_random (&mixed) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

/**
 * spool_page_fate_delay_s:
 * @seed: the server's seed
 * @page: the page's number
 * @jitter_s: the largest delay, in seconds
 *
 * How much longer than the latency an answer with this page takes: uniform over the pages, always
 * the same for one page and seed. Any thread.
 *
 * Returns: seconds, from 0 to @jitter_s
 */
double
spool_page_fate_delay_s (guint64 seed, guint64 page, double jitter_s)
{
  g_return_val_if_fail (jitter_s >= 0, 0);

  return draw (seed, DELAY_SALT, page) * jitter_s;
}

/**
 * spool_page_fate_fails:
 * @seed: the server's seed
 * @request: the request's number, in the order of arrival
 * @error_rate: the share of requests that fail, 0 to 1
 *
 * Whether this request is answered with an error. A request that fails at one rate also fails at
 * each higher one. Any thread.
 *
 * Returns: whether it fails
 */
gboolean
spool_page_fate_fails (guint64 seed, guint64 request, double error_rate)
{
  g_return_val_if_fail (error_rate >= 0 && error_rate <= 1, FALSE);

  return draw (seed, ERROR_SALT, request) < error_rate;
}
