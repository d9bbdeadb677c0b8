/* spool-child-unix.h: what children take on each Unix.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-child.h"

#include <spawn.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Sees to it that a child to be spawned gets no descriptors but its standard ones, where those that
 * are to be closed at its start may not be marked yet; @flags are those of the attributes. */
void spool_child_shield (posix_spawn_file_actions_t *actions, short *flags);

/* (transfer none): this process's environment as it is, for children to inherit. A copy would take
 * its time while workers are started, which is measured. */
char **spool_child_get_environment (void);

/* Closes all descriptors from @fd on in one call, where the system has one. */
gboolean spool_child_close_from (int fd);

/* Blocks until the child has ended or the deadline has come, without reaping it. */
void spool_child_await_end (pid_t pid, gint64 deadline_ns);

/* (transfer full) (nullable): a signal's name, without SIG. */
char *spool_child_dup_signal_name (int number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
