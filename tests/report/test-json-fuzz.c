/* test-json-fuzz.c: our JSON beside json-glib's, on made-up values and on damaged texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-writer.h"
#include "report/spool-json.h"
#include "report/spool-machine.h"
#include "report/spool-plan-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
make_text (GRand *rand)
{
  static const gunichar odd[] = { 1, '\n', '"', '\\', '/', 0x7f, 0xe9, 0x2028, 0xfffd, 0x1f9f5 };
  GString *text = g_string_new (NULL);

  for (gint i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    if (g_rand_boolean (rand))
      g_string_append_c (text, (char) g_rand_int_range (rand, 'a', 'z'));
    else
      g_string_append_unichar (text, odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))]);
  return g_string_free (text, FALSE);
}

static void
write_scalar (SpoolJsonWriter *writer, const char *name, GRand *rand)
{
  g_autofree char *text = make_text (rand);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      spool_json_writer_add_string (writer, name, text);
      break;
    case 1:
      spool_json_writer_add_integer (writer, name, g_rand_int_range (rand, G_MININT32, G_MAXINT32));
      break;
    case 2:
      spool_json_writer_add_number (writer, name, g_rand_double_range (rand, -1e6, 1e6));
      break;
    case 3:
      spool_json_writer_add_boolean (writer, name, g_rand_boolean (rand));
      break;
    case 4:
    default:
      spool_json_writer_add_null (writer, name);
      break;
    }
}

static void write_any (SpoolJsonWriter *writer, const char *name, GRand *rand, guint depth);

/* Names within an object are all different, since json-glib keeps one of the same. */
static void
write_members (SpoolJsonWriter *writer, GRand *rand, guint depth)
{
  for (gint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      g_autofree char *text = make_text (rand);
      g_autofree char *name = g_strdup_printf ("%d%s", i, text);

      write_any (writer, name, rand, depth + 1);
    }
}

static void
write_any (SpoolJsonWriter *writer, const char *name, GRand *rand, guint depth)
{
  switch (depth < 5 ? g_rand_int_range (rand, 0, 4) : 2)
    {
    case 0:
      spool_json_writer_begin_object (writer, name);
      write_members (writer, rand, depth);
      spool_json_writer_end_object (writer);
      break;
    case 1:
      spool_json_writer_begin_array (writer, name);
      for (gint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
        write_any (writer, NULL, rand, depth + 1);
      spool_json_writer_end_array (writer);
      break;
    case 2:
    default:
      write_scalar (writer, name, rand);
      break;
    }
}

static char *
make_json (GRand *rand)
{
  g_autoptr (SpoolJsonWriter) writer =
      spool_json_writer_new ((guint) g_rand_int_range (rand, 0, 4));

  spool_json_writer_begin_object (writer, NULL);
  write_members (writer, rand, 0);
  spool_json_writer_end_object (writer);
  return spool_json_writer_steal (writer, NULL);
}

static void assert_same (const SpoolJsonNode *node, JsonNode *other);

static void
assert_same_children (const SpoolJsonNode *node, JsonNode *other)
{
  guint i = 0;

  for (const SpoolJsonNode *child = node->first; child != NULL; child = child->next, i++)
    if (node->type == SPOOL_JSON_ARRAY)
      assert_same (child, json_array_get_element (json_node_get_array (other), i));
    else
      assert_same (child, json_object_get_member (json_node_get_object (other), child->name));
  g_assert_cmpuint (i, ==, node->n_children);
  if (node->type == SPOOL_JSON_ARRAY)
    g_assert_cmpuint (json_array_get_length (json_node_get_array (other)), ==, i);
  else
    g_assert_cmpuint (json_object_get_size (json_node_get_object (other)), ==, i);
}

static void
assert_same (const SpoolJsonNode *node, JsonNode *other)
{
  g_assert_nonnull (other);
  switch (node->type)
    {
    case SPOOL_JSON_NULL:
      g_assert_true (JSON_NODE_HOLDS_NULL (other));
      break;
    case SPOOL_JSON_BOOLEAN:
      g_assert_true (json_node_get_value_type (other) == G_TYPE_BOOLEAN);
      g_assert_cmpint (json_node_get_boolean (other), ==, node->boolean);
      break;
    case SPOOL_JSON_NUMBER:
      g_assert_cmpfloat (json_node_get_double (other), ==, node->number);
      break;
    case SPOOL_JSON_STRING:
      g_assert_cmpstr (json_node_get_string (other), ==, node->string);
      break;
    case SPOOL_JSON_ARRAY:
    case SPOOL_JSON_OBJECT:
    default:
      assert_same_children (node, other);
      break;
    }
}

/* Whatever the writer writes, both read the same out of it. */
static void
test_made_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = make_json (rand);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolJson) json = spool_json_parse (text, strlen (text), &error);
      g_autoptr (JsonNode) other = json_from_string (text, NULL);

      g_assert_no_error (error);
      assert_same (spool_json_get_root (json), other);
    }
}

