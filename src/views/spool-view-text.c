/* spool-view-text.c: what all views say of a report in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-view-text.h"

#include "report/spool-lesson.h"
#include "report/spool-statistics.h"

#include <glib/gi18n.h>
#include <inttypes.h>

static const SpoolLesson *
find_lesson (const SpoolReport *report)
{
  return report->plan->lesson != NULL ? spool_lesson_find (report->plan->lesson) : NULL;
}

/**
 * spool_view_text_dup_title:
 * @report: a report
 *
 * Returns: (transfer full): what a chart of it is called: the lesson, else its workloads,
 * translated. Any thread.
 */
char *
spool_view_text_dup_title (const SpoolReport *report)
{
  const SpoolLesson *lesson;

  g_return_val_if_fail (report != NULL, NULL);

  lesson = find_lesson (report);
  if (lesson != NULL)
    return g_strdup (spool_lesson_get_title (lesson));
  return spool_plan_dup_workloads (report->plan, 0);
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_jobs (GString *text, const SpoolReport *report)
{
  guint64 jobs = spool_plan_get_entry (report->plan, 0)->jobs;
  g_autofree char *part = NULL;

  for (guint i = 1; i < report->plan->entries->len; i++)
    if (spool_plan_get_entry (report->plan, i)->jobs != jobs)
      return;
  part = g_strdup_printf (ngettext ("%" PRIu64 " job", "%" PRIu64 " jobs", (gulong) jobs), jobs);
  append_part (text, part);
}

/* A line begins with a capital letter. */
static void
append_mode (GString *text, SpoolMode mode)
{
  gboolean first = text->len == 0;

  if (mode == SPOOL_MODE_WARM)
    append_part (text, first ? _ ("Warm: pool made before") : _ ("warm: pool made before"));
  else
    append_part (text, first ? _ ("Cold: pool start included") : _ ("cold: pool start included"));
}

static char *
dup_rounds (const SpoolReport *report)
{
  guint n_done = spool_report_count_rounds (report);
  guint n_planned = spool_plan_get_least_rounds (report->plan);
  /* Whoever was stopped takes no more. */
  gboolean automatic = report->plan->rounds == SPOOL_AUTOMATIC_ROUNDS && !report->ended;

  if (n_done == 0 && report->complete)
    return g_strdup (_ ("no whole round"));
  if (n_done == 0 && automatic)
    return g_strdup (_ ("as many rounds as it takes"));
  if (report->complete || (n_done >= n_planned && !automatic))
    return g_strdup_printf (ngettext ("%u round", "%u rounds", n_done), n_done);
  if (automatic)
    return g_strdup_printf (ngettext ("%u round so far", "%u rounds so far", n_done), n_done);
  return g_strdup_printf (ngettext ("%u of %u round", "%u of %u rounds", n_planned), n_done,
                          n_planned);
}

static void
append_rounds (GString *text, const SpoolReport *report)
{
  g_autofree char *part = dup_rounds (report);

  append_part (text, part);
}

static void
append_machine (GString *text, const SpoolMachine *machine)
{
  g_autofree char *cpus = NULL;

  if (machine->cpu_model != NULL)
    append_part (text, machine->cpu_model);
  if (machine->usable_cpus == 0)
    return;
  cpus =
      g_strdup_printf (ngettext ("%u CPU", "%u CPUs", machine->usable_cpus), machine->usable_cpus);
  append_part (text, cpus);
}

/**
 * spool_view_text_dup_subtitle:
 * @report: a report
 *
 * Returns: (transfer full): under which conditions it was measured: jobs, mode, rounds, machine;
 * translated. Any thread.
 */
char *
spool_view_text_dup_subtitle (const SpoolReport *report)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (report != NULL && report->plan->entries->len > 0, NULL);

  text = g_string_new (NULL);
  append_jobs (text, report);
  append_mode (text, report->plan->mode);
  append_rounds (text, report);
  append_machine (text, report->machine);
  return g_strdup (text->str);
}

