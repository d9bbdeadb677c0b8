/* spool-child-private.h: what a child is, for the files that each system has of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-child.h"

G_BEGIN_DECLS

/* A system that needs more has this at the beginning of its own struct. */
struct _SpoolChild
{
  gint64 pid;
  int in_fd;  /* we write, it reads */
  int out_fd; /* it writes, we read */
  int err_fd; /* likewise; -1 if its stderr is ours */
  gboolean own_group;
  gboolean reaped;
};

/* (transfer full): gives back what the system keeps for a child that has been reaped, and the
 * struct itself. */
void spool_child_release (SpoolChild *self);

G_END_DECLS
