/* spool-unit.h
 *
 * The unit in which the numbers of one chart are shown, and how they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolQuantity:
 * @SPOOL_QUANTITY_TIME: seconds, shown in ns, µs, ms, s, min or h
 * @SPOOL_QUANTITY_RATIO: a factor, shown as "2.5×"
 * @SPOOL_QUANTITY_NUMBER: a bare number, such as a count of workers
 *
 * What the values of an axis are.
 */
typedef enum
{
  SPOOL_QUANTITY_TIME,
  SPOOL_QUANTITY_RATIO,
  SPOOL_QUANTITY_NUMBER,
} SpoolQuantity;

/**
 * SpoolUnit:
 * @quantity: what is shown
 * @symbol: the translated symbol, empty if the unit has none; static or owned by gettext
 * @factor: how much of the base unit (the second, for times) one of this unit is
 */
typedef struct
{
  SpoolQuantity quantity;
  const char *symbol;
  double factor;
} SpoolUnit;

SpoolUnit spool_unit_choose (SpoolQuantity quantity, double maximum);
int spool_unit_decimals (const SpoolUnit *unit, const double *values, gsize n_values, int *fewest);
int spool_unit_decimals_of (const SpoolUnit *unit, double value, int decimals);
int spool_unit_decimals_alone (const SpoolUnit *unit, double value);
char *spool_unit_format (const SpoolUnit *unit, double value, int decimals) G_GNUC_MALLOC;
char *spool_unit_format_full (const SpoolUnit *unit, double value, int decimals) G_GNUC_MALLOC;
char *spool_unit_append_symbol (const SpoolUnit *unit, const char *title) G_GNUC_MALLOC;

G_END_DECLS
