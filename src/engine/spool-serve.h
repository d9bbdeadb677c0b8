/* spool-serve.h: the role of a worker process that serves jobs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-work.h"

G_BEGIN_DECLS

typedef const SpoolWork *(*SpoolWorkFinder) (const char *workload_id,
                                             gpointer data);

int spool_serve (int in_fd,
                 int out_fd,
                 SpoolWorkFinder find_work,
                 gpointer finder_data);

G_END_DECLS
