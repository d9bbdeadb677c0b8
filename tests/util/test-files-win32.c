/* test-files-win32.c: Windows has few of these, and links only for who may make them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-files.h"

/* See test-files-unix.c. */
gboolean
test_files_have_modes (void)
{
  return FALSE;
}

/* See test-files-unix.c. */
gboolean
test_may_write_everywhere (void)
{
  return TRUE;
}

/* See test-files-unix.c. */
gboolean
test_folders_go_while_used (void)
{
  return FALSE;
}

/* See test-files-unix.c. */
gboolean
test_make_link (const char *target, const char *path)
{
  return FALSE;
}

/* See test-files-unix.c. */
gboolean
test_make_pipe (const char *path)
{
  return FALSE;
}

/* See test-files-unix.c. */
gboolean
test_make_old (const char *path, gint64 age_s)
{
  return FALSE;
}
