/* spool-cgroup.c: how much CPU time Linux' control groups allow.
 *
 * A group is limited by its own quota and by those of all groups above it. /proc/self/cgroup names
 * the group in each hierarchy, and /proc/self/mountinfo where each is mounted, and which group is
 * at the top of what one sees there: in a container that is often its own. If the mounts aren't
 * known, the usual places are looked at. If the path is that of the host, which the container
 * doesn't see, going up from it ends at the top, which then is the container's own group.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-cgroup.h"

#include "report/spool-system-file.h"

#include <math.h>
#include <string.h>

#define MOUNT "sys/fs/cgroup"

/* One version of control groups. */
typedef struct
{
  const char *file_system;
  const char *usual[2]; /* where it is mounted, if nothing else is known */
  double (*read) (const char *root, const char *folder);
} Version;

static double
divide (gint64 quota, gint64 period)
{
  return quota > 0 && period > 0 ? (double) quota / (double) period : NAN;
}

/* Version 2: "200000 100000", or "max 100000". */
static double
read_v2 (const char *root, const char *folder)
{
  g_autofree char *text = spool_system_file_read (root, "%s/cpu.max", folder);
  const char *blank = text != NULL ? strchr (text, ' ') : NULL;
  gint64 quota, period;

  if (blank == NULL || !spool_system_file_get_int (text, &quota) ||
      !spool_system_file_get_int (blank + 1, &period))
    return NAN;
  return divide (quota, period);
}

/* Version 1: two files; a quota of -1 means none. */
static double
read_v1 (const char *root, const char *folder)
{
  g_autofree char *quota_text = spool_system_file_read (root, "%s/cpu.cfs_quota_us", folder);
  g_autofree char *period_text = spool_system_file_read (root, "%s/cpu.cfs_period_us", folder);
  gint64 quota, period;

  if (!spool_system_file_get_int (quota_text, &quota) ||
      !spool_system_file_get_int (period_text, &period))
    return NAN;
  return divide (quota, period);
}

/* From the group up to where the groups are mounted: the smallest quota on the way. */
static double
read_upwards (const char *root, const Version *version, const char *mount, const char *group)
{
  g_autofree char *path = g_strdup (strstr (group, "..") == NULL ? group : "/");
  double quota = NAN;

  for (;;)
    {
      g_autofree char *folder = g_strconcat (mount, path, NULL);
      char *slash = strrchr (path, '/');

      quota = fmin (quota, version->read (root, folder));
      if (slash == NULL)
        return quota;
      *slash = '\0';
    }
}

/* The group as one sees it below a mount at whose top is the group @top. */
static const char *
strip_top (const char *group, const char *top)
{
  gsize length = strlen (top);

  if (g_str_equal (top, "/") || !g_str_has_prefix (group, top) ||
      (group[length] != '/' && group[length] != '\0'))
    return group;
  return group + length;
}

/* A line of mountinfo: "36 35 98:0 /top /where options… - type source options", where blanks are
 * written as octal numbers. */
static double
read_mount (const char *root,
            const Version *version,
            const char *controller,
            const char *group,
            const char *line)
{
  const char *dash = strstr (line, " - ");
  g_auto (GStrv) fields = g_strsplit (line, " ", 6);
  g_auto (GStrv) type = g_strsplit (dash != NULL ? dash + 3 : "", " ", 3);
  g_auto (GStrv) options = NULL;
  g_autofree char *top = NULL;
  g_autofree char *mount = NULL;

  if (g_strv_length (fields) < 6 || g_strv_length (type) < 3 ||
      !g_str_equal (type[0], version->file_system))
    return NAN;
  options = g_strsplit (type[2], ",", -1);
  if (controller != NULL && !g_strv_contains ((const char *const *) options, controller))
    return NAN;
  top = g_strcompress (fields[3]);
  mount = g_strcompress (fields[4]);
  return read_upwards (root, version, mount, strip_top (group, top));
}

static double
read_group (const char *root,
            const Version *version,
            const char *controller,
            const char *group,
            char **mounts)
{
  double quota = NAN;

  for (guint i = 0; mounts[i] != NULL; i++)
    quota = fmin (quota, read_mount (root, version, controller, group, mounts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (version->usual); i++)
    quota = fmin (quota, read_upwards (root, version, version->usual[i], group));
  return quota;
}

/* A line of /proc/self/cgroup is "number:controllers:path". The hierarchy of version 2 has no
 * controllers; it is mounted at the top, or beside those of version 1. Those of version 1 are
 * mounted under the names of all their controllers, to which "cpu" is usually a link. */
static double
read_line (const char *root, const char *line, char **mounts)
{
  static const Version v2 = { "cgroup2", { MOUNT, MOUNT "/unified" }, read_v2 };
  static const Version v1 = { "cgroup", { MOUNT "/cpu,cpuacct", MOUNT "/cpu" }, read_v1 };
  g_auto (GStrv) parts = g_strsplit (line, ":", 3);
  g_auto (GStrv) controllers = NULL;

  if (g_strv_length (parts) != 3)
    return NAN;
  if (*parts[1] == '\0')
    return read_group (root, &v2, NULL, parts[2], mounts);
  controllers = g_strsplit (parts[1], ",", -1);
  if (!g_strv_contains ((const char *const *) controllers, "cpu"))
    return NAN;
  return read_group (root, &v1, "cpu", parts[2], mounts);
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
  g_autofree char *mountinfo = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) mounts = NULL;
  double quota = NAN;

  g_return_val_if_fail (root != NULL, NAN);

  text = spool_system_file_read (root, "proc/self/cgroup");
  if (text == NULL)
    return NAN;
  mountinfo = spool_system_file_read (root, "proc/self/mountinfo");
  mounts = g_strsplit (mountinfo != NULL ? mountinfo : "", "\n", -1);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    quota = fmin (quota, read_line (root, lines[i], mounts));
  return quota;
}
