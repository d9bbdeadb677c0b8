/* spool-holm.h: Holm's correction for several comparisons. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void spool_holm_adjust (const double *p_values,
                        gsize n_values,
                        double *adjusted);

G_END_DECLS
