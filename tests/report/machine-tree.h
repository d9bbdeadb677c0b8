/* machine-tree.h: for tests, machines out of made-up trees of /proc and /sys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine.h"

G_BEGIN_DECLS

#define TREE_CPU "sys/devices/system/cpu/"
#define TREE_GROUPS "sys/fs/cgroup/"

typedef struct
{
  const char *path;
  const char *text;
} TreeFile;

char         *machine_tree_make   (const TreeFile *files,
                                   guint n_files) G_GNUC_WARN_UNUSED_RESULT;
SpoolMachine *machine_tree_read   (const TreeFile *files,
                                   guint n_files) G_GNUC_WARN_UNUSED_RESULT;
void          machine_tree_assert (const SpoolMachine *machine,
                                   const char *expected);

G_END_DECLS
