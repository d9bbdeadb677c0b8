/* spool-plan-words.c: what a plan will do, in words, before it does it.
 *
 * Nobody should learn from a log which computers were contacted, or wait without knowing how long.
 * Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-words.h"

#include "app/spool-decimal.h"
#include "app/spool-plan-forecast.h"
#include "app/spool-short-text.h"
#include "workload/spool-web.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_VALUE_CHARS 80
#define MAX_HOSTS_CHARS 500

static gboolean
fetches_pages (const SpoolPlan *plan)
{
  for (guint i = 0; i < plan->entries->len; i++)
    if (spool_plan_get_entry (plan, i)->workload == &spool_web_workload)
      return TRUE;
  return FALSE;
}

static void
add_hosts (GPtrArray *hosts, const SpoolPlanEntry *entry)
{
  g_auto (GStrv) pages =
      spool_web_source_get_addresses (spool_params_get_text (entry->params, "source"), NULL);

  /* With fewer jobs than pages the last pages are left alone. */
  for (guint64 i = 0; pages[i] != NULL && (entry->jobs == 0 || i < entry->jobs); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (pages[i], G_URI_FLAGS_PARSE_RELAXED, NULL);
      g_autofree char *host = uri != NULL && g_uri_get_host (uri) != NULL
                                  ? g_ascii_strdown (g_uri_get_host (uri), -1)
                                  : NULL;

      if (host != NULL && !g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
        g_ptr_array_add (hosts, g_steal_pointer (&host));
    }
}

/**
 * spool_plan_words_list_hosts:
 * @plan: a plan
 *
 * Returns: (transfer full): the other computers that it asks for pages, each once, in the order of
 * the jobs; where they redirect to isn't known. Any thread.
 */
GStrv
spool_plan_words_list_hosts (const SpoolPlan *plan)
{
  g_autoptr (GPtrArray) hosts = g_ptr_array_new ();

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);

      if (entry->workload == &spool_web_workload &&
          !spool_workload_needs_pages (entry->workload, entry->params))
        add_hosts (hosts, entry);
    }
  g_ptr_array_add (hosts, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&hosts), FALSE);
}

/**
 * spool_plan_words_dup_hosts:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the computers that it contacts, in a row, cut if there are
 * dozens; %NULL if it contacts none but this one. Any thread.
 */
char *
spool_plan_words_dup_hosts (const SpoolPlan *plan)
{
  g_auto (GStrv) hosts = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  hosts = spool_plan_words_list_hosts (plan);
  if (hosts[0] == NULL)
    return NULL;
  all = g_strjoinv (C_ ("between two hosts", ", "), hosts);
  return spool_short_text_dup (all, MAX_HOSTS_CHARS);
}

/**
 * spool_plan_words_dup_contacts:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): which computers it contacts, translated; %NULL if its jobs
 * fetch nothing. Any thread.
 */
char *
spool_plan_words_dup_contacts (const SpoolPlan *plan)
{
  g_autofree char *hosts = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  if (!fetches_pages (plan))
    return NULL;
  hosts = spool_plan_words_dup_hosts (plan);
  if (hosts == NULL)
    return g_strdup (_ ("Contacts only this computer"));
  /* Translators: %s are names of computers, such as "a.example, b.example" */
  return g_strdup_printf (_ ("Contacts: %s"), hosts);
}

static char *
dup_duration (double seconds)
{
  if (seconds < 100)
    return g_strdup_printf (C_ ("duration", "%.0f s"), MAX (ceil (seconds), 1));
  if (seconds < 100 * 60)
    return g_strdup_printf (C_ ("duration", "%.0f min"), ceil (seconds / 60));
  return g_strdup_printf (C_ ("duration", "%.0f h"), ceil (seconds / 3600));
}

/**
 * spool_plan_words_dup_time:
 * @plan: a plan that has been checked
 * @usable_cpus: how many CPUs can compute at once
 *
 * Returns: (transfer full): how long measuring it will take, translated. Any thread.
 */
char *
spool_plan_words_dup_time (const SpoolPlan *plan, guint usable_cpus)
{
  return spool_plan_words_dup_durations (spool_plan_forecast_s (plan, usable_cpus),
                                         spool_plan_forecast_most_s (plan, usable_cpus));
}

/**
 * spool_plan_words_dup_durations:
 * @about_s: how long it will take
 * @most_s: how long it may take in the worst case
 *
 * Returns: (transfer full): that in words, translated. Any thread.
 */
char *
spool_plan_words_dup_durations (double about_s, double most_s)
{
  g_autofree char *about = dup_duration (about_s);
  g_autofree char *most = dup_duration (most_s);

  if (most_s <= about_s || g_str_equal (about, most))
    /* Translators: %s is a duration, such as "5 s" */
    return g_strdup_printf (_ ("Takes about %s"), about);
  /* Translators: both are durations, such as "5 s" */
  return g_strdup_printf (_ ("Takes about %s, at most %s"), about, most);
}

static const char *
get_unit (const SpoolParams *params, const SpoolParamSpec *spec)
{
  return spec->unit_of != NULL
             ? spec->unit_of ((gulong) spool_params_get_integer (params, spec->name))
             : g_dpgettext2 (NULL, "unit symbol", spec->unit);
}

/**
 * spool_plan_words_dup_params:
 * @params: a workload's parameters
 *
 * Returns: (transfer full): those that aren't as they are if nobody says, with their values as the
 * user's language writes them, cut if they are long; translated. Any thread.
 */
char *
spool_plan_words_dup_params (const SpoolParams *params)
{
  const SpoolWorkload *workload;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (params != NULL, NULL);

  workload = spool_params_get_workload (params);
  text = g_string_new (NULL);
  for (guint i = 0; i < workload->n_params; i++)
    {
      const SpoolParamSpec *spec = &workload->params[i];
      const char *text_value = spool_params_get_text (params, spec->name);
      g_autofree char *whole = spool_decimal_show (spec, text_value);
      g_autofree char *value = spool_short_text_dup (whole, MAX_VALUE_CHARS);

      if (g_str_equal (text_value, spec->default_value))
        continue;
      g_string_append (text, text->len > 0 ? " · " : "");
      if (spec->unit != NULL)
        /* Translators: a parameter's name, its value and its unit, such as "Latency: 0.1 s" */
        g_string_append_printf (text, C_ ("parameter", "%s: %s %s"), _ (spec->title), value,
                                get_unit (params, spec));
      else
        /* Translators: a parameter's name and its value, such as "Writes: 10" */
        g_string_append_printf (text, C_ ("parameter", "%s: %s"), _ (spec->title), value);
    }
  return g_strdup (text->len > 0 ? text->str : _ ("Default values"));
}
