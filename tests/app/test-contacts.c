/* test-contacts.c: which other computers a plan would talk to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-contacts.h"

#include "report/spool-lesson.h"

#include <string.h>

static SpoolPlan *
make_plan (const char *source)
{
  SpoolPlan *plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_web_workload);

  g_assert_true (spool_params_set (entry->params, "source", source, NULL));
  return plan;
}

static void
assert_contacts (const char *source, const char *hosts, const char *words)
{
  g_autoptr (SpoolPlan) plan = make_plan (source);
  g_auto (GStrv) list = spool_contacts_list (plan);
  g_autofree char *joined = g_strjoinv (" ", list);
  g_autofree char *described = spool_contacts_describe (plan);

  g_assert_cmpstr (joined, ==, hosts);
  g_assert_true (g_str_has_prefix (described, words));
  g_assert_cmpint (strstr (described, "that you may test") != NULL, ==, *hosts != '\0');
}

static void
test_sources (void)
{
  assert_contacts ("local", "", "Contacts no other computer.");
  assert_contacts ("http://a.example/x https://b.example:8080/y http://a.example/z",
                   "a.example b.example", "Contacts a.example, b.example.");
  assert_contacts ("http://1.example http://2.example http://3.example http://4.example "
                   "http://5.example",
                   "1.example 2.example 3.example 4.example 5.example",
                   "Contacts 1.example, 2.example, 3.example and 2 more.");
}

static void
test_notebook (void)
{
  g_autoptr (SpoolPlan) plan = make_plan ("notebook");
  g_auto (GStrv) hosts = spool_contacts_list (plan);

  g_assert_cmpuint (g_strv_length (hosts), >=, 1);
  g_assert_cmpuint (g_strv_length (hosts), <=, 16);
  for (guint i = 0; hosts[i] != NULL; i++)
    g_assert_null (strchr (hosts[i], '/'));
}

/* No lesson needs the network. */
static void
test_lessons (void)
{
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, TRUE);
      g_auto (GStrv) hosts = spool_contacts_list (plan);

      g_assert_cmpuint (g_strv_length (hosts), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/sources", test_sources);
  g_test_add_func ("/contacts/notebook", test_notebook);
  g_test_add_func ("/contacts/lessons", test_lessons);
  return g_test_run ();
}
