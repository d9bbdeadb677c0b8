/* spool-fd.h: blocking bytes over a file descriptor; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean spool_fd_open_pipe        (int ends[2]);
void     spool_fd_close            (int *fd);
gssize   spool_fd_read             (int fd,
                                    void *bytes,
                                    gsize n_bytes,
                                    gint64 deadline_ns,
                                    GError **error);
gboolean spool_fd_write_all        (int fd,
                                    const void *bytes,
                                    gsize n_bytes,
                                    GError **error);
void     spool_fd_await_hangup     (int fd);
void     spool_fd_allow_many       (void);
void     spool_fd_prepare_standard (void);

G_END_DECLS