/**
 * spool_view_text_dup_group:
 * @report: a report
 * @configuration: one of its configurations
 *
 * Returns: (transfer full): the name of the configuration without its worker count: the executor,
 * and the workload too if the report has several; translated. Any thread.
 */
char *
spool_view_text_dup_group (const SpoolReport *report, const SpoolConfiguration *configuration)
{
  const char *executor;

  g_return_val_if_fail (report != NULL && configuration != NULL, NULL);

  executor = spool_executor_kind_get_title (configuration->executor);
  if (report->plan->entries->len == 1)
    return g_strdup (executor);
  /* Translators: a workload and how its jobs are run, such as "Sleeping: Threads" */
  return g_strdup_printf (
      C_ ("workload and executor", "%s: %s"),
      _ (spool_plan_get_entry (report->plan, configuration->entry)->workload->title), executor);
}

/**
 * spool_view_text_dup_empty:
 * @report: a report
 *
 * Returns: (transfer full): why a chart of it shows nothing, if it does; translated. Any thread.
 */
char *
spool_view_text_dup_empty (const SpoolReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  for (guint i = 0; i < report->runs->len; i++)
    if (((const SpoolRun *) g_ptr_array_index (report->runs, i))->failed_jobs > 0)
      return g_strdup (_ ("Jobs failed, so that there is nothing to compare"));
  return g_strdup (report->runs->len == 0 ? _ ("Nothing has been measured yet")
                                          : _ ("There is nothing to compare yet"));
}

/**
 * spool_view_text_dup_no_intervals:
 * @report: a report
 *
 * Returns: (transfer full) (nullable): that it has too few rounds for intervals, translated; %NULL
 * if it has or will have enough, or none at all. Any thread.
 */
char *
spool_view_text_dup_no_intervals (const SpoolReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  if (report->runs->len == 0 || spool_report_count_rounds (report) >= SPOOL_MIN_FOR_INTERVAL ||
      (!report->complete && !report->ended &&
       spool_plan_get_least_rounds (report->plan) >= SPOOL_MIN_FOR_INTERVAL))
    return NULL;
  return g_strdup_printf (_ ("Intervals need at least %d rounds."), SPOOL_MIN_FOR_INTERVAL);
}

/**
 * spool_view_text_dup_disturbed:
 * @report: a report
 *
 * Returns: (transfer full) (nullable): how many runs something disturbed, translated; %NULL if none
 * was. Any thread.
 */
char *
spool_view_text_dup_disturbed (const SpoolReport *report)
{
  guint n_disturbed;

  g_return_val_if_fail (report != NULL, NULL);

  n_disturbed = spool_report_count_disturbed (report);
  if (n_disturbed == 0)
    return NULL;
  return g_strdup_printf (ngettext ("The machine was disturbed during %u of %u run.",
                                    "The machine was disturbed during %u of %u runs.",
                                    report->runs->len),
                          n_disturbed, report->runs->len);
}

/**
 * spool_view_text_dup_hidden:
 * @report: a report
 * @hidden: executors that are not shown, a bit for each (1 << kind)
 *
 * Returns: (transfer full) (nullable): how many of its executors are missing, translated; %NULL if
 * none is. Any thread.
 */
char *
spool_view_text_dup_hidden (const SpoolReport *report, guint hidden)
{
  guint present, n_executors = 0, n_hidden = 0;

  g_return_val_if_fail (report != NULL, NULL);

  present = spool_plan_find_executors (report->plan);
  for (guint kind = 0; kind < SPOOL_N_EXECUTORS; kind++)
    {
      n_executors += (present >> kind) & 1;
      n_hidden += ((present & hidden) >> kind) & 1;
    }
  if (n_hidden == 0)
    return NULL;
  /* Translators: the second number is two or more; the plural is that of the first */
  return g_strdup_printf (
      ngettext ("%u of %u executors is hidden.", "%u of %u executors are hidden.", n_hidden),
      n_hidden, n_executors);
}
