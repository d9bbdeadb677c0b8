/* machine-tree.c: for tests, machines out of made-up trees of /proc and /sys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine-tree.h"

#include "report-util.h"

#include <string.h>

/* A new folder with these files, which util_remove_tree() removes. */
char *
machine_tree_make (const TreeFile *files, guint n_files)
{
  char *root = util_make_folder ();

  for (guint i = 0; i < n_files; i++)
    util_write_file (root, files[i].path, files[i].text);
  return root;
}

SpoolMachine *
machine_tree_read (const TreeFile *files, guint n_files)
{
  g_autofree char *root = machine_tree_make (files, n_files);
  SpoolMachine *machine = spool_machine_read (root);

  util_remove_tree (root);
  return machine;
}

/* That the machine's JSON contains these lines, separated by line breaks, whatever else it has. */
void
machine_tree_assert (const SpoolMachine *machine, const char *expected)
{
  g_autofree char *json = spool_machine_to_json (machine);
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (json, lines[i]) == NULL)
      g_error ("“%s” isn't in %s", lines[i], json);
}
