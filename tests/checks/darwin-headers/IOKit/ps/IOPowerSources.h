/* IOPowerSources.h: batteries, as far as Spool uses them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define kIOPSTimeRemainingUnlimited ((double) -2.0)

double IOPSGetTimeRemainingEstimate (void);
