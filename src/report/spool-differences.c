/* spool-differences.c: in what two reports differ, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-differences.h"

#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

static gboolean
same_workloads (const SpoolPlan *base, const SpoolPlan *plan)
{
  if (base->entries->len != plan->entries->len)
    return FALSE;
  for (guint i = 0; i < base->entries->len; i++)
    if (spool_plan_get_entry (base, i)->workload != spool_plan_get_entry (plan, i)->workload)
      return FALSE;
  return TRUE;
}

/* In what two entries of the same workload differ; %NULL if in nothing. */
static char *
describe_entry (const SpoolPlanEntry *base, const SpoolPlanEntry *entry)
{
  for (guint i = 0; i < base->workload->n_params; i++)
    {
      const char *name = base->workload->params[i].name;
      const char *base_value = spool_params_get_text (base->params, name);
      const char *value = spool_params_get_text (entry->params, name);

      if (!spool_params_equal_in (base->params, entry->params, i))
        return g_strdup_printf (_ ("the parameter %s of “%s” is %s in one and %s in the other"),
                                name, _ (base->workload->title), base_value, value);
    }
  if (base->jobs != entry->jobs)
    return g_strdup_printf (_ ("“%s” has %" PRIu64 " jobs in one and %" PRIu64 " in the other"),
                            _ (base->workload->title), base->jobs, entry->jobs);
  return NULL;
}

/**
 * spool_differences_dup_obstacle:
 * @base: a report's plan
 * @plan: that of another report, which can't be compared
 *
 * Returns: (transfer full): why they can't be compared, translated. Any thread.
 */
char *
spool_differences_dup_obstacle (const SpoolPlan *base, const SpoolPlan *plan)
{
  g_autofree char *base_list = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (base != NULL && plan != NULL, NULL);

  if (base->mode != plan->mode)
    return g_strdup (base->mode == SPOOL_MODE_COLD
                         ? _ ("the first report is cold and the second is warm")
                         : _ ("the first report is warm and the second is cold"));
  for (guint i = 0; same_workloads (base, plan) && i < base->entries->len; i++)
    {
      char *difference =
          describe_entry (spool_plan_get_entry (base, i), spool_plan_get_entry (plan, i));

      if (difference != NULL)
        return difference;
    }
  base_list = spool_plan_dup_workloads (base, 0);
  list = spool_plan_dup_workloads (plan, 0);
  return g_strdup_printf (_ ("the workloads differ: %s in one and %s in the other"), base_list,
                          list);
}

static void
add_texts (GPtrArray *list, const char *what, const char *base, const char *other)
{
  if (g_strcmp0 (base, other) != 0)
    g_ptr_array_add (list,
                     /* Translators: what differs, and its values in two reports */
                     g_strdup_printf (C_ ("difference", "%s: %s, then %s"), what,
                                      base != NULL ? base : _ ("unknown"),
                                      other != NULL ? other : _ ("unknown")));
}

static void
add_counts (GPtrArray *list, const char *what, guint64 base, guint64 other)
{
  g_autofree char *base_text = g_strdup_printf ("%" PRIu64, base);
  g_autofree char *text = g_strdup_printf ("%" PRIu64, other);

  add_texts (list, what, base_text, text);
}

static void
add_known_counts (GPtrArray *list, const char *what, guint base, guint other)
{
  g_autofree char *base_text = base > 0 ? g_strdup_printf ("%u", base) : NULL;
  g_autofree char *text = other > 0 ? g_strdup_printf ("%u", other) : NULL;

  add_texts (list, what, base_text, text);
}

static void
add_sizes (GPtrArray *list, const char *what, guint64 base_bytes, guint64 bytes)
{
  g_autofree char *base_text = base_bytes > 0 ? spool_text_dup_bytes (base_bytes) : NULL;
  g_autofree char *text = bytes > 0 ? spool_text_dup_bytes (bytes) : NULL;

  add_texts (list, what, base_text, text);
}