static void
damage (GString *text, GRand *rand)
{
  static const char spices[] = "{}[],:\"\\ntfe0-+.9u \x01";

  for (gint i = g_rand_int_range (rand, 1, 4); i > 0 && text->len > 0; i--)
    {
      gint at = g_rand_int_range (rand, 0, (gint) text->len);
      char spice = spices[g_rand_int_range (rand, 0, sizeof spices - 1)];

      if (g_rand_boolean (rand))
        text->str[at] = spice;
      else if (g_rand_boolean (rand))
        g_string_insert_c (text, at, spice);
      else
        g_string_truncate (text, (gsize) at);
    }
}

/* What is damaged is refused with words, or still a tree whose nodes lie within the text. */
static void
check_places (const SpoolJsonNode *node, guint32 begin, guint32 end)
{
  g_assert_cmpuint (node->begin, >=, begin);
  g_assert_cmpuint (node->end, <=, end);
  g_assert_cmpuint (node->begin, <, node->end);
  if (node->type == SPOOL_JSON_ARRAY || node->type == SPOOL_JSON_OBJECT)
    for (const SpoolJsonNode *child = node->first; child != NULL; child = child->next)
      check_places (child, node->begin + 1, node->end - 1);
}

static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint n_fine = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *whole = make_json (rand);
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolJson) json = NULL;

      damage (text, rand);
      json = spool_json_parse (text->str, text->len, &error);
      g_assert_true ((json == NULL) == (error != NULL));
      if (json == NULL)
        continue;
      check_places (spool_json_get_root (json), 0, (guint32) text->len);
      n_fine++;
    }
  g_assert_cmpuint (n_fine, >, 1000);
}

/* What was read can be measured, and what is written of it can be read again. */
static void
check_plan (SpoolPlan *plan)
{
  g_autofree char *text = spool_plan_to_json (plan);
  g_autoptr (SpoolPlan) again = spool_plan_from_json (text, -1, NULL);

  g_assert_true (spool_plan_check (plan, NULL));
  g_assert_nonnull (again);
  g_assert_cmpuint (again->guesses->len, ==, plan->guesses->len);
}

/* Plans come from scripts, machines from other people's reports. */
static void
test_damaged_plans (void)
{
  static const char *const plan =
      "{\"lesson\": null, \"mode\": \"cold\", \"rounds\": 3, \"seed\": 1, \"entries\": "
      "[{\"workload\": \"web\", \"params\": {\"latency\": \"0.04\", \"writes\": 3}, \"jobs\": 16, "
      "\"executors\": [\"serial\", \"threads\"], \"workers\": [2, 4, 8, 16]}], \"guesses\": "
      "[{\"entry\": 0, \"executor\": \"threads\", \"workers\": 4, \"share_of_serial\": 0.25}]}";
  static const char *const machine =
      "{\"cpu_model\": \"A\", \"online_cpus\": 8, \"quota_cpus\": 2.5, \"load\": 0.1, "
      "\"on_battery\": false, \"os\": null}";
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_plans = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) plan_text = g_string_new (plan);
      g_autoptr (GString) machine_text = g_string_new (machine);
      g_autoptr (GError) plan_error = NULL;
      g_autoptr (GError) machine_error = NULL;
      g_autoptr (SpoolPlan) a_plan = NULL;
      g_autoptr (SpoolMachine) a_machine = NULL;

      damage (plan_text, rand);
      damage (machine_text, rand);
      a_plan = spool_plan_from_json (plan_text->str, (gssize) plan_text->len, &plan_error);
      g_assert_true ((a_plan == NULL) == (plan_error != NULL));
      a_machine =
          spool_machine_from_json (machine_text->str, (gssize) machine_text->len, &machine_error);
      g_assert_true ((a_machine == NULL) == (machine_error != NULL));
      if (a_plan != NULL)
        check_plan (a_plan);
      if (a_machine != NULL && a_machine->online_cpus > 0)
        g_assert_cmpuint (a_machine->usable_cpus, >=, 1);
      n_plans += a_plan != NULL;
    }
  g_assert_cmpuint (n_plans, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-fuzz/made-up", test_made_up);
  g_test_add_func ("/json-fuzz/damaged", test_damaged);
  g_test_add_func ("/json-fuzz/damaged-plans", test_damaged_plans);
  return g_test_run ();
}
