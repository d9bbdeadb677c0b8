/* test-files-unix.c: files of kinds that Unix has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether files have modes that say who may do what with them. */
gboolean
test_files_have_modes (void)
{
  return TRUE;
}

/* Whether modes don't matter for whoever runs this. */
gboolean
test_may_write_everywhere (void)
{
  return geteuid () == 0;
}

/* Whether a folder can be renamed and removed while there are open files in it. */
gboolean
test_folders_go_while_used (void)
{
  return TRUE;
}

/* Makes a symbolic link. Returns whether the system has such. */
gboolean
test_make_link (const char *target, const char *path)
{
  g_assert_cmpint (symlink (target, path), ==, 0);
  return TRUE;
}

/* Makes a pipe that has a name. Returns whether the system has such among its files. */
gboolean
test_make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  return TRUE;
}

/* Makes a file or folder look as if it was last changed that long ago. Returns whether that can be
 * done for folders. */
gboolean
test_make_old (const char *path, gint64 age_s)
{
  struct timespec times[2] = { { .tv_sec = g_get_real_time () / G_USEC_PER_SEC - age_s },
                               { .tv_sec = g_get_real_time () / G_USEC_PER_SEC - age_s } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  return TRUE;
}
