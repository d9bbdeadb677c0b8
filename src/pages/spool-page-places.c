/* spool-page-places.c: who is served when there are fewer places than connections.
 *
 * A guest takes a place when it comes, or waits in line for one, and leaves when it is finalized.
 * libsoup accepts every connection and tells nobody when one closes, but each has a message object
 * that lives as long as the connection does when that carries one request: that is the guest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-places.h"

typedef struct
{
  GObject *object;
  gboolean seated;
  gboolean ordered;
} Guest;

struct _SpoolPagePlaces
{
  guint free_places;
  GHashTable *guests;
  GQueue line;
  SpoolPagePlacesFunc serve;
  gpointer data;
};

static void
seat_next (SpoolPagePlaces *self)
{
  while (self->free_places > 0 && !g_queue_is_empty (&self->line))
    {
      Guest *guest = g_queue_pop_head (&self->line);

      guest->seated = TRUE;
      self->free_places--;
      if (guest->ordered)
        self->serve (guest->object, self->data);
    }
}

static void
on_gone (gpointer data, GObject *object)
{
  SpoolPagePlaces *self = data;
  const Guest *guest = g_hash_table_lookup (self->guests, object);

  g_assert (guest != NULL);
  if (guest->seated)
    self->free_places++;
  else
    g_queue_remove (&self->line, guest);
  g_hash_table_remove (self->guests, object);
  seat_next (self);
}

/**
 * spool_page_places_new:
 * @count: how many places there are, at least 1
 * @serve: called for a guest once it has both a place and an order
 * @data: what to pass on
 *
 * Sets up places, all free. They belong to one thread.
 *
 * Returns: (transfer full): the places
 */
SpoolPagePlaces *
spool_page_places_new (guint count, SpoolPagePlacesFunc serve, gpointer data)
{
  SpoolPagePlaces *self;

  g_return_val_if_fail (count > 0, NULL);
  g_return_val_if_fail (serve != NULL, NULL);

  self = g_new0 (SpoolPagePlaces, 1);
  self->free_places = count;
  self->guests = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->serve = serve;
  self->data = data;
  g_queue_init (&self->line);
  return self;
}

/**
 * spool_page_places_enter:
 * @self: places
 * @guest: (transfer none): who comes, for the first time; it leaves when it is finalized
 *
 * Gives the guest a place, or if there is none puts it at the end of the line.
 */
void
spool_page_places_enter (SpoolPagePlaces *self, GObject *guest)
{
  Guest *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_OBJECT (guest));
  g_return_if_fail (!g_hash_table_contains (self->guests, guest));

  entry = g_new0 (Guest, 1);
  entry->object = guest;
  g_hash_table_insert (self->guests, guest, entry);
  g_queue_push_tail (&self->line, entry);
  g_object_weak_ref (guest, on_gone, self);
  seat_next (self);
}

/**
 * spool_page_places_order:
 * @self: places
 * @guest: (transfer none): who wants to be served, having entered before
 *
 * Serves the guest at once if it has a place, else when it gets one.
 */
void
spool_page_places_order (SpoolPagePlaces *self, GObject *guest)
{
  Guest *entry;

  g_return_if_fail (self != NULL);
  entry = g_hash_table_lookup (self->guests, guest);
  g_return_if_fail (entry != NULL && !entry->ordered);

  entry->ordered = TRUE;
  if (entry->seated)
    self->serve (guest, self->data);
}

/**
 * spool_page_places_free:
 * @self: (transfer full): places
 *
 * Frees the places; who waits in line is not served any more.
 */
void
spool_page_places_free (SpoolPagePlaces *self)
{
  GHashTableIter iter;
  gpointer guest;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->guests);
  while (g_hash_table_iter_next (&iter, &guest, NULL))
    g_object_weak_unref (guest, on_gone, self);
  g_hash_table_unref (self->guests);
  g_queue_clear (&self->line);
  g_free (self);
}
