/* spool-history.c: all reports that were kept, the newest first.
 *
 * The folder is the truth, and the list follows it. A report that is removed has a hidden name
 * until nobody can want it back any more. All functions belong to the thread of the main context.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history.h"

#include "app/spool-background.h"
#include "app/spool-report-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _SpoolHistory
{
  GObject parent_instance;

  char *folder;
  GPtrArray *items;      /* (element-type SpoolHistoryItem) */
  GPtrArray *removed;    /* (element-type Removed): the last at the end */
  GCancellable *reading; /* %NULL unless a thread reads the folder */
  gboolean again;        /* something has changed since it began */
  gboolean swept;        /* what an application that has ended had removed is gone */
};

/* A report that can be brought back. */
typedef struct
{
  SpoolHistoryItem *item; /* as it was */
  char *path;             /* where it is now */
} Removed;

enum
{
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void spool_history_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpoolHistory,
                               spool_history,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spool_history_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return SPOOL_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SPOOL_HISTORY (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SpoolHistory *self = SPOOL_HISTORY (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
spool_history_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
removed_free (gpointer data)
{
  Removed *self = data;

  g_object_unref (self->item);
  g_free (self->path);
  g_free (self);
}

static void
spool_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, spool_history_is_busy (SPOOL_HISTORY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
spool_history_dispose (GObject *object)
{
  SpoolHistory *self = SPOOL_HISTORY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  spool_history_forget (self);
  G_OBJECT_CLASS (spool_history_parent_class)->dispose (object);
}

static void
spool_history_finalize (GObject *object)
{
  SpoolHistory *self = SPOOL_HISTORY (object);

  g_free (self->folder);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (spool_history_parent_class)->finalize (object);
}

static void
spool_history_class_init (SpoolHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = spool_history_dispose;
  object_class->finalize = spool_history_finalize;
  object_class->get_property = spool_history_get_property;

  /**
   * SpoolHistory:busy:
   *
   * Whether the folder is being read. It is told after the list has changed.
   */
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spool_history_init (SpoolHistory *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_ptr_array_new_with_free_func (removed_free);
}

/**
 * spool_history_new:
 * @folder: where the reports are; it need not be there
 *
 * Returns: (transfer full): a list that is empty until spool_history_refresh() has read the folder.
 */
SpoolHistory *
spool_history_new (const char *folder)
{
  SpoolHistory *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_HISTORY, NULL);
  self->folder = g_strdup (folder);
  return self;
}

/* What a thread reads: it has items of its own to look at, and makes a list of its own. */
typedef struct
{
  char *folder;
  GHashTable *known; /* path → SpoolHistoryItem */
  GPtrArray *found;
  gboolean sweeps;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->folder);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static Reading *
reading_new (SpoolHistory *history)
{
  Reading *self = g_new0 (Reading, 1);

  self->folder = g_strdup (history->folder);
  self->sweeps = !history->swept;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < history->items->len; i++)
    {
      SpoolHistoryItem *item = g_ptr_array_index (history->items, i);

      g_hash_table_insert (self->known, (gpointer) spool_history_item_get_path (item),
                           g_object_ref (item));
    }
  return self;
}

/* What an application removed that was killed before it could forget it. */
static void
sweep (const Reading *reading, const char *name)
{
  g_autofree char *path = g_build_filename (reading->folder, name, NULL);

  if (reading->sweeps)
    g_unlink (path);
}

static SpoolHistoryItem *
read_item (Reading *reading, const char *name)
{
  g_autofree char *path = g_build_filename (reading->folder, name, NULL);
  SpoolHistoryItem *known = g_hash_table_lookup (reading->known, path);

  if (known != NULL && spool_history_item_is_current (known))
    return g_object_ref (known);
  return spool_history_item_load (path);
}

static gint
compare_pointers (gconstpointer a, gconstpointer b)
{
  return spool_history_item_compare (*(const gpointer *) a, *(const gpointer *) b);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr (GDir) dir = g_dir_open (reading->folder, 0, NULL);
  const char *name;

  while (dir != NULL && !g_cancellable_is_cancelled (cancellable) &&
         (name = g_dir_read_name (dir)) != NULL)
    if (spool_report_file_is_removed (name))
      sweep (reading, name);
    else if (spool_report_file_is_kept (name))
      g_ptr_array_add (reading->found, read_item (reading, name));
  g_ptr_array_sort (reading->found, compare_pointers);
  g_task_return_boolean (task, TRUE);
}

/* Items of a list that give way to those of another one. */
typedef struct
{
  guint position;
  guint n_gone;
  guint first_new; /* in the other list */
  guint n_new;
} Change;

/* Both lists are in one order, in which no two items of a list are equal. A file that was read
 * again is in both of them, but with another item. */
static gboolean
find_change (const GPtrArray *items, const GPtrArray *wanted, Change *change)
{
  guint a = change->position, b = change->first_new;

  while (a < items->len && b < wanted->len && items->pdata[a] == wanted->pdata[b])
    a++, b++;
  change->position = a;
  change->first_new = b;
  while (a < items->len || b < wanted->len)
    {
      int order = a == items->len ? 1
                  : b == wanted->len
                      ? -1
                      : spool_history_item_compare (items->pdata[a], wanted->pdata[b]);

      if (order == 0 && items->pdata[a] == wanted->pdata[b])
        break;
      a += order <= 0;
      b += order >= 0;
    }
  change->n_gone = a - change->position;
  change->n_new = b - change->first_new;
  return change->n_gone > 0 || change->n_new > 0;
}

static void
apply_change (SpoolHistory *self, const GPtrArray *wanted, const Change *change)
{
  if (change->n_gone > 0)
    g_ptr_array_remove_range (self->items, change->position, change->n_gone);
  for (guint i = 0; i < change->n_new; i++)
    g_ptr_array_insert (self->items, (gint) (change->position + i),
                        g_object_ref (wanted->pdata[change->first_new + i]));
  g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->n_gone, change->n_new);
}

/* What stays is not told to have changed: whoever is on a row of it would lose that. */
static void
take_items (SpoolHistory *self, const GPtrArray *wanted)
{
  Change change = { 0 };

  while (find_change (self->items, wanted, &change))
    {
      apply_change (self, wanted, &change);
      change.position += change.n_new;
      change.first_new += change.n_new;
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer history)
{
  g_autoptr (SpoolHistory) self = history;
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->reading);
  self->swept = TRUE;
  if (self->again)
    {
      spool_history_refresh (self);
      return;
    }
  take_items (self, reading->found);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * spool_history_refresh:
 * @self: a history
 *
 * Looks at the folder again, in a thread of its own; files that have not changed are not read
 * again. The list changes when that is done.
 */
void
spool_history_refresh (SpoolHistory *self)
{
  g_return_if_fail (SPOOL_IS_HISTORY (self));

  self->again = self->reading != NULL;
  if (self->again)
    return;
  self->reading = g_cancellable_new ();
  spool_background_run (self, self->reading, read_in_thread, reading_new (self), reading_free,
                        on_read);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * spool_history_is_busy:
 * @self: a history
 *
 * Returns: whether the folder is being read.
 */
gboolean
spool_history_is_busy (SpoolHistory *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY (self), FALSE);

  return self->reading != NULL;
}

/* A list that is read while a name changes might have both names, or none. */
static void
note_change (SpoolHistory *self)
{
  self->again = self->reading != NULL;
}

static gboolean
find_position (SpoolHistory *self, const char *path, guint *position)
{
  for (*position = 0; *position < self->items->len; ++*position)
    if (g_str_equal (spool_history_item_get_path (g_ptr_array_index (self->items, *position)),
                     path))
      return TRUE;
  return FALSE;
}

static void
drop_item (SpoolHistory *self, const char *path)
{
  guint position;

  note_change (self);
  if (!find_position (self, path, &position))
    return;
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
insert_item (SpoolHistory *self, SpoolHistoryItem *item)
{
  guint position = 0;

  note_change (self);
  while (position < self->items->len &&
         spool_history_item_compare (g_ptr_array_index (self->items, position), item) < 0)
    position++;
  g_ptr_array_insert (self->items, (gint) position, g_object_ref (item));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
set_exists (GError **error, const char *title)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a report named “%s” already."),
               title);
}

/**
 * spool_history_check_name:
 * @self: a history
 * @item: an item of it
 * @title: the name it is to have; spaces around it don't count
 * @error: why it can't have that name
 *
 * Returns: whether spool_history_rename() would be tried with it.
 */
gboolean
spool_history_check_name (SpoolHistory *self,
                          SpoolHistoryItem *item,
                          const char *title,
                          GError **error)
{
  g_autofree char *stripped = NULL, *path = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self) && SPOOL_IS_HISTORY_ITEM (item), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  stripped = g_strstrip (g_strdup (title));
  if (g_str_equal (stripped, spool_history_item_get_title (item)))
    return TRUE;
  if (!spool_report_file_check_title (stripped, error))
    return FALSE;
  path = spool_report_file_dup_path (self->folder, stripped);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  set_exists (error, stripped);
  return FALSE;
}

/* The report itself has not changed, so it needn't be read again. What is said of one that can't
 * be read has its name in it. */
static SpoolHistoryItem *
replace_item (SpoolHistory *self, SpoolHistoryItem *item, const char *path)
{
  SpoolHistoryItem *renamed = spool_history_item_new_moved (item, path);

  insert_item (self, renamed);
  if (!spool_history_item_is_readable (renamed))
    spool_history_refresh (self);
  return renamed;
}

/**
 * spool_history_rename:
 * @self: a history
 * @item: an item of it
 * @title: its new name; spaces around it don't count
 * @error: why it can't have that name
 *
 * Gives a report another name, and its file too. The list gets a new item in place of @item.
 *
 * Returns: (transfer full) (nullable): the new item; %NULL if that failed.
 */
SpoolHistoryItem *
spool_history_rename (SpoolHistory *self, SpoolHistoryItem *item, const char *title, GError **error)
{
  g_autoptr (SpoolHistoryItem) kept = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *stripped = NULL, *path = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self) && SPOOL_IS_HISTORY_ITEM (item), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  kept = g_object_ref (item);
  stripped = g_strstrip (g_strdup (title));
  if (g_str_equal (stripped, spool_history_item_get_title (item)))
    return g_steal_pointer (&kept);
  if (!spool_report_file_check_title (stripped, error))
    return NULL;
  path = spool_report_file_dup_path (self->folder, stripped);
  if (!spool_report_file_move (spool_history_item_get_path (item), path, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        set_exists (error, stripped);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  drop_item (self, spool_history_item_get_path (item));
  return replace_item (self, item, path);
}

/**
 * spool_history_remove:
 * @self: a history
 * @item: an item of it
 * @error: why it can't be removed
 *
 * Removes a report, which can be undone until spool_history_forget() or the end of @self.
 *
 * Returns: whether that went well.
 */
gboolean
spool_history_remove (SpoolHistory *self, SpoolHistoryItem *item, GError **error)
{
  g_autofree char *moved = NULL;
  const char *path;
  Removed *removed;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self) && SPOOL_IS_HISTORY_ITEM (item), FALSE);

  path = spool_history_item_get_path (item);
  moved = spool_report_file_remove (path, error);
  if (moved == NULL)
    return FALSE;
  removed = g_new0 (Removed, 1);
  removed->item = g_object_ref (item);
  removed->path = g_steal_pointer (&moved);
  g_ptr_array_add (self->removed, removed);
  drop_item (self, path);
  return TRUE;
}

/**
 * spool_history_undo_remove:
 * @self: a history
 * @error: why it can't be brought back
 *
 * Brings back the report that was removed last, with a number behind its name if there is another
 * one of that name by now.
 *
 * Returns: (transfer full) (nullable): the report; %NULL if there is none, or if that failed.
 */
SpoolHistoryItem *
spool_history_undo_remove (SpoolHistory *self, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (SpoolHistoryItem) item = NULL;
  g_autoptr (GError) failure = NULL;
  const Removed *last;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self), NULL);

  if (self->removed->len == 0)
    return NULL;
  last = g_ptr_array_index (self->removed, self->removed->len - 1);
  item = g_object_ref (last->item);
  path = spool_report_file_restore (last->path, spool_history_item_get_path (item), &failure);
  if (path == NULL)
    {
      /* Somebody else has removed it for good, and those before it can still come back. */
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_ptr_array_remove_index (self->removed, self->removed->len - 1);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_ptr_array_remove_index (self->removed, self->removed->len - 1);
  return replace_item (self, item, path);
}

/**
 * spool_history_forget:
 * @self: a history
 *
 * Removes for good what was removed.
 */
void
spool_history_forget (SpoolHistory *self)
{
  g_return_if_fail (SPOOL_IS_HISTORY (self));

  for (guint i = 0; i < self->removed->len; i++)
    g_unlink (((const Removed *) g_ptr_array_index (self->removed, i))->path);
  g_ptr_array_set_size (self->removed, 0);
}
