/* spool-picture-colours.h: which colours exported charts have.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

G_BEGIN_DECLS

void spool_picture_colours_follow (SpoolLab *lab);

G_END_DECLS
