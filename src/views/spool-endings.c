/* spool-endings.c: the endings of the files that a report can be written to.
 *
 * Pictures know theirs, and text formats theirs; whoever names all of them asks here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-endings.h"

#include "chart/spool-chart-export.h"
#include "report/spool-format.h"

/**
 * spool_endings_dup_list:
 *
 * Returns: (transfer full): all endings, each with its dot, pictures first, with spaces between
 * them. Any thread.
 */
char *
spool_endings_dup_list (void)
{
  g_autoptr (GPtrArray) endings = g_ptr_array_new ();
  const SpoolFormat *format;
  const char *suffix;

  for (guint i = 0; (suffix = spool_chart_format_nth_suffix (i)) != NULL; i++)
    g_ptr_array_add (endings, (gpointer) suffix);
  for (guint i = 0; (format = spool_format_nth (i)) != NULL; i++)
    g_ptr_array_add (endings, (gpointer) format->suffix);
  g_ptr_array_add (endings, NULL);
  return g_strjoinv (" ", (char **) endings->pdata);
}
