/* widget-util.c: finding widgets in a window, and waiting for what they show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-util.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)
/* A window may have a reason not to draw, so that this is not waited for as patiently. */
#define FRAMES_US (5 * G_USEC_PER_SEC)
/* What one frame changes may be laid out in the next. */
#define N_FRAMES 2

/* An application of which there may be several, with Spool's resources. */
AdwApplication *
widget_make_application (void)
{
  AdwApplication *application =
      g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path",
                    "/io/github/spoolbench/Spool", NULL);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer what);

static guint
walk (GtkWidget *widget, Matches matches, gconstpointer what, GtkWidget **first)
{
  guint n_found = 0;

  if (matches (widget, what))
    {
      n_found++;
      if (*first == NULL)
        *first = widget;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    n_found += walk (each, matches, what, first);
  return n_found;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

/* What a user can see, and nothing that is hidden. */
static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
has_part (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* The first widget of a type; NULL if there is none. */
GtkWidget *
widget_find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  walk (root, has_type, GSIZE_TO_POINTER (type), &found);
  return found;
}

static gboolean
is_nth (GtkWidget *widget, GType type, guint *n)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0;
}

static GtkWidget *
search_nth (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = is_nth (widget, type, n) ? widget : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = search_nth (each, type, n);
  return found;
}

/* A widget of a type, counted from 0; there must be so many. */
GtkWidget *
widget_find_nth (GtkWidget *root, GType type, guint n)
{
  GtkWidget *found = search_nth (root, type, &n);

  g_assert_nonnull (found);
  return found;
}

/* The first visible label with a text; NULL if there is none. */
GtkWidget *
widget_find_text (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  walk (root, has_text, text, &found);
  return found;
}

/* The first visible label whose text contains another; NULL if there is none. */
GtkWidget *
widget_find_part (GtkWidget *root, const char *part)
{
  GtkWidget *found = NULL;

  walk (root, has_part, part, &found);
  return found;
}

guint
widget_count_text (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  return walk (root, has_text, text, &found);
}

/* The row of a list with a title; the test fails if there is none. */
GtkWidget *
widget_find_row (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  walk (root, has_title, title, &found);
  g_assert_nonnull (found);
  return found;
}

static void
count_frame (guint *n_frames)
{
  (*n_frames)++;
}

/* Frames are counted, for on a busy machine one may take longer than any set time. */
static void
await_frames (GtkWidget *window)
{
  g_autoptr (GdkFrameClock) clock = g_object_ref (gtk_widget_get_frame_clock (window));
  gint64 end = g_get_monotonic_time () + FRAMES_US;
  guint n_frames = 0;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame), &n_frames);

  while (n_frames < N_FRAMES && gtk_widget_get_mapped (window) && g_get_monotonic_time () < end)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, FALSE);
    }
  g_signal_handler_disconnect (clock, handler);
}

/* A window of that type that is shown. */
GtkWidget *
widget_find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Does all that is due, and then a frame of each window. */
void
widget_settle (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gint64 end = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        await_frames (window);
    }
}

/* Polls up to a deadline that only what hangs can reach. */
void
widget_await (gboolean (*is_there) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!is_there (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_there (data));
}

/* A window with nothing but the widget. */
GtkWidget *
widget_show_alone (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  widget_settle ();
  return window;
}

/* The widget as it looks; the window must be shown. */
GdkPixbuf *
widget_paint (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  return gdk_pixbuf_get_from_texture (texture);
}
