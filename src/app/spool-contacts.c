/* spool-contacts.c: which other computers a plan would talk to.
 *
 * Whoever presses Run should know beforehand where that leads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-contacts.h"

#include "workload/spool-web.h"

#include <glib/gi18n.h>

/* More names than these are counted. */
#define MAX_NAMED 3

static void
add_host (GPtrArray *hosts, const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0' &&
      !g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
    g_ptr_array_add (hosts, g_strdup (host));
}

static void
add_entry (GPtrArray *hosts, const SpoolPlanEntry *entry)
{
  g_auto (GStrv) addresses = NULL;
  const char *source;

  if (entry->workload != &spool_web_workload)
    return;
  source = spool_params_get_text (entry->params, "source");
  if (g_str_equal (source, "local"))
    return;
  addresses = spool_web_source_get_addresses (source, NULL);
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++)
    add_host (hosts, addresses[i]);
}

/**
 * spool_contacts_list:
 * @plan: a plan
 *
 * Returns: (transfer full): the names of the hosts whose pages it fetches, each once; empty if all
 *   it needs is on this computer. Redirects may lead elsewhere. Any thread.
 */
GStrv
spool_contacts_list (const SpoolPlan *plan)
{
  GPtrArray *hosts = g_ptr_array_new ();

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint i = 0; i < plan->entries->len; i++)
    add_entry (hosts, spool_plan_get_entry (plan, i));
  g_ptr_array_add (hosts, NULL);
  return (GStrv) g_ptr_array_free (hosts, FALSE);
}

static char *
join (const GStrv hosts)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  for (guint i = 0; hosts[i] != NULL && i < MAX_NAMED; i++)
    g_ptr_array_add (named, hosts[i]);
  g_ptr_array_add (named, NULL);
  return g_strjoinv (C_ ("between two hosts", ", "), (GStrv) named->pdata);
}

/**
 * spool_contacts_describe:
 * @plan: a plan
 *
 * Returns: (transfer full): what it would contact, in a sentence or two, translated. Any thread.
 */
char *
spool_contacts_describe (const SpoolPlan *plan)
{
  g_auto (GStrv) hosts = NULL;
  g_autofree char *named = NULL, *contacts = NULL;
  guint n_more;

  g_return_val_if_fail (plan != NULL, NULL);

  hosts = spool_contacts_list (plan);
  if (hosts[0] == NULL)
    return g_strdup (_ ("Contacts no other computer."));
  named = join (hosts);
  n_more = g_strv_length (hosts) > MAX_NAMED ? g_strv_length (hosts) - MAX_NAMED : 0;
  if (n_more == 0)
    /* Translators: %s are one to three names of computers */
    contacts = g_strdup_printf (_ ("Contacts %s."), named);
  else
    /* Translators: %s are three names of computers */
    contacts = g_strdup_printf (
        ngettext ("Contacts %s and %u more.", "Contacts %s and %u more.", n_more), named, n_more);
  return g_strdup_printf ("%s %s", contacts,
                          _ ("Test only computers that are yours, or that you may test."));
}
