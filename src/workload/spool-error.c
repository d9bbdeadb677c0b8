/* spool-error.c: the domain of our errors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-error.h"

G_DEFINE_QUARK (spool - error - quark, spool_error)
