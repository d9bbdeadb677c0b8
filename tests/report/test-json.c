/* test-json.c: the writer and the reader of JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-reader.h"
#include "report/spool-json-writer.h"

#include <json-glib/json-glib.h>

#include <math.h>
#include <string.h>

static void
write_sample (SpoolJsonWriter *writer)
{
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "text", "a");
  spool_json_writer_begin_array (writer, "list");
  spool_json_writer_add_unsigned (writer, NULL, G_MAXUINT64);
  spool_json_writer_add_integer (writer, NULL, -1);
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_end_object (writer);
  spool_json_writer_end_array (writer);
  spool_json_writer_begin_array (writer, "empty");
  spool_json_writer_end_array (writer);
  spool_json_writer_add_json (writer, "raw", "{\"x\":1}");
  spool_json_writer_end_object (writer);
}

static void
test_one_line (void)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
  g_autofree char *text = NULL;
  gsize length;

  write_sample (writer);
  text = spool_json_writer_steal (writer, &length);
  g_assert_cmpstr (text, ==,
                   "{\"text\": \"a\", \"list\": [18446744073709551615, -1, {}], \"empty\": [], "
                   "\"raw\": {\"x\":1}}");
  g_assert_cmpuint (length, ==, strlen (text));
}

static void
test_broken_lines (void)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (1);
  g_autofree char *text = NULL;

  write_sample (writer);
  text = spool_json_writer_steal (writer, NULL);
  g_assert_cmpstr (text, ==,
                   "{\n  \"text\": \"a\",\n  \"list\": [18446744073709551615, -1, {}],\n"
                   "  \"empty\": [],\n  \"raw\": {\"x\":1}\n}");
}

static void
test_values (void)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
  g_autofree char *text = NULL;

  spool_json_writer_begin_array (writer, NULL);
  spool_json_writer_add_number (writer, NULL, 0.25);
  spool_json_writer_add_number (writer, NULL, NAN);
  spool_json_writer_add_number (writer, NULL, INFINITY);
  spool_json_writer_add_boolean (writer, NULL, TRUE);
  spool_json_writer_add_boolean (writer, NULL, FALSE);
  spool_json_writer_add_null (writer, NULL);
  spool_json_writer_add_string (writer, NULL, NULL);
  spool_json_writer_add_seconds (writer, NULL, 2500000);
  spool_json_writer_end_array (writer);
  text = spool_json_writer_steal (writer, NULL);
  g_assert_cmpstr (text, ==, "[0.25, null, null, true, false, null, null, 0.0025]");
}

/* What goes in comes out, whatever it is; json-glib is the judge. */
static void
test_escaping (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;

  for (gunichar c = 1; c < 0x250; c++)
    g_string_append_unichar (all, c);
  g_string_append (all, "\\u0041 \"quoted\" </script> \xf0\x9f\xa7\xb5");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
      g_autofree char *text = NULL;

      spool_json_writer_begin_object (writer, NULL);
      spool_json_writer_add_string (writer, all->str, all->str);
      spool_json_writer_end_object (writer);
      text = spool_json_writer_steal (writer, NULL);
      root = json_from_string (text, NULL);
      g_assert_nonnull (root);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), all->str), ==,
                       all->str);
      g_clear_pointer (&root, json_node_unref);
      g_string_append (all, "\x01\"");
    }
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (0);
  g_autofree char *text = NULL;

  spool_json_writer_add_string (writer, NULL, "a\xff\xc3");
  text = spool_json_writer_steal (writer, NULL);
  g_assert_cmpstr (text, ==, "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void
check_no_json (const char *text, gssize length, const char *words)
{
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("here");
  const SpoolJsonNode *root = spool_json_reader_parse (reader, text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (root);
  g_assert_false (spool_json_reader_end (reader, SPOOL_ERROR_FAILED, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "here: "));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_no_json (void)
{
  g_autofree char *deep = g_strnfill (2000000, '[');

  check_no_json ("", -1, "empty");
  check_no_json ("   \n", -1, "empty");
  check_no_json ("{\"a\": 1", -1, "cut short");
  check_no_json ("{\"a\": NaN}", -1, "isn't JSON: line 1: a value is expected");
  check_no_json ("{\n\na: 1}", -1, "isn't JSON: line 3: a name and a colon are expected");
  check_no_json ("\xff\xfe{}", -1, "UTF-8");
  check_no_json ("{}\0{}", 5, "UTF-8");
  check_no_json (deep, -1, "nested too deeply");
}

static void
test_strict (void)
{
  static const char *const good[] = {
    "null",
    " true ",
    "-0",
    "1e5",
    "1.5E-3",
    "\"\"",
    "[]",
    "{}",
    "[[],[{}]]",
    "\r\n\t [ 1 , 2 ] ",
    "{\"\": 1, \"\": 2}",
    "\"\\u00e9\\ud83e\\uddf5\\/\"",
    "1e999",
    "0.00000000000000000001",
  };
  static const char *const bad[] = {
    "nul",
    "truee",
    "01",
    "-",
    "+1",
    ".5",
    "1.",
    "1e",
    "0x10",
    "inf",
    "nan",
    "Infinity",
    "'a'",
    "\"a",
    "\"a\nb\"",
    "\"\\x\"",
    "\"\\u12g4\"",
    "\"\\u0000\"",
    "\"\\ud83e\"",
    "\"\\ud83ex\"",
    "\"\\ud83e\\u0041\"",
    "\"\\uddf5\"",
    "\"\\",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{1:2}",
    "{\"a\":1 \"b\":2}",
    "{} {}",
    "[] x",
    "// c\n1",
    "/* c */ 1",
    "var x = 1;",
    "[",
    "{",
    "{\"a\"",
    "]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolJson) json = spool_json_parse (good[i], strlen (good[i]), &error);

      g_assert_no_error (error);
      g_assert_nonnull (spool_json_get_root (json));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (spool_json_parse (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
    }
}

static void
test_tree (void)
{
  static const char *const text =
      "{\"a\": [1, -2.5, \"x\\u00e9\\n\\ud83e\\uddf5y\"], \"b\": true, \"n\": null, \"a\": 7}";
  g_autoptr (SpoolJson) json = spool_json_parse (text, strlen (text), NULL);
  const SpoolJsonNode *root = spool_json_get_root (json);
  const SpoolJsonNode *list = spool_json_node_find (root, "a");
  const SpoolJsonNode *node = list->first;

  g_assert_cmpint (root->type, ==, SPOOL_JSON_OBJECT);
  g_assert_cmpuint (root->n_children, ==, 4);
  g_assert_cmpuint (root->end, ==, strlen (text));
  g_assert_cmpint (list->type, ==, SPOOL_JSON_ARRAY);
  g_assert_cmpuint (list->n_children, ==, 3);
  g_assert_cmpmem (text + list->begin, 4, "[1, ", 4);
  g_assert_cmpint (text[list->end], ==, ',');
  g_assert_cmpfloat (node->number, ==, 1);
  g_assert_cmpfloat (node->next->number, ==, -2.5);
  g_assert_cmpstr (node->next->next->string, ==, "xé\n\xf0\x9f\xa7\xb5y");
  g_assert_null (node->next->next->next);
  g_assert_true (spool_json_node_find (root, "b")->boolean);
  g_assert_cmpint (spool_json_node_find (root, "n")->type, ==, SPOOL_JSON_NULL);
  g_assert_null (spool_json_node_find (root, "c"));
  g_assert_null (spool_json_node_find (list, "a"));
}

/* More values than fit into a block of nodes. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  g_autoptr (SpoolJson) json = NULL;
  double sum = 0;

  for (guint i = 1; i < 10000; i++)
    g_string_append_printf (text, ",%u", i);
  g_string_append_c (text, ']');
  json = spool_json_parse (text->str, text->len, NULL);
  for (const SpoolJsonNode *node = spool_json_get_root (json)->first; node; node = node->next)
    sum += node->number;
  g_assert_cmpfloat (sum, ==, 9999.0 * 10000 / 2);
}

/* Brackets within texts aren't levels. */
static void
test_brackets_in_text (void)
{
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *text = g_strconcat ("{\"a\": \"\\\"", brackets, "\"}", NULL);
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("here");
  const SpoolJsonNode *root = spool_json_reader_parse (reader, text, -1);

  g_assert_nonnull (root);
  g_assert_true (spool_json_reader_end (reader, SPOOL_ERROR_FAILED, NULL));
}

typedef struct
{
  const char *json;
  const char *problem; /* NULL: fine */
} Case;

static void
read_number (SpoolJsonReader *reader, const SpoolJsonNode *object)
{
  double value = 7;

  spool_json_reader_get_number (reader, object, "x", -1, 2, &value, SPOOL_JSON_REQUIRED);
  if (!spool_json_reader_failed (reader))
    g_assert_cmpfloat (value, ==, 1.5);
  else
    g_assert_cmpfloat (value, ==, 7);
}

static void
read_unsigned (SpoolJsonReader *reader, const SpoolJsonNode *object)
{
  guint64 value = 7;

  spool_json_reader_get_unsigned (reader, object, "x", 1, 100, &value, SPOOL_JSON_REQUIRED);
  if (!spool_json_reader_failed (reader))
    g_assert_cmpuint (value, ==, 4);
  else
    g_assert_cmpuint (value, ==, 7);
}

static void
read_seconds (SpoolJsonReader *reader, const SpoolJsonNode *object)
{
  gint64 value_ns = -1;

  spool_json_reader_get_seconds (reader, object, "x", &value_ns, SPOOL_JSON_OPTIONAL);
  if (spool_json_reader_has (object, "x") && !spool_json_reader_failed (reader))
    g_assert_cmpint (value_ns, ==, 40000000);
  else
    g_assert_cmpint (value_ns, ==, -1);
}

static void
read_string (SpoolJsonReader *reader, const SpoolJsonNode *object)
{
  const char *value = spool_json_reader_get_string (reader, object, "x", SPOOL_JSON_REQUIRED);

  g_assert_cmpstr (value, ==, spool_json_reader_failed (reader) ? NULL : "yes");
}

static void
read_boolean (SpoolJsonReader *reader, const SpoolJsonNode *object)
{
  gboolean value = FALSE;

  spool_json_reader_get_boolean (reader, object, "x", &value);
  g_assert_true (value == !spool_json_reader_failed (reader));
}

static void
check_cases (const Case *cases,
             guint n_cases,
             void (*read) (SpoolJsonReader *reader, const SpoolJsonNode *object))
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("f");
      const SpoolJsonNode *root = spool_json_reader_parse (reader, cases[i].json, -1);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (root);
      spool_json_reader_enter (reader, "list");
      spool_json_reader_enter_nth (reader, 3);
      read (reader, spool_json_reader_as_object (reader, root));
      spool_json_reader_leave (reader);
      spool_json_reader_leave (reader);
      if (spool_json_reader_end (reader, SPOOL_ERROR_USAGE, &error))
        g_assert_null (cases[i].problem);
      else
        g_assert_cmpstr (error->message, ==, cases[i].problem);
    }
}

static void
test_getters (void)
{
  static const Case numbers[] = {
    { "{\"x\": 1.5}", NULL },
    { "{\"x\": 2.5}", "f: list[3].x: must be between -1 and 2, not 2.5" },
    { "{\"x\": 1e999}", "f: list[3].x: must be between -1 and 2, not inf" },
    { "{\"x\": \"1.5\"}", "f: list[3].x: must be a number, not a text" },
    { "{\"x\": null}", "f: list[3]: “x” is missing" },
    { "{}", "f: list[3]: “x” is missing" },
    { "[]", "f: list[3]: must be an object, not a list" },
  };
  static const Case wholes[] = {
    { "{\"x\": 4}", NULL },
    { "{\"x\": 4.0}", NULL },
    { "{\"x\": 4.5}", "f: list[3].x: must be a whole number, not 4.5" },
    { "{\"x\": -4}", "f: list[3].x: must be between 1 and 100, not -4" },
    { "{\"x\": 1e300}", "f: list[3].x: must be between 1 and 100, not 1e+300" },
    { "{\"x\": true}", "f: list[3].x: must be a whole number, not true or false" },
  };
  static const Case seconds[] = {
    { "{\"x\": 0.04}", NULL },
    { "{}", NULL },
    { "{\"x\": null}", NULL },
    { "{\"x\": -0.5}", "f: list[3].x: must be between 0 and 3.2e+08, not -0.5" },
    { "{\"x\": {}}", "f: list[3].x: must be a number, not an object" },
  };
  static const Case strings[] = {
    { "{\"x\": \"yes\"}", NULL },
    { "{\"x\": 1}", "f: list[3].x: must be a text, not a number" },
    { "{\"x\": [1]}", "f: list[3].x: must be a text, not a list" },
  };
  static const Case booleans[] = {
    { "{\"x\": true}", NULL },
    { "{\"x\": 1}", "f: list[3].x: must be true or false, not a number" },
  };

  check_cases (numbers, G_N_ELEMENTS (numbers), read_number);
  check_cases (wholes, G_N_ELEMENTS (wholes), read_unsigned);
  check_cases (seconds, G_N_ELEMENTS (seconds), read_seconds);
  check_cases (strings, G_N_ELEMENTS (strings), read_string);
  check_cases (booleans, G_N_ELEMENTS (booleans), read_boolean);
}

/* Numbers beyond 2^63 must not come out as small ones. */
static void
test_huge_whole (void)
{
  static const char *const texts[] = { "{\"x\": 18446744073709551616}",
                                       "{\"x\": 9223372036854775809}",
                                       "{\"x\": 99999999999999999999999999}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("f");
      const SpoolJsonNode *root = spool_json_reader_parse (reader, texts[i], -1);
      guint64 value = 7;

      if (root != NULL)
        spool_json_reader_get_unsigned (reader, root, "x", 1, 100, &value, SPOOL_JSON_REQUIRED);
      g_assert_true (spool_json_reader_failed (reader));
      g_assert_cmpuint (value, ==, 7);
    }
}

static void
test_first_problem_stays (void)
{
  g_autoptr (SpoolJsonReader) reader = spool_json_reader_new ("f");
  g_autoptr (GError) error = NULL;

  spool_json_reader_complain (reader, "a", "%s", "is bad");
  spool_json_reader_complain (reader, "b", "%s", "is worse");
  g_assert_false (spool_json_reader_end (reader, SPOOL_ERROR_USAGE, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "f: a: is bad");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/writer/one-line", test_one_line);
  g_test_add_func ("/json/writer/broken-lines", test_broken_lines);
  g_test_add_func ("/json/writer/values", test_values);
  g_test_add_func ("/json/writer/escaping", test_escaping);
  g_test_add_func ("/json/writer/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/json/tree/strict", test_strict);
  g_test_add_func ("/json/tree/tree", test_tree);
  g_test_add_func ("/json/tree/many", test_many);
  g_test_add_func ("/json/reader/no-json", test_no_json);
  g_test_add_func ("/json/reader/brackets-in-text", test_brackets_in_text);
  g_test_add_func ("/json/reader/getters", test_getters);
  g_test_add_func ("/json/reader/huge-whole", test_huge_whole);
  g_test_add_func ("/json/reader/first-problem-stays", test_first_problem_stays);
  return g_test_run ();
}
