/* test-spool-page-alarms.c: alarms ring in order, once, and not before their time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "pages/spool-page-alarms.h"

#define FAR_FUTURE_US (G_GINT64_CONSTANT (1000) * 3600 * 24 * G_USEC_PER_SEC)

typedef struct
{
  GMainContext *context;
  SpoolPageAlarms *alarms;
  GString *rung;
  guint freed;
} Fixture;

/* What an alarm carries: whom to tell, and what. */
typedef struct
{
  Fixture *fixture;
  const char *name;
} Note;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = g_main_context_new ();
  fixture->alarms = spool_page_alarms_new (fixture->context);
  fixture->rung = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->alarms, spool_page_alarms_free);
  g_main_context_unref (fixture->context);
  g_string_free (fixture->rung, TRUE);
}

static void
ring (gpointer data, gpointer user_data)
{
  const Note *note = data;

  g_string_append (note->fixture->rung, note->name);
}

static void
note_free (gpointer data)
{
  Note *note = data;

  note->fixture->freed++;
  g_free (note);
}

static void
add_alarm (Fixture *fixture, const char *name, gint64 due_us)
{
  Note *note = g_new (Note, 1);

  *note = (Note){ fixture, name };
  spool_page_alarms_add (fixture->alarms, due_us, ring, note, note_free);
}

static void
iterate (Fixture *fixture)
{
  while (g_main_context_iteration (fixture->context, FALSE))
    ;
}

/* Iterates until so many alarms are over; those of the past are due, but the system may take its
 * time to say so. */
static void
iterate_until_freed (Fixture *fixture, guint count)
{
  while (fixture->freed < count)
    g_main_context_iteration (fixture->context, TRUE);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  gint64 now_us = g_get_monotonic_time ();

  add_alarm (fixture, "c", now_us - 1);
  add_alarm (fixture, "a", now_us - 3);
  add_alarm (fixture, "d", now_us - 1);
  add_alarm (fixture, "b", now_us - 2);
  g_assert_cmpstr (fixture->rung->str, ==, "");
  iterate_until_freed (fixture, 4);
  g_assert_cmpstr (fixture->rung->str, ==, "abcd");
  iterate (fixture);
  g_assert_cmpstr (fixture->rung->str, ==, "abcd");
}

static void
test_long_past (Fixture *fixture, gconstpointer data)
{
  add_alarm (fixture, "b", 0);
  add_alarm (fixture, "a", -5);
  iterate_until_freed (fixture, 2);
  g_assert_cmpstr (fixture->rung->str, ==, "ab");
}

static void
test_future_waits (Fixture *fixture, gconstpointer data)
{
  gint64 now_us = g_get_monotonic_time ();

  add_alarm (fixture, "never", now_us + FAR_FUTURE_US);
  add_alarm (fixture, "now", now_us);
  iterate_until_freed (fixture, 1);
  iterate (fixture);
  g_assert_cmpstr (fixture->rung->str, ==, "now");
}

static void
test_freed_unrung (Fixture *fixture, gconstpointer data)
{
  add_alarm (fixture, "never", g_get_monotonic_time () + FAR_FUTURE_US);
  add_alarm (fixture, "past", g_get_monotonic_time () - 1);
  g_clear_pointer (&fixture->alarms, spool_page_alarms_free);
  iterate (fixture);
  g_assert_cmpstr (fixture->rung->str, ==, "");
  g_assert_cmpuint (fixture->freed, ==, 2);
}

static void
ring_and_add (gpointer data, gpointer user_data)
{
  Note *note = data;

  g_string_append (note->fixture->rung, note->name);
  add_alarm (note->fixture, "before", 1);
}

/* An alarm may add one that is due even before itself. */
static void
test_added_by_alarm (Fixture *fixture, gconstpointer data)
{
  Note *note = g_new (Note, 1);

  *note = (Note){ fixture, "first " };
  spool_page_alarms_add (fixture->alarms, 2, ring_and_add, note, note_free);
  add_alarm (fixture, " last", g_get_monotonic_time ());
  iterate_until_freed (fixture, 3);
  g_assert_cmpstr (fixture->rung->str, ==, "first before last");
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
  add ("/pages/alarms/order", test_order);
  add ("/pages/alarms/long-past", test_long_past);
  add ("/pages/alarms/future-waits", test_future_waits);
  add ("/pages/alarms/freed-unrung", test_freed_unrung);
  add ("/pages/alarms/added-by-alarm", test_added_by_alarm);
  return g_test_run ();
}
