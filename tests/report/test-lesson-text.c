/* test-lesson-text.c: the lessons' texts and the glossary: whole, readable, and linked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-ceiling.h"
#include "report/spool-glossary.h"
#include "report/spool-lesson-text.h"

#include <string.h>

/* Collects the ids of the terms that a text leads to. */
static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  const SpoolGlossaryTerm *term;

  if (g_str_equal (element, "text"))
    return;
  g_assert_cmpstr (element, ==, "a");
  g_assert_cmpstr (names[0], ==, "href");
  g_assert_null (names[1]);
  term = spool_glossary_find_link (values[0]);
  if (term == NULL)
    g_error ("“%s” leads nowhere", values[0]);
  g_ptr_array_add (data, (gpointer) term->id);
}

static void
text (GMarkupParseContext *context, const char *words, gsize length, gpointer data, GError **error)
{
  g_assert_cmpuint (length, >, 0);
}

/* Whether it is a text for people: it can be parsed, links lead to terms, and it ends. */
static GPtrArray *
check_text (const char *markup)
{
  const GMarkupParser parser = { .start_element = start_element, .text = text };
  GPtrArray *ids = g_ptr_array_new ();
  g_autofree char *whole = g_strconcat ("<text>", markup, "</text>", NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, ids, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, whole, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (markup), >, 20);
  g_assert_true (g_str_has_suffix (markup, "."));
  g_assert_null (strstr (markup, "  "));
  return ids;
}

static void
test_terms (void)
{
  const SpoolGlossaryTerm *term;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_terms;

  for (n_terms = 0; (term = spool_glossary_nth (n_terms)) != NULL; n_terms++)
    {
      g_autoptr (GPtrArray) links = check_text (term->definition);

      g_assert_true (g_hash_table_add (ids, (gpointer) term->id));
      g_assert_true (g_hash_table_add (titles, (gpointer) term->title));
      g_assert_cmpuint (strlen (term->title), >, 0);
      g_assert_true (spool_glossary_find (term->id) == term);
      /* GTK's own words are spelled as in America. */
      g_assert_null (strstr (term->definition, "grey"));
      for (guint i = 0; i < links->len; i++)
        g_assert_cmpstr (g_ptr_array_index (links, i), !=, term->id);
    }
  g_assert_cmpuint (n_terms, >=, 14);
}

static void
test_links (void)
{
  g_assert_cmpstr (spool_glossary_find_link ("glossary:gil")->title, ==, "GIL");
  g_assert_null (spool_glossary_find_link ("glossary:"));
  g_assert_null (spool_glossary_find_link ("glossary:nope"));
  g_assert_null (spool_glossary_find_link ("gil"));
  g_assert_null (spool_glossary_find_link ("https://example.org/glossary:gil"));
  g_assert_null (spool_glossary_find (""));
}

/* Counts the paragraphs of a part, and gathers where its links lead. */
static guint
check_part (const SpoolLesson *lesson, SpoolLessonPart part, GHashTable *linked)
{
  const char *paragraph;
  guint n;

  for (n = 0;
       (paragraph = spool_lesson_text_nth (lesson, SPOOL_LESSON_TEXT_WHOLE, part, n)) != NULL; n++)
    {
      g_autoptr (GPtrArray) links = check_text (paragraph);

      for (guint i = 0; i < links->len; i++)
        g_hash_table_add (linked, g_ptr_array_index (links, i));
    }
  g_assert_null (spool_lesson_text_nth (lesson, SPOOL_LESSON_TEXT_WHOLE, part, n + 1));
  g_assert_null (spool_lesson_text_nth (lesson, SPOOL_LESSON_TEXT_WHOLE, part, G_MAXUINT));
  return n;
}

static void
test_lessons (void)
{
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (check_part (lesson, SPOOL_LESSON_PART_SEE, linked), >=, 1);
      g_assert_cmpuint (check_part (lesson, SPOOL_LESSON_PART_WHY, linked), >=, 2);
      g_assert_cmpuint (check_part (lesson, SPOOL_LESSON_PART_TRY, linked), >=, 2);
      g_assert_cmpuint (g_hash_table_size (linked), >=, 2);
    }
}

static const char *
get_see_title (const SpoolPlan *plan)
{
  return spool_lesson_text_get_title (spool_lesson_find (plan->lesson), plan,
                                      SPOOL_LESSON_PART_SEE);
}

/* What is seen is another thing if the jobs are others; not if somebody looks at fewer bars. */
static void
test_titles (void)
{
  const SpoolLesson *lesson = spool_lesson_find ("cpu-start");
  const guint workers[] = { 3 };

  for (guint as_notebook = 0; as_notebook < 2; as_notebook++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, as_notebook != 0);
      g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
      SpoolPlanEntry *second = spool_plan_get_entry (plan, 1);

      g_assert_true (spool_plan_check (plan, NULL));
      for (guint part = 0; part < SPOOL_N_LESSON_PARTS; part++)
        g_assert_true (
            g_hash_table_add (titles, (gpointer) spool_lesson_text_get_title (lesson, plan, part)));
      plan->rounds = 0;
      spool_plan_entry_set_workers (second, workers, G_N_ELEMENTS (workers));
      g_assert_cmpstr (get_see_title (plan), ==, "What you see");
      second->jobs = 2;
      g_assert_cmpstr (get_see_title (plan), ==, "What you see with the lesson’s own settings");
      second->jobs = 1;
      spool_params_set (second->params, "latency", "0.1", NULL);
      g_assert_cmpstr (get_see_title (plan), ==, "What you see with the lesson’s own settings");
      spool_params_set (second->params, "latency", "0", NULL);
      g_assert_cmpstr (get_see_title (plan), ==, "What you see");
      plan->mode = SPOOL_MODE_WARM;
      g_assert_cmpstr (get_see_title (plan), ==, "What you see with the lesson’s own settings");
    }
}