static void
add_seconds (GPtrArray *list, const char *what, double base_s, double other_s)
{
  g_autofree char *base_text = spool_text_dup_seconds (base_s);
  g_autofree char *text = spool_text_dup_seconds (other_s);

  add_texts (list, what, base_text, text);
}

static void
add_machine (GPtrArray *list, const SpoolMachine *base, const SpoolMachine *machine)
{
  add_texts (list, _ ("CPU"), base->cpu_model, machine->cpu_model);
  add_texts (list, _ ("Architecture"), base->architecture, machine->architecture);
  add_known_counts (list, _ ("Usable CPUs"), base->usable_cpus, machine->usable_cpus);
  add_sizes (list, _ ("Memory"), base->memory_bytes, machine->memory_bytes);
  add_texts (list, _ ("System"), base->os, machine->os);
  add_texts (list, _ ("Kernel"), base->kernel, machine->kernel);
  add_texts (list, _ ("CPU frequency governor"), base->governor, machine->governor);
  add_texts (list, _ ("Compiler"), base->compiler, machine->compiler);
  add_texts (list, _ ("GLib"), base->glib, machine->glib);
  add_texts (list, _ ("Spool"), base->spool, machine->spool);
}

/* Executors with their numbers of workers, such as "serial 1, threads 2, threads 4". */
static char *
list_configurations (const SpoolPlan *plan, const SpoolPlan *without)
{
  g_autoptr (GArray) all = spool_plan_list_configurations (plan);
  g_autoptr (GArray) others = spool_plan_list_configurations (without);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const SpoolConfiguration *one = &g_array_index (all, SpoolConfiguration, i);
      const SpoolWorkload *workload = spool_plan_get_entry (plan, one->entry)->workload;
      g_autofree char *title = spool_configuration_dup_title (one);
      gboolean found = FALSE;

      for (guint j = 0; j < others->len && !found; j++)
        {
          const SpoolConfiguration *other = &g_array_index (others, SpoolConfiguration, j);

          found = other->executor == one->executor && other->workers == one->workers &&
                  spool_plan_get_entry (without, other->entry)->workload == workload;
        }
      if (found)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between two executors", ", ") : "",
                              title);
    }
  return g_strdup (text->str);
}

static void
add_configurations (GPtrArray *list, const SpoolPlan *base, const SpoolPlan *plan)
{
  g_autofree char *first = list_configurations (base, plan);
  g_autofree char *second = list_configurations (plan, base);

  if (*first != '\0')
    g_ptr_array_add (list, g_strdup_printf (_ ("Only in the first: %s"), first));
  if (*second != '\0')
    g_ptr_array_add (list, g_strdup_printf (_ ("Only in the second: %s"), second));
}

static const char *
describe_end (const SpoolReport *report)
{
  return report->complete ? _ ("complete") : _ ("not complete");
}

/**
 * spool_differences_list:
 * @base: a report
 * @report: another one of the same jobs
 * @list: (element-type utf8): where to add
 *
 * Adds in what the two differ, a line each, translated: machine, rounds, seed, executors. Any
 * thread.
 */
void
spool_differences_list (const SpoolReport *base, const SpoolReport *report, GPtrArray *list)
{
  g_return_if_fail (base != NULL && report != NULL && list != NULL);

  add_machine (list, base->machine, report->machine);
  add_configurations (list, base->plan, report->plan);
  add_counts (list, _ ("Rounds"), spool_report_count_rounds (base),
              spool_report_count_rounds (report));
  add_counts (list, _ ("Seed"), base->plan->seed, report->plan->seed);
  add_seconds (list, _ ("Switch interval"), base->plan->switch_interval_s,
               report->plan->switch_interval_s);
  add_seconds (list, _ ("Job time limit"), base->plan->job_time_limit_s,
               report->plan->job_time_limit_s);
  add_texts (list, _ ("Report"), describe_end (base), describe_end (report));
}
