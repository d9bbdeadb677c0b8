/* spool-pipe-win32.h: pipes of Windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <windows.h>

G_BEGIN_DECLS

/* How much a pipe holds before writing to it blocks, as on Linux. */
#define SPOOL_PIPE_BYTES (64 * 1024)

gboolean spool_pipe_win32_open (HANDLE *reader,
                                HANDLE *writer);
int      spool_pipe_win32_take (HANDLE handle);

G_END_DECLS
