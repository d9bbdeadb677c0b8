/* spool-command-list.c: spool-bench list: what there is to measure, and with what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-option-values.h"
#include "report/spool-lesson.h"
#include "workload/spool-error.h"
#include "workload/spool-params.h"

#include <glib/gi18n.h>

static void
list_params (const SpoolWorkload *workload, GString *text)
{
  for (guint i = 0; i < workload->n_params; i++)
    {
      const SpoolParamSpec *spec = &workload->params[i];

      g_string_append_printf (text, "      %s [%s%s%s]\n          %s\n", spec->name,
                              spec->default_value, spec->unit != NULL ? " " : "",
                              spec->unit != NULL ? g_dpgettext2 (NULL, "unit symbol", spec->unit)
                                                 : "",
                              _ (spec->summary));
    }
}

static void
list_workloads (GString *text)
{
  const SpoolWorkload *workload;

  g_string_append_printf (text, "%s\n", _ ("Workloads, with their parameters [and defaults]:"));
  for (guint i = 0; (workload = spool_workload_nth (i)) != NULL; i++)
    {
      g_string_append_printf (text, "  %-12s %s\n", workload->id, _ (workload->summary));
      list_params (workload, text);
    }
}

static void
list_executors (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("Executors:"));
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    g_string_append_printf (text, "  %-14s %s\n", spool_executor_kind_get_id (i),
                            spool_executor_kind_get_summary (i));
}

static void
list_lessons (GString *text)
{
  const SpoolLesson *lesson;

  g_string_append_printf (text, "%s\n", _ ("Lessons:"));
  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    g_string_append_printf (text, "  %-22s %s\n  %-22s %s\n", spool_lesson_get_id (lesson),
                            spool_lesson_get_title (lesson), "",
                            spool_lesson_get_question (lesson));
}

static GError *
complain (const char *what)
{
  return g_error_new (SPOOL_ERROR, SPOOL_ERROR_USAGE,
                      _ ("there is no list of “%s”; there are: workloads, executors, lessons"),
                      what);
}

/**
 * spool_command_list:
 * @arguments: the arguments, the first being the program's name
 *
 * Lists what there is. Main thread.
 *
 * Returns: the exit status.
 */
SpoolExit
spool_command_list (GStrv arguments)
{
  const struct
  {
    const char *name;
    void (*list) (GString *text);
  } lists[] = { { "workloads", list_workloads },
                { "executors", list_executors },
                { "lessons", list_lessons } };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[workloads|executors|lessons]"));
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_option_context_set_summary (context, _ ("Lists what there is to measure, and with what."));
  if (!spool_option_parse (context, &rest, &error))
    return spool_command_fail ("list", error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (rest[0] == NULL || rest[1] == NULL || g_str_equal (rest[1], lists[i].name))
      {
        if (text->len > 0)
          g_string_append_c (text, '\n');
        lists[i].list (text);
      }
  if (text->len > 0 && (rest[0] == NULL || rest[1] == NULL || rest[2] == NULL))
    return spool_command_print (text->str);
  error = complain (text->len > 0 ? rest[2] : rest[1]);
  return spool_command_fail ("list", error);
}
