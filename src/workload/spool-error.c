/* spool-error.c: the domain of our errors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-error.h"

/* clang-format would take the name for a subtraction, and put blanks into it. */
/* clang-format off */
G_DEFINE_QUARK (spool-error-quark, spool_error)
/* clang-format on */
