/* spool-cgroup.c: how much CPU time Linux' control groups allow.
 *
 * A group is limited by its own quota and by those of all groups above it. Inside a container the
 * path in /proc/self/cgroup may be that of the host, which the container doesn't see; then what it
 * sees at the top is its own group, and that is where going up from a path ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-cgroup.h"

#include "report/spool-system-file.h"

#include <math.h>
#include <string.h>

#define MOUNT "sys/fs/cgroup"

/* Version 2: "200000 100000", or "max 100000". */
static double
read_v2 (const char *root, const char *folder)
{
  g_autofree char *text = spool_system_file_read (root, "%s/cpu.max", folder);
  const char *blank = text != NULL ? strchr (text, ' ') : NULL;
  gint64 quota, period;

  if (blank == NULL || !spool_system_file_get_int (text, &quota) ||
      !spool_system_file_get_int (blank + 1, &period) || quota <= 0 || period <= 0)
    return NAN;
  return (double) quota / (double) period;
}

/* Version 1: two files; a quota of -1 means none. */
static double
read_v1 (const char *root, const char *folder)
{
  g_autofree char *quota_text = spool_system_file_read (root, "%s/cpu.cfs_quota_us", folder);
  g_autofree char *period_text = spool_system_file_read (root, "%s/cpu.cfs_period_us", folder);
  gint64 quota, period;

  if (!spool_system_file_get_int (quota_text, &quota) ||
      !spool_system_file_get_int (period_text, &period) || quota <= 0 || period <= 0)
    return NAN;
  return (double) quota / (double) period;
}

/* From the group up to where the groups are mounted: the smallest quota on the way. */
static double
read_upwards (const char *root,
              const char *mount,
              const char *group,
              double (*read) (const char *root, const char *folder))
{
  g_autofree char *path = g_strdup (strstr (group, "..") == NULL ? group : "/");
  double quota = NAN;

  for (;;)
    {
      g_autofree char *folder = g_strconcat (mount, path, NULL);
      char *slash = strrchr (path, '/');

      quota = fmin (quota, read (root, folder));
      if (slash == NULL)
        return quota;
      *slash = '\0';
    }
}

/* A line is "number:controllers:path". The unified hierarchy of version 2 has no controllers; it
 * is mounted at the top, or beside those of version 1. */
static double
read_line (const char *root, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ":", 3);
  g_auto (GStrv) controllers = NULL;
  g_autofree char *mount = NULL;

  if (g_strv_length (parts) != 3)
    return NAN;
  if (*parts[1] == '\0')
    return fmin (read_upwards (root, MOUNT, parts[2], read_v2),
                 read_upwards (root, MOUNT "/unified", parts[2], read_v2));
  controllers = g_strsplit (parts[1], ",", -1);
  if (!g_strv_contains ((const char *const *) controllers, "cpu"))
    return NAN;
  /* Mounted under all its controllers' names; "cpu" alone is usually a link to that. */
  mount = g_strconcat (MOUNT "/", parts[1], NULL);
  return fmin (read_upwards (root, mount, parts[2], read_v1),
               read_upwards (root, MOUNT "/cpu", parts[2], read_v1));
}

/**
 * spool_cgroup_read_quota:
 * @root: the folder that is taken for "/"
 *
 * Returns: how many CPUs' time this process and its children get, of both versions of control
 * groups; NAN if they set no limit. Any thread.
 */
double
spool_cgroup_read_quota (const char *root)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double quota = NAN;

  g_return_val_if_fail (root != NULL, NAN);

  text = spool_system_file_read (root, "proc/self/cgroup");
  if (text == NULL)
    return NAN;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    quota = fmin (quota, read_line (root, lines[i]));
  return quota;
}