static char *
dup_part (const char *id, guint executors, SpoolLessonPart part)
{
  const SpoolLesson *lesson = spool_lesson_find (id);
  GString *text = g_string_new (NULL);
  const char *paragraph;

  for (guint n = 0; (paragraph = spool_lesson_text_nth (lesson, executors, part, n)) != NULL; n++)
    g_string_append (text, paragraph);
  return g_string_free (text, FALSE);
}

static guint
find_executors (const SpoolExecutorKind *executors, guint n_executors)
{
  const SpoolLesson *lesson = spool_lesson_find ("cpu-threads-processes");
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, FALSE);

  spool_plan_entry_set_executors (spool_plan_get_entry (plan, 0), executors, n_executors);
  return spool_plan_find_executors (plan);
}

/* What isn't measured can't be seen, and nothing is said of where a bar stands. */
static void
test_executors (void)
{
  const char *id = "cpu-threads-processes";
  const SpoolExecutorKind threads[] = { SPOOL_EXECUTOR_THREADS };
  const SpoolExecutorKind both[] = { SPOOL_EXECUTOR_THREADS_GIL, SPOOL_EXECUTOR_THREADS,
                                     SPOOL_EXECUTOR_PROCESSES };
  guint one = find_executors (threads, G_N_ELEMENTS (threads));
  guint all = find_executors (both, G_N_ELEMENTS (both));
  g_autofree char *see_one = dup_part (id, one, SPOOL_LESSON_PART_SEE);
  g_autofree char *why_one = dup_part (id, one, SPOOL_LESSON_PART_WHY);
  g_autofree char *try_one = dup_part (id, one, SPOOL_LESSON_PART_TRY);
  g_autofree char *see_all = dup_part (id, all, SPOOL_LESSON_PART_SEE);
  g_autofree char *why_all = dup_part (id, all, SPOOL_LESSON_PART_WHY);
  g_autofree char *whole = dup_part (id, SPOOL_LESSON_TEXT_WHOLE, SPOOL_LESSON_PART_WHY);

  g_assert_cmpstr (see_one, ==, "");
  g_assert_null (strstr (why_one, "under a lock"));
  g_assert_nonnull (strstr (why_one, "written in C"));
  g_assert_null (strstr (try_one, "under the lock"));
  g_assert_nonnull (strstr (see_all, "Threads and processes take"));
  g_assert_nonnull (strstr (see_all, "Threads under a lock take"));
  g_assert_cmpstr (why_all, ==, whole);
  g_assert_null (strstr (whole, "last bar"));
}

/* The lesson as it is has the whole text. */
static void
test_executors_of_lessons (void)
{
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (lesson, FALSE);
      const char *id = spool_lesson_get_id (lesson);

      for (SpoolLessonPart part = 0; part < SPOOL_N_LESSON_PARTS; part++)
        {
          g_autofree char *text = dup_part (id, spool_plan_find_executors (plan), part);
          g_autofree char *whole = dup_part (id, SPOOL_LESSON_TEXT_WHOLE, part);

          g_assert_cmpstr (text, ==, whole);
        }
    }
}

/* What the notebook gets wrong, or leaves out, is said where it belongs. */
static void
test_facts (void)
{
  g_autofree char *why = dup_part ("cpu-start", SPOOL_LESSON_TEXT_WHOLE, SPOOL_LESSON_PART_WHY);

  g_assert_nonnull (strstr (why, "BrokenProcessPool"));
  g_assert_nonnull (strstr (why, "output.txt"));
  g_assert_nonnull (strstr (why, "does not copy the parent"));
}

static double
get_ceiling (guint jobs, guint usable_cpus)
{
  SpoolCeiling ceiling = { SPOOL_BOUND_CPU, jobs, usable_cpus, 0 };

  return spool_ceiling_get (&ceiling, SPOOL_EXECUTOR_THREADS, 4);
}

/* On two CPUs the ceiling of five jobs is that of four, and five don't take as long as eight. */
static void
test_fifth_job (void)
{
  g_autofree char *next =
      dup_part ("cpu-threads-processes", SPOOL_LESSON_TEXT_WHOLE, SPOOL_LESSON_PART_TRY);

  g_assert_cmpfloat (get_ceiling (5, 2), ==, get_ceiling (4, 2));
  g_assert_cmpfloat (get_ceiling (5, 3), <, get_ceiling (4, 3));
  g_assert_nonnull (strstr (next, "With three usable CPUs or more, the <a"));
  g_assert_nonnull (strstr (spool_glossary_find ("ceiling")->definition, "with a CPU each"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson-text/terms", test_terms);
  g_test_add_func ("/lesson-text/links", test_links);
  g_test_add_func ("/lesson-text/lessons", test_lessons);
  g_test_add_func ("/lesson-text/titles", test_titles);
  g_test_add_func ("/lesson-text/executors", test_executors);
  g_test_add_func ("/lesson-text/executors-of-lessons", test_executors_of_lessons);
  g_test_add_func ("/lesson-text/facts", test_facts);
  g_test_add_func ("/lesson-text/fifth-job", test_fifth_job);
  return g_test_run ();
}
