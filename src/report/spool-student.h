/* spool-student.h: Student's t distribution. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double spool_student_upper_tail (double t,
                                 double freedom);
double spool_student_two_sided  (double t,
                                 double freedom);
double spool_student_quantile   (double p,
                                 double freedom);

G_END_DECLS
