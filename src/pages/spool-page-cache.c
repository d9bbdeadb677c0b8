/* spool-page-cache.c: makes each page, and each compressed page, once and keeps it.
 *
 * The server answers requests on one thread, so making a page twice would be time that other
 * answers wait for. What is kept is bounded, oldest out first: the pages of a plan fit many times,
 * and a client that counts upwards for ever does not fill the memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-cache.h"

#include "pages/spool-page-body.h"

/* What keeping an entry costs beside its bytes, about; so that empty pages count too. */
#define ENTRY_OVERHEAD_BYTES 128

typedef struct
{
  guint64 page;
  gboolean compressed;
  GBytes *body;
} Entry;

struct _SpoolPageCache
{
  gsize page_size_bytes;
  gsize max_bytes;
  gsize bytes;
  GHashTable *entries;
  GQueue by_age;
};

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return (guint) (entry->page ^ (entry->page >> 32)) * 2 + (entry->compressed ? 1 : 0);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  return left->page == right->page && left->compressed == right->compressed;
}

static gsize
entry_cost (GBytes *body)
{
  return g_bytes_get_size (body) + ENTRY_OVERHEAD_BYTES;
}

static void
entry_free (Entry *entry)
{
  g_bytes_unref (entry->body);
  g_free (entry);
}

static void
make_room (SpoolPageCache *self, gsize size_bytes)
{
  while (!g_queue_is_empty (&self->by_age) && self->bytes + size_bytes > self->max_bytes)
    {
      Entry *oldest = g_queue_pop_head (&self->by_age);

      self->bytes -= entry_cost (oldest->body);
      g_hash_table_remove (self->entries, oldest);
    }
}

/**
 * spool_page_cache_new:
 * @page_size_bytes: the size of every page
 * @max_bytes: how much may be kept; the newest page always is
 *
 * Makes an empty cache. A cache belongs to one thread.
 *
 * Returns: (transfer full): the cache
 */
SpoolPageCache *
spool_page_cache_new (gsize page_size_bytes, gsize max_bytes)
{
  SpoolPageCache *self = g_new0 (SpoolPageCache, 1);

  self->page_size_bytes = page_size_bytes;
  self->max_bytes = max_bytes;
  self->entries =
      g_hash_table_new_full (entry_hash, entry_equal, NULL, (GDestroyNotify) entry_free);
  g_queue_init (&self->by_age);
  return self;
}

/**
 * spool_page_cache_get:
 * @self: a cache
 * @page: the page's number
 * @compressed: whether to get it as gzip compresses it
 *
 * Gets a page, which is made if it is not there.
 *
 * Returns: (transfer full): the page's bytes
 */
GBytes *
spool_page_cache_get (SpoolPageCache *self, guint64 page, gboolean compressed)
{
  const Entry wanted = { .page = page, .compressed = compressed };
  g_autoptr (GBytes) body = NULL;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, &wanted);
  if (entry != NULL)
    return g_bytes_ref (entry->body);

  if (compressed)
    {
      g_autoptr (GBytes) plain = spool_page_cache_get (self, page, FALSE);

      body = spool_page_body_compress (plain);
    }
  else
    body = spool_page_body_new (page, self->page_size_bytes);

  make_room (self, entry_cost (body));
  entry = g_new (Entry, 1);
  *entry = (Entry){ page, compressed, g_bytes_ref (body) };
  g_hash_table_add (self->entries, entry);
  g_queue_push_tail (&self->by_age, entry);
  self->bytes += entry_cost (body);
  return g_steal_pointer (&body);
}

/**
 * spool_page_cache_get_bytes:
 * @self: a cache
 *
 * Returns: how much memory all that is kept takes, about
 */
gsize
spool_page_cache_get_bytes (SpoolPageCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes;
}

/**
 * spool_page_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache; pages that others hold stay.
 */
void
spool_page_cache_free (SpoolPageCache *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear (&self->by_age);
  g_hash_table_unref (self->entries);
  g_free (self);
}
