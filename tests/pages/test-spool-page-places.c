/* test-spool-page-places.c: guests are served in the order in which they came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-places.h"

#define GUESTS 4

typedef struct
{
  SpoolPagePlaces *places;
  GObject *guests[GUESTS];
  GString *served;
} Fixture;

static void
on_served (GObject *guest, gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < GUESTS; i++)
    if (fixture->guests[i] == guest)
      g_string_append_printf (fixture->served, "%u", i);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->served = g_string_new (NULL);
  fixture->places = spool_page_places_new (2, on_served, fixture);
  for (guint i = 0; i < GUESTS; i++)
    {
      fixture->guests[i] = g_object_new (G_TYPE_OBJECT, NULL);
      spool_page_places_enter (fixture->places, fixture->guests[i]);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spool_page_places_free (fixture->places);
  for (guint i = 0; i < GUESTS; i++)
    g_clear_object (&fixture->guests[i]);
  g_string_free (fixture->served, TRUE);
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  for (guint i = GUESTS; i-- > 0;)
    spool_page_places_order (fixture->places, fixture->guests[i]);
  /* The first two came first, though they ordered last. */
  g_assert_cmpstr (fixture->served->str, ==, "10");

  g_clear_object (&fixture->guests[1]);
  g_assert_cmpstr (fixture->served->str, ==, "102");
  g_clear_object (&fixture->guests[0]);
  g_assert_cmpstr (fixture->served->str, ==, "1023");
}

/* Who has a place keeps it, also without an order. */
static void
test_idle_guests (Fixture *fixture, gconstpointer data)
{
  spool_page_places_order (fixture->places, fixture->guests[2]);
  g_assert_cmpstr (fixture->served->str, ==, "");
  g_clear_object (&fixture->guests[0]);
  g_assert_cmpstr (fixture->served->str, ==, "2");

  /* Guest 3 gets the next place, and is served once it orders. */
  g_clear_object (&fixture->guests[1]);
  g_assert_cmpstr (fixture->served->str, ==, "2");
  spool_page_places_order (fixture->places, fixture->guests[3]);
  g_assert_cmpstr (fixture->served->str, ==, "23");
}

static void
test_leaving_the_line (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < GUESTS; i++)
    spool_page_places_order (fixture->places, fixture->guests[i]);
  g_clear_object (&fixture->guests[2]);
  g_assert_cmpstr (fixture->served->str, ==, "01");
  g_clear_object (&fixture->guests[0]);
  g_assert_cmpstr (fixture->served->str, ==, "013");
}

static void
test_guests_outlive_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolPagePlaces) places = spool_page_places_new (1, on_served, fixture);
  g_autoptr (GObject) guest = g_object_new (G_TYPE_OBJECT, NULL);

  spool_page_places_enter (places, guest);
  g_clear_pointer (&places, spool_page_places_free);
  g_assert_finalize_object (g_steal_pointer (&guest));
  g_assert_cmpstr (fixture->served->str, ==, "");
}

static void
add (const char *name, void (*run) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, run, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/pages/places/line", test_line);
  add ("/pages/places/idle-guests", test_idle_guests);
  add ("/pages/places/leaving-the-line", test_leaving_the_line);
  add ("/pages/places/guests-outlive-places", test_guests_outlive_places);
  return g_test_run ();
}
