/* crt_externs.h: as much of macOS's as we use; see check-darwin.py.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

char ***_NSGetEnviron (void);
