/* test-lesson-text.c: the lessons' texts and the glossary: whole, readable, and linked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
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

  for (n = 0; (paragraph = spool_lesson_text_nth (lesson, part, n)) != NULL; n++)
    {
      g_autoptr (GPtrArray) links = check_text (paragraph);

      for (guint i = 0; i < links->len; i++)
        g_hash_table_add (linked, g_ptr_array_index (links, i));
    }
  g_assert_null (spool_lesson_text_nth (lesson, part, n + 1));
  g_assert_null (spool_lesson_text_nth (lesson, part, G_MAXUINT));
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

static void
test_titles (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint part = 0; part < SPOOL_N_LESSON_PARTS; part++)
    g_assert_true (g_hash_table_add (titles, (gpointer) spool_lesson_text_get_title (part)));
}

/* What the notebook gets wrong, or leaves out, is said where it belongs. */
static void
test_facts (void)
{
  const SpoolLesson *start = spool_lesson_find ("cpu-start");
  g_autoptr (GString) why = g_string_new (NULL);
  const char *paragraph;

  for (guint n = 0; (paragraph = spool_lesson_text_nth (start, SPOOL_LESSON_PART_WHY, n)) != NULL;
       n++)
    g_string_append (why, paragraph);
  g_assert_nonnull (strstr (why->str, "BrokenProcessPool"));
  g_assert_nonnull (strstr (why->str, "output.txt"));
  g_assert_nonnull (strstr (why->str, "does not copy the parent"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson-text/terms", test_terms);
  g_test_add_func ("/lesson-text/links", test_links);
  g_test_add_func ("/lesson-text/lessons", test_lessons);
  g_test_add_func ("/lesson-text/titles", test_titles);
  g_test_add_func ("/lesson-text/facts", test_facts);
  return g_test_run ();
}
