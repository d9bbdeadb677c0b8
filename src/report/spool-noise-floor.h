/* spool-noise-floor.h: how far a configuration is from itself. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double spool_noise_floor_of_logs (const double *logs,
                                  gsize n_logs);

G_END_DECLS
